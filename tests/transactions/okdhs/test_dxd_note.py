"""DXD clears only what a case note documents (OKDHS 16(3), 18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import OWN_SSN
from tests.transactions.okdhs.dxd_case import ANSWER, note, open_messages
from tests.transactions.rows import at


@pytest.mark.parametrize(
    ("before", "accepted"), [(timedelta(0), True), (timedelta(microseconds=1), False)]
)
def test_the_note_must_not_be_older_than_the_posting(
    before: timedelta, accepted: bool, sqlite_store: Store, quick: Desk
) -> None:
    note(sqlite_store, at(date(2026, 3, 10), 6) - before)
    said = quick.enter("DXD C000001", ANSWER).message
    refused = "IMS0307E NO CASE NOTE SINCE 03/10/2026: DOCUMENT FIRST WITH FCN"
    assert said == refused if not accepted else said.startswith("IMS0310W")


@pytest.mark.parametrize("reason", ["7", "9", "C"])
@pytest.mark.parametrize(
    ("action", "accepted"),
    [
        ("", "9C"),
        ("NO CHANGE", "9C"),
        ("INCREASE", "9C"),
        ("DENIAL", "9C"),
        ("REDUCTION", "79C"),
        ("CLOSURE", "79C"),
        ("SUSPENSION", "79C"),
    ],
)
def test_reason_7_needs_a_documented_reduction(
    action: str, accepted: str, reason: str, store: Store, worker: Desk
) -> None:
    note(store, at(date(2026, 3, 11)), action, "CLIENT")
    worker.enter("DXD C000001")
    said = worker.say(f"worker_ssn={OWN_SSN};system=SDX;reason={reason}")
    refused = "IMS0919E REASON 7 NEEDS A CASE ACTION NOTE SINCE 03/10/2026: FCN"
    assert said.startswith("IMS0310W") if reason in accepted else said == refused


def test_a_reduction_of_before_the_posting_does_not_count(sqlite_store: Store, quick: Desk) -> None:
    note(sqlite_store, at(date(2026, 3, 9)), "REDUCTION", "SSA")
    note(sqlite_store, at(date(2026, 3, 11)))
    quick.enter("DXD C000001")
    assert quick.say(f"{ANSWER[:-1]}7").startswith("IMS0919E")
    assert quick.cursor == "transaction"
    assert quick.say("reason=C").startswith("IMS0310W")


def test_the_way_over_the_case_action_and_back(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("FCN C000001", "text=CLIENT CALLED", "[CLEAR]", "DXD C000001")
    assert quick.say(f"worker_ssn={OWN_SSN};system=SDX;reason=7").startswith("IMS0919E")
    assert quick.say("FCN") == "IMS0005I DXD NOT DONE"
    assert quick.say("action=REDUCTION;basis=SSA") == "IMS0401I NOTE ADDED TO CASE C000001"
    quick.enter("[PF3]", f"worker_ssn={OWN_SSN}")
    assert quick.say("confirm=Y") == "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON 7"
    assert open_messages(sqlite_store) == 3


def test_without_any_note_the_way_over_fcn_and_back(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("G1DX", "@6 DXD", f"worker_ssn={OWN_SSN};reason=9")
    assert quick.screen.message.startswith("IMS0307E") and quick.cursor == "transaction"
    assert quick.say("FCN") == "IMS0005I DXD NOT DONE"
    assert quick.say("text=WAGES EXPLAINED") == "IMS0401I NOTE ADDED TO CASE C000001"
    quick.enter("DXD")
    typed = tuple(quick.value(name) for name in ("system", "reason", "message", "worker_ssn"))
    assert typed == ("SDX", "9", "2", None), "taken up where it was left, but for the SSN"
    assert quick.cursor == "worker_ssn"
    quick.enter(f"worker_ssn={OWN_SSN}")
    assert quick.say("confirm=Y") == "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON 9"
    assert quick.code == "G1DXL", "back where the worker came from, past the notes"
    assert open_messages(sqlite_store) == 3
