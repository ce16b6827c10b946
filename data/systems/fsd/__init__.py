"""Disqualifications and penalties for fraud in SNAP and TANF, of every state (OKDHS 20)."""

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
    """One determination of fraud. A file brings or corrects one, or FSDD records one, which counts
    as a file of one line; no discrepancy ever does.
    """

    __tablename__ = "fsd_record"
    __table_args__ = (CLUSTERED,)

    program: Mapped[str] = mapped_column(String(4), primary_key=True)
    """SNAP or TANF."""
    state: Mapped[str] = mapped_column(String(2), primary_key=True)
    """The state that determined it."""
    decision_date: Mapped[date] = mapped_column(Date, primary_key=True)
    locality: Mapped[str] = mapped_column(String(20))
    offense_number: Mapped[int] = mapped_column(SmallInteger)
    """How many determinations there are with this one, in all states."""
    offense: Mapped[str] = mapped_column(String(1))
    """What was done, by the code table `fsd_offense`."""
    route: Mapped[str] = mapped_column(String(1))
    """How fraud was determined, by the code table `fsd_route`."""
    start_date: Mapped[date] = mapped_column(Date)
    length_months: Mapped[int] = mapped_column(SmallInteger)
    """0 no disqualification (a money penalty), 999 permanent."""
    penalty: Mapped[Decimal] = mapped_column(Money)
    """The money penalty; Oklahoma's TANF has one where others disqualify."""
    contact: Mapped[str] = mapped_column(String(20))
    """Whom to ask in the state that determined it."""
    phone: Mapped[str] = mapped_column(String(10))


def disqualified(found: FsdRecord) -> Disqualified | None:
    """The days of disqualification; None where there is a money penalty only."""
    if not found.length_months:
        return None
    return Disqualified(found.start_date, end_date(found.start_date, found.length_months))


_DETERMINATIONS = (
    select(FsdRecord)
    .where(FsdRecord.ssn == bindparam("ssn"))
    .order_by(FsdRecord.decision_date.desc(), FsdRecord.program, FsdRecord.state)
)


def determinations(connection: Connection, ssn: int) -> list[FsdRecord]:
    """The determinations in force about an SSN, the newest first: of each the newest file's."""
    return in_force(connection, _DETERMINATIONS, {"ssn": ssn})


class Decided(NamedTuple):
    """A determination as it is recorded: whose, what, how and for how long."""

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
"""What PY's line says of a determination, by its months: also the SQL for files is made of it."""
SYSTEM, EXACT = "FSD", "E"


def record_determination(
    connection: Connection, decided: Decided, user_id: str, today: date, at: datetime
) -> None:
    """Record a determination, and renew PY's line of FSD, in the caller's database transaction.

    It counts as a file of one line, so that a later file corrects it like any other. The caller has
    seen, in `Turn.DETERMINATION`, that none of this program, state and day is held.
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
