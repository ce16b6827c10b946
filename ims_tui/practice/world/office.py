"""Puts the cast of a scenario, its records and its messages into a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from sqlalchemy import Table, insert

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.office.discrepancy import CaseNote
from data.office.participant import Participant
from data.practice.build import name_rows
from data.practice.documented import DISTRICT, OFFICE, SUPERVISOR
from data.practice.users import practice_user
from data.rules.confidential import SUBSTITUTE
from data.rules.periods import add_months
from data.store.base import Base
from data.store.clock import at_office
from data.store.store import Store
from ims_tui.practice.scenario.moments import day_at, instant_at, period_at
from ims_tui.practice.scenario.parts import Budget, CaseEntry, Person
from ims_tui.practice.scenario.placeholders import FillError, Member, place
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.answers import Answers
from ims_tui.practice.world.cast import Cast, split_name
from ims_tui.practice.world.columns import Row, column_named, row_of, table_named, value_of
from ims_tui.practice.world.messages import written
from ims_tui.practice.world.records import FILES_HOUR, received, take_in


def furnish(store: Store, scenario: Scenario, cast: Cast) -> None:
    """Put everything of the scenario into a store that has offices and users.

    Raises:
        FillError: something of the scenario cannot be; it says where.
    """
    with store.transaction() as connection:
        for table, rows in _before(scenario, cast):
            if rows:
                connection.execute(insert(table), rows)
    _post(store, scenario, cast)
    with store.transaction() as connection:
        written(connection, scenario, cast)
        Answers(scenario, cast).furnish(connection, scenario.begins(cast.day))
        for number, entry in enumerate(scenario.rows, start=1):
            with place(f"rows {number}"):
                table = table_named(entry.table)
                connection.execute(insert(table), row_of(table, entry.values, cast))


def table_of(model: type[Base]) -> Table:
    """The table of a model."""
    return cast(Table, model.__table__)


def _before(scenario: Scenario, cast: Cast) -> Iterator[tuple[Table, list[Row]]]:
    """What the case and the client database hold before anything is reported."""
    yield table_of(Case), _cases(scenario, cast)
    yield table_of(CasePerson), [row for p in scenario.people for row in _on_cases(p, cast)]
    yield table_of(CaseIncome), [row for p in scenario.people for row in _budget(p, cast)]
    clients = [_client(p, cast.member(p.handle)) for p in scenario.people if p.client]
    aliases = [row for p in scenario.people if p.client for row in _aliases(p, cast)]
    yield table_of(Client), clients
    yield table_of(ClientAlias), aliases
    yield table_of(ClientName), [row for each in (*clients, *aliases) for row in name_rows(each)]
    yield table_of(CaseNote), list(_notes(scenario, cast))
    yield table_of(Participant), list(_participants(scenario, cast))


def _cases(scenario: Scenario, cast: Cast) -> list[Row]:
    named = {entry.number: entry for entry in scenario.cases}
    numbers = dict.fromkeys(case for m in cast.members.values() for case, _ in m.cases)
    rows = []
    for number in dict.fromkeys([*named, *numbers]):
        with place(f"cases {number}"):
            entry = named.get(number) or CaseEntry(number=number)
            rows.append(_case(entry, scenario, cast))
    return rows


def _case(entry: CaseEntry, scenario: Scenario, cast: Cast) -> Row:
    user = practice_user(scenario.user)
    worker = user if user is not None and user.position == "worker" else None
    applied = day_at(entry.application, cast.day)
    certified = entry.certification or (None if entry.status in "AD" else entry.application)
    closed = entry.closed or ("-30d" if entry.status == "C" else None)
    given: Row = {
        "case_number": entry.number,
        "office": entry.office or (worker.office if worker else OFFICE),
        "supervisor": entry.supervisor or (worker.supervisor if worker else SUPERVISOR),
        "district": entry.district or (worker.district if worker else DISTRICT),
        "status": entry.status,
        "application_date": applied,
        "certification_date": day_at(certified, cast.day) if certified else None,
        "review_date": day_at(entry.review, cast.day) if entry.review else None,
        "closed_date": day_at(closed, cast.day) if closed else None,
    }
    if entry.confidential:
        given |= {
            "acp": "Y", "street": SUBSTITUTE.street, "city": SUBSTITUTE.city,
            "state": SUBSTITUTE.state, "zip_code": SUBSTITUTE.zip_code,
        }  # fmt: skip
    return {**_blank(Case), **given, **_further(Case, entry.values, cast)}


def _blank(model: type[Base]) -> Row:
    """Every column that may be left out, so that all rows of a table name the same columns."""
    return {
        column.name: column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        for column in table_of(model).columns
        if column.nullable or column.default is not None
    }


def _further(model: type[Base], values: Mapping[str, object], cast: Cast) -> Row:
    table = table_of(model)
    return {n: value_of(column_named(table, n), each, cast) for n, each in values.items()}


def _on_cases(person: Person, cast: Cast) -> Iterator[Row]:
    member = cast.member(person.handle)
    with place(f"people {person.handle}"):
        for case, code in member.cases:
            role = person.role if person.role is not None else ("C" if code == 1 else "")
            yield {
                **_blank(CasePerson), **_who(member), "case_number": case, "person_code": code,
                "sex": person.sex, "role": role, "ssn_verified": "Y" if person.verified else "",
                "claim_number": member.claim, **_further(CasePerson, person.values, cast),
            }  # fmt: skip


def _who(member: Member) -> Row:
    return {
        "ssn": member.ssn,
        "last_name": member.last,
        "first_name": member.first,
        "middle_name": member.middle,
        "birth_date": member.born,
    }


def _budget(person: Person, cast: Cast) -> Iterator[Row]:
    member = cast.member(person.handle)
    with place(f"people {person.handle}, budget"):
        for line in person.budget:
            yield from _months(line, member, cast)


def _months(line: Budget, member: Member, cast: Cast) -> Iterator[Row]:
    case, code = member.on_case(line.case)
    month, last = (period_at(each, cast.day) for each in line.months)
    while month <= last:
        yield row_of(
            table_of(CaseIncome),
            {"case_number": case, "person_code": code, "month": month, "income_type": line.type,
             "amount": line.amount},
            cast,
        )  # fmt: skip
        month = add_months(month, 1)


def _client(person: Person, member: Member) -> Row:
    row = {"client_number": member.client, **_who(member), "sex": person.sex}
    return row | (_named(person.client_name) if person.client_name else {})


def _aliases(person: Person, cast: Cast) -> Iterator[Row]:
    number = cast.member(person.handle).client
    for sequence, name in enumerate(person.aliases, start=1):
        yield {"client_number": number, "sequence": sequence, **_named(name)}


def _named(name: str) -> Row:
    last, first, middle = split_name(name)
    return {"last_name": last, "first_name": first, "middle_name": middle}


def _notes(scenario: Scenario, cast: Cast) -> Iterator[Row]:
    for entry in scenario.notes:
        yield {
            "case_number": entry.case, "written_at": instant_at(entry.at, cast.day),
            "user_id": entry.user, "kind": entry.code, "action": entry.action,
            "basis": entry.basis, "text": cast.fill(entry.text),
        }  # fmt: skip


def _participants(scenario: Scenario, cast: Cast) -> Iterator[Row]:
    for number, entry in enumerate(scenario.participants, start=1):
        with place(f"participants {number}"):
            values = {
                **_who(cast.member(entry.person)), "county_case": entry.case,
                "programs": entry.programs, "calworks_worker": entry.worker,
                "case_manager": entry.manager,
            }  # fmt: skip
            if values["ssn"] is None:
                raise FillError(f"{entry.person} has no SSN, which The Work Number is asked by")
            yield values


def _post(store: Store, scenario: Scenario, cast: Cast) -> None:
    """Take in records as they came, and compare on the days on which messages were found."""
    wanted: dict[date, set[str]] = {}
    for message in scenario.messages:
        if message.compared:
            wanted.setdefault(day_at(message.found, cast.day), set()).add(message.system)
    waiting = received(scenario, cast)
    for found in sorted(wanted):
        take_in(store, [each for each in waiting if each.came <= found])
        waiting = [each for each in waiting if each.came > found]
        # Here and not above: the engine of the batch work takes longer to import than the rest.
        from data.exchange.post import post_discrepancies

        post_discrepancies(store, at_office(found, FILES_HOUR), sorted(wanted[found]))
    take_in(store, waiting)
