"""ASV: initial, additional and paper verification, and the copy to the notes (OKDHS 17(a))."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.office.discrepancy import CaseNote
from data.practice.agencies import asked as asking
from data.practice.responders import RESPONDERS, write_answer_files
from data.questions.answer_file import receive_file
from data.questions.request_file import send_requests
from data.store.clock import OFFICE_ZONE
from data.store.store import Store
from data.systems.request import ExchangeRequest
from tests.transactions.desk import Desk, desk
from tests.transactions.later import later
from tests.transactions.office import CLOCK

KIM = "ASV C000001 03"


@pytest.fixture(autouse=True)
def nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """No request is lost, except in the tests that want it."""
    monkeypatch.setattr(asking, "LOST", 0.0)


def requests(store: Store) -> list[tuple[str, int | None, datetime | None, str]]:
    with store.reading() as connection:
        rows = connection.execute(
            select(
                ExchangeRequest.question,
                ExchangeRequest.a_number,
                ExchangeRequest.answered_at,
                ExchangeRequest.answer_code,
            ).order_by(ExchangeRequest.request_id)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]


def test_the_initial_answer_comes_in_three_to_five_seconds(
    worker: Desk, store: Store, tmp_path: Path
) -> None:
    worker.enter(KIM)
    assert worker.cursor == "a_number" and worker.value("name") == "LEE, KIM"
    said = worker.say("a_number=A012345678;document=i551")
    assert said == "IMS0937I INITIAL VERIFICATION REQUESTED (17(A)(1)(A)): PRESS ENTER"
    assert worker.value("level.1") == "I" and worker.value("answer_meaning.1") == "PENDING"
    pending = "IMS0934I INITIAL VERIFICATION, ANSWER IN 3 TO 5 SECONDS: PRESS ENTER"
    assert worker.say("[ENTER]") == pending
    assert later(store, tmp_path, timedelta(seconds=2.9)).say(KIM) == pending
    answered = later(store, tmp_path, timedelta(seconds=5))
    assert answered.say(KIM).startswith("IMS0933I USCIS: ")
    number = answered.value("verification_number.1") or ""
    assert re.fullmatch("[0-9]{13}[A-Z]{2}", number)
    with store.reading() as connection:
        came = connection.execute(select(ExchangeRequest.answered_at)).scalar_one()
    assert came is not None
    assert timedelta(seconds=3) <= came - CLOCK.instant <= timedelta(seconds=5)


def test_the_same_session_sees_the_answer_at_enter(sqlite_store: Store, tmp_path: Path) -> None:
    class Running:
        instant = CLOCK.instant

        def now(self) -> datetime:
            return self.instant

    clock = Running()
    worker = desk(sqlite_store, tmp_path, clock=clock)
    worker.enter(KIM, "a_number=A12345678;document=I-551")
    clock.instant += timedelta(seconds=5)
    assert worker.say("[ENTER]").startswith("IMS0933I USCIS: ")
    assert worker.say("[ENTER]") == "IMS0001W NOTHING WAS ENTERED"


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("a_number=A012345678;document=I-551;altered=Y", "17(A)(2)(A)"),
        ("document=OTHER", "17(A)(2)(B)"),
        ("a_number=A60000000;document=I-551", "17(A)(2)(C)"),
        ("a_number=A080000001;document=I-766", "17(A)(2)(C)"),
        ("a_number=A012345678;document=FEE", "17(A)(2)(D)"),
        ("a_number=A012345678;document=I-94;document_date=03/01/2025", "17(A)(2)(E)"),
    ],
)
def test_additional_verification_is_initiated_at_once(
    typed: str, item: str, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter(KIM)
    said = quick.say(typed)
    assert said == f"IMS0938I ADDITIONAL VERIFICATION REQUESTED ({item}), DUE 03/25/2026"
    assert quick.value("level.1") == "A" and quick.value("item.1") == item
    assert quick.value("until.1") == "DUE 03/25/2026"
    waits = later(sqlite_store, tmp_path, timedelta(days=4))
    assert waits.say(KIM).startswith("IMS0935I ADDITIONAL VERIFICATION, ANSWER BY 03/25/2026")
    answered = later(sqlite_store, tmp_path, timedelta(days=5))
    assert answered.say(KIM).startswith("IMS0933I USCIS: ")
    assert (answered.value("until.1") or "").startswith("03/25/2026 09:00")


def test_by_paper_it_takes_ten_business_days(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter(KIM)
    said = quick.say("a_number=A012345678;document=I-551;paper=Y")
    assert said == "IMS0938I ADDITIONAL VERIFICATION REQUESTED (17(A)(2)), DUE 04/03/2026"
    assert quick.value("level.1") == "P"
    sent = send_requests(sqlite_store, tmp_path / "out", CLOCK)
    assert "ASV" not in {file.system for file in sent}, "it went by mail"
    assert later(sqlite_store, tmp_path, timedelta(days=13)).say(KIM).startswith("IMS0935I")
    assert later(sqlite_store, tmp_path, timedelta(days=14)).say(KIM).startswith("IMS0933I")


def test_an_additional_request_keeps_the_number_of_the_initial_one(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter(KIM, "a_number=A012345678;document=I-551")
    second = later(sqlite_store, tmp_path, timedelta(seconds=10))
    second.enter(KIM)
    number = second.value("verification_number.1")
    assert second.say("additional=Y").startswith("IMS0938I")
    third = later(sqlite_store, tmp_path, timedelta(days=5))
    third.enter(KIM)
    assert third.value("verification_number.1") == number == third.value("verification_number.2")
    assert third.value("answer.1") != "IAV"


def test_a_second_request_waits_for_the_first(
    sqlite_store: Store, quick: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LOST", 1.0)
    quick.enter(KIM, "document=OTHER")
    other = desk(sqlite_store, tmp_path, "WKR02", "OTHER")
    other.enter(KIM)
    said = other.say("a_number=A012345678;document=I-551")
    assert said == "IMS0936E NO RESPONSE YET, ASKED BY WKR01; MAY BE REPEATED 03/26/2026 00:00"
    assert len(requests(sqlite_store)) == 1
    again = later(sqlite_store, tmp_path, timedelta(days=6))
    again.enter(KIM)
    assert again.say("document=OTHER").startswith("IMS0938I"), "a lost one is repeated"
    assert len(requests(sqlite_store)) == 2


@pytest.mark.parametrize(
    ("typed", "message", "cursor"),
    [
        ("a_number=A1;document=I-551",
         "IMS0930E AN A-NUMBER IS A AND SEVEN TO NINE DIGITS: A1", "a_number"),
        ("a_number=A012345678", "IMS0939E DOCUMENT MUST BE ONE OF THOSE LISTED BELOW", "document"),
        ("a_number=A012345678;document=I-9", "IMS0939E DOCUMENT MUST BE ONE OF THOSE LISTED BELOW",
         "document"),
        ("a_number=A012345678;document=I-94",
         "IMS0940E I-94 NEEDS ITS DATE, MM/DD/YYYY, NOT LATER THAN TODAY", "document_date"),
        ("a_number=A012345678;document=I94;document_date=03/21/2026",
         "IMS0940E I-94 NEEDS ITS DATE, MM/DD/YYYY, NOT LATER THAN TODAY", "document_date"),
        ("document=I-551;altered=X", "IMS0910E ALTERED IS Y OR N", "altered"),
        ("copy=Y", "IMS0942E THERE IS NO ANSWER TO COPY", "copy"),
    ],
)  # fmt: skip
def test_what_is_refused(
    typed: str, message: str, cursor: str, quick: Desk, sqlite_store: Store
) -> None:
    quick.enter(KIM)
    assert quick.say(typed) == message and quick.cursor == cursor
    assert requests(sqlite_store) == []


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("C000001 09", "IMS0203E NO PERSON 09 ON CASE C000001"),
        ("A100070 01", "IMS0203E NO PERSON 01 ON CASE A100070"),
        ("A12", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: A12"),
        ("A0123456789", "IMS0930E AN A-NUMBER IS A AND SEVEN TO NINE DIGITS: A0123456789"),
        ("900000009", "IMS0801E SSN 900-00-0009 IS ON NO CASE"),
    ],
)
def test_a_key_of_no_person(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"ASV {key}") == message


def test_an_a_number_asks_once_for_its_person(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    assert quick.say("ASV A012345678") == "IMS0932W WHOSE A-NUMBER IS IT? TYPE CASE AND PERSON CODE"
    assert quick.cursor == "case" and quick.value("a_number") == "A012345678"
    assert quick.say("document=I-551").startswith("IMS0932W")
    assert quick.say("case=c000001;person=3").startswith("IMS0937I")
    assert requests(sqlite_store)[0][1] == 12_345_678
    second = later(sqlite_store, tmp_path, timedelta(seconds=10))
    assert second.say("ASV A12345678").startswith("IMS0933I")
    assert second.value("name") == "LEE, KIM" and second.value("case") == "C000001"


def test_the_record_is_copied_to_the_case_notes_and_printed(
    worker: Desk, store: Store, tmp_path: Path
) -> None:
    worker.enter(KIM, "a_number=A012345678;document=I-551")
    second = later(store, tmp_path / "prints", timedelta(seconds=10))
    second.enter(KIM)
    number = second.value("verification_number.1") or ""
    assert second.say("copy=Y") == "IMS0941I COPIED INTO THE CASE NOTES OF C000001"
    second.enter("@15 ASV")
    assert second.code == "ASVREC" and second.value("verification_number") == number
    assert second.value("document") == "I-551" and second.value("a_number") == "A012345678"
    assert second.say("copy=X") == "IMS0910E COPY IS Y OR N"
    assert second.say("copy=Y") == "IMS0941I COPIED INTO THE CASE NOTES OF C000001"
    assert second.say("[PF12]").startswith("IMS0007I")
    with store.reading() as connection:
        notes = connection.execute(
            select(CaseNote.text).where(CaseNote.kind == "SV", CaseNote.user_id == "WKR01")
        )
        texts = list(notes.scalars())
    assert len(texts) == 2 and all(f"SAVE VERIFICATION {number}. " in text for text in texts)


def test_a_missing_answer_carries_no_reduction(quick: Desk) -> None:
    quick.enter(KIM, "document=OTHER")
    assert "NOT DELAYED, TERMINATED OR REDUCED" in quick.row(21)
    quick.enter("FCN C000001")
    for action in ("REDUCTION", "CLOSURE", "DELAY", "DENIAL"):
        said = quick.say(f"action={action};basis=UNANSWERED")
        assert said.endswith("BECAUSE USCIS HAS NOT ANSWERED (OKDHS 17(A)(2))")


def test_the_request_leaves_in_a_file_and_the_answer_comes_in_one(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter(KIM, "a_number=A065000000;document=I-551")
    sent, _ = send_requests(sqlite_store, tmp_path / "out", CLOCK)
    (_, line, _) = sent.path.read_text().splitlines()
    assert sent.system == "ASV" and "065000000I-551 00000000A" in line
    with sqlite_store.transaction() as connection:
        connection.execute(update(ExchangeRequest).values(due_at=None))
    (answers,) = write_answer_files(sqlite_store, tmp_path / "in", CLOCK)
    result = receive_file(sqlite_store, answers, CLOCK, RESPONDERS)
    assert (result.system, result.exact, result.rows_rejected) == ("ASV", 1, 0)
    quick.enter(KIM)
    assert len(quick.value("verification_number.1") or "") == 15


def test_py_leads_to_it_where_the_person_has_an_ssn(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter("ASV C000001 02", "a_number=A012345678;document=I-551", "PY 900000002")
    row = next(n for n in range(13, 23) if " ASV " in quick.row(n))
    quick.enter(f"@{row} ASV")
    assert quick.code == "ASV" and quick.value("person") == "02"


def test_the_session_clock_is_the_office_s(quick: Desk) -> None:
    quick.enter(KIM, "document=OTHER")
    asked = CLOCK.instant.astimezone(OFFICE_ZONE)
    assert quick.value("requested.1") == f"{asked:%m/%d/%Y %H:%M}"
