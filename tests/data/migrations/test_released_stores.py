"""A released store keeps its data through the upgrade."""

from __future__ import annotations

import pytest
from sqlalchemy import func, inspect, select, table

from data.audit.event import AuditEvent
from data.store.engine import create_store_engine
from data.store.store import OlderStoreError, open_store
from data.store.upgrade import upgrade_store
from ims_tui.command.main import main
from tests.data.migrations.stores import put_released


@pytest.fixture
def upgraded(store_url: str) -> str:
    """URL of a released store after the upgrade."""
    put_released(store_url)
    assert upgrade_store(store_url) is not None
    return store_url


def test_an_older_store_is_not_opened(store_url: str) -> None:
    put_released(store_url)
    with pytest.raises(OlderStoreError, match="older version"):
        open_store(store_url)


def test_notes_clears_and_lists_are_there(
    upgraded: str, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = ("PY 900123456", "DXL", "G1DX", "FCN S100010")
    assert main(["--db", upgraded, "run", *inputs]) == 0
    screens = capsys.readouterr().out
    assert "SDX  SSI STATE DATA" in screens
    assert "03/15/2026 03/20/2026 SDX" in screens and "7 REDUCTION BY WKR01" in screens
    assert "S100030 01 NGUYEN, THI HOA" in screens
    assert "REDUCTION, BASIS SSA. AWARD LETTER" in screens


def test_the_audit_is_there(upgraded: str) -> None:
    store = open_store(upgraded)
    entered = select(AuditEvent.transaction, AuditEvent.outcome).order_by(AuditEvent.event_id)
    with store.reading() as connection:
        events = connection.execute(entered).all()
    store.close()
    assert len(events) == 41
    assert ("FCN", "IMS0401") in events and ("DXD", "CHANGED") in events


def test_no_row_is_lost(store_url: str) -> None:
    put_released(store_url)
    before = rows_at(store_url)
    upgrade_store(store_url)
    after = rows_at(store_url)
    assert {name: after[name] for name in before} == before
    for kept in ("exchange_request", "case_message", "twn_lookup", "adverse_action"):
        assert after[kept] > 0, kept


def rows_at(url: str) -> dict[str, int]:
    """Count the rows of each table."""
    engine = create_store_engine(url)
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        counted = {
            name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
            for name in names
        }
    engine.dispose()
    return counted
