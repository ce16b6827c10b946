"""One outstanding question for each person and system, on either engine."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from data.office.person import person_index
from data.questions.answer import take
from data.store.clock import OFFICE_ZONE
from data.store.store import Store
from data.systems.qtr import QtrAnswer
from data.systems.request import ExchangeRequest, Subject
from tests.data.questions.queries import NOW, about, ask_about, count
from tests.transactions.office import JOHN, LUIS, MARIA

HALF_AN_HOUR = timedelta(minutes=30)


def office(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def test_a_question_is_kept_with_what_was_asked(store: Store) -> None:
    assert ask_about(store, "QTR") is None
    (asked,) = about(store, "QTR")
    assert (asked.ssn, asked.case_number, asked.person_code) == (MARIA, "C000001", 1)
    assert asked.question.last_name == "LOPEZ" and asked.question.claim_number == "900000001A"
    assert asked.requested_at == NOW and asked.requested_by == "WKR01" and asked.outstanding
    assert asked.sent_at is None and asked.due_at is None and asked.answer_code == ""


@pytest.mark.parametrize("system", ["ENU", "QTR", "TPQ"])
def test_asked_twice_it_is_one_question(system: str, store: Store) -> None:
    assert ask_about(store, system) is None
    earlier = ask_about(store, system, now=NOW + timedelta(seconds=1))
    assert earlier is not None and earlier.requested_at == NOW
    assert count(store) == 1


def test_systems_and_persons_do_not_hinder_one_another(store: Store) -> None:
    for system in ("ENU", "QTR", "TPQ"):
        for person_code in (1, 2):
            assert ask_about(store, system, person_code) is None
    assert count(store) == 6


def test_a_person_without_ssn_is_told_by_case_and_person_code(store: Store) -> None:
    assert ask_about(store, "ENU", 3) is None
    assert ask_about(store, "ENU", 3) is not None
    (asked,) = about(store, "ENU", None)
    assert asked.ssn is None and asked.person_code == 3


@pytest.mark.parametrize(
    ("system", "asked", "still", "again"),
    [
        # Friday; Wednesday is the third business day.
        ("QTR", "2026-03-20 10:30", "2026-03-24 23:59", "2026-03-25 00:00"),
        # Over the King holiday.
        ("QTR", "2026-01-15 08:00", "2026-01-20 23:59", "2026-01-21 00:00"),
        ("TPQ", "2026-03-20 10:30", "2026-03-22 10:29", "2026-03-22 10:30"),
        ("ENU", "2026-03-20 10:30", "2026-03-24 23:59", "2026-03-25 00:00"),
    ],
)
def test_a_silent_question_may_be_repeated_when_its_time_is_over(
    system: str, asked: str, still: str, again: str, sqlite_store: Store
) -> None:
    assert ask_about(sqlite_store, system, now=office(asked)) is None
    assert ask_about(sqlite_store, system, now=office(still)) is not None
    assert ask_about(sqlite_store, system, now=office(again)) is None
    newest, silent = about(sqlite_store, system)
    assert newest.outstanding and silent.repeated_at == office(again)
    assert ask_about(sqlite_store, system, now=office(again) + HALF_AN_HOUR) is not None


@pytest.mark.parametrize("code", ["OK", "01", "02", "99"])
def test_an_answered_or_rejected_one_may_be_repeated_at_once(code: str, store: Store) -> None:
    ask_about(store, "QTR")
    with store.transaction() as connection:
        assert take(connection, about(store, "QTR")[0], code, QtrAnswer(), NOW + HALF_AN_HOUR)
    assert ask_about(store, "QTR", now=NOW + HALF_AN_HOUR) is None
    assert count(store) == 2


def test_the_store_itself_holds_one_outstanding_question(store: Store) -> None:
    ask_about(store, "QTR")
    ask_about(store, "ENU", 3)
    for subject in (Subject(MARIA), Subject(None, "C000001", 3)):
        with pytest.raises(IntegrityError), store.transaction() as connection:
            connection.execute(
                insert(ExchangeRequest).values(
                    system="ENU" if subject.ssn is None else "QTR", **subject._asdict(),
                    question="{}", requested_at=NOW, requested_by="WKR01", answer_code="",
                    answer="",
                )
            )  # fmt: skip


def test_an_answer_is_taken_once(store: Store) -> None:
    ask_about(store, "QTR")
    (asked,) = about(store, "QTR")
    with store.transaction() as connection:
        assert take(connection, asked, "01", QtrAnswer(), NOW)
    with store.transaction() as connection:
        assert not take(connection, asked, "99", QtrAnswer(), NOW)
    assert about(store, "QTR")[0].answer_code == "01"


def test_a_late_answer_to_a_repeated_question_is_taken(sqlite_store: Store) -> None:
    later = NOW + timedelta(days=9)
    ask_about(sqlite_store, "QTR")
    ask_about(sqlite_store, "QTR", now=later)
    with sqlite_store.transaction() as connection:
        assert take(connection, about(sqlite_store, "QTR")[1], "01", QtrAnswer(), later)
    newest, late = about(sqlite_store, "QTR")
    assert late.answer_code == "01" and newest.outstanding


def test_pys_line_is_kept_with_question_and_answer(store: Store) -> None:
    def line() -> tuple[object, ...]:
        with store.reading() as connection:
            found = person_index(connection, MARIA).segments
        return next(tuple(one)[1:6] for one in found if one.system == "QTR")

    ask_about(store, "QTR")
    assert line() == (NOW.date(), 0, "", "", "PENDING SINCE 03/20/26")
    later = NOW + timedelta(days=2)
    with store.transaction() as connection:
        take(connection, about(store, "QTR")[0], "OK", QtrAnswer(first_year=2010, pattern="CCNC"),
             later)  # fmt: skip
    assert line() == (later.date(), 1, "", "", "3 QUARTERS COVERED")


def test_no_line_for_who_has_no_ssn(store: Store) -> None:
    ask_about(store, "ENU", 3)
    with store.reading() as connection:
        for ssn in (0, LUIS, JOHN):
            assert "ENU" not in [one.system for one in person_index(connection, ssn).segments]
