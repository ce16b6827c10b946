"""The discrepancy messages of a scenario: which rows they are, and those that are put there."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data.office.case import Case
from data.office.discrepancy import Discrepancy
from data.rules.clocks import act_by, discrepancy_due
from data.store.clock import at_office
from data.systems.enu import NO_SSN
from ims_tui.practice.scenario.moments import day_at, period_at
from ims_tui.practice.scenario.parts import Posted
from ims_tui.practice.scenario.placeholders import FillError, place
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast
from ims_tui.practice.world.columns import Row
from ims_tui.practice.world.records import FILES_HOUR


def written(connection: Connection, scenario: Scenario, cast: Cast) -> None:
    """Messages that are put there as they are written, and how messages were cleared."""
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
        raise FillError("there is no such message to be cleared")


def meant(message: Posted, cast: Cast) -> Iterable[Any]:
    """Which rows of `discrepancy` a message of the scenario means."""
    member = cast.member(message.person)
    case, code = member.on_case(message.case)
    yield Discrepancy.case_number == case
    yield Discrepancy.person_code == code
    yield Discrepancy.system == message.system
    yield Discrepancy.error_type == message.error
    yield Discrepancy.found_date == day_at(message.found, cast.day)
    if message.period is not None:
        yield Discrepancy.period == period_at(message.period, cast.day)
