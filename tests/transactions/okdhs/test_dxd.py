"""DXD word for word (OKDHS 16(3)): prompts, reason, confirmation, and the effect of Y."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from data.audit.event import AuditEvent
from data.store.store import Store
from ims_tui.host import host
from tests.transactions.desk import Desk, desk
from tests.transactions.office import OWN_SSN, posted, put
from tests.transactions.okdhs.dxd_case import ANSWER, note, open_messages
from tests.transactions.rows import at


@pytest.fixture
def noted(sqlite_store: Store, quick: Desk) -> Desk:
    """Desk in an office that has documented the case."""
    note(sqlite_store, at(date(2026, 3, 11)), "REDUCTION", "SSA")
    return quick


def test_the_prompt(worker: Desk) -> None:
    worker.enter("DXD C000001")
    rows = (worker.row(15), worker.row(16), worker.row(17), worker.row(18), worker.row(20))
    assert rows == (
        " YOUR SSN                       NINE DIGITS",
        " SYSTEM TYPE",
        " REASON CODE           7 REDUCTION   9 INCREASE   C NO CHANGE IN BENEFITS",
        " MESSAGE NUMBER        IF SEVERAL OF THE SYSTEM ARE OPEN",
        " CLEAR IT? Y OR N",
    )
    assert worker.cursor == "worker_ssn" and worker.value("worker_ssn") is None
    assert worker.screen.image.field("confirm").attribute.protected
    assert [worker.value(f"number.{n}") for n in range(1, 6)] == [" 1", " 2", " 3", " 4", ""]


def test_y_clears_from_everywhere_and_dates_it_on_dxl(worker: Desk, store: Store) -> None:
    note(store, at(date(2026, 3, 11)), "REDUCTION", "SSA")
    worker.enter("G1DX", "@6 DXD")
    assert (worker.value("system"), worker.value("message")) == ("SDX", "2")
    asked = worker.say(f"worker_ssn={OWN_SSN};reason=7")
    assert asked == "IMS0310W TYPE Y TO CLEAR THIS MESSAGE; ANYTHING ELSE CHANGES NOTHING"
    assert worker.cursor == "confirm" and open_messages(store) == 4
    assert worker.say("confirm=Y") == "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON 7"
    assert worker.code == "G1DXL" and worker.value("counts") == "2 OPEN, 0 OVERDUE"
    assert worker.cursor == "select.1" and worker.value("system.1") == "OWG"
    worker.enter("[CLEAR]", "G3 C000001")
    assert [worker.value(f"system.{line}") for line in range(1, 5)] == ["OWG", "OWG", "OWG", ""]
    worker.enter("PY 900000001")
    assert worker.value("open.9") == ""
    worker.enter("DXL")
    assert worker.value("resolved.3") == "03/20/2026"
    assert worker.value("trail.3") == "C000001 01  7 REDUCTION BY WKR01"


@pytest.mark.parametrize("answer", ["confirm= ", "confirm=X", "confirm=1", "[ENTER]"])
def test_anything_but_y_changes_nothing(answer: str, noted: Desk, sqlite_store: Store) -> None:
    noted.enter("G1DX", "DXD C000001", ANSWER)
    assert noted.say(answer) == "IMS0026W ANSWER Y OR N; NOTHING HAS BEEN DONE YET"
    assert noted.code == "DXD" and noted.cursor == "confirm" and open_messages(sqlite_store) == 4
    assert noted.say("confirm=Y").startswith("IMS0311I"), "the question stands"


@pytest.mark.parametrize("answer", ["confirm=N", "confirm=n"])
def test_n_goes_back_to_the_panel(answer: str, noted: Desk, sqlite_store: Store) -> None:
    noted.enter("G1DX", "DXD C000001", ANSWER)
    assert noted.say(answer) == "IMS0005I DXD NOT DONE" and open_messages(sqlite_store) == 4
    kept = tuple(noted.value(name) for name in ("system", "reason", "message", "confirm"))
    assert noted.code == "DXD" and kept == ("SDX", "C", "2", "")
    assert noted.cursor == "worker_ssn"
    assert noted.say("[ENTER]").startswith("IMS0308E"), "the SSN was not kept"
    assert noted.say(f"worker_ssn={OWN_SSN}").startswith("IMS0310W")
    noted.enter("confirm=N", "[PF3]")
    assert noted.code == "G1DXL"


def test_n_when_another_has_cleared_the_last_message(noted: Desk, sqlite_store: Store) -> None:
    noted.enter("G1DX", "DXD C000001", ANSWER)
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE discrepancy SET resolved_date='2026-03-20'")
    assert noted.say("confirm=N") == "IMS0301E CASE C000001 HAS NO OPEN MESSAGE"
    assert noted.code == "G1DXL"


def test_a_small_y_is_a_y(noted: Desk, sqlite_store: Store) -> None:
    noted.enter("DXD C000001", ANSWER)
    assert noted.say("confirm=y") == "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON C"
    assert open_messages(sqlite_store) == 3


NEEDED = "IMS0308E YOUR SSN, SYSTEM TYPE AND REASON ARE ALL NEEDED"
NOT_OWN = "IMS0302E THAT IS NOT YOUR SSN"
NO_SSN = "IMS0313E YOUR SSN IS NINE DIGITS"


@pytest.mark.parametrize(
    ("typed", "message", "cursor"),
    [
        ("system=SDX;reason=C", NEEDED, "worker_ssn"),
        (f"worker_ssn={OWN_SSN};reason=C", NEEDED, "system"),
        (f"worker_ssn={OWN_SSN};system=SDX", NEEDED, "reason"),
        ("worker_ssn=987654329;system=SDX;reason=C", NOT_OWN, "worker_ssn"),
        ("worker_ssn=987654321;system=SDX;reason=C", NOT_OWN, "worker_ssn"),
        ("worker_ssn=900000001;system=SDX;reason=C", NOT_OWN, "worker_ssn"),
        ("worker_ssn=98765432;system=SDX;reason=C", NO_SSN, "worker_ssn"),
        ("worker_ssn=98765432O;system=SDX;reason=C", NO_SSN, "worker_ssn"),
        ("worker_ssn=987-65-43;system=SDX;reason=C", NO_SSN, "worker_ssn"),
        (
            f"worker_ssn={OWN_SSN};system=SDX;reason=8",
            "IMS0304E REASON IS 7 REDUCTION, 9 INCREASE OR C NO CHANGE",
            "reason",
        ),
        (
            f"worker_ssn={OWN_SSN};system=BEN;reason=C",
            "IMS0303E CASE HAS NO OPEN BEN MESSAGE",
            "system",
        ),
        (
            f"worker_ssn={OWN_SSN};system=OWG;reason=C",
            "IMS0305E SEVERAL OWG MESSAGES: TYPE THE NUMBER OF ONE",
            "message",
        ),
        *(
            (
                f"worker_ssn={OWN_SSN};system=OWG;reason=C;message={number}",
                f"IMS0306E MESSAGE {number} IS NOT AN OPEN OWG MESSAGE",
                "message",
            )
            for number in ("2", "9", "0", "-1", "X")
        ),
    ],
)
def test_what_is_refused_and_where_the_cursor_goes(
    typed: str, message: str, cursor: str, noted: Desk, sqlite_store: Store
) -> None:
    noted.enter("DXD C000001")
    assert noted.say(typed) == message
    assert noted.cursor == cursor and noted.code == "DXD" and open_messages(sqlite_store) == 4
    assert noted.say(f"{ANSWER};message=").startswith("IMS0310W"), "what was typed is corrected"


@pytest.mark.parametrize("reason", ["7", "9", "C", "c"])
def test_system_and_reason_as_people_type_them(reason: str, noted: Desk) -> None:
    noted.enter("DXD C000001")
    assert noted.say(f"worker_ssn={OWN_SSN};system=sdx;reason={reason}").startswith("IMS0310W")


@pytest.mark.parametrize("pasted", ["987654320", "987-65-4320"])
def test_a_pasted_ssn(pasted: str, noted: Desk) -> None:
    noted.enter("DXD C000001")
    noted.terminal.keyboard.paste(f"{pasted}\tSDXC")
    assert noted.say("[ENTER]").startswith("IMS0310W")


def test_the_next_message_is_under_the_cursor(noted: Desk) -> None:
    noted.enter("G1DX", "@8 DXD", f"worker_ssn={OWN_SSN};reason=C", "confirm=Y")
    assert noted.cursor == "select.2" and noted.value("period.2") == "3Q/25"
    noted.enter("@8 DXD", f"worker_ssn={OWN_SSN};reason=C", "confirm=Y")
    assert noted.cursor == "select.1", "there is none below"


def test_typed_on_a_blank_screen_it_ends_on_one(noted: Desk) -> None:
    noted.enter("G1DX", "[CLEAR]", "DXD C000001", ANSWER)
    assert noted.say("confirm=Y") == "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON C"
    assert noted.code == "DFSMO1"
    noted.enter("G3")
    assert noted.value("case") == "C000001", "the case is still supplied"


@pytest.mark.parametrize(("code", "key"), [("G3", "case"), ("DXL", "ssn"), ("PY", "ssn")])
def test_its_end_carries_the_case_and_the_person(
    code: str, key: str, noted: Desk, sqlite_store: Store
) -> None:
    found = date(2026, 3, 10)
    put(sqlite_store, [posted("UIB", 202603, found, "0.00", "9.00", person=2, ssn=900000002)])
    noted.enter("DXD C000001", ANSWER, "confirm=Y")
    assert noted.code == "DFSMO1"
    noted.enter(code)
    expected = {"case": "C000001", "ssn": "900-00-0001"}[key]
    assert (noted.code, noted.value(key)) == (code, expected)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("S000001", "IMS0301E CASE S000001 HAS NO OPEN MESSAGE"),
        ("900000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: 900000001"),
    ],
)
def test_what_cannot_be_cleared(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"DXD {key}") == message


def test_the_second_worker_is_told_who_was_first(store: Store, tmp_path: Path) -> None:
    note(store, at(date(2026, 3, 11)), "CLOSURE", "CLIENT")
    first, second = (desk(store, tmp_path, user, user) for user in ("WKR01", "WKR02"))
    first.enter("DXD C000001", ANSWER)
    second.enter("G1DX", "@6 DXD", "worker_ssn=987654321;reason=7")
    first.enter("confirm=Y")
    said = second.say("confirm=Y")
    assert said == "IMS0312E ALREADY CLEARED BY WKR01 ON 03/20/2026 AT 10:30"
    assert second.code == "G1DXL" and second.value("counts") == "2 OPEN, 0 OVERDUE"
    assert second.enter("DXL 900000001").value("trail.3") == "C000001 01  C NO CHANGE BY WKR01"


def test_effect_and_audit_event_are_one_transaction(
    worker: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(store, at(date(2026, 3, 11)))
    worker.enter("DXD C000001", ANSWER)

    def broken(connection: Any, **event: Any) -> None:
        if event["outcome"] == "CHANGED":
            connection.execute(text("SELECT no_such_function_anywhere(1)"))

    with monkeypatch.context() as patch:
        patch.setattr(host, "record_event", broken)
        assert worker.say("confirm=Y").startswith("IMS0016E STORAGE FAILED, NOTHING CHANGED")
    assert open_messages(store) == 4
    assert worker.code == "DXD", "still asked"
    assert worker.say("confirm=Y").startswith("IMS0311I")
    with store.reading() as connection:
        outcomes = connection.execute(select(AuditEvent.outcome)).scalars().all()
    assert open_messages(store) == 3 and list(outcomes).count("CHANGED") == 1
