"""The Work Number: on what its use rests, who was looked up, and what its files brought (WN).

The participants are those of the county that uses the service; they are on none of the other
agency's cases.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base, Money, UtcDateTime
from data.models.exchange import MatchedRecord


class ServiceAgreement(Base):
    """A memorandum of understanding under which a service may be used, both days included."""

    __tablename__ = "service_agreement"

    agreement_id: Mapped[int] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(String(4))
    """The system code of the service."""
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date] = mapped_column(Date)


class PracticeFault(Base):
    """A service that does not answer while the row is there; of practice stores only."""

    __tablename__ = "practice_fault"

    service: Mapped[str] = mapped_column(String(4), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class Participant(Base):
    """An applicant or recipient of the county, and who works the case."""

    __tablename__ = "twn_participant"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date] = mapped_column(Date)
    county_case: Mapped[str] = mapped_column(String(10))
    programs: Mapped[str] = mapped_column(String(30))
    """Codes of the table `twn_program`, a blank apart."""
    calworks_worker: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    case_manager: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    """The Welfare-To-Work case manager (WTW CM)."""


class Authorization(Base):
    """A form that a participant signed; rows are added, never changed."""

    __tablename__ = "twn_authorization"
    __table_args__ = (Index("ix_twn_authorization_ssn", "ssn", "signed_date"),)

    authorization_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(ForeignKey("twn_participant.ssn"))
    form: Mapped[str] = mapped_column(String(12))
    """A code of the table `twn_form`."""
    signed_date: Mapped[date] = mapped_column(Date)
    seen_where: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_seen`: where a reviewer has seen it; blank where nobody has yet."""
    seen_on: Mapped[date | None] = mapped_column(Date)
    seen_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FirstContact(Base):
    """That the client, or the employer, was asked first; rows are added, never changed."""

    __tablename__ = "twn_first_contact"
    __table_args__ = (Index("ix_twn_first_contact_ssn", "ssn", "contact_date"),)

    contact_id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[int] = mapped_column(ForeignKey("twn_participant.ssn"))
    whom: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_contact`: C the client, E the employer."""
    consent: Mapped[bool] = mapped_column(Boolean)
    """Whether the participant consented that the employer is asked."""
    contact_date: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VerificationLookup(Base):
    """One lookup, or its refusal, with purpose and programs; rows are added, never changed."""

    __tablename__ = "twn_lookup"
    __table_args__ = (Index("ix_twn_lookup_ssn", "ssn", "looked_at"),)

    lookup_id: Mapped[int] = mapped_column(primary_key=True)
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    terminal: Mapped[str] = mapped_column(String(8))
    """The logical terminal."""
    ssn: Mapped[int] = mapped_column(Integer)
    by_other_id: Mapped[bool] = mapped_column(Boolean)
    """Whether the employer's identification number was asked with, in place of the SSN."""
    purpose: Mapped[str] = mapped_column(String(4))
    """A code of the table `twn_purpose`; blank in a refusal before one was chosen."""
    programs: Mapped[str] = mapped_column(String(30))
    """Codes of the table `twn_program`, a blank apart."""
    outcome: Mapped[str] = mapped_column(String(9))
    """LISTED, REVIEWED, NO RECORD, NO ANSWER, or the number of the message that refused."""
    employers: Mapped[str] = mapped_column(String(120))
    """Codes of the employers that were listed or reviewed, a blank apart."""


class Employment(MatchedRecord, Base):
    """One employment as the service has it, as of a day."""

    __tablename__ = "twn_employment"
    __table_args__ = (Index("ix_twn_employment_id", "employee_id"), CLUSTERED)

    employer_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    employer_name: Mapped[str] = mapped_column(String(35))
    employee_id: Mapped[str] = mapped_column(String(15))
    """The number that the employer knows the employee by."""
    allows_ssn: Mapped[str] = mapped_column(String(1))
    """Y where the employer allows access to the employee by the SSN."""
    status: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_status`."""
    hire_date: Mapped[date] = mapped_column(Date)
    end_date: Mapped[date | None] = mapped_column(Date)
    title: Mapped[str] = mapped_column(String(30))
    pay_rate: Mapped[Decimal] = mapped_column(Money)
    rate_basis: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_basis`: what the rate is for, an hour ..."""
    frequency: Mapped[str] = mapped_column(String(1))
    """A code of the table `twn_frequency`: how often it is paid."""
    weekly_hours: Mapped[Decimal] = mapped_column(Money)
    """Average hours a week."""
    as_of: Mapped[date] = mapped_column(Date)
    """The day that the employer's data reach to."""
    year_to_date: Mapped[Decimal] = mapped_column(Money)
    """Gross of the calendar year of `as_of`."""


class PayPeriod(Base):
    """What was paid for one pay period, and for how many hours."""

    __tablename__ = "twn_pay_period"
    __table_args__ = (CLUSTERED,)

    ssn: Mapped[int] = mapped_column(Integer, primary_key=True)
    employer_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    end_date: Mapped[date] = mapped_column(Date, primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("exchange_file.file_id"), primary_key=True)
    begin_date: Mapped[date] = mapped_column(Date)
    pay_date: Mapped[date | None] = mapped_column(Date)
    gross: Mapped[Decimal] = mapped_column(Money)
    hours: Mapped[Decimal] = mapped_column(Money)
