from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias
from data.office.user import User
from data.practice.income import rates
from data.practice.population import make_population
from data.practice.users import PRACTICE_USERS
from data.rules.periods import add_months, month_of
from data.rules.ssn import FOR_DISPLAY, practice_ssn
from data.schema import create_store
from data.store.store import Store
from data.store.tokens import ssn_token, verify_password
from tests.data.practice.population_rows import rows

DAY = date(2026, 3, 2)
PERSONS = 3_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("population") / "store.db"
    store = create_store(f"sqlite:///{path}", DAY)
    make_population(store, PERSONS, 7, DAY)
    yield store
    store.close()


def test_person_codes_count_from_one_and_the_first_is_the_only_payee(store: Store) -> None:
    codes = defaultdict(list)
    for person in rows(store, CasePerson):
        codes[person.case_number].append((person.person_code, person.role))
    assert set(codes) == {case.case_number for case in rows(store, Case)}
    for persons in codes.values():
        assert [code for code, _ in persons] == list(range(1, len(persons) + 1))
        assert persons[0][1] in {"C", "G", "P"}
        assert {role for _, role in persons[1:]} <= {""}


def test_an_ssn_is_never_issued_and_belongs_to_one_person(store: Store) -> None:
    owners = defaultdict(set)
    for person in rows(store, CasePerson):
        if person.ssn is not None:
            assert practice_ssn(person.ssn)
            assert person.ssn not in FOR_DISPLAY
            owners[person.ssn].add((person.birth_date, person.sex, person.first_name))
        assert person.ssn_verified in ({"Y", ""} if person.ssn else {""})
    assert all(len(who) == 1 for who in owners.values())
    for client in rows(store, Client):
        assert client.ssn is None or practice_ssn(client.ssn)


def test_claim_numbers_are_practice_numbers_with_a_suffix(store: Store) -> None:
    kinds: Counter[bool] = Counter()
    for person in rows(store, CasePerson):
        if person.claim_number:
            number, suffix = int(person.claim_number[:9]), person.claim_number[9:]
            assert practice_ssn(number)
            assert suffix in {"A", "HA", "D", "T", "M", "C1", "C2", "C3"}
            kinds[number == person.ssn] += 1
    assert kinds[True] > 10
    assert kinds[False] > 10


def test_names_are_printable_upper_case_and_fit_their_columns(store: Store) -> None:
    names = [
        (person.last_name, person.first_name, person.middle_name)
        for model in (CasePerson, Client, ClientAlias)
        for person in rows(store, model)
    ]
    for name in names:
        assert all(part == part.upper().strip() and part.isprintable() for part in name)
        assert len(name[0]) in range(1, 31)
        assert max(len(name[1]), len(name[2])) <= 20
    text = " ".join(" ".join(name) for name in names)
    for mark in ("Ñ", "'", "-", "DE LA", "WHITE EAGLE"):
        assert mark in text
    assert max(len(f"{last}, {first} {middle}") for last, first, middle in names) > 40
    assert any(not first for _, first, _ in names)


def test_dates_of_a_case_follow_one_another(store: Store) -> None:
    for case in rows(store, Case):
        known = [case.application_date, case.certification_date]
        known += [case.review_date, case.closed_date]
        dates = [day for day in known if day is not None]
        assert dates == sorted(dates)
        assert dates[-1] <= DAY
        assert (case.certification_date is not None) == (case.status in "IC")
        assert (case.closed_date is not None) == (case.status == "C")


def test_payees_were_adults_and_nobody_is_born_after_the_date(store: Store) -> None:
    applied = {case.case_number: case.application_date for case in rows(store, Case)}
    for person in rows(store, CasePerson):
        assert person.birth_date <= DAY
        if person.role in {"C", "G"}:
            day = applied[person.case_number]
            assert person.birth_date <= day.replace(year=day.year - 18, day=min(day.day, 28))


def test_income_is_within_the_window_and_the_life_of_the_case(store: Store) -> None:
    months = [add_months(month_of(DAY), distance) for distance in range(-15, 2)]
    cases = {case.case_number: case for case in rows(store, Case)}
    seen = set()
    for income in rows(store, CaseIncome):
        case = cases[income.case_number]
        assert income.month in months
        assert income.month >= month_of(case.certification_date or case.application_date)
        assert case.closed_date is None or income.month <= month_of(case.closed_date)
        assert case.status != "D"
        assert income.amount > 0
        seen.add((income.month, income.income_type))
    assert {month for month, _ in seen} == set(months)
    assert {kind for _, kind in seen} == {"WAGE", "SSI", "RSDI", "UIB"}


def test_nobody_has_income_before_birth(store: Store) -> None:
    born = {(p.case_number, p.person_code): p.birth_date for p in rows(store, CasePerson)}
    for income in rows(store, CaseIncome):
        assert income.month >= month_of(born[income.case_number, income.person_code])


def test_a_person_has_one_amount_a_month_on_all_cases(store: Store) -> None:
    ssn_of = {(p.case_number, p.person_code): p.ssn for p in rows(store, CasePerson)}
    amounts = defaultdict(set)
    for income in rows(store, CaseIncome):
        ssn = ssn_of[income.case_number, income.person_code]
        assert ssn is not None
        amounts[ssn, income.month, income.income_type].add(income.amount)
    assert all(len(different) == 1 for different in amounts.values())


def test_f88_is_the_ssi_of_the_month(store: Store) -> None:
    ssi_now = {
        (income.case_number, income.person_code): income.amount
        for income in rows(store, CaseIncome)
        if income.income_type == "SSI" and income.month == month_of(DAY)
    }
    coded = {
        (person.case_number, person.person_code): person.ssi_amount
        for person in rows(store, CasePerson)
        if person.ssi_amount is not None
    }
    assert coded == ssi_now
    assert all(amount == amount.to_integral_value() for amount in coded.values())
    assert max(coded.values()) == rates(2026).individual


def test_the_mix_is_believable(store: Store) -> None:
    people = {(p.first_name, p.birth_date, p.ssn): p for p in rows(store, CasePerson)}
    ssn_of = {(p.case_number, p.person_code): p.ssn for p in rows(store, CasePerson)}
    receivers = defaultdict(set)
    for income in rows(store, CaseIncome):
        ssn = ssn_of[income.case_number, income.person_code]
        receivers[income.income_type].add(ssn)
    adults = sum(person.birth_date < date(2008, 3, 2) for person in people.values())
    assert 0.05 < len(receivers["SSI"]) / len(people) < 0.11
    assert 0.28 < len(receivers["WAGE"]) / adults < 0.48
    assert 0.005 < sum(p.ssn is None for p in people.values()) / len(people) < 0.05
    kinds = Counter((case.case_number[0], case.status) for case in rows(store, Case))
    assert {kind for kind, _ in kinds} >= set("ABCDEHJNSZ")
    assert {status for _, status in kinds} == set("AIDC")
    cases_of = Counter(p.ssn for p in rows(store, CasePerson) if p.ssn)
    assert max(cases_of.values()) >= 3


def test_the_documented_district_has_its_share_and_there_is_a_second_office(store: Store) -> None:
    addresses = Counter((c.office, c.supervisor, c.district) for c in rows(store, Case))
    assert addresses["55A", 2, 10] > 0.05 * addresses.total()
    assert addresses["55A", 2, 11] > 0.01 * addresses.total()
    assert sum(n for (office, *_), n in addresses.items() if office == "55B") > 0
    assert {supervisor for _, supervisor, _ in addresses} == set(range(1, 7))
    assert {district for *_, district in addresses} == set(range(10, 20))


def test_everybody_on_a_case_is_a_client_and_some_clients_are_on_no_case(store: Store) -> None:
    clients = rows(store, Client)
    client_ssns = {client.ssn for client in clients if client.ssn}
    case_ssns = {person.ssn for person in rows(store, CasePerson) if person.ssn}
    assert case_ssns < client_ssns
    assert max(Counter(client.ssn for client in clients if client.ssn).values()) == 2
    known = {client.client_number for client in clients}
    assert {alias.client_number for alias in rows(store, ClientAlias)} < known


def test_the_documented_users_sign_on_and_no_other_does(store: Store) -> None:
    users = {user.user_id: user for user in rows(store, User)}
    for user in PRACTICE_USERS:
        row = users.pop(user.user_id)
        assert verify_password(user.password, row.password_hash)
        assert row.ssn_token == ssn_token(store.token_key, user.ssn)
        address = (row.office, row.supervisor, row.district, row.position)
        assert address == (user.office, user.supervisor, user.district, user.position)
    assert users
    assert {(user.password_hash, user.ssn_token) for user in users.values()} == {("", "")}
    assert not verify_password("", "")
