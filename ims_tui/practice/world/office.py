"""Put a scenario's office into a store: cases, clients, notes, files, messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data.exchange.grades import regrade
from data.office.case import Case, CasePerson
from data.office.discrepancy import NO_SSN, CaseNote, Discrepancy
from data.office.participant import Participant
from data.practice.build import Row, Rows
from data.practice.documented import DISTRICT, OFFICE, SUPERVISOR
from data.practice.person import Person as Who
from data.practice.users import practice_user
from data.rules.clocks import act_by, discrepancy_due
from data.rules.confidential import SUBSTITUTE
from data.rules.periods import add_months
from data.store.base import Base, table_of
from data.store.clock import at_office
from data.store.store import Store
from ims_tui.practice.scenario.moments import day_at, instant_at, period_at
from ims_tui.practice.scenario.parts import Budget, CaseEntry, Person, Posted
from ims_tui.practice.scenario.placeholders import FillError, Member, place
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.answers import Answers
from ims_tui.practice.world.cast import Cast, split_name
from ims_tui.practice.world.columns import column_named, row_of, table_named, value_of
from ims_tui.practice.world.records import FILES_HOUR, received, take_in


def furnish(store: Store, scenario: Scenario, cast: Cast) -> None:
    """Put the entire scenario into a store that has offices and users.

    Raises:
        FillError: a part of the scenario is not valid; it says where.
    """
    rows = Rows()
    _add_cases(rows, scenario, cast)
    for person in scenario.people:
        _add_person(rows, person, cast)
    _add_notes(rows, scenario, cast)
    _add_participants(rows, scenario, cast)
    with store.transaction() as connection:
        rows.put(connection)
    _post(store, scenario, cast)
    with store.transaction() as connection:
        _put_messages(connection, scenario, cast)
        Answers(scenario, cast).furnish(connection, scenario.begins(cast.day))
        for number, entry in enumerate(scenario.rows, start=1):
            with place(f"rows {number}"):
                table = table_named(entry.table)
                connection.execute(insert(table), row_of(table, entry.values, cast))
        if scenario.rows:  # They may change whom the records are about.
            regrade(connection, [m.ssn for m in cast.members.values() if m.ssn is not None])


def _add_cases(rows: Rows, scenario: Scenario, cast: Cast) -> None:
    named = {entry.number: entry for entry in scenario.cases}
    numbers = dict.fromkeys(case for m in cast.members.values() for case, _ in m.cases)
    for number in dict.fromkeys([*named, *numbers]):
        with place(f"cases {number}"):
            entry = named.get(number) or CaseEntry(number=number)
            rows.case(number, **_case(entry, scenario, cast))


def _case(entry: CaseEntry, scenario: Scenario, cast: Cast) -> Row:
    user = practice_user(scenario.user)
    worker = user if user is not None and user.position == "worker" else None
    certified = entry.certification or (None if entry.status in "AD" else entry.application)
    closed = entry.closed or ("-30d" if entry.status == "C" else None)
    given: Row = {
        "office": entry.office or (worker.office if worker else OFFICE),
        "supervisor": entry.supervisor or (worker.supervisor if worker else SUPERVISOR),
        "district": entry.district or (worker.district if worker else DISTRICT),
        "status": entry.status,
        "application_date": day_at(entry.application, cast.day),
        "certification_date": day_at(certified, cast.day) if certified else None,
        "review_date": day_at(entry.review, cast.day) if entry.review else None,
        "closed_date": day_at(closed, cast.day) if closed else None,
    }
    if entry.confidential:
        given |= {
            "acp": "Y", "street": SUBSTITUTE.street, "city": SUBSTITUTE.city,
            "state": SUBSTITUTE.state, "zip_code": SUBSTITUTE.zip_code,
        }  # fmt: skip
    return given | _further(Case, entry.values, cast)


def _further(model: type[Base], values: Mapping[str, object], cast: Cast) -> Row:
    table = table_of(model)
    return {n: value_of(column_named(table, n), each, cast) for n, each in values.items()}


def _add_person(rows: Rows, person: Person, cast: Cast) -> None:
    member = cast.member(person.handle)
    who = _who(member, person.sex)
    with place(f"people {person.handle}"):
        for case, code in member.cases:
            role = person.role if person.role is not None else ("C" if code == 1 else "")
            rows.person(
                case, code, who, role=role, ssn_verified="Y" if person.verified else "",
                claim_number=member.claim, **_further(CasePerson, person.values, cast),
            )  # fmt: skip
    with place(f"people {person.handle}, budget"):
        for line in person.budget:
            rows.income(*member.on_case(line.case), line.type, _amounts(line, cast))
    if person.client:
        known = split_name(person.client_name) if person.client_name else ()
        named = dict(zip(("last_name", "first_name", "middle_name"), known, strict=False))
        rows.client(member.client, who, map(split_name, person.aliases), **named)


def _who(member: Member, sex: str = "F") -> Who:
    return Who(member.ssn or 0, member.last, member.first, member.middle, member.born, sex)


def _amounts(line: Budget, cast: Cast) -> dict[int, Decimal]:
    month, last = (period_at(each, cast.day) for each in line.months)
    amounts = {}
    while month <= last:
        amounts[month] = Decimal(line.amount)
        month = add_months(month, 1)
    return amounts


def _add_notes(rows: Rows, scenario: Scenario, cast: Cast) -> None:
    for entry in scenario.notes:
        rows.add(
            CaseNote, case_number=entry.case, written_at=instant_at(entry.at, cast.day),
            user_id=entry.user, kind=entry.code, action=entry.action, basis=entry.basis,
            text=cast.fill(entry.text),
        )  # fmt: skip


def _add_participants(rows: Rows, scenario: Scenario, cast: Cast) -> None:
    for number, entry in enumerate(scenario.participants, start=1):
        with place(f"participants {number}"):
            member = cast.member(entry.person)
            if member.ssn is None:
                raise FillError(f"{entry.person} has no SSN, which The Work Number needs")
            rows.add(
                Participant, ssn=member.ssn, last_name=member.last, first_name=member.first,
                middle_name=member.middle, birth_date=member.born, county_case=entry.case,
                programs=entry.programs, calworks_worker=entry.worker, case_manager=entry.manager,
            )  # fmt: skip


def _post(store: Store, scenario: Scenario, cast: Cast) -> None:
    """Load records as they came in, and compare on the days when messages were found."""
    wanted: dict[date, set[str]] = {}
    for message in scenario.messages:
        if message.compared:
            wanted.setdefault(day_at(message.found, cast.day), set()).add(message.system)
    waiting = received(scenario, cast)
    for found in sorted(wanted):
        take_in(store, [each for each in waiting if each.came <= found])
        waiting = [each for each in waiting if each.came > found]
        # Imported here, because the batch engine takes longer to import than everything else.
        from data.exchange.post import post_discrepancies

        post_discrepancies(store, at_office(found, FILES_HOUR), sorted(wanted[found]))
    take_in(store, waiting)


def _put_messages(connection: Connection, scenario: Scenario, cast: Cast) -> None:
    """Store the messages that are not compared, and clear those that were cleared."""
    for number, message in enumerate(scenario.messages, start=1):
        with place(f"messages {number}"):
            if not message.compared:
                connection.execute(insert(Discrepancy), _message(connection, message, cast))
            if message.resolved is not None:
                _clear(connection, message, cast)


def _message(connection: Connection, message: Posted, cast: Cast) -> Row:
    member, found = cast.member(message.person), day_at(message.found, cast.day)
    case, code = member.on_case(message.case)
    if message.period is None:
        raise FillError("a message that is not compared needs a period")
    office = connection.execute(
        select(Case.office, Case.supervisor, Case.district).where(Case.case_number == case)
    ).one()
    at = at_office(found, FILES_HOUR).now()
    return {
        "case_amount": Decimal(message.counted) if message.counted else None,
        "exchange_amount": Decimal(message.reported) if message.reported else None,
        "ssn": NO_SSN if member.ssn is None else member.ssn,
        "case_number": case, "person_code": code, "office": office[0],
        "supervisor": office[1], "district": office[2], "system": message.system,
        "error_type": message.error, "period": period_at(message.period, cast.day),
        "differs": message.differs, "found_date": found, "due_date": discrepancy_due(found),
        "act_by_date": act_by(message.system, found), "posted_at": at,
    }  # fmt: skip


def _clear(connection: Connection, message: Posted, cast: Cast) -> None:
    assert message.resolved is not None
    on = day_at(message.resolved.date, cast.day)
    done = connection.execute(
        update(Discrepancy).where(*meant(message, cast)).values(
            resolved_date=on, resolved_at=at_office(on, 14).now(),
            reason=message.resolved.reason, resolved_by=message.resolved.by,
        )
    )  # fmt: skip
    if not done.rowcount:
        raise FillError("there is no such message to clear")


def meant(message: Posted, cast: Cast) -> Iterable[Any]:
    """Return the conditions that select a scenario's message in `discrepancy`."""
    member = cast.member(message.person)
    case, code = member.on_case(message.case)
    yield Discrepancy.case_number == case
    yield Discrepancy.person_code == code
    yield Discrepancy.system == message.system
    yield Discrepancy.error_type == message.error
    yield Discrepancy.found_date == day_at(message.found, cast.day)
    if message.period is not None:
        yield Discrepancy.period == period_at(message.period, cast.day)
