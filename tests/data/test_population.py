from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Row, func, select

from data.models import (
    Base,
    Case,
    CaseIncome,
    CaseNote,
    CasePerson,
    Client,
    ClientAlias,
    Office,
    User,
)
from data.population import numbers
from data.population.documented import DOCUMENTED, DOCUMENTED_CASES
from data.population.households import Households
from data.population.income import Share, rsdi, ssi, unemployment, wages
from data.population.make import make_population
from data.population.numbers import CaseNumbers, ssn_sequence
from data.population.offices import office_codes, office_name
from data.population.people import People
from data.population.rates import rates
from data.population.window import Window
from data.practice_users import PRACTICE_USERS
from data.rules.periods import add_months, month_of
from data.rules.ssn import FOR_DISPLAY, practice_ssn
from data.store import Store, StoreError, create_store
from data.tokens import ssn_token, verify_password

DAY = date(2026, 3, 2)
PERSONS = 3_000
MODELS: tuple[type[Base], ...] = (
    Office,
    Case,
    CasePerson,
    CaseIncome,
    Client,
    ClientAlias,
    CaseNote,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("population") / "store.db"
    store = create_store(f"sqlite:///{path}", DAY)
    make_population(store, PERSONS, 7, DAY)
    yield store
    store.close()


def rows(store: Store, model: type[Base]) -> list[Row[Any]]:
    table = model.__table__
    with store.reading() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))


def digest(store: Store) -> str:
    found = hashlib.sha256()
    for model in MODELS:
        for row in rows(store, model):
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()


def made(path: Path, persons: int = 60, seed: int = 1, day: date = DAY) -> str:
    store = create_store(f"sqlite:///{path}", day)
    make_population(store, persons, seed, day)
    found = digest(store)
    store.close()
    return found


def test_the_same_seed_makes_the_same_persons(tmp_path: Path) -> None:
    first = made(tmp_path / "1")
    assert made(tmp_path / "2") == first
    assert made(tmp_path / "3", seed=2) != first
    assert made(tmp_path / "4", persons=61) != first
    assert made(tmp_path / "5", day=date(2026, 3, 3)) != first


def test_both_engines_hold_the_same_persons(store_url: str, tmp_path: Path) -> None:
    store = create_store(store_url, DAY)
    make_population(store, 300, 5, DAY)
    with store.reading() as connection:
        persons = select(func.count(func.distinct(Client.ssn)))
        assert connection.scalar(persons) is not None
    assert digest(store) == made(tmp_path / "other", 300, 5)
    store.close()


def test_there_are_as_many_persons_as_were_asked_for(tmp_path: Path) -> None:
    for persons in (10, 11, 47):
        store = create_store(f"sqlite:///{tmp_path / str(persons)}", DAY)
        done: list[tuple[int, int]] = []
        make_population(store, persons, 3, DAY, lambda *now, done=done: done.append(now))
        identities = {(p.ssn, p.first_name, p.birth_date) for p in rows(store, CasePerson)}
        assert len(identities) == persons
        assert done[-1] == (persons, persons)
        store.close()


def test_progress_rises_to_the_whole(store: Store, tmp_path: Path) -> None:
    other = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    done: list[int] = []
    make_population(other, PERSONS, 7, DAY, lambda now, total: done.append(now))
    assert done == sorted(done)
    assert done[-1] == PERSONS
    assert len(done) > 1
    assert digest(other) == digest(store)
    other.close()


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


def test_income_lies_in_the_window_and_in_the_life_of_the_case(store: Store) -> None:
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


@pytest.mark.parametrize("persons", [10, 200])
def test_every_store_has_the_documented_persons(tmp_path: Path, persons: int) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    make_population(store, persons, 1, DAY)
    on_cases = defaultdict(set)
    for person in rows(store, CasePerson):
        on_cases[person.ssn].add((person.case_number, person.person_code))
    for ssn, documented in DOCUMENTED.items():
        assert on_cases[ssn] == set(documented.cases)
    cases = {case.case_number: case for case in rows(store, Case)}
    for known in DOCUMENTED_CASES:
        case = cases[known.case_number]
        assert (case.status, case.office, case.supervisor, case.district) == (
            known.status, "55A", 2, 10,
        )  # fmt: skip
    store.close()


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2030, 1, 1), date(2026, 12, 31)])
def test_a_population_can_be_made_for_any_day(tmp_path: Path, day: date) -> None:
    made(tmp_path / "store.db", 60, 1, day)


def test_a_store_gets_one_population(store: Store) -> None:
    with pytest.raises(StoreError, match="already has"):
        make_population(store, 10, 1, DAY)


def test_a_live_store_gets_none(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY, kind="live")
    with pytest.raises(StoreError, match="practice"):
        make_population(store, 10, 1, DAY)
    store.close()


@pytest.mark.parametrize("persons", [-1, 0, 9, 1_500_001])
def test_too_few_or_too_many_persons_are_refused(tmp_path: Path, persons: int) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    with pytest.raises(ValueError, match="10 to 1,500,000"):
        make_population(store, persons, 1, DAY)
    store.close()


def test_a_population_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_population(store, 60, 1, DAY, stop)
    assert all(not rows(store, model) for model in MODELS)
    make_population(store, 60, 1, DAY)
    assert digest(store) == made(tmp_path / "whole")
    store.close()


def test_ssns_do_not_repeat_and_show_no_order() -> None:
    ssns = list(islice(ssn_sequence(Random(1)), 20_000))
    assert len(set(ssns)) == len(ssns)
    assert all(practice_ssn(ssn) for ssn in ssns)
    assert all(ssn % 10_000 and ssn // 10_000 % 100 for ssn in ssns)
    rises = sum(one < other for one, other in pairwise(ssns))
    assert 0.45 < rises / len(ssns) < 0.55
    distances = Counter(b - a for a, b in pairwise(ssns))
    assert distances.most_common(1)[0][1] < 20


def test_ssns_leave_out_the_documented_persons_and_the_users(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, third, fourth = islice(ssn_sequence(Random(1)), 4)
    monkeypatch.setattr(numbers, "DOCUMENTED", {first: None})
    monkeypatch.setattr(numbers, "FOR_DISPLAY", {third})
    assert list(islice(ssn_sequence(Random(1)), 2)) == [second, fourth]


def test_a_couple_on_ssi_gets_the_rate_of_couples() -> None:
    rng = Random(1)
    people = People(rng, ssn_sequence(rng), Window.around(DAY))
    households = Households(rng, people)
    found = set()
    for _ in range(3_000):
        household = households.next(7)
        on_ssi = [person for person in household.members[:2] if set(person.income) == {"SSI"}]
        married = len(household.members) == 2 and household.members[1].adult(DAY)
        if married and len(on_ssi) == 2:
            found |= {person.income["SSI"][-1] for person in on_ssi}
    assert found == {746_00}


def test_case_numbers_rise_within_their_prefix_and_come_to_an_end() -> None:
    cases = CaseNumbers(Random(1), 1_000_000)
    assert [cases.next("S"), cases.next("S"), cases.next("C")] == [
        "S200001",
        "S200002",
        "C200001",
    ]
    with pytest.raises(ValueError, match="prefix S"):
        for _ in range(800_000):
            cases.next("S")


def test_offices_grow_with_the_population() -> None:
    assert office_codes(10) == ("55A", "55B")
    assert office_codes(10_000) == ("55A", "55B")
    assert office_codes(10_001) == ("55A", "55B", "55C")
    many = office_codes(1_500_000)
    assert len(set(many)) == len(many) > 77
    assert office_name("55A") == "OKLAHOMA COUNTY A"
    assert office_name("65A") == "ROGER MILLS COUNTY A"
    assert office_name("77A") == "WOODWARD COUNTY A"
    assert all(len(office_name(office)) <= 30 for office in many)


def test_the_window_is_15_months_the_current_one_and_the_coming_one() -> None:
    window = Window.around(DAY)
    assert window.months[0] == 202412
    assert window.months[window.current] == 202603
    assert window.months[-1] == 202604
    assert len(window.months) == 17


def test_ssi_is_the_rate_less_what_counts_to_the_nearest_dollar() -> None:
    months = (202512, 202601)
    nothing, wage, pension = (0, 0), (412_50, 412_50), (587_00, 587_00)
    assert ssi(months, nothing, nothing, Share.OWN_HOUSEHOLD) == (967_00, 994_00)
    assert ssi(months, nothing, nothing, Share.COUPLE) == (725_00, 746_00)
    assert ssi(months, nothing, nothing, Share.ANOTHERS_HOUSEHOLD) == (645_00, 663_00)
    # 412.50 less 20 and 65 is 327.50, of which half counts: 967 - 163.75 and 994 - 163.75
    assert ssi(months, nothing, wage, Share.OWN_HOUSEHOLD) == (803_00, 830_00)
    # 587 less 20 is 567; the wage then counts with half of 347.50
    assert ssi(months, pension, wage, Share.OWN_HOUSEHOLD) == (226_00, 253_00)
    assert ssi(months, (3_000_00,) * 2, nothing, Share.OWN_HOUSEHOLD) == (0, 0)


def test_social_security_rises_in_january() -> None:
    assert rsdi((202511, 202512, 202601), 1_028) == (1_000_00, 1_000_00, 1_028_00)


def test_unemployment_follows_a_lost_job_within_the_limits() -> None:
    for seed in range(50):
        rng = Random(seed)
        wage = wages(rng, 17)
        benefit = unemployment(rng, wage)
        assert all(not (earned and paid) for earned, paid in zip(wage, benefit, strict=True))
        paid = [amount for amount in benefit if amount]
        assert len(paid) <= 6
        assert all(16_00 * 433 // 100 <= amount <= 539_00 * 433 // 100 for amount in paid)
