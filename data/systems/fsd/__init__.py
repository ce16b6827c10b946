"""FSD: disqualifications and penalties for fraud in SNAP and TANF, of every state (OKDHS 20)."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Date, SmallInteger, String, bindparam, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from data.office.person import ExchangeSegment
from data.rules.disqualification import PERMANENT, Disqualified, end_date
from data.store.base import CLUSTERED, Base, Money
from data.systems.record import MatchedRecord, add_file, in_force


class FsdRecord(MatchedRecord, Base):
    """One determination of fraud. It comes from a file, or from FSDD, which counts as a file of one
    line. A discrepancy never makes one.
    """

    __tablename__ = "fsd_record"
    __table_args__ = (CLUSTERED,)

    program: Mapped[str] = mapped_column(String(4), primary_key=True)
    """SNAP or TANF."""
    state: Mapped[str] = mapped_column(String(2), primary_key=True)
    """State that made the determination."""
    decision_date: Mapped[date] = mapped_column(Date, primary_key=True)
    locality: Mapped[str] = mapped_column(String(20))
    offense_number: Mapped[int] = mapped_column(SmallInteger)
    """Number of determinations in all states, including this one."""
    offense: Mapped[str] = mapped_column(String(1))
    """A code of the table `fsd_offense`."""
    route: Mapped[str] = mapped_column(String(1))
    """A code of the table `fsd_route`: how fraud was determined."""
    start_date: Mapped[date] = mapped_column(Date)
    length_months: Mapped[int] = mapped_column(SmallInteger)
    """0 is a money penalty without disqualification, 999 is permanent."""
    penalty: Mapped[Decimal] = mapped_column(Money)
    """Money penalty. Oklahoma's TANF has one where other programs disqualify."""
    contact: Mapped[str] = mapped_column(String(20))
    """Contact in the state that made the determination."""
    phone: Mapped[str] = mapped_column(String(10))


def disqualified(found: FsdRecord) -> Disqualified | None:
    """Return the period of disqualification; None if there is a money penalty only."""
    if not found.length_months:
        return None
    return Disqualified(found.start_date, end_date(found.start_date, found.length_months))


_DETERMINATIONS = (
    select(FsdRecord)
    .where(FsdRecord.ssn == bindparam("ssn"))
    .order_by(FsdRecord.decision_date.desc(), FsdRecord.program, FsdRecord.state)
)


def determinations(connection: Connection, ssn: int) -> list[FsdRecord]:
    """Return the determinations in force for an SSN, newest first."""
    return in_force(connection, _DETERMINATIONS, {"ssn": ssn})


class Decided(NamedTuple):
    """Determination to record."""

    ssn: int
    program: str
    state: str
    decision_date: date
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    locality: str
    offense_number: int
    offense: str
    route: str
    start_date: date
    length_months: int
    penalty: Decimal
    contact: str
    phone: str = ""


OFFENSE: Final = "{program} {state} OFFENSE {offense_number} "
LINES: Final = {0: OFFENSE + "PENALTY {penalty:.2f}", PERMANENT: OFFENSE + "PERMANENT"}
OTHER_LINE: Final = OFFENSE + "{length_months} MONTHS"
"""PY's line about a determination, by its months. The SQL for files is made from these too."""
SYSTEM, EXACT = "FSD", "E"


def record_determination(
    connection: Connection, decided: Decided, user_id: str, today: date, at: datetime
) -> None:
    """Record a determination and update PY's FSD line, in the caller's database transaction.

    It counts as a file of one line, so that a later file can correct it. The caller has checked in
    `Turn.DETERMINATION` that the person has none of this program, state and date.
    """
    number = add_file(
        connection,
        system=SYSTEM,
        name=f"FSDD BY {user_id}",
        sha256=hashlib.sha256(repr((decided, user_id, at)).encode()).hexdigest(),
        created_date=today,
        loaded_at=at,
        rows_read=1,
        rows_exact=1,
    )
    file = {"file_id": number, "line": 1, "match": EXACT, "differs": ""}
    connection.execute(insert(FsdRecord).values(**decided._asdict(), **file))
    _renew_segment(connection, decided)


def _renew_segment(connection: Connection, decided: Decided) -> None:
    held = determinations(connection, decided.ssn)
    newest = max(each.decision_date for each in held)
    values: dict[str, Any] = {"records": len(held)}
    if decided.decision_date == newest:
        line = LINES.get(decided.length_months, OTHER_LINE).format(**decided._asdict())
        values |= {"latest_date": newest, "match": EXACT, "differs": "", "summary": line[:40]}
    segment = ExchangeSegment.__table__
    held_line = (segment.c.ssn == decided.ssn) & (segment.c.system == SYSTEM)
    if not connection.execute(segment.update().where(held_line).values(**values)).rowcount:  # type: ignore[attr-defined]
        connection.execute(insert(ExchangeSegment).values(ssn=decided.ssn, system=SYSTEM, **values))
