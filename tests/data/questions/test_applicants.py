"""The earnings record is requested on all applicants (OKDHS 9), once per application."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.exchange.envelope import LoadRefused
from data.exchange.load import load_file
from data.office.case import Case, CasePerson
from data.office.person import person_index
from data.practice.responders import RESPONDERS, write_answer_files
from data.questions.answer_file import receive_file
from data.questions.request_file import ask_about_applicants, send_requests
from data.store.clock import FixedClock
from data.store.store import Store
from data.systems.layout import read_record
from data.systems.registry import question_systems
from data.systems.request import ExchangeRequest
from tests.data.questions.earned import load_earnings
from tests.data.questions.queries import NOW, about, ask_about
from tests.transactions.agencies import DORA, ROY
from tests.transactions.office import CLOCK, MARIA, TODAY, put
from tests.transactions.rows import case, on_case

DAY = timedelta(days=1)
BWG = question_systems()["BWG"]


def applying(store: Store) -> list[int]:
    """Return every applicant's SSN, once."""
    statement = (
        select(CasePerson.ssn)
        .distinct()
        .join(Case, Case.case_number == CasePerson.case_number)
        .where(Case.status == "A", CasePerson.ssn.is_not(None))
        .order_by(CasePerson.ssn)
    )
    with store.reading() as connection:
        return [ssn for ssn in connection.scalars(statement) if ssn is not None]


def sent(store: Store, folder: Path, clock: FixedClock = CLOCK) -> list[list[str]]:
    """Write the request files and return the lines of each BWG file."""
    files = send_requests(store, folder, clock)
    return [file.path.read_text("ascii").splitlines() for file in files if file.system == "BWG"]


def line(store: Store, ssn: int) -> tuple[object, ...]:
    """Return PY's BWG line: latest date, number of records, match, differing parts, summary."""
    with store.reading() as connection:
        found = person_index(connection, ssn).segments
    return next((tuple(one)[1:6] for one in found if one.system == "BWG"), ())


def apply(store: Store, number: str, day: date, ssn: int = ROY) -> None:
    """Add another case in application."""
    one = case(number, "A", "55A", 10)
    one.application_date = day
    put(store, [one])
    put(store, [on_case(number, 1, ssn, "PATH", "ROY", date(1983, 3, 3))])


def test_every_applicant_is_asked_about_once(store: Store, tmp_path: Path) -> None:
    ((header, *records, trailer),) = sent(store, tmp_path)
    layout = BWG.questions
    read = [read_record(layout.detail, record) for record in records]
    assert [record["ssn"] for record in read] == applying(store)
    assert {DORA, ROY} <= {record["ssn"] for record in read} and MARIA not in applying(store)
    assert header.startswith("HBWG") and trailer.startswith("TBWG")
    roy = next(record for record in read if record["ssn"] == ROY)
    (asked,) = about(store, "BWG", ROY)
    assert (roy["reference"], roy["case_number"], roy["person_code"], roy["last_name"]) == (
        asked.request_id, "C000004", 2, "PATH",
    )  # fmt: skip
    assert (asked.requested_at, asked.sent_at, asked.requested_by) == (NOW, NOW, "")
    assert asked.due_at is None, "what comes is a file, which no responder makes"
    for days in (0, 1, 400):
        assert sent(store, tmp_path, FixedClock(NOW + days * DAY)) == []


def test_a_further_application_is_asked_about_again(store: Store, tmp_path: Path) -> None:
    sent(store, tmp_path)
    apply(store, "C000090", TODAY)
    assert sent(store, tmp_path) == [], "it was asked about on the day of the application"
    apply(store, "C000091", TODAY + DAY)
    assert sent(store, tmp_path) == [], "not before it is there"
    ((_, record, _),) = sent(store, tmp_path, FixedClock(NOW + 2 * DAY))
    assert read_record(BWG.questions.detail, record)["case_number"] == "C000091"
    newest, before = about(store, "BWG", ROY)
    assert newest.outstanding and before.repeated_at == NOW + 2 * DAY
    assert sent(store, tmp_path, FixedClock(NOW + 3 * DAY)) == []


def test_who_is_on_several_applications_is_asked_about_for_the_newest(
    sqlite_store: Store, tmp_path: Path
) -> None:
    apply(sqlite_store, "C000003", TODAY - DAY)
    sent(sqlite_store, tmp_path)
    (asked,) = about(sqlite_store, "BWG", ROY)
    assert asked.case_number == "C000003"


def test_nobody_but_applicants_with_an_ssn(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(update(Case).where(Case.status == "A").values(status="D"))
    assert sent(sqlite_store, tmp_path) == []
    put(sqlite_store, [case("C000092", "A", "55A", 10)])
    put(sqlite_store, [on_case("C000092", 1, None, "NEW", "BORN", TODAY)])
    assert sent(sqlite_store, tmp_path) == []


def test_a_file_that_cannot_be_written_asks_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(OSError):
        send_requests(sqlite_store, taken, CLOCK)
    assert about(sqlite_store, "BWG", ROY) == []


def test_the_earnings_are_the_answer(store: Store, tmp_path: Path) -> None:
    assert line(store, ROY) == ()
    sent(store, tmp_path)
    assert line(store, ROY) == (TODAY, 0, "", "", "REQUESTED 03/20/2026")
    later = FixedClock(NOW + 30 * DAY)
    assert load_earnings(store, tmp_path, ROY, clock=later).exact == 1
    (asked,) = about(store, "BWG", ROY)
    assert asked.answered_at == later.instant and asked.answer_code == asked.answer_json == ""
    came = (date(2024, 12, 31), 1, "E", "", "2024 4321.00 REDBUD CAFE")
    assert line(store, ROY) == came, "newer than the day it was requested or not"
    assert about(store, "BWG", DORA)[0].answered_at is None, "nothing came about her"
    apply(store, "C000091", TODAY + 40 * DAY)
    assert len(sent(store, tmp_path, FixedClock(NOW + 50 * DAY))) == 1
    assert line(store, ROY) == came, "a further request does not hide what is held"


def test_loaded_records_are_still_on_py(sqlite_store: Store, tmp_path: Path) -> None:
    before = line(sqlite_store, DORA)
    sent(sqlite_store, tmp_path)
    assert line(sqlite_store, DORA) == before and before[1] == 2


def test_a_file_made_before_is_no_answer(sqlite_store: Store, tmp_path: Path) -> None:
    sent(sqlite_store, tmp_path)
    load_earnings(sqlite_store, tmp_path, ROY, created=TODAY - DAY)
    assert about(sqlite_store, "BWG", ROY)[0].answered_at is None
    assert line(sqlite_store, ROY)[1] == 1, "though something has come"
    load_earnings(sqlite_store, tmp_path, ROY)
    assert about(sqlite_store, "BWG", ROY)[0].answered_at == NOW


def test_a_question_not_yet_sent_has_no_answer(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        assert ask_about_applicants(connection, "BWG", CLOCK) == len(applying(sqlite_store))
    load_earnings(sqlite_store, tmp_path, ROY)
    assert about(sqlite_store, "BWG", ROY)[0].answered_at is None


def test_the_questions_of_other_systems_stay(sqlite_store: Store, tmp_path: Path) -> None:
    ask_about(sqlite_store, "QTR")
    sent(sqlite_store, tmp_path)
    load_earnings(sqlite_store, tmp_path, MARIA, ROY)
    assert about(sqlite_store, "QTR")[0].answered_at is None
    with sqlite_store.reading() as connection:
        answered = select(ExchangeRequest.system).where(ExchangeRequest.answered_at.is_not(None))
        assert connection.scalars(answered).all() == ["BWG"]


def test_applicants_have_questions_and_no_answer_file(sqlite_store: Store, tmp_path: Path) -> None:
    assert not BWG.online and BWG.answers is None and question_systems()["OWL"].online
    (file,) = send_requests(sqlite_store, tmp_path, CLOCK)
    with pytest.raises(LoadRefused):
        load_file(sqlite_store, "BWG", file.path, CLOCK)
    with pytest.raises(LoadRefused, match="BWG is not a system that answers in files"):
        receive_file(sqlite_store, file.path, CLOCK, RESPONDERS)
    assert write_answer_files(sqlite_store, tmp_path, CLOCK) == []
