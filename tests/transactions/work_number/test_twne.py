"""TWNE: staff of the county are made, updated and ended by the manager."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.office.reviewer import access, last_changes
from data.office.user import UserRow, user_by_id
from data.store.store import Store
from data.store.tokens import verify_password
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.office import TODAY
from tests.transactions.participants import ANA, furnish_participants
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON

GOLDEN = Path(__file__).parents[1] / "golden"
WHOLE = {
    "change": "N", "name": "Fourth Reviewer", "position": "REV", "supervisor": "01",
    "district": "10", "password": "Welcome2",
}  # fmt: skip
OFF = "IMS0024E SIGNED OFF: YOUR USER ID, POSITION OR AGENCY HAS CHANGED"


def typed(**changed: str) -> str:
    return ";".join(f'{name}="{text}"' for name, text in (WHOLE | changed).items())


@pytest.fixture
def manager(store: Store, tmp_path: Path) -> Desk:
    """RMGR1, once on each engine."""
    return desk(store, tmp_path, "RMGR1")


@pytest.fixture
def boss(sqlite_store: Store, tmp_path: Path) -> Desk:
    """RMGR1."""
    return desk(sqlite_store, tmp_path, "RMGR1")


def user(store: Store, user_id: str) -> UserRow | None:
    with store.reading() as connection:
        return user_by_id(connection, user_id)


def test_new_staff_sign_on_and_are_given_access(
    manager: Desk, store: Store, tmp_path: Path
) -> None:
    furnish_participants(store)
    manager.enter("TWNE REV04")
    assert manager.value("state") == "NOT THERE YET"
    assert manager.say(typed()) == "IMS1287I USER REV04 MADE"
    made = user(store, "REV04")
    assert made is not None
    assert made._replace(password_hash="") == UserRow(
        "REV04", "FOURTH REVIEWER", "", "30A", 1, 10, "reviewer", "", "orange-ca", None
    )
    assert verify_password("WELCOME2", made.password_hash)
    at_desk = desk(store, tmp_path, "")
    said = at_desk.say("user_id=REV04;password=welcome2")
    assert "DFS3650I" in said
    assert at_desk.say(f"TWN {ANA}").startswith("IMS1009E"), "that alone is no access"
    manager.enter("TWNA REV04")
    given = manager.say("change=A;position=REV;job_need=Y;agreement=03/19/2026;workstation=TEST")
    assert given == "IMS1074I ACCESS OF REV04 ACTIVATED"
    at_desk.enter(f"TWN {ANA}")
    assert at_desk.code == "TWN"


def test_who_is_ended_is_signed_off_at_the_next_key(
    manager: Desk, store: Store, tmp_path: Path
) -> None:
    furnish_participants(store)
    reviewer = desk(store, tmp_path, "REV01")
    reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.1=X")
    manager.enter("TWNE REV01")
    assert manager.say("change=E") == "IMS1289I USER REV01 ENDED"
    assert reviewer.say("[PF8]") == OFF and "RIOS" not in reviewer.text
    assert "REVOKED" in reviewer.say("user_id=REV01;password=LEARN01")
    with store.reading() as connection:
        row = access(connection, "REV01")
        moved = last_changes(connection)["REV01"]
    assert row is not None and not row.active and row.deactivated_by == "RMGR1"
    assert (moved.to_position, moved.changed_on) == ("left", TODAY)
    with pytest.raises(LookupError):
        reviewer.session.sign_on_as("REV01")
    manager.enter("TWNE REV01")
    assert_golden(GOLDEN / "TWNE.txt", screen_text(manager.screen.image))
    for change in ("U", "E"):
        assert manager.say(f"change={change};name=X").startswith("IMS1290E")
    assert manager.say(typed()).startswith("IMS1281E"), "the user id is not given again"


def test_another_position_signs_off_and_is_kept(
    boss: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    reviewer = desk(sqlite_store, tmp_path, "REV01")
    boss.enter("TWNE REV01")
    assert boss.say("change=U;position=CALWORKS") == "IMS1288I USER REV01 UPDATED"
    assert reviewer.say("[ENTER]") == OFF
    with sqlite_store.reading() as connection:
        row, moved = access(connection, "REV01"), last_changes(connection)["REV01"]
    assert row is not None and row.position == "calworks" == moved.to_position
    boss.enter("TWNS")
    assert "DUE TODAY" in boss.text


def test_a_new_name_signs_nobody_off(boss: Desk, sqlite_store: Store, tmp_path: Path) -> None:
    reviewer = desk(sqlite_store, tmp_path, "REV01")
    boss.enter("TWNE REV01", "change=U;name=MARRIED NAME;district=12")
    changed = user(sqlite_store, "REV01")
    assert changed is not None and (changed.name, changed.address) == ("MARRIED NAME", "30A 0112")
    assert reviewer.say("[ENTER]") != OFF


@pytest.mark.parametrize(
    ("entered", "number", "cursor"),
    [
        (typed(change=""), "IMS1280E", "change"),
        (typed(change="A"), "IMS1280E", "change"),
        (typed(name=""), "IMS1283E", "name"),
        (typed(position=""), "IMS1286E", "position"),
        (typed(position="LEFT"), "IMS1286E", "position"),
        (typed(position="OTHER"), "IMS1286E", "position"),
        (typed(position="WORKER"), "IMS1286E", "position"),
        (typed(supervisor="1"), "IMS1285E", "supervisor"),
        (typed(district="X1"), "IMS1285E", "district"),
        (typed(password="SHORT"), "IMS1284E", "password"),
        (typed(password=""), "IMS1284E", "password"),
        ("change=U;name=X", "IMS1282E", "change"),
        ("change=E", "IMS1282E", "change"),
    ],
)
def test_what_is_wrong_makes_nobody(
    entered: str, number: str, cursor: str, boss: Desk, sqlite_store: Store
) -> None:
    boss.enter("TWNE REV04")
    assert boss.say(entered).startswith(number) and boss.cursor == cursor
    assert user(sqlite_store, "REV04") is None


@pytest.mark.parametrize("change", "NUE")
def test_nobody_does_it_for_oneself(change: str, boss: Desk, sqlite_store: Store) -> None:
    before = user(sqlite_store, "RMGR1")
    boss.enter("TWNE RMGR1")
    assert boss.say(typed(change=change)).startswith("IMS1063E")
    assert user(sqlite_store, "RMGR1") == before


def test_another_agencys_user_is_out_of_reach(boss: Desk) -> None:
    assert boss.say("TWNE WKR01") == "IMS1281E USER ID WKR01 IS TAKEN"
