"""Filling an empty practice store with a synthetic population, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from random import Random

from sqlalchemy import Connection, Index, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.office.discrepancy import CaseNote
from data.office.user import Office, User
from data.practice.build import Name, Row, Rows
from data.practice.cases import APPLICATION, DENIED, CaseFile, Cases, documented_cases
from data.practice.county import add_county
from data.practice.difference import dollars
from data.practice.draw import Stream
from data.practice.households import household, on_no_case
from data.practice.income import Window
from data.practice.names import respelled
from data.practice.numbers import FIRST_CLIENT, CaseNumbers
from data.practice.person import NOTHING, Person
from data.practice.places import Addresses, office_rows
from data.practice.sections import WITH_SNAP, section_values
from data.practice.users import user_rows
from data.practice.worked import note_of
from data.rules.periods import month_of
from data.store.base import table_of
from data.store.location import StoreError
from data.store.store import (
    Store,
)

Progress = Callable[[int, int], None]

FEWEST_PERSONS, MOST_PERSONS = 10, 1_500_000
CHUNK_PERSONS = 2_000
_WITHOUT_CASE = 0.03
"""Share of further clients who are on no case."""
_OTHERWISE = 0.05
"""Share of clients with another spelling than on the case, and of those with two client records."""
_BULK = (Case, CasePerson, CaseIncome, Client, ClientAlias, ClientName, CaseNote)


def make_population(
    store: Store, persons: int, seed: int, date: date, progress: Progress | None = None
) -> None:
    """Make `persons` persons on cases, with their households, income, ALFX records and offices.

    The same persons, seed and date make the same rows, except for the users' hashes, which depend
    on the store's key. Budgets end with the month after `date`. Rows are inserted in chunks to
    limit memory. `progress` is called with (done, total) persons.

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
        addresses = Addresses(persons)
        put_offices(connection, addresses.offices, store.token_key, date)
        indexes = _drop_indexes(connection)
        making, put, households = _Making(seed, Window.around(date), persons, addresses), 0, count()
        done = making.documented()
        while put < persons:
            if done < persons:
                done += making.household(next(households), persons - done)
            if done - put >= CHUNK_PERSONS or done == persons:
                making.rows.put(connection)
                put = done
                if progress is not None:
                    progress(put, persons)
        for index in indexes:
            index.create(connection)


def put_offices(
    connection: Connection, offices: Sequence[str], token_key: bytes, day: date
) -> None:
    """Insert the offices with their users, and the county, into a store made for `day`."""
    rows = Rows()
    for row in office_rows(offices):
        rows.add(Office, **row)
    for row in user_rows(offices, token_key):
        rows.add(User, **row)
    add_county(rows, day)
    rows.put(connection)


def _drop_indexes(connection: Connection) -> list[Index]:
    """Drop the indexes of the large tables: building them at the end is faster."""
    indexes = [
        index
        for model in _BULK
        for index in sorted(table_of(model).indexes, key=lambda index: str(index.name))
    ]
    for index in indexes:
        index.drop(connection)
    return indexes


class _Making:
    """Makes the rows of the households, one by one."""

    def __init__(self, seed: int, window: Window, persons: int, addresses: Addresses) -> None:
        self.rows = Rows()
        self._seed, self._window = seed, window
        numbers = CaseNumbers(Stream(seed, "case numbers"), persons)
        self._cases = Cases(window.day, numbers, addresses)
        self._clients = count(FIRST_CLIENT)

    def documented(self) -> int:
        """Add the documented persons and return their number."""
        persons, cases = documented_cases(self._window)
        for case in cases:
            self._add_case(case)
        for person in persons:
            self._add_client(Stream(self._seed, "client", person.ssn), person)
        return len(persons)

    def household(self, index: int, most: int) -> int:
        """Add the household of an index, of at most `most` persons, and return their number."""
        seed = self._seed
        found = household(seed, index, self._window, most)
        for case in self._cases.of(seed, index, found):
            self._add_case(case)
        rng = Stream(seed, "clients", index)
        for person in found.members:
            self._add_client(rng, person)
        if rng.random() < _WITHOUT_CASE * len(found.members):
            self._add_client(rng, on_no_case(seed, index, self._window, found.origin))
        return len(found.members)

    def _add_client(self, rng: Random, person: Person) -> None:
        """Add one or two ALFX client records of a person, some with other spellings and aliases."""
        named = _spelled_otherwise(rng, person) if rng.random() < _OTHERWISE else person
        given = person.first_name, person.middle_name
        aliases: list[Name] = [(person.maiden_name, *given)] if person.maiden_name else []
        if named is not person:
            aliases.append((person.last_name, *given))
        self.rows.client(next(self._clients), named, aliases)
        if rng.random() < _OTHERWISE:
            self.rows.client(next(self._clients), _spelled_otherwise(rng, person))

    def _add_case(self, case: CaseFile) -> None:
        address, dates = case.address, case.dates
        self.rows.case(
            case.case_number, office=address.office, supervisor=address.supervisor,
            district=address.district, status=case.status, application_date=dates.application,
            certification_date=dates.certification, review_date=dates.review,
            closed_date=dates.closed, **section_values(case, self._window.day),
        )  # fmt: skip
        months = _covered(case, self._window)
        for code, person in enumerate(case.persons, start=1):
            self._add_person(case, code, person, months)
        if note := note_of(self._seed, case, self._window.day):
            self.rows.add(CaseNote, **note)

    def _add_person(
        self, case: CaseFile, code: int, person: Person, months: Collection[int]
    ) -> None:
        number, now = case.case_number, month_of(self._window.day)
        ssi = person.amount("SSI", now) if now in months else NOTHING
        self.rows.person(
            number, code, person, role=case.payee_role if code == 1 else "",
            last_name=(case.maiden_names and person.maiden_name) or person.last_name,
            ssn_verified=person.verified, claim_number=person.claim_number, ssi_amount=ssi or None,
            snap_person=_snap_person(case, person), **_citizenship(case, person),
        )  # fmt: skip
        for income_type, by_month in person.income.items():
            counted = {month: dollars(by_month[month]) for month in by_month if month in months}
            self.rows.income(number, code, income_type, counted)


def _spelled_otherwise(rng: Random, person: Person) -> Person:
    match rng.randrange(4):
        case 0:
            return replace(person, last_name=respelled(rng, person.last_name))
        case 1:
            return replace(person, first_name=respelled(rng, person.first_name))
        case 2:
            return replace(person, middle_name=person.middle_name[:1])
        case _:
            return replace(person, last_name=person.maiden_name or person.last_name)


def _covered(case: CaseFile, window: Window) -> Collection[int]:
    """Return the months of the window that the case's budget covers."""
    dates = case.dates
    if case.status == DENIED:
        return ()
    since = window.day if case.status == APPLICATION else dates.certification or dates.application
    until = window.months[-1] if dates.closed is None else month_of(dates.closed)
    return {month for month in window.months if month_of(since) <= month <= until}


def _snap_person(case: CaseFile, person: Person) -> str:
    """Return the SNAP person code: A, or O for a noncitizen whose income counts."""
    if case.case_number[0] not in WITH_SNAP:
        return ""
    return "A" if person.citizen else "O"


def _citizenship(case: CaseFile, person: Person) -> Row:
    """Return the citizenship columns as the worker coded them, without birth record matches."""
    born = person.birth_date.toordinal()
    rng = Stream("citizen", case.case_number, person.first_name, born)
    how = rng.choice("DDSSSS") if person.citizen and person.verified and rng.random() < 0.85 else ""
    verified = max(case.dates.certification or case.dates.application, person.birth_date)
    return {
        "citizenship": "C" if person.citizen else "N",
        "citizenship_verification": how,
        "citizenship_date": verified if how else None,
    }
