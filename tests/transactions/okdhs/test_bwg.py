"""BWG from the request about an applicant to the earnings (OKDHS 9)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.questions.request_file import send_requests
from data.store.store import Store
from screens.conventions import LABEL
from tests.data.questions.earned import load_earnings
from tests.transactions.agencies import DORA, ROY
from tests.transactions.desk import Desk, desk
from tests.transactions.later import DAY, later
from tests.transactions.office import CLOCK

SCREENS = {
    "BWG": ["/SIGN ON FTI01 LEARN01", "BWG 900000007"],
}
"""Inputs that lead to each golden screen."""


@pytest.fixture
def requested(store: Store, tmp_path: Path) -> Store:
    """Office after requests were sent, once on each engine."""
    if store.engine.dialect.name == "postgresql":
        # The office numbers its files itself, past the sequence.
        with store.transaction() as connection:
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('exchange_file', 'file_id'), 100)"
            )
    send_requests(store, tmp_path / "out", CLOCK)
    return store


def py_line(at_desk: Desk, ssn: int, system: str) -> str:
    at_desk.enter("[CLEAR]", f"PY {ssn}")
    found = (n for n in range(13, 23) if at_desk.row(n).split()[:1] == [system])
    return next((at_desk.row(n) for n in found), "")


def test_from_the_request_to_the_earnings(requested: Store, tmp_path: Path) -> None:
    at_desk = desk(requested, tmp_path / "prints", "FTI01")
    said = f"{'        BWG  SSA EARNINGS   03/20/2026':<55}REQUESTED 03/20/2026"
    assert py_line(at_desk, ROY, "BWG") == said
    row = next(n for n in range(13, 23) if at_desk.row(n) == said)
    assert at_desk.say(f"@{row} BWG") == "IMS0209I REQUESTED, BUT NOTHING HAS BEEN RECEIVED YET"
    assert at_desk.row(2).startswith(" SSN 900-00-0011  PATH, ROY ") and LABEL in at_desk.row(2)
    assert at_desk.value("requested") == "03/20/2026" and at_desk.value("year.1") == ""
    at_desk.enter("PY")
    assert (at_desk.code, at_desk.value("ssn")) == ("PY", "900-00-0011")
    load_earnings(requested, tmp_path, ROY, created=date(2026, 3, 20))
    assert py_line(at_desk, ROY, "BWG").endswith("2024 4321.00 REDBUD CAFE")
    assert at_desk.say(f"@{row} BWG") == ""
    assert at_desk.value("employer.1") == "REDBUD CAFE"
    assert at_desk.value("requested") == "03/20/2026" and at_desk.value("received") == "03/20/2026"


def test_others_see_that_it_is_restricted(requested: Store, tmp_path: Path) -> None:
    for user in ("WKR01", "SUP01"):
        at_desk = desk(requested, tmp_path / "prints", user)
        assert py_line(at_desk, ROY, "BWG") == f"{'        BWG  SSA EARNINGS':<55}RESTRICTED"
        assert LABEL not in at_desk.row(2)
        said = "DFS2469W TRANSACTION REJECTED TRANS NOT AUTH; RC=08"
        assert at_desk.say(f"BWG {ROY}") == said


def test_stored_records_are_listed_before_requests(requested: Store, tmp_path: Path) -> None:
    at_desk = desk(requested, tmp_path / "prints", "FTI01")
    assert py_line(at_desk, DORA, "BWG").endswith("2023 7531.57 QZYX EARNE>")
    at_desk.enter("[CLEAR]", f"BWG {DORA}")
    assert at_desk.value("employer.1") == "QZYX EARNER WORKS"
    assert at_desk.value("requested") == "03/20/2026"


def test_the_same_applicants_are_due_for_owl(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_case SET review_date = NULL WHERE status = 'A'")
    at_desk = desk(sqlite_store, tmp_path / "prints")
    for ssn, code in ((DORA, 1), (ROY, 2)):
        assert "OWL DUE: APPLICATION" in py_line(at_desk, ssn, "OWL")
        at_desk.enter("[CLEAR]", f"EF C000004 {code:02}")
        assert at_desk.value("wage_link") == "DUE: APPLICATION, NEVER RUN"
    at_desk.enter("PS2 C000004")
    assert (at_desk.value("wage_link.3"), at_desk.value("wage_link.4")) == ("DUE", "DUE")
    at_desk.enter("[CLEAR]", f"OWL {ROY}")
    then = later(sqlite_store, tmp_path, DAY)
    then.enter("EF C000004 02")
    assert then.value("wage_link") == "NOT DUE, LAST RUN 03/20/26"
    then.enter("PS2")
    assert (then.value("wage_link.3"), then.value("wage_link.4")) == ("DUE", "")
