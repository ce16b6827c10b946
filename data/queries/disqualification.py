"""Fraud determinations by SSN."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from data.models import ExchangeFile, FsdRecord
from data.queries.rows import fetch
from data.rules.disqualification import Disqualified, end_date


class Determination(NamedTuple):
    """One determination of fraud, as its newest file has it."""

    program: str
    state: str
    decision_date: date
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date | None
    locality: str
    offense_number: int
    offense: str
    route: str
    start_date: date
    length_months: int
    penalty: Decimal
    contact: str
    phone: str

    @property
    def period(self) -> Disqualified | None:
        """The days of disqualification; None where there is a money penalty only."""
        if not self.length_months:
            return None
        return Disqualified(self.start_date, end_date(self.start_date, self.length_months))


_DETERMINATIONS = (
    select(
        FsdRecord.program,
        FsdRecord.state,
        FsdRecord.decision_date,
        FsdRecord.file_id,
        ExchangeFile.created_date,
        FsdRecord.match,
        FsdRecord.differs,
        FsdRecord.last_name,
        FsdRecord.first_name,
        FsdRecord.middle_name,
        FsdRecord.birth_date,
        FsdRecord.locality,
        FsdRecord.offense_number,
        FsdRecord.offense,
        FsdRecord.route,
        FsdRecord.start_date,
        FsdRecord.length_months,
        FsdRecord.penalty,
        FsdRecord.contact,
        FsdRecord.phone,
    )
    .join(ExchangeFile, ExchangeFile.file_id == FsdRecord.file_id)
    .where(FsdRecord.ssn == bindparam("ssn"))
    .order_by(
        FsdRecord.decision_date.desc(),
        FsdRecord.program,
        FsdRecord.state,
        ExchangeFile.created_date.desc(),
        FsdRecord.file_id.desc(),
    )
)


def determinations(connection: Connection, ssn: int) -> list[Determination]:
    """The determinations in force about an SSN, the newest first: of each the newest file's."""
    newest: dict[tuple[str, str, date], Determination] = {}
    for found in fetch(connection, _DETERMINATIONS, {"ssn": ssn}, Determination):
        newest.setdefault((found.program, found.state, found.decision_date), found)
    return list(newest.values())
