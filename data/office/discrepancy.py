"""Discrepancy messages and the case notes that document how they were worked."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    bindparam,
    func,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.case import CasePerson
from data.store.base import Base, Money, UtcDateTime, only
from data.store.rows import change, fetch, fetch_one, select_rows

OPEN = text("resolved_date IS NULL")


class Discrepancy(Base):
    """One message: on G1DX and G3 until DXD clears it, on DXL for good (OKDHS 5(c), 16)."""

    __tablename__ = "discrepancy"
    __table_args__ = (
        Index("ix_discrepancy_ssn", "ssn", "found_date"),
        Index("ix_discrepancy_case", "case_number", "found_date"),
        Index(
            "ix_discrepancy_office_open",
            "office",
            "supervisor",
            "district",
            "due_date",
            **only(OPEN),
        ),
        # At most one open message for the same fact; also what stops a second posting run.
        Index(
            "uq_discrepancy_open",
            "case_number",
            "person_code",
            "system",
            "error_type",
            "period",
            unique=True,
            **only(OPEN),
        ),
    )

    discrepancy_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    ssn: Mapped[int] = mapped_column(Integer)
    office: Mapped[str] = mapped_column(String(3))
    """The office, supervisor and district of the case when the message was posted."""
    supervisor: Mapped[int] = mapped_column(SmallInteger)
    district: Mapped[int] = mapped_column(SmallInteger)
    system: Mapped[str] = mapped_column(String(4))
    """System code: SDX, OWG ..."""
    error_type: Mapped[str] = mapped_column(String(8))
    """AMOUNT (the amounts differ) or IDENTITY (name, birth date or claim number differs)."""
    period: Mapped[int] = mapped_column(Integer)
    """The month (yyyymm) or quarter (yyyyq) compared."""
    case_amount: Mapped[Decimal | None] = mapped_column(Money)
    exchange_amount: Mapped[Decimal | None] = mapped_column(Money)
    differs: Mapped[str] = mapped_column(String(40))
    """IDENTITY: the parts that differ."""
    found_date: Mapped[date] = mapped_column(Date)
    due_date: Mapped[date] = mapped_column(Date)
    """Found date plus 45 calendar days (OKDHS 16)."""
    act_by_date: Mapped[date | None] = mapped_column(Date)
    """Found date plus 10 days where the data count as verified upon receipt."""
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_date: Mapped[date | None] = mapped_column(Date)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(1))
    """7 reduction, 9 increase, C no change (OKDHS 16(3))."""
    resolved_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))


class CaseNote(Base):
    """One entry of the case notes; entries are added, never changed."""

    __tablename__ = "case_note"
    __table_args__ = (Index("ix_case_note_case", "case_number", "written_at"),)

    note_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    kind: Mapped[str] = mapped_column(String(2), default="")
    """What the note documents, by the code table `note_kind`; blank for free text."""
    action: Mapped[str] = mapped_column(String(10), default="")
    """Of a case action: what was done, by the code table `case_action`."""
    basis: Mapped[str] = mapped_column(String(60), default="")
    """Of a case action: what it rests on, codes of the table `action_basis` a blank apart."""
    text: Mapped[str] = mapped_column(Text)


class Posted(NamedTuple):
    """One discrepancy message with the name of the person it is about."""

    discrepancy_id: int
    case_number: str
    person_code: int
    ssn: int
    last_name: str
    first_name: str
    middle_name: str
    office: str
    supervisor: int
    district: int
    system: str
    error_type: str
    period: int
    case_amount: Decimal | None
    exchange_amount: Decimal | None
    differs: str
    found_date: date
    due_date: date
    act_by_date: date | None
    posted_at: datetime
    resolved_date: date | None
    resolved_at: datetime | None
    reason: str | None
    resolved_by: str | None
    noted_at: datetime | None
    """When the newest note on the case was written."""


_POSTED = select_rows(
    Posted,
    Discrepancy,
    CasePerson,
    noted_at=select(func.max(CaseNote.written_at))
    .where(CaseNote.case_number == Discrepancy.case_number)
    .scalar_subquery(),
).join(
    CasePerson,
    (CasePerson.case_number == Discrepancy.case_number)
    & (CasePerson.person_code == Discrepancy.person_code),
)
_OPEN = Discrepancy.resolved_date.is_(None)
_BY_DUE = (Discrepancy.due_date, Discrepancy.discrepancy_id)
_OFFICE = _POSTED.where(_OPEN, Discrepancy.office == bindparam("office")).order_by(*_BY_DUE)
_SUPERVISOR = _OFFICE.where(Discrepancy.supervisor == bindparam("supervisor"))
_DISTRICT = _SUPERVISOR.where(Discrepancy.district == bindparam("district"))
_CASE = _POSTED.where(_OPEN, Discrepancy.case_number == bindparam("case_number")).order_by(*_BY_DUE)
_PERSON = _POSTED.where(Discrepancy.ssn == bindparam("ssn")).order_by(
    Discrepancy.found_date.desc(), Discrepancy.discrepancy_id.desc()
)
_ONE = _POSTED.where(Discrepancy.discrepancy_id == bindparam("discrepancy_id"))
_RESOLVE = (
    update(Discrepancy)
    .where(Discrepancy.discrepancy_id == bindparam("message"), _OPEN)
    .values(
        resolved_date=bindparam("on"),
        resolved_at=bindparam("at"),
        reason=bindparam("why"),
        resolved_by=bindparam("who"),
    )
)


def open_in_office(
    connection: Connection, office: str, supervisor: int | None = None, district: int | None = None
) -> list[Posted]:
    """Open messages of an office, the earliest due first; with supervisor and district, theirs
    only.
    """
    statement = _OFFICE
    if supervisor is not None:
        statement = _SUPERVISOR if district is None else _DISTRICT
    key = {"office": office, "supervisor": supervisor, "district": district}
    return fetch(connection, statement, key)


def open_on_case(connection: Connection, case_number: str) -> list[Posted]:
    """Open messages of a case, the earliest due first."""
    return fetch(connection, _CASE, {"case_number": case_number})


def history_of_person(connection: Connection, ssn: int) -> list[Posted]:
    """All messages ever posted on a person, the newest first (OKDHS 5(c))."""
    return fetch(connection, _PERSON, {"ssn": ssn})


def message_by_id(connection: Connection, discrepancy_id: int) -> Posted | None:
    """One message, open or resolved."""
    return fetch_one(connection, _ONE, {"discrepancy_id": discrepancy_id})


def resolve(
    connection: Connection, discrepancy_id: int, reason: str, user_id: str, at: datetime, on: date
) -> bool:
    """Clear a message if it is still open. False: somebody else was first.

    The condition is in the statement itself, so of two workers exactly one succeeds on either
    engine.
    """
    touched = change(
        connection,
        _RESOLVE,
        {"message": discrepancy_id, "on": on, "at": at, "why": reason, "who": user_id},
    )
    return touched == 1
