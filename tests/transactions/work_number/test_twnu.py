"""TWNU: agreements are recorded, renewed and ended by the manager."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.office.agreement import agreements
from data.store.store import Store
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK
from tests.transactions.participants import ANA, furnish_participants

GOLDEN = Path(__file__).parents[1] / "golden"
NOW = (date(2025, 7, 1), date(2026, 6, 30))


@pytest.fixture
def manager(store: Store, tmp_path: Path) -> Desk:
    """RMGR1 at TWNU, once on each engine."""
    furnish_participants(store)
    at_desk = desk(store, tmp_path, "RMGR1")
    at_desk.enter("TWNU")
    return at_desk


@pytest.fixture
def boss(sqlite_store: Store, tmp_path: Path) -> Desk:
    """RMGR1 at TWNU."""
    furnish_participants(sqlite_store)
    at_desk = desk(sqlite_store, tmp_path, "RMGR1")
    at_desk.enter("TWNU")
    return at_desk


def days(store: Store) -> list[tuple[date, date]]:
    with store.reading() as connection:
        return [(row.from_date, row.to_date) for row in agreements(connection)]


def test_a_renewal_begins_the_day_after(manager: Desk, store: Store) -> None:
    assert (
        manager.say("change=R;to_date=06/30/2027") == "IMS1057I AGREEMENT FROM 07/01/2026 RECORDED"
    )
    assert days(store) == [NOW, (date(2026, 7, 1), date(2027, 6, 30))]
    assert [manager.value(f"state.{n}") for n in (1, 2)] == ["TO COME", "IN FORCE"]
    with store.reading() as connection:
        newest = agreements(connection)[-1]
    assert (newest.recorded_by, newest.recorded_at) == ("RMGR1", CLOCK.now())
    assert_golden(GOLDEN / "TWNU.txt", screen_text(manager.screen.image))


def test_a_renewal_of_what_has_run_out_begins_today(
    boss: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    boss.enter("change=E")
    assert days(sqlite_store) == [(NOW[0], date(2026, 3, 20))]
    later = desk(sqlite_store, tmp_path, "RMGR1", clock=type(CLOCK)(CLOCK.now().replace(month=5)))
    reviewer = desk(
        sqlite_store, tmp_path, "REV01", clock=type(CLOCK)(CLOCK.now().replace(month=5))
    )
    reviewer.enter(f"TWN {ANA}")
    assert reviewer.code == "TWNB" and "IMS1000E" in reviewer.text
    later.enter("TWNU", "change=R;to_date=12/31/2026")
    assert days(sqlite_store)[-1] == (date(2026, 5, 20), date(2026, 12, 31))
    reviewer.enter("[ENTER]")
    assert reviewer.code == "TWN"


def test_a_new_one(boss: Desk, sqlite_store: Store) -> None:
    boss.enter("change=N;from_date=07/15/2026;to_date=07/14/2027")
    assert days(sqlite_store)[-1] == (date(2026, 7, 15), date(2027, 7, 14))


def test_an_early_end_takes_effect_on_the_next_day(
    manager: Desk, store: Store, tmp_path: Path
) -> None:
    assert manager.say("change=E;to_date=03/31/2026") == "IMS1118I THE AGREEMENT ENDS ON 03/31/2026"
    assert days(store) == [(NOW[0], date(2026, 3, 31))]
    assert "ENDED BY RMGR1" in manager.text
    reviewer = desk(store, tmp_path, "REV01")
    reviewer.enter(f"TWN {ANA}")
    assert reviewer.code == "TWN"


@pytest.mark.parametrize(
    ("typed", "number", "cursor"),
    [
        ("[ENTER]", "IMS1058E", "change"),
        ("change=X", "IMS1058E", "change"),
        ("change=N;to_date=06/30/2027", "IMS1115E", "from_date"),
        ("change=N;from_date=07/01/2026", "IMS1115E", "to_date"),
        ("change=N;from_date=07/01/2027;to_date=06/30/2027", "IMS1115E", "to_date"),
        ("change=N;from_date=06/30/2026;to_date=06/30/2027", "IMS1116E", "from_date"),
        ("change=N;from_date=01/01/2020;to_date=12/31/2030", "IMS1116E", "from_date"),
        ("change=R;to_date=06/30/2026", "IMS1115E", "to_date"),
        ("change=R", "IMS1115E", "to_date"),
        ("change=E;to_date=03/19/2026", "IMS1115E", "to_date"),
        ("change=E;to_date=07/01/2026", "IMS1115E", "to_date"),
    ],
)
def test_what_is_wrong_changes_nothing(
    typed: str, number: str, cursor: str, boss: Desk, sqlite_store: Store
) -> None:
    assert boss.say(typed).startswith(number) and boss.cursor == cursor
    assert days(sqlite_store) == [NOW]


@pytest.mark.parametrize("change", "RE")
def test_where_there_is_none(change: str, sqlite_store: Store, tmp_path: Path) -> None:
    at_desk = desk(sqlite_store, tmp_path, "RMGR1")
    at_desk.enter("TWNU")
    assert at_desk.say(f"change={change};to_date=06/30/2027").startswith("IMS1117E")


@pytest.mark.parametrize("user_id", ["REV01", "RSUP1", "CWW01"])
def test_it_is_for_the_manager(user_id: str, sqlite_store: Store, tmp_path: Path) -> None:
    for code in ("TWNU", "TWNE REV01"):
        assert desk(sqlite_store, tmp_path, user_id).say(code).startswith("DFS2469W")
