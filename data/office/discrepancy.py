"""Discrepancy messages, and the case notes that document the work on them."""

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
    desc,
    func,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.case import CasePerson
from data.store.base import Base, Money, UtcDateTime, only
from data.store.rows import change, fetch, fetch_one, select_rows

NO_SSN = 0
"""SSN of a message on a person without one, who is known by case and person code alone."""
CASE_RECORDS = "PS2"
"""System of a message about two cases that differ from each other."""
OPEN = text("resolved_date IS NULL")


class Discrepancy(Base):
    """One discrepancy message. G1DX and G3 list it until DXD clears it; DXL lists it forever (OKDHS
    5(c), 16).
    """

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
        # At most one open message for the same fact, even if two posting runs overlap.
        Index(
            "uq_discrepancy_open",
            "case_number",
            "person_code",
            "system",
            "error_type",
            "period",
            "subject",
            unique=True,
            **only(OPEN),
        ),
    )

    discrepancy_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    ssn: Mapped[int] = mapped_column(Integer)
    office: Mapped[str] = mapped_column(String(3))
    """Office, supervisor and district of the case when the message was posted."""
    supervisor: Mapped[int] = mapped_column(SmallInteger)
    district: Mapped[int] = mapped_column(SmallInteger)
    system: Mapped[str] = mapped_column(String(4))
    """System code: SDX, OWG ..."""
    error_type: Mapped[str] = mapped_column(String(8))
    """A code of the table `error_type`."""
    period: Mapped[int] = mapped_column(Integer)
    """Month (yyyymm) or quarter (yyyyq) compared."""
    case_amount: Mapped[Decimal | None] = mapped_column(Money)
    exchange_amount: Mapped[Decimal | None] = mapped_column(Money)
    differs: Mapped[str] = mapped_column(String(40))
    """IDENTITY: the parts that differ."""
    subject: Mapped[str] = mapped_column(String(100), default="", server_default="")
    """Distinguishes messages of one type and period. IDENTITY: the person that the record names,
    with birth date and claim numbers if they differ.
    """
    detail: Mapped[str] = mapped_column(String(60), default="", server_default="")
    """Further data of the record: employer, length, status that pays nothing, or months."""
    gone: Mapped[str] = mapped_column(String(1), default="", server_default="")
    """A code of the table `gone`: why the difference no longer exists; blank while it does."""
    gone_date: Mapped[date | None] = mapped_column(Date)
    found_date: Mapped[date] = mapped_column(Date)
    due_date: Mapped[date] = mapped_column(Date)
    """Found date plus 45 calendar days (OKDHS 16)."""
    act_by_date: Mapped[date | None] = mapped_column(Date)
    """Found date plus 10 days if the data are verified upon receipt."""
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_date: Mapped[date | None] = mapped_column(Date)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(1))
    """7 reduction, 9 increase, C no change (OKDHS 16(3))."""
    resolved_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))


class CaseNote(Base):
    """One case note; rows are added, never changed."""

    __tablename__ = "case_note"
    __table_args__ = (Index("ix_case_note_case", "case_number", "written_at"),)

    note_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    kind: Mapped[str] = mapped_column(String(2), default="")
    """A code of the table `note_kind`: the kind of note; blank for free text."""
    action: Mapped[str] = mapped_column(String(10), default="")
    """A code of the table `case_action`; blank unless the note documents a case action."""
    basis: Mapped[str] = mapped_column(String(60), default="")
    """Codes of the table `action_basis`, separated by blanks: the basis of the case action."""
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
    subject: str
    detail: str
    gone: str
    gone_date: date | None
    found_date: date
    due_date: date
    act_by_date: date | None
    posted_at: datetime
    resolved_date: date | None
    resolved_at: datetime | None
    reason: str | None
    resolved_by: str | None
    noted_at: datetime | None
    """Time of the newest note on the case."""


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
_IDENTITIES = _POSTED.where(
    Discrepancy.case_number == bindparam("case_number"), Discrepancy.error_type == "IDENTITY"
).order_by(Discrepancy.found_date.desc(), Discrepancy.discrepancy_id.desc())
_PERSON = (
    _POSTED.where(Discrepancy.ssn == bindparam("ssn"), Discrepancy.ssn != NO_SSN)
    # Messages of before the person had the SSN.
    .union_all(_POSTED.where(CasePerson.ssn == bindparam("ssn"), Discrepancy.ssn == NO_SSN))
    .order_by(desc("found_date"), desc("discrepancy_id"))
)
_ON_CASE = _POSTED.where(
    Discrepancy.case_number == bindparam("case_number"),
    Discrepancy.person_code == bindparam("person_code"),
).order_by(Discrepancy.found_date.desc(), Discrepancy.discrepancy_id.desc())
_ONE = _POSTED.where(Discrepancy.discrepancy_id == bindparam("discrepancy_id"))
_SAME = _POSTED.where(
    _OPEN,
    Discrepancy.ssn == bindparam("ssn"),
    Discrepancy.ssn != NO_SSN,
    Discrepancy.case_number != bindparam("case_number"),
    Discrepancy.office == bindparam("office"),
    Discrepancy.system == bindparam("system"),
    Discrepancy.error_type == bindparam("error_type"),
    Discrepancy.period == bindparam("period"),
    Discrepancy.subject == bindparam("subject"),
).order_by(Discrepancy.case_number)
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
    """Return the open messages of an office, supervisor or district, earliest due first."""
    statement = _OFFICE
    if supervisor is not None:
        statement = _SUPERVISOR if district is None else _DISTRICT
    key = {"office": office, "supervisor": supervisor, "district": district}
    return fetch(connection, statement, key)


def open_on_case(connection: Connection, case_number: str) -> list[Posted]:
    """Return the open messages of a case, earliest due first."""
    return fetch(connection, _CASE, {"case_number": case_number})


def same_on_other_cases(connection: Connection, posted: Posted) -> list[Posted]:
    """Return the open messages of the same difference on the person's other cases in the office."""
    key = {
        "ssn": posted.ssn,
        "case_number": posted.case_number,
        "office": posted.office,
        "system": posted.system,
        "error_type": posted.error_type,
        "period": posted.period,
        "subject": posted.subject,
    }
    return fetch(connection, _SAME, key)


def identities_on_case(connection: Connection, case_number: str) -> list[Posted]:
    """Return the identity messages of a case, open ones first, the newest of each first."""
    found = fetch(connection, _IDENTITIES, {"case_number": case_number})
    return sorted(found, key=lambda posted: posted.resolved_date is not None)


def history_of_person(connection: Connection, ssn: int) -> list[Posted]:
    """Return all messages ever posted on a person, newest first (OKDHS 5(c))."""
    return fetch(connection, _PERSON, {"ssn": ssn})


def history_on_case(connection: Connection, case_number: str, person_code: int) -> list[Posted]:
    """Return all messages ever posted on a person of a case, newest first."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch(connection, _ON_CASE, key)


def message_by_id(connection: Connection, discrepancy_id: int) -> Posted | None:
    """Return a message, open or resolved."""
    return fetch_one(connection, _ONE, {"discrepancy_id": discrepancy_id})


def resolve(
    connection: Connection, discrepancy_id: int, reason: str, user_id: str, at: datetime, on: date
) -> bool:
    """Clear a message. Return False if another worker has cleared it already.

    The UPDATE itself tests that the message is open, so exactly one of two workers succeeds.
    """
    touched = change(
        connection,
        _RESOLVE,
        {"message": discrepancy_id, "on": on, "at": at, "why": reason, "who": user_id},
    )
    return touched == 1
