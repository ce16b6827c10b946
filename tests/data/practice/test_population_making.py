from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data.office.case import Case, CasePerson
from data.office.client import Client
from data.practice.documented import DOCUMENTED, DOCUMENTED_CASES
from data.practice.population import make_population
from data.schema import create_store
from data.store.location import StoreError
from tests.data.practice.population_rows import MODELS, digest, rows

DAY = date(2026, 3, 2)
PERSONS = 2_500


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


def test_both_engines_have_the_same_persons(store_url: str, tmp_path: Path) -> None:
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


def test_progress_rises_to_the_whole(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    done: list[int] = []
    make_population(store, PERSONS, 7, DAY, lambda now, total: done.append(now))
    assert done == sorted(done)
    assert done[-1] == PERSONS
    assert len(done) > 1
    store.close()


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


def test_a_store_gets_one_population(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    make_population(store, 10, 1, DAY)
    with pytest.raises(StoreError, match="already has"):
        make_population(store, 10, 1, DAY)
    store.close()


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


def test_an_interrupted_population_leaves_nothing(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_population(store, 60, 1, DAY, stop)
    assert all(not rows(store, model) for model in MODELS)
    make_population(store, 60, 1, DAY)
    assert digest(store) == made(tmp_path / "whole")
    store.close()
