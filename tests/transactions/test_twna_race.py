"""A change of an access while somebody else changes the same one: neither undoes the other's."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text, update

from data.models import ReviewerAccess
from data.queries.reviewers import access
from data.store import Store, create_store
from tests.transactions.desk import desk
from tests.transactions.office import TODAY, furnish

PATIENCE = 20.0


def wait_for_a_waiting_one(store: Store) -> None:
    """Until a statement waits for the lock of another transaction."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with store.reading() as connection:
            if connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits")


@pytest.mark.debian("postgresql")
@pytest.mark.parametrize(
    ("user", "entered", "typed"),
    [
        ("RMGR1", "TWNA REV01", "change=U;workstation=LTERM09A"),
        ("RSUP1", "TWNS REV01", "new_position=WTW;changed_on=03/19/2026"),
    ],
)
def test_a_deactivation_meanwhile_stays(
    user: str, entered: str, typed: str, postgresql_url: str, tmp_path: Path
) -> None:
    store = create_store(postgresql_url, TODAY)
    furnish(store)
    other = desk(store, tmp_path, user)
    other.enter(entered)
    with ThreadPoolExecutor(1) as pool:
        with store.transaction() as connection:
            connection.execute(
                update(ReviewerAccess)
                .where(ReviewerAccess.user_id == "REV01")
                .values(deactivated_on=TODAY, deactivated_by="RMGR1")
            )
            said = pool.submit(other.say, typed)
            wait_for_a_waiting_one(store)
        assert said.result(PATIENCE).startswith(("IMS1076I", "IMS1085I"))
    with store.reading() as connection:
        row = access(connection, "REV01")
    assert row is not None
    assert (row.deactivated_on, row.deactivated_by) == (TODAY, "RMGR1")
    assert row.workstation == "LTERM09A" or row.position == "wtw"
    store.close()
