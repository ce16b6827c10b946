"""Concurrent changes of a user's access: neither undoes the other. Of two managers who give a user
access for the first time, the second learns that there is one.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import insert, text, update

from data.office.reviewer import ReviewerAccess, access, access_to_change, keep_access
from data.office.user import User
from data.schema import create_store
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.office import TODAY, furnish

PATIENCE = 20.0


def wait_for_a_waiting_one(store: Store) -> None:
    """Wait until a statement waits for the lock of another transaction."""
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


ACTIVATING = "change=A;position=REVIEWER;job_need=Y;agreement=03/01/2026;workstation=LTERM01A"
ACTIVE_ALREADY = "IMS1070E THE ACCESS OF REV09 IS ALREADY ACTIVE"


def add_reviewer(store: Store) -> None:
    """REV09, who never had access."""
    with store.transaction() as connection:
        row = connection.execute(User.__table__.select().where(User.user_id == "REV01")).one()
        connection.execute(insert(User), row._asdict() | {"user_id": "REV09"})


def test_of_two_first_accesses_at_once_one_is_given(store: Store, tmp_path: Path) -> None:
    """Both have the form open and press Enter at the same moment."""
    add_reviewer(store)
    at_once = Barrier(2)
    desks = [desk(store, tmp_path, "RMGR1") for _ in range(2)]
    for each in desks:
        each.enter("TWNA REV09")

    def give(each: Desk) -> str:
        at_once.wait(PATIENCE)
        return each.say(ACTIVATING)

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(give, desks))
    assert said == [ACTIVE_ALREADY, "IMS1074I ACCESS OF REV09 ACTIVATED"]


@pytest.mark.debian("postgresql")
def test_the_second_of_two_first_accesses_waits_for_the_first(
    postgresql_url: str, tmp_path: Path
) -> None:
    store = create_store(postgresql_url, TODAY)
    furnish(store)
    add_reviewer(store)
    other = desk(store, tmp_path, "RMGR1")
    other.enter("TWNA REV09")
    with ThreadPoolExecutor(1) as pool:
        with store.transaction() as connection:
            assert access_to_change(connection, "REV09") is None
            held = access(connection, "REV01")
            assert held is not None
            keep_access(connection, held._replace(user_id="REV09"))
            said = pool.submit(other.say, ACTIVATING)
            wait_for_a_waiting_one(store)
        assert said.result(PATIENCE) == ACTIVE_ALREADY
    store.close()
