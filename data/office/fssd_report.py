"""Workers' reports to FSSD of persons residing in the U.S. unlawfully (OKDHS 17(b)). Only FSSD
reports to USCIS.
"""

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
    """One report; rows are added, never changed."""

    __tablename__ = "fssd_report"
    __table_args__ = (Index("ix_fssd_report_case", "case_number", "person_code"),)

    report_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    reason: Mapped[str] = mapped_column(String(1))
    """A code of the table `fssd_reason`."""
    name: Mapped[str] = mapped_column(String(72))
    street: Mapped[str] = mapped_column(String(40))
    """Address on the case, which is the substitute address for an ACP participant."""
    city: Mapped[str] = mapped_column(String(25))
    state: Mapped[str] = mapped_column(String(2))
    zip_code: Mapped[str] = mapped_column(String(9))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reported_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))


class Addressed(NamedTuple):
    """Person on a case with the case's address, the substitute address if `acp` is Y."""

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
    """Return the person with a case number and person code, or None."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch_one(connection, _PERSON, key)


def reports_about(connection: Connection, case_number: str, person_code: int) -> list[FssdReport]:
    """Return the reports about a person, newest first."""
    key = {"case_number": case_number, "person_code": person_code}
    return fetch(connection, _REPORTS, key)


def add_report(
    connection: Connection, about: Addressed, name: str, reason: str, user_id: str, at: datetime
) -> None:
    """Add a report with a person's name and address."""
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
