"""`make revision` writes what a model adds, and nothing right after the newest revision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from data.store.engine import create_store_engine
from data.store.upgrade import upgrade_store
from tests.data.migrations.stores import put_released
from tools.revision import changes


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[Connection]:
    """Connection to an upgraded store; its transaction is rolled back."""
    url = put_released(f"sqlite:///{tmp_path / 'store.db'}")
    upgrade_store(url)
    engine = create_store_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_after_the_newest_revision_there_is_nothing_to_write(upgraded: Connection) -> None:
    assert changes(upgraded) == ""


def test_what_a_store_lacks_is_written_with_types_of_sqlalchemy_alone(
    upgraded: Connection,
) -> None:
    upgraded.execute(text("DROP TABLE sdx_record"))
    upgraded.execute(text("ALTER TABLE discrepancy DROP COLUMN case_amount"))
    written = changes(upgraded)
    assert "op.create_table('sdx_record'" in written
    assert "sa.Column('gross', sa.BigInteger(), nullable=False)" in written
    assert "sqlite_with_rowid=False" in written
    assert "sa.Column('case_amount', sa.BigInteger()" in written
    assert "op.batch_alter_table('discrepancy') as" in written
