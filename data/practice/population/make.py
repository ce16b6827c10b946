"""Fills an empty practice store with a synthetic population, in chunks, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from random import Random

from sqlalchemy import Connection, Index, Table, insert, select

from data.office.agencies import OKDHS
from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.office.discrepancy import CaseNote
from data.office.user import Office, User
from data.practice.population import names
from data.practice.population.cases import CaseFile, Cases
from data.practice.population.clients import Clients
from data.practice.population.documented import DOCUMENTED
from data.practice.population.documented_cases import documented_cases
from data.practice.population.households import Households
from data.practice.population.notes import note_rows
from data.practice.population.numbers import CaseNumbers, client_numbers, ssn_sequence
from data.practice.population.offices import OTHER_OFFICES, Addresses, office_name
from data.practice.population.participants import add_participants
from data.practice.population.people import People, Person
from data.practice.population.reviewers import insert_reviewers
from data.practice.population.rows import Row, case_row, income_rows, name_rows, person_rows
from data.practice.population.window import Window
from data.practice.population.workers import user_rows
from data.store.base import Base
from data.store.store import Store, StoreError

Progress = Callable[[int, int], None]

FEWEST_PERSONS, MOST_PERSONS = 10, 1_500_000
CHUNK_PERSONS = 2_000
_WITHOUT_CASE = 0.03
"""Share of further clients who are on no case (any more)."""

_BULK_TABLES = (Case, CasePerson, CaseIncome, Client, ClientAlias, ClientName, CaseNote)


@dataclass(slots=True)
class _Chunk:
    persons: list[Person] = field(default_factory=list)
    cases: list[CaseFile] = field(default_factory=list)
    others: list[Person] = field(default_factory=list)


def make_population(
    store: Store, persons: int, seed: int, date: date, progress: Progress | None = None
) -> None:
    """Make `persons` persons on cases, with their households, income, ALFX records and offices.

    The same persons, seed and date make the same rows; only the users' hashes, which depend on the
    store's own key, differ. Histories end with the month after `date`. Memory stays bounded: rows
    go to the store in chunks. `progress` is called with (done, total) persons.

    Raises:
        StoreError: the store is live or not empty.
        ValueError: fewer than 10 or more than 1,500,000 persons.
    """
    if not store.practice:
        raise StoreError("a synthetic population is made in a practice store only")
    if not FEWEST_PERSONS <= persons <= MOST_PERSONS:
        raise ValueError(f"a population has {FEWEST_PERSONS} to {MOST_PERSONS:,} persons")
    with store.transaction() as connection:
        if connection.execute(select(Office.office).limit(1)).first() is not None:
            raise StoreError("the store already has a population")
        rng = Random(f"{seed} {persons} {date.isoformat()}")
        addresses = Addresses(rng, persons)
        _insert_offices(connection, addresses.offices)
        connection.execute(insert(User), user_rows(addresses.offices, store.token_key))
        insert_reviewers(connection, date)
        add_participants(connection, date)
        _fill(connection, rng, addresses, Window.around(date), persons, progress)


def _insert_offices(connection: Connection, offices: Sequence[str]) -> None:
    names_and_agencies = {office: (office_name(office), OKDHS) for office in offices}
    rows = [
        {"office": office, "name": name, "agency": agency}
        for office, (name, agency) in sorted((names_and_agencies | OTHER_OFFICES).items())
    ]
    connection.execute(insert(Office), rows)


def _fill(
    connection: Connection,
    rng: Random,
    addresses: Addresses,
    window: Window,
    persons: int,
    progress: Progress | None,
) -> None:
    clients = Clients(rng, client_numbers())
    indexes = _drop_indexes(connection)
    done = 0
    for chunk in _chunks(rng, addresses, window, persons):
        _insert_chunk(connection, rng, chunk, clients, window)
        done += len(chunk.persons)
        if progress is not None:
            progress(done, persons)
    for index in indexes:
        index.create(connection)


def _drop_indexes(connection: Connection) -> list[Index]:
    """An index built at the end is sorted once, where one kept up to date is hit at random."""
    indexes = [
        index
        for model in _BULK_TABLES
        for index in sorted(_table(model).indexes, key=lambda index: str(index.name))
    ]
    for index in indexes:
        index.drop(connection)
    return indexes


def _chunks(rng: Random, addresses: Addresses, window: Window, persons: int) -> Iterator[_Chunk]:
    ssns = ssn_sequence(rng)
    people = People(rng, ssns, window)
    households = Households(rng, people)
    cases = Cases(rng, window, CaseNumbers(rng, persons), addresses)
    chunk = _Chunk(*documented_cases(window))
    missing = persons - len(DOCUMENTED)
    while missing:
        household = households.next(missing)
        missing -= len(household.members)
        chunk.persons += household.members
        chunk.cases += cases.of(household)
        if rng.random() < _WITHOUT_CASE * len(household.members):
            last_name = names.surname(rng, household.origin)
            chunk.others.append(people.person(household.origin, last_name, (18, 80)))
        if len(chunk.persons) >= CHUNK_PERSONS:
            yield chunk
            chunk = _Chunk()
    if chunk.persons:
        yield chunk


def _insert_chunk(
    connection: Connection, rng: Random, chunk: _Chunk, clients: Clients, window: Window
) -> None:
    cases = sorted(chunk.cases, key=lambda case: case.case_number)
    client_rows: list[Row] = []
    alias_rows: list[Row] = []
    for person in (*chunk.persons, *chunk.others):
        made, aliases = clients.of(person)
        client_rows += made
        alias_rows += aliases
    _insert(connection, Case, [case_row(case, window) for case in cases])
    _insert(connection, CasePerson, [row for case in cases for row in person_rows(case, window)])
    _insert(connection, CaseIncome, [row for case in cases for row in income_rows(case, window)])
    _insert(connection, Client, client_rows)
    _insert(connection, ClientAlias, alias_rows)
    named = [row for client in (*client_rows, *alias_rows) for row in name_rows(client)]
    named.sort(key=itemgetter("sound", "letters", "given", "client_number", "sequence"))
    _insert(connection, ClientName, named)
    _insert(connection, CaseNote, list(note_rows(rng, iter(cases), window.day)))


def _insert(connection: Connection, model: type[Base], rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(_table(model)), rows)


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__
