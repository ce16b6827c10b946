"""Tries of the service's password are limited; a manager reopens the access."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from data.office.reviewer import access
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.participants import ANA, furnish_participants
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON, held

WRONG = "password=VERIFY99"
LOCKED = "IMS1047E LOCKED: TOO MANY WRONG PASSWORDS. A MANAGER REOPENS IT: TWNA"


def wrong_passwords(store: Store) -> int:
    with store.reading() as connection:
        row = access(connection, "REV01")
    assert row is not None
    return row.wrong_passwords


@pytest.fixture
def reviewer(sqlite_store: Store, tmp_path: Path) -> Desk:
    """REV01 at step 4."""
    furnish_participants(sqlite_store)
    at_desk = desk(sqlite_store, tmp_path, "REV01")
    at_desk.enter(f"TWN {ANA}", *SIGN_ON[:2])
    return at_desk


def test_the_third_wrong_password_locks(
    reviewer: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    assert reviewer.say(WRONG).endswith("TRIES LEFT: 2")
    reviewer.enter("[CLEAR]", f"TWN {ANA}", *SIGN_ON[:2])
    assert reviewer.say(WRONG).endswith("TRIES LEFT: 1"), "coming again gives no new tries"
    assert reviewer.say(WRONG) == LOCKED
    assert reviewer.say(SIGN_ON[2]) == LOCKED, "the right one helps no more"
    outcomes = [row.outcome for row in held(sqlite_store, ANA)]
    assert outcomes == ["IMS1017", "IMS1017", "IMS1047", "IMS1047"]
    other = desk(sqlite_store, tmp_path, "REV01", lterm="DOOR")
    assert other.say(f"TWN {ANA}") == LOCKED, "nor does another terminal"
    assert other.say(f"TWNF {ANA}") == LOCKED


def test_the_right_password_gives_all_tries_back(reviewer: Desk, sqlite_store: Store) -> None:
    reviewer.enter(WRONG, WRONG, SIGN_ON[2])
    assert reviewer.code == "TWN5" and wrong_passwords(sqlite_store) == 0


def test_a_manager_reopens_it(reviewer: Desk, sqlite_store: Store, tmp_path: Path) -> None:
    reviewer.enter(WRONG, WRONG, WRONG)
    boss = desk(sqlite_store, tmp_path, "RMGR1")
    boss.enter("TWNA REV01")
    assert boss.value("locked") == "LOCKED"
    assert boss.say("change=R") == "IMS1059I ACCESS OF REV01 REOPENED"
    boss.enter("TWNA REV01")
    assert boss.value("locked") == ""
    assert boss.say("change=R").startswith("IMS1072E")
    reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    assert reviewer.code == "TWN9"


def test_two_terminals_at_once_get_no_more_tries(store: Store, tmp_path: Path) -> None:
    furnish_participants(store)
    desks = [desk(store, tmp_path, "REV01", lterm=name) for name in ("TEST", "DOOR")]
    for each in desks:
        each.enter(f"TWN {ANA}", *SIGN_ON[:2])
    at_once = Barrier(2)

    def guess(each: Desk) -> list[str]:
        at_once.wait(20)
        return [each.say(WRONG) for _ in range(2)]

    with ThreadPoolExecutor(2) as pool:
        said = [message for each in pool.map(guess, desks) for message in each]
    assert sum(message.startswith("IMS1017E") for message in said) == 2
    assert sum(message.startswith("IMS1047E") for message in said) == 2
    assert wrong_passwords(store) == 3
