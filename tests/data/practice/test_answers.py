"""Answers of agencies agree with their newest records in force, over whole practice stores."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from data.exchange.load import load_file
from data.office.case import Case, CasePerson
from data.practice.agencies import ben, sdx
from data.practice.agencies.medicare import medicare
from data.practice.budgets import go_on
from data.practice.files import FEEDS, write_sample_files
from data.practice.person import Person
from data.practice.responders import RESPONDERS
from data.rules.periods import add_months, first_day, month_of
from data.store.clock import at_office
from data.store.store import Store, open_store
from data.systems.ben import ben_of_person
from data.systems.owg import wages
from data.systems.owl import OwlAnswer
from data.systems.request import ANSWERED, Asked, Question
from data.systems.sdx import sdx_history
from data.systems.tpq import TpqAnswer
from data.systems.uib import claims
from tests.templates import practice_store

DAY = date(2026, 3, 20)
NEXT_MONTH, LATER = date(2026, 4, 21), date(2026, 6, 18)
WAITING_MONTHS, AGED = 24, 65
BENEFIT_YEAR = timedelta(weeks=52)
SAME_SOURCE = ("SDX", "BEN", "OWG", "UIB")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """New practice store."""
    path = tmp_path_factory.mktemp("answers") / "store.db"
    practice_store(path, 900, 7, date=DAY).close()
    return path


@pytest.fixture(scope="module")
def new(made: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{made}")
    yield store
    store.close()


@pytest.fixture(scope="module")
def later(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store a month later, without new files."""
    path = tmp_path_factory.mktemp("later") / "store.db"
    shutil.copy(made, path)
    store = open_store(f"sqlite:///{path}")
    go_on(store, at_office(NEXT_MONTH))
    yield store
    store.close()


@pytest.fixture(scope="module")
def corrected(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store three months later, with new files that correct many amounts."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copy(made, folder / "store.db")
    store, clock = open_store(f"sqlite:///{folder / 'store.db'}"), at_office(LATER, 6)
    feeds = [each for each in FEEDS if each.layout.system in SAME_SOURCE]
    for path in write_sample_files(store, folder, 7, clock, corrections=0.3, feeds=feeds):
        load_file(store, path.name[:3], path, clock)
    with store.transaction() as connection:
        # SSA withholds from some what the world does not know of.
        connection.exec_driver_sql(
            "UPDATE sdx_record SET net = net - 1000"
            " WHERE record_date >= '2026-06-01' AND net > 1000 AND ssn % 2 = 0"
        )
    yield store
    store.close()


def everybody(connection: Connection) -> list[Question]:
    """Return every person with an SSN on an open case, once."""
    rows = connection.execute(
        select(*CasePerson.__table__.columns)
        .join(Case, Case.case_number == CasePerson.case_number)
        .where(Case.status.in_(("A", "I")), CasePerson.ssn.is_not(None))
        .order_by(CasePerson.ssn)
    )
    return list({row.ssn: Question.model_validate(dict(row._mapping)) for row in rows}.values())


def answer(connection: Connection, system: str, question: Question, day: date) -> tuple[str, Any]:
    """Return the agency's answer on a day."""
    at = at_office(day, 10).now()
    asked = Asked(1, system, question.ssn, None, None, question.model_dump_json(), at, "WKR01",
                  None, None, at, None, "", "")  # fmt: skip
    return RESPONDERS[system].respond(connection, asked)


def third_party(connection: Connection, day: date) -> Iterator[tuple[Question, TpqAnswer]]:
    for question in everybody(connection):
        code, found = answer(connection, "TPQ", question, day)
        if code == ANSWERED:
            yield question, found


def wage_link(connection: Connection, day: date) -> Iterator[tuple[int, OwlAnswer]]:
    for question in everybody(connection):
        assert question.ssn is not None
        yield question.ssn, answer(connection, "OWL", question, day)[1]


def moment(request: pytest.FixtureRequest) -> tuple[Store, date]:
    name, day = request.param
    return request.getfixturevalue(name), day


moments = pytest.fixture(
    params=[("new", DAY), ("later", NEXT_MONTH), ("corrected", LATER)],
    ids=["as made", "a month later", "after corrections"],
)(moment)


def test_social_security_is_that_of_bendex_or_newer(moments: tuple[Store, date]) -> None:
    store, day = moments
    agreed = changed = 0
    with store.reading() as connection:
        for question, found in third_party(connection, day):
            assert question.ssn is not None
            held = ben_of_person(connection, question.ssn)
            if not held:
                continue
            newest = next(each for each in held if each.claim_number == found.claim_number)
            said = (found.rsdi_status, found.rsdi_gross)
            if found.rsdi_changed is None:
                assert said == (newest.payment_status, newest.gross), question.ssn
                assert found.rsdi_since == newest.entitled
                agreed += 1
            else:
                assert month_of(newest.record_date) < month_of(found.rsdi_changed) <= month_of(day)
                changed += 1
    assert agreed > 50 and changed <= agreed / 10
    assert changed == 0 or day != DAY


def test_ssi_is_that_of_sdx_or_newer(moments: tuple[Store, date]) -> None:
    store, day = moments
    agreed = changed = 0
    with store.reading() as connection:
        for question, found in third_party(connection, day):
            assert question.ssn is not None
            held = sdx_history(connection, question.ssn)
            if not held:
                continue
            newest = held[0]
            if found.ssi_changed is not None:
                assert month_of(newest.record_date) < month_of(found.ssi_changed) <= month_of(day)
                changed += 1
                continue
            assert found.ssi_status == newest.payment_status, question.ssn
            if month_of(newest.record_date) == month_of(day):
                assert found.ssi_net == newest.net, question.ssn
            elif not newest.over_under:
                # The record announced this month's payment.
                assert found.ssi_net == newest.gross, question.ssn
            agreed += 1
    assert agreed > 30 and changed <= agreed / 10
    assert changed == 0 or day != DAY


def test_medicare_begins_at_65_or_after_two_years_of_disability(new: Store) -> None:
    waited = 0
    with new.reading() as connection:
        for question, found in third_party(connection, DAY):
            if found.part_b_since is None:
                continue
            born = question.birth_date
            at_65 = date(born.year + AGED, born.month, 1)
            if found.part_b_since != at_65:
                assert found.rsdi_since is not None and found.part_b_since < at_65
                after = add_months(month_of(found.rsdi_since), WAITING_MONTHS)
                assert found.part_b_since == first_day(after), question.ssn
                waited += 1
    assert waited > 10


def test_benefits_are_those_of_the_newest_claim(moments: tuple[Store, date]) -> None:
    store, day = moments
    paid = 0
    with store.reading() as connection:
        for ssn, found in wage_link(connection, day):
            held, benefit = claims(connection, ssn), found.benefit
            if benefit is not None:
                assert day - BENEFIT_YEAR < benefit.claim_date <= day, ssn
                paid += 1
            if not held:
                continue
            newest = held[0]
            if newest.status != "P":
                assert benefit is None, ssn
            elif benefit is None:
                assert day != DAY, "a claim was used up since"
            else:
                assert benefit.claim_date == newest.claim_date, ssn
                assert benefit.weekly_amount == newest.weekly_amount, ssn
                assert benefit.weeks_paid >= newest.weeks_paid
                left = newest.maximum - benefit.weekly_amount * benefit.weeks_paid
                went_on = benefit.weeks_paid > newest.weeks_paid
                assert benefit.balance == (left if went_on else newest.balance)
    assert paid > 3


def test_wages_are_those_of_the_files(moments: tuple[Store, date]) -> None:
    store, day = moments
    with store.reading() as connection:
        for ssn, found in wage_link(connection, day):
            for quarter in found.quarters:
                held = {
                    (wage.employer_account, wage.gross_wage)
                    for wage in wages(connection, ssn)
                    if wage.quarter == quarter
                }
                said = {
                    (wage.employer_account, wage.gross_wage)
                    for wage in found.wages
                    if wage.quarter == quarter
                }
                assert not held or said == held, ssn


def test_what_is_answered_before_a_file_comes_is_what_the_file_brings(
    made: Path, tmp_path: Path
) -> None:
    shutil.copy(made, tmp_path / "store.db")
    store, clock = open_store(f"sqlite:///{tmp_path / 'store.db'}"), at_office(LATER, 6)
    feeds = [each for each in FEEDS if each.layout.system == "OWG"]
    (path,) = write_sample_files(store, tmp_path, 7, clock, feeds=feeds)
    with store.reading() as connection:
        before = dict(wage_link(connection, NEXT_MONTH))
    load_file(store, "OWG", path, clock)
    compared = 0
    with store.reading() as connection:
        for ssn, found in before.items():
            held = {
                (wage.quarter, wage.employer_account): wage.gross_wage
                for wage in wages(connection, ssn)
                if wage.quarter == 20261
            }
            told = {
                (wage.quarter, wage.employer_account): wage.gross_wage
                for wage in found.wages
                if wage.quarter == 20261
            }
            assert not held or held == told, ssn
            compared += bool(held)
    store.close()
    assert compared > 100


def test_a_person_gets_the_same_answers_under_every_number() -> None:
    """Nothing is random about a person in a scenario, because each trainee gets other SSNs."""
    today = date(2026, 3, 20)
    counted = {"RSDI": dict.fromkeys(ben.months(today), 800_00),
               "SSI": dict.fromkeys(ben.months(today), 90_00)}  # fmt: skip
    said = set()
    for ssn in range(910_01_2107, 910_01_2507):
        person = Person(ssn, "RIOS", "BO", "", date(1951, 2, 3), claim_number=f"{ssn}A",
                        income=counted, plain=True)  # fmt: skip
        (benefit,), (supplement,) = ben.records(person, today), sdx.records(person, today)
        assert medicare(person, today) is None
        said.add((benefit["payment_status"], benefit["gross"], benefit["entitled"],
                  supplement["payment_status"], supplement["net"]))  # fmt: skip
    assert len(said) == 1
    status, gross, _since, ssi_status, net = said.pop()
    assert (status, gross, ssi_status, net) == ("CP", 800, "C01", 90)
