"""Request files and answer files: layouts, rejects, loading twice, one transaction."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import data.questions.answer_file
from data.exchange.envelope import LoadRefused
from data.exchange.results import LoadResult
from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.practice.responders import RESPONDERS, write_answer_files
from data.questions.answer_file import receive_file
from data.questions.request_file import send_requests
from data.store.clock import FixedClock
from data.store.store import Store
from data.systems.layout import read_record
from data.systems.record import ExchangeFile
from data.systems.registry import question_systems
from tests.data.questions.queries import (
    NOW,
    about,
    answer,
    answer_file,
    ask_about,
    mark_sent,
)
from tests.transactions.office import CLOCK, LUIS, MARIA

FILED = ("ENU", "QTR", "TPQ")


def receive(store: Store, path: Path, clock: FixedClock = CLOCK) -> LoadResult:
    return receive_file(store, path, clock, RESPONDERS)


def counts(result: LoadResult) -> tuple[int, int, int | None, int]:
    return result.rows_read, result.exact, result.known, result.rows_rejected


def sent_question(store: Store, system: str) -> int:
    """Return the reference of a sent question about Maria."""
    ask_about(store, system)
    mark_sent(store)
    return about(store, system)[0].request_id


def test_one_file_a_system_of_what_is_not_sent_yet(store: Store, tmp_path: Path) -> None:
    ask_about(store, "QTR")
    ask_about(store, "QTR", 2)
    ask_about(store, "ENU", 3)
    *sent, applicants = send_requests(store, tmp_path / "out", CLOCK)
    assert [(file.system, file.questions) for file in sent] == [("ENU", 1), ("QTR", 2)]
    assert applicants.system == "BWG"
    assert sent[0].path.stat().st_mode & 0o777 == 0o600
    lines = sent[1].path.read_text("ascii").splitlines()
    layout = question_systems()["QTR"].questions
    assert {len(line) for line in lines} == {layout.record_length} and len(lines) == 4
    record = read_record(layout.detail, lines[1])
    (asked,) = about(store, "QTR")
    assert record["reference"] == asked.request_id and record["ssn"] == MARIA
    assert (record["last_name"], record["case_number"]) == ("LOPEZ", "C000001")
    assert asked.sent_at == NOW
    assert send_requests(store, tmp_path / "out", CLOCK) == []
    assert "000000000" in sent[0].path.read_text("ascii").splitlines()[1], "no SSN is zeros"


def test_a_repeated_or_answered_question_does_not_leave(
    sqlite_store: Store, tmp_path: Path
) -> None:
    ask_about(sqlite_store, "QTR")
    ask_about(sqlite_store, "QTR", now=NOW + timedelta(days=9))
    file, _ = send_requests(sqlite_store, tmp_path, CLOCK)
    assert (file.system, file.questions) == ("QTR", 1)


def test_a_file_that_cannot_be_written_sends_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    ask_about(sqlite_store, "QTR")
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(OSError):
        send_requests(sqlite_store, taken, CLOCK)
    assert about(sqlite_store, "QTR")[0].sent_at is None


def test_names_leave_in_capitals_of_ascii(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_person SET last_name='Peña-Castillo del Monte Alto'")
    ask_about(sqlite_store, "QTR")
    file, _ = send_requests(sqlite_store, tmp_path, CLOCK)
    record = read_record(
        question_systems()["QTR"].questions.detail, file.path.read_text().splitlines()[1]
    )
    assert record["last_name"] == "PENA-CASTILLO DEL M"


@pytest.mark.parametrize("system", FILED)
def test_an_answer_file_is_taken_once(system: str, store: Store, tmp_path: Path) -> None:
    path = answer_file(tmp_path / "a.txt", system, answer(system, sent_question(store, system)))
    assert counts(receive(store, path)) == (1, 1, 0, 0)
    (asked,) = about(store, system)
    assert asked.answered_at == NOW and asked.answer_code in ("V", "OK")
    assert receive(store, path).already_loaded
    again = answer_file(tmp_path / "b.txt", system, answer(system, asked.request_id),
                        clock=FixedClock(NOW + timedelta(days=1)))  # fmt: skip
    later = FixedClock(NOW + timedelta(days=1))
    assert counts(receive(store, again, later)) == (1, 0, 1, 0), "known to the letter"


@pytest.mark.parametrize(
    ("system", "changed", "reason"),
    [
        ("QTR", {"reference": 999}, "NO SUCH QUESTION"),
        ("QTR", {"ssn": LUIS}, "SSN IS NOT THE ONE ASKED ABOUT"),
        ("QTR", {"pattern": ""}, "A PATTERN OR A CONDITION"),
        ("QTR", {"code": "02"}, "A PATTERN OR A CONDITION"),
        ("QTR", {"pattern": "CCC"}, "NOT COVER WHOLE YEARS"),
        ("QTR", {"first_year": 0}, "NOT COVER WHOLE YEARS"),
        ("QTR", {"first_year": 1900}, "FIRST YEAR IS NOT VALID"),
        ("ENU", {"code": "*"}, "FOUND SSN GOES WITH CODE"),
        ("ENU", {"found_ssn": 900_00_0077}, "FOUND SSN GOES WITH CODE"),
        ("ENU", {"code": "*", "found_ssn": 440_12_3456}, "NOT A PRACTICE SSN"),
        ("TPQ", {"verification": "?"}, "VERIFICATION IS NOT A KNOWN CODE"),
        ("TPQ", {"code": "02"}, "BENEFITS AND A CONDITION"),
    ],
)
def test_what_rejects_a_record(
    system: str, changed: dict[str, Any], reason: str, sqlite_store: Store, tmp_path: Path
) -> None:
    reference = sent_question(sqlite_store, system)
    record = {**answer(system, reference), **changed}
    result = receive(sqlite_store, answer_file(tmp_path / "a.txt", system, record))
    assert counts(result) == (1, 0, 0, 1) and result.rejects is not None
    assert reason in result.rejects.read_text()
    assert about(sqlite_store, system)[0].answered_at is None


def test_an_invalid_code_is_rejected(sqlite_store: Store, tmp_path: Path) -> None:
    path = answer_file(tmp_path / "a.txt", "ENU", answer("ENU", sent_question(sqlite_store, "ENU")))
    path.write_text(re.sub("(000000001900000001)V", r"\1Q", path.read_text()))
    result = receive(sqlite_store, path)
    assert result.rejects is not None and "CODE IS NOT A KNOWN CODE" in result.rejects.read_text()


def test_a_question_not_yet_sent_has_no_answer(sqlite_store: Store, tmp_path: Path) -> None:
    ask_about(sqlite_store, "QTR")
    path = answer_file(tmp_path / "a.txt", "QTR", answer("QTR", 1))
    result = receive(sqlite_store, path)
    assert result.rejects is not None and "NOT BEEN SENT YET" in result.rejects.read_text()


def test_another_answer_to_an_answered_question_is_rejected(
    sqlite_store: Store, tmp_path: Path
) -> None:
    reference = sent_question(sqlite_store, "QTR")
    receive(sqlite_store, answer_file(tmp_path / "a.txt", "QTR", answer("QTR", reference)))
    other = answer("QTR", reference, pattern="NNNN")
    result = receive(sqlite_store, answer_file(tmp_path / "b.txt", "QTR", other))
    assert result.rejects is not None and "HAS ANOTHER ANSWER ALREADY" in result.rejects.read_text()
    assert '"CCCCNNNN"' in about(sqlite_store, "QTR")[0].answer_json


def test_no_verifying_answer_without_an_ssn(sqlite_store: Store, tmp_path: Path) -> None:
    ask_about(sqlite_store, "ENU", 3)
    mark_sent(sqlite_store)
    result = receive(sqlite_store, answer_file(tmp_path / "a.txt", "ENU", answer("ENU", 1, ssn=0)))
    assert result.rejects is not None and "NO SSN WAS SENT" in result.rejects.read_text()


def test_the_good_records_of_a_file_are_loaded(sqlite_store: Store, tmp_path: Path) -> None:
    reference = sent_question(sqlite_store, "QTR")
    records = [answer("QTR", 77), answer("QTR", reference), answer("QTR", reference)]
    result = receive(sqlite_store, answer_file(tmp_path / "a.txt", "QTR", *records))
    assert counts(result) == (3, 1, 1, 1)


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        (lambda text: "", "the file is empty"),
        (lambda text: text.replace("QTR", "XXX"), "XXX is not a system that answers in files"),
        (lambda text: text.replace("HQTR", "HOWL"), "OWL is not a system that answers in files"),
        (lambda text: text[: text.index("TQTR")], "there is no trailer"),
        (lambda text: text.replace("000000001", "000000002"), "counts 2 records"),
        (lambda text: text.replace("20260320", "20260321"), "after today"),
        (lambda text: text.replace(" \n", "\n", 1), "the header has 399 characters"),
    ],
)
def test_what_refuses_a_whole_file(
    spoilt: Any, why: str, sqlite_store: Store, tmp_path: Path
) -> None:
    reference = sent_question(sqlite_store, "QTR")
    path = answer_file(tmp_path / "a.txt", "QTR", answer("QTR", reference))
    path.write_text(spoilt(path.read_text()))
    with pytest.raises(LoadRefused, match=why):
        receive(sqlite_store, path)
    assert about(sqlite_store, "QTR")[0].answered_at is None
    with sqlite_store.reading() as connection:
        assert "QTR" not in connection.scalars(select(ExchangeFile.system)).all()


def test_the_control_total_of_tpq_adds_up_the_title_ii_gross(
    sqlite_store: Store, tmp_path: Path
) -> None:
    reference = sent_question(sqlite_store, "TPQ")
    path = answer_file(tmp_path / "a.txt", "TPQ", answer("TPQ", reference), total=Decimal("349.51"))
    with pytest.raises(LoadRefused, match="control total"):
        receive(sqlite_store, path)


def test_a_missing_file_is_reported(sqlite_store: Store, tmp_path: Path) -> None:
    with pytest.raises(LoadRefused, match="No such file"):
        receive(sqlite_store, tmp_path / "none.txt")


def test_an_enumeration_answer_does_all_or_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_about(store, "ENU", 2)
    mark_sent(store)
    record = answer("ENU", 1, ssn=LUIS, code="3", first_name="LUIS")
    path = answer_file(tmp_path / "a.txt", "ENU", record)

    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(data.questions.answer_file, "keep_file", broken)
        with pytest.raises(RuntimeError):
            receive(store, path)
    with store.reading() as connection:
        assert "ENU" not in connection.scalars(select(Discrepancy.system)).all()
    assert about(store, "ENU", LUIS)[0].answered_at is None
    receive(store, path)
    with store.reading() as connection:
        (found,) = connection.execute(
            select(Discrepancy.error_type, Discrepancy.differs, Discrepancy.found_date).where(
                Discrepancy.system == "ENU"
            )
        ).all()
        verified = connection.scalar(select(CasePerson.ssn_verified).where(CasePerson.ssn == LUIS))
    assert tuple(found) == ("SSN", "3", NOW.date()) and verified == ""


@pytest.mark.parametrize("system", FILED)
def test_the_sample_answers_of_what_was_sent_are_all_good(
    system: str, sqlite_store: Store, tmp_path: Path
) -> None:
    for person_code in (1, 2, 3) if system == "ENU" else (1, 2):
        ask_about(sqlite_store, system, person_code)
    assert write_answer_files(sqlite_store, tmp_path, CLOCK) == [], "nothing was sent"
    send_requests(sqlite_store, tmp_path, CLOCK)
    (path,) = write_answer_files(sqlite_store, tmp_path, CLOCK)
    result = receive(sqlite_store, path)
    assert result.exact == result.rows_read >= 2 and result.rejects is None
