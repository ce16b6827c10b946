"""Adverse actions based on The Work Number."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from data.models import AdverseAction
from data.queries.rows import change, fetch


class Taken(NamedTuple):
    """One action with its notices."""

    ssn: int
    lookup_date: date
    program: str
    action: str
    notice_date: date
    gen_1390_date: date
    recorded_by: str
    recorded_at: datetime


_ACTIONS = (
    select(
        AdverseAction.ssn,
        AdverseAction.lookup_date,
        AdverseAction.program,
        AdverseAction.action,
        AdverseAction.notice_date,
        AdverseAction.gen_1390_date,
        AdverseAction.recorded_by,
        AdverseAction.recorded_at,
    )
    .where(AdverseAction.ssn == bindparam("ssn"))
    .order_by(AdverseAction.recorded_at.desc(), AdverseAction.action_id.desc())
)
_ADD = insert(AdverseAction)


def actions_about(connection: Connection, ssn: int) -> list[Taken]:
    """The actions about a participant, the newest first."""
    return fetch(connection, _ACTIONS, {"ssn": ssn}, Taken)


def add_action(connection: Connection, taken: Taken) -> None:
    """Record an action."""
    change(connection, _ADD, taken._asdict())
