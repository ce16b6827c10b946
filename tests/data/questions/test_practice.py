"""Simulated answers: on time, consistent with the population, and of every kind."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.practice.agencies import qtr
from data.practice.agencies.asked import LOST
from data.practice.agencies.enu import match_code
from data.practice.documented import DOCUMENTED
from data.practice.responders import RESPONDERS
from data.questions.answer import answer_due
from data.rules.ssn import verifies
from data.store.store import Store
from data.systems.enu import EnuAnswer
from data.systems.qtr import QtrAnswer
from data.systems.request import Asked, Question, Subject
from data.systems.tpq import TpqAnswer
from tests.data.questions.queries import NOW, about, ask_about
from tests.transactions.office import LUIS, MARIA, TODAY, put

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def respond(store: Store, at: Any) -> int:
    with store.transaction() as connection:
        return answer_due(connection, RESPONDERS, at)


def test_nothing_is_answered_before_its_time_and_then_as_of_it(store: Store) -> None:
    ask_about(store, "ENU", practice=True)
    (asked,) = about(store, "ENU")
    assert asked.due_at == NOW + DAY
    assert respond(store, NOW + DAY - timedelta(seconds=1)) == 0
    assert respond(store, NOW + 9 * DAY) == 1
    (answered,) = about(store, "ENU")
    assert answered.answered_at == answered.sent_at == NOW + DAY
    assert respond(store, NOW + 10 * DAY) == 0


def test_a_live_question_is_left_alone(sqlite_store: Store) -> None:
    ask_about(sqlite_store, "QTR")
    assert respond(sqlite_store, NOW + 99 * DAY) == 0


def due_at(system: str, subject: Subject, at: datetime) -> datetime | None:
    """Return the time at which a question asked at that instant is answered."""
    return RESPONDERS[system].due(subject, asked_about(subject.ssn).question, at)


def subjects() -> list[Subject]:
    return [Subject(900_10_0000 + number) for number in range(2000)]


@pytest.mark.parametrize(
    ("system", "earliest", "latest"),
    [
        ("QTR", 48 * HOUR, 72 * HOUR),
        ("TPQ", HOUR, 48 * HOUR),
        ("ENU", 24 * HOUR, 24 * HOUR),
        ("OWL", 0 * HOUR, 0 * HOUR),
    ],
)
def test_answers_come_in_the_time_of_the_document(
    system: str, earliest: timedelta, latest: timedelta
) -> None:
    due = [due_at(system, subject, NOW) for subject in subjects()]
    delays = [at - NOW for at in due if at is not None]
    assert earliest <= min(delays) and max(delays) <= latest
    if system == "QTR":
        assert Counter(delays).keys() == {48 * HOUR, 72 * HOUR}
    lost = due.count(None) / len(due)
    assert lost == 0 if system == "OWL" else abs(lost - LOST) < 0.02


@pytest.mark.parametrize("system", ["ENU", "QTR", "TPQ"])
def test_no_question_about_a_documented_person_is_lost(system: str) -> None:
    for hours in range(200):
        due = due_at(system, Subject(900_12_3456), NOW + hours * HOUR)
        assert due is not None and due - NOW - hours * HOUR <= 48 * HOUR


def asked_about(ssn: int | None, claim: str = "", code: int = 1) -> Asked:
    question = Question(
        ssn=ssn, last_name="LOPEZ", first_name="ANN", birth_date=TODAY.replace(year=1970),
        claim_number=claim,
    )  # fmt: skip
    return Asked(1, "ENU", ssn, "C000001", code, question.model_dump_json(), NOW, "WKR01", None,
                 None, NOW + 2 * DAY, None, "", "")  # fmt: skip


def test_all_twelve_answers_of_ssa_occur_and_most_verify(sqlite_store: Store) -> None:
    with sqlite_store.reading() as connection:
        without = Counter(match_code(connection, asked_about(one.ssn)) for one in subjects())
        claimed = Counter(
            match_code(connection, asked_about(one.ssn, f"{one.ssn}A")) for one in subjects()
        )
    assert len(without.keys() | claimed.keys()) == 12
    assert not without.keys() & {"M", "P", "R", "Z"}, "of beneficiaries only"
    verified = sum(number for code, number in without.items() if verifies(code))
    assert 0.9 < verified / 2000 < 0.98


def test_the_answer_about_a_person_stays_what_it_is(sqlite_store: Store) -> None:
    with sqlite_store.reading() as connection:
        first = [match_code(connection, asked_about(one.ssn)) for one in subjects()]
        later = [
            match_code(connection, asked_about(one.ssn)._replace(requested_at=NOW + DAY))
            for one in subjects()
        ]
    changed = {pair for pair in zip(first, later, strict=True) if pair[0] != pair[1]}
    assert all("." in pair for pair in changed) and changed, "but for a passing reject"


@pytest.mark.parametrize(("differs", "code"), [("BIRTH DATE", "3"), ("NAME", "5")])
def test_what_ssas_own_record_differs_in_it_does_not_verify(
    differs: str, code: str, sqlite_store: Store
) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE exchange_segment SET differs = ? WHERE system = 'SDX'", (differs,)
        )
        assert match_code(connection, asked_about(MARIA)) == code


def test_another_number_is_a_practice_number_of_nobody(store: Store) -> None:
    put(store, [
        CasePerson(
            case_number="C000001", person_code=code, ssn=None, last_name="NEW", first_name="BORN",
            middle_name="", birth_date=TODAY, sex="F", role="", ssn_verified="", claim_number="",
            ssi_amount=None,
        )
        for code in range(4, 30)
    ])  # fmt: skip
    for code in range(4, 30):
        ask_about(store, "ENU", code, practice=True)
    respond(store, NOW + DAY)
    with store.reading() as connection:
        posted = connection.execute(
            select(Discrepancy.ssn, Discrepancy.differs).where(Discrepancy.system == "ENU")
        ).all()
    assert len(posted) > 15 and {row.ssn for row in posted} == {0}
    assert {row.differs for row in posted} == {"*", "1"}


def test_the_number_found_goes_with_the_answer(sqlite_store: Store) -> None:
    ask_about(sqlite_store, "ENU", 3, practice=True)
    respond(sqlite_store, NOW + DAY)
    (asked,) = about(sqlite_store, "ENU", None)
    found = asked.answer(EnuAnswer).found_ssn
    assert (asked.answer_code == "*") == (found is not None)
    assert found is None or found >= 900_00_0000 or found // 1_000_000 == 666


def test_only_a_verifying_answer_sets_f42_and_only_where_the_data_are_those_sent(
    store: Store,
) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_person SET ssn_verified = ''")
        connection.exec_driver_sql(
            "UPDATE ps2_person SET birth_date = '1991-05-17' WHERE case_number = 'S000001'"
        )
        connection.execute(ExchangeSegment.__table__.delete())  # type: ignore[attr-defined]
    ask_about(store, "ENU", practice=True)
    respond(store, NOW + DAY)
    with store.reading() as connection:
        verified = connection.execute(
            select(CasePerson.case_number, CasePerson.person_code).where(
                CasePerson.ssn_verified == "Y"
            )
        ).all()
        messages = connection.scalars(select(Discrepancy.system)).all()
    assert about(store, "ENU")[0].answer_code in "VXFMPR"
    assert [tuple(row) for row in verified] == [("C000001", 1)] and "ENU" not in messages


def test_a_newer_answer_brings_the_open_message_up_to_date(sqlite_store: Store) -> None:
    from data.questions.answer import take

    for number, code in enumerate(("3", "5")):
        at = NOW + number * DAY
        ask_about(sqlite_store, "ENU", 2, now=at)
        with sqlite_store.transaction() as connection:
            take(connection, about(sqlite_store, "ENU", LUIS)[0], code, EnuAnswer(), at)
    with sqlite_store.reading() as connection:
        rows = connection.execute(
            select(Discrepancy.differs, Discrepancy.found_date, Discrepancy.due_date).where(
                Discrepancy.system == "ENU"
            )
        ).all()
    assert [tuple(row) for row in rows] == [("5", TODAY, TODAY + 45 * DAY)]


def test_working_lives_are_of_whole_years_up_to_the_last_posted(sqlite_store: Store) -> None:
    from random import Random

    for seed in range(300):
        born = TODAY.replace(year=1930 + seed % 80)
        first, pattern = qtr.working_life(Random(seed), born, TODAY)
        assert len(pattern) % 4 == 0 and set(pattern) <= set("CNFUW#Z")
        if pattern:
            assert first + len(pattern) // 4 - 1 == 2024 and first >= born.year + 16


def test_quarters_have_every_condition(sqlite_store: Store) -> None:
    codes: Counter[str] = Counter()
    with sqlite_store.reading() as connection:
        for one in subjects():
            code, answer = qtr.answer(connection, asked_about(one.ssn))
            codes[code] += 1
            assert bool(answer.pattern) == (code == "OK")
        child = asked_about(LUIS)
        young = child.question.model_copy(update={"birth_date": TODAY})
        code, _ = qtr.answer(connection, child._replace(question_json=young.model_dump_json()))
    assert codes.keys() == {"OK", "02", "99"} and codes["OK"] > 1900
    assert code == "01", "no earnings record"


def test_the_third_party_answer_has_the_persons_benefits(sqlite_store: Store) -> None:
    ask_about(sqlite_store, "TPQ", practice=True)
    respond(sqlite_store, NOW + 3 * DAY)
    (asked,) = about(sqlite_store, "TPQ")
    answer = asked.answer(TpqAnswer)
    assert asked.answer_code == "OK" and answer.verification == "V"
    assert answer.ssi_status == "C01" and answer.ssi_net > 0


def test_a_quarters_answer_is_kept_as_it_came(sqlite_store: Store) -> None:
    ask_about(sqlite_store, "QTR", practice=True)
    respond(sqlite_store, NOW + 3 * DAY)
    (asked,) = about(sqlite_store, "QTR")
    assert asked.answer(QtrAnswer).last_name == "LOPEZ" and asked.answer_code


def test_documented_persons_who_are_not_verified_can_be_sent_for_matching() -> None:
    unverified = {person.last_name for person in DOCUMENTED.values() if not person.verified}
    assert unverified == {"NGUYEN", "SCHNEIDER"}
