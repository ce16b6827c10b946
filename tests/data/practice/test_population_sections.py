"""Sections A to D of the synthetic cases: valid blocks that agree with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.practice.places import COUNTIES, SEATS
from data.practice.population import make_population
from data.rules.codes import code_table
from data.rules.names import letters, soundex
from data.schema import create_store
from data.store.store import Store
from tests.data.practice.population_rows import rows

DAY = date(2026, 3, 2)
CODED = {
    "status": "case_status",
    "language": "ps2_language",
    "action": "ps2_action",
    "action_reason": "ps2_action_reason",
    "notice": "yes_no",
    "application_source": "ps2_application_source",
    "overpayment": "ps2_overpayment",
    "snap_action": "ps2_snap_action",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = create_store(f"sqlite:///{tmp_path_factory.mktemp('sections') / 'store.db'}", DAY)
    make_population(made, 2_500, 7, DAY)
    yield made
    made.close()


def test_every_code_is_of_its_table(store: Store) -> None:
    for case in rows(store, Case):
        for column, table in CODED.items():
            code = getattr(case, column)
            assert code == "" or code in code_table(table), (column, code)
        assert case.snap_months is None or str(case.snap_months) in code_table("ps2_snap_months")
        assert case.case_number[0] in code_table("ps2_case_prefix")
        assert case.office[:2] in code_table("county")
    for person in rows(store, CasePerson):
        for code, table in (
            (person.role, "ps2_role"),
            (person.snap_person, "ps2_snap_person"),
            (person.citizenship, "citizenship"),
            (person.citizenship_verification, "citizenship_verification"),
        ):
            assert code == "" or code in code_table(table), (table, code)


def test_a_case_has_the_sections_of_its_kind(store: Store) -> None:
    both = 0
    for case in rows(store, Case):
        food = case.case_number[0] in "SP"
        assert bool(case.action) != food
        assert bool(case.snap_action) or not food
        both += bool(case.action and case.snap_action)
        assert (case.snap_application_date is None) == (case.snap_action == "")
        if not case.action:
            assert case.benefit is case.resources is case.children is None and not case.overpayment
    assert both > 10


def test_the_last_action_is_that_of_the_state(store: Store) -> None:
    allowed = {"A": set("A"), "D": set("2"), "C": set("6"), "I": set("1CRS")}
    seen: Counter[str] = Counter()
    for case in rows(store, Case):
        assert {case.action, case.snap_action} - {""} <= allowed[case.status]
        seen.update(case.action + case.snap_action)
    assert set(seen) == set("A26" + "1CRS")


def test_children_and_adults_are_those_on_the_case(store: Store) -> None:
    with store.reading() as connection:
        born = connection.execute(select(CasePerson.case_number, CasePerson.birth_date)).all()
    adults: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    for case_number, birth_date in born:
        persons[case_number] += 1
        adults[case_number] += birth_date <= date(2008, 3, 2)
    for case in rows(store, Case):
        if case.action:
            found = adults[case.case_number], persons[case.case_number]
            assert (case.adults, case.adults + case.children) == found


def test_recoupment_is_a_tenth_or_for_an_agency_error_a_twentieth(store: Store) -> None:
    recouped = [case for case in rows(store, Case) if case.overpayment]
    assert recouped
    for case in recouped:
        percent = 5 if case.overpayment == "J" else 10
        assert case.recoupment == Decimal(int(case.benefit) * percent // 100)
    assert all(case.recoupment is None for case in rows(store, Case) if not case.overpayment)


def test_earned_income_is_what_the_budget_counts_now(store: Store) -> None:
    wages: Counter[str] = Counter()
    for income in rows(store, CaseIncome):
        if income.income_type == "WAGE" and income.month == 202603:
            wages[income.case_number] += int(income.amount * 100)
    # A case that was certified lately counts from then on only.
    for case in rows(store, Case):
        if case.earned_income and case.certification_date < date(2026, 3, 1):
            assert case.earned_income * 100 == wages[case.case_number]


def test_dates_of_the_sections(store: Store) -> None:
    for case in rows(store, Case):
        if case.snap_application_date:
            assert case.snap_application_date <= case.application_date
        if case.effective_date:
            assert case.effective_date.day == 1
            assert case.effective_date > (case.certification_date or case.application_date)


def test_everybody_is_reached_somewhere_in_the_county(store: Store) -> None:
    assert len(SEATS) == len(COUNTIES)
    for case in rows(store, Case):
        assert case.street and case.state == "OK" and len(case.street) <= 40
        assert case.city in SEATS and case.zip_code.isdigit()
        assert case.phone == "" or case.phone.startswith("40555501"), "numbers nobody has"
        assert case.acp or case.city == SEATS[int(case.office[:2]) - 1]
    languages = Counter(case.language for case in rows(store, Case))
    assert set(languages) == set(code_table("ps2_language"))


def test_citizenship_is_verified_of_most_citizens_and_of_them_only(store: Store) -> None:
    found: Counter[tuple[str, bool]] = Counter()
    for person in rows(store, CasePerson):
        how, when = person.citizenship_verification, person.citizenship_date
        assert how in ("", "D", "S"), "birth records verify when their file comes"
        assert (when is None) == (how == "") and (when is None or person.birth_date <= when <= DAY)
        found[person.citizenship, bool(how)] += 1
    assert found["N", True] == 0 and found["N", False] > 5
    assert found["C", True] > 2 * found["C", False] > 100


def test_every_name_can_be_found(store: Store) -> None:
    keys = {(k.client_number, k.sequence, k.letters) for k in rows(store, ClientName)}
    for client in rows(store, Client):
        assert (client.client_number, 0, letters(client.last_name)) in keys
    for alias in rows(store, ClientAlias):
        assert (alias.client_number, alias.sequence, letters(alias.last_name)) in keys
    for key in rows(store, ClientName):
        assert (key.sound, key.given_sound) == (soundex(key.letters), soundex(key.given))
