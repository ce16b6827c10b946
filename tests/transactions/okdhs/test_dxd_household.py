"""DXD goes on with the same difference on another case of the household."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from data.audit.event import AuditEvent
from data.office.case_reading import case_notes
from data.office.discrepancy import CaseNote, Discrepancy
from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import OWN_SSN, posted, put
from tests.transactions.rows import at

FOUND = date(2026, 3, 10)


def put_same(store: Store, period: int = 202603) -> None:
    """Put a UIB message of one month on C000001 and one on another case."""
    same = posted("UIB", period, FOUND, "0.00", "500.00")
    same.case_number = "S000001"
    put(store, [posted("UIB", 202603, FOUND, "0.00", "500.00"), same])


def noted(store: Store, action: str = "", basis: str = "CLIENT") -> None:
    note = CaseNote(case_number="C000001", written_at=at(date(2026, 3, 11)), user_id="WKR02")
    note.text, note.basis = "UIB CONFIRMED BY THE CLIENT", basis
    if action:
        note.kind, note.action = "CA", action
    put(store, [note])


def resolved(store: Store) -> dict[str, str | None]:
    """Return the reason of each UIB message by case."""
    with store.reading() as connection:
        rows = connection.execute(
            select(Discrepancy.case_number, Discrepancy.reason).where(Discrepancy.system == "UIB")
        )
        return dict(iter(rows))


def test_one_pass_with_a_reason_a_y_a_note_and_an_event_for_each_case(
    sqlite_store: Store, quick: Desk
) -> None:
    put_same(sqlite_store)
    noted(sqlite_store, "REDUCTION", "SSA")
    quick.enter("G1DX", "DXD C000001", f"worker_ssn={OWN_SSN};system=UIB;reason=7")
    said = quick.say("confirm=Y")
    assert said == "IMS0314I UIB ON C000001 CLEARED, REASON 7; S000001 HAS THE SAME"
    assert (quick.code, quick.value("case"), quick.cursor) == ("DXD", "S000001", "reason")
    assert quick.value("number.1") == " 1" and quick.value("number.2") == ""
    assert resolved(sqlite_store) == {"C000001": "7", "S000001": None}
    assert quick.say("reason=C").startswith("IMS0310W") and quick.cursor == "confirm"
    assert quick.say("confirm=Y") == "IMS0311I UIB MESSAGE ON S000001 CLEARED, REASON C"
    assert quick.code == "G1DXL", "back on the screen of before the pass"
    assert resolved(sqlite_store) == {"C000001": "7", "S000001": "C"}
    with sqlite_store.reading() as connection:
        (filed,) = case_notes(connection, "S000001")
        events = connection.execute(
            select(AuditEvent.case_number).where(AuditEvent.outcome == "CHANGED")
        )
        assert list(events.scalars()) == ["C000001", "S000001"]
    assert filed.text == "AS NOTED ON C000001: UIB CONFIRMED BY THE CLIENT"
    assert (filed.kind, filed.action, filed.basis) == ("", "", "SSA")
    trails = [row for row in quick.enter("DXL 900000001").rows if "BY WKR01" in row]
    assert len(trails) == 2, "a row of DXL for each"


def test_reason_7_needs_the_action_of_the_case_itself(sqlite_store: Store, quick: Desk) -> None:
    put_same(sqlite_store)
    noted(sqlite_store, "REDUCTION", "SSA")
    quick.enter("DXD C000001", f"worker_ssn={OWN_SSN};system=UIB;reason=7", "confirm=Y")
    assert (
        quick.say("reason=7") == "IMS0919E REASON 7 NEEDS A CASE ACTION NOTE SINCE 03/10/2026: FCN"
    )
    assert quick.say("reason=").startswith("IMS0304E") and quick.cursor == "reason"
    assert quick.say("reason=9").startswith("IMS0310W")


def test_leaving_keeps_the_message_open_and_the_ssn_is_asked_for_again(
    sqlite_store: Store, quick: Desk
) -> None:
    put_same(sqlite_store)
    noted(sqlite_store)
    quick.enter("G1DX", "DXD C000001", f"worker_ssn={OWN_SSN};system=UIB;reason=C", "confirm=Y")
    assert quick.say("[PF3]") == "" and quick.code == "G1DXL"
    assert resolved(sqlite_store) == {"C000001": "C", "S000001": None}
    assert quick.say("DXD S000001").startswith("IMS0315W"), "the note is not filed yet"
    assert quick.say("system=UIB;reason=C").startswith("IMS0307E")


def test_n_on_the_next_case_asks_for_the_ssn_again(sqlite_store: Store, quick: Desk) -> None:
    put_same(sqlite_store)
    noted(sqlite_store)
    quick.enter("DXD C000001", f"worker_ssn={OWN_SSN};system=UIB;reason=C", "confirm=Y")
    quick.enter("reason=C", "confirm=N")
    assert quick.value("case") == "S000001" and resolved(sqlite_store)["S000001"] is None
    assert quick.say("reason=C").startswith("IMS0307E")


@pytest.mark.parametrize("period", [202602, 202604])
def test_another_difference_is_not_offered(period: int, sqlite_store: Store, quick: Desk) -> None:
    put_same(sqlite_store, period)
    noted(sqlite_store)
    quick.enter("DXD C000001", f"worker_ssn={OWN_SSN};system=UIB;reason=C")
    assert quick.say("confirm=Y").startswith("IMS0311I")


@pytest.mark.parametrize("typed", ["987-65-4320", "987 65 4320", "987654320"])
def test_the_ssn_with_and_without_hyphens(typed: str, sqlite_store: Store, quick: Desk) -> None:
    noted(sqlite_store)
    quick.enter("DXD C000001")
    assert quick.say(f"worker_ssn={typed};system=SDX;reason=C").startswith("IMS0310W")


def test_a_missing_note_is_told_before_the_ssn_is_asked_for(quick: Desk) -> None:
    said = "IMS0315W NO CASE NOTE SINCE 01/20/2026: DOCUMENT FIRST WITH FCN"
    assert quick.say("DXD C000001") == said
    said = "IMS0307E NO CASE NOTE SINCE 03/10/2026: DOCUMENT FIRST WITH FCN"
    assert quick.say("system=SDX") == said and quick.cursor == "transaction"


def test_pf1_keeps_what_was_typed_with_the_hidden_ssn(sqlite_store: Store, quick: Desk) -> None:
    noted(sqlite_store)
    quick.enter("DXD C000001")
    quick.fill(worker_ssn=str(OWN_SSN), system="SDX", reason="C")
    quick.enter("[PF1]", "[PF3]")
    assert quick.say("[ENTER]").startswith("IMS0310W")
