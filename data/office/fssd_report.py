"""Reports to FSSD of persons residing unlawfully, which FSSD alone passes on (OKDHS 17(b))."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    bindparam,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.case import Case, CasePerson
from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, fetch_one, select_rows


class FssdReport(Base):
    """One report; entries are added, never changed. Who may see it is in the table of authority."""

    __tablename__ = "fssd_report"
    __table_args__ = (Index("ix_fssd_report_case", "case_number", "person_code"),)

    report_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    reason: Mapped[str] = mapped_column(String(1))
    """A code of the table `fssd_reason`."""
    name: Mapped[str] = mapped_column(String(72))
    street: Mapped[str] = mapped_column(String(40))
    """The address of the case; a participant of the Address Confidentiality Program has only the
    substitute one there.
    """
    city: Mapped[str] = mapped_column(String(25))
    state: Mapped[str] = mapped_column(String(2))
    zip_code: Mapped[str] = mapped_column(String(9))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reported_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))


class Addressed(NamedTuple):
    """A person on a case with the case's address, which is the substitute one where `acp` is Y."""

    case_number: str
    person_code: int
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    street: str
    city: str
    state: str
    zip_code: str
    acp: str


_PERSON = (
    select_rows(Addressed, CasePerson, Case)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(
        CasePerson.case_number == bindparam("case_number"),
        CasePerson.person_code == bindparam("person_code"),
    )
)
_REPORTS = (
    select(FssdReport)
    .where(
        FssdReport.case_number == bindparam("case_number"),
        FssdReport.person_code == bindparam("person_code"),
    )
    .order_by(FssdReport.reported_at.desc(), FssdReport.report_id.desc())
)
_REPORT = insert(FssdReport)


def addressed(connection: Connection, case_number: str, person_code: int) -> Addressed | None:
    """The person that a case number and person code mean, or None."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch_one(connection, _PERSON, key)


def reports_about(connection: Connection, case_number: str, person_code: int) -> list[FssdReport]:
    """The reports about a person, the newest first."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch(connection, _REPORTS, key)


def add_report(
    connection: Connection, about: Addressed, name: str, reason: str, user_id: str, at: datetime
) -> None:
    """Add a report with the name and the address of a person."""
    change(
        connection,
        _REPORT,
        {
            "case_number": about.case_number,
            "person_code": about.person_code,
            "reason": reason,
            "name": name,
            "street": about.street,
            "city": about.city,
            "state": about.state,
            "zip_code": about.zip_code,
            "reported_at": at,
            "reported_by": user_id,
        },
    )
