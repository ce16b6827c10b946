"""Cases, the persons on them (PS-2 sections A and F) and their budgeted income.

Columns carry the name of the PS-2 block where one is documented.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base, Money


class Case(Base):
    """One PS-2 case: a prefix letter and six digits (block A1)."""

    __tablename__ = "ps2_case"
    __table_args__ = (CLUSTERED,)

    case_number: Mapped[str] = mapped_column(String(7), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("office.office"))
    """County and location, blocks A4 and A7."""
    supervisor: Mapped[int] = mapped_column(SmallInteger)
    """Block A10."""
    district: Mapped[int] = mapped_column(SmallInteger)
    """Block A13."""
    status: Mapped[str] = mapped_column(String(1))
    """A application, I issuing, D denied, C closed."""
    application_date: Mapped[date] = mapped_column(Date)
    certification_date: Mapped[date | None] = mapped_column(Date)
    review_date: Mapped[date | None] = mapped_column(Date)
    """Last redetermination, block B7."""
    closed_date: Mapped[date | None] = mapped_column(Date)


class CasePerson(Base):
    """One person on a case (PS-2 section F); the person code counts up from 01, the first payee."""

    __tablename__ = "ps2_person"
    __table_args__ = (
        # Everything that the upper zone of PY shows of the person, so that one index range answers
        # it.
        Index(
            "ix_ps2_person_ssn",
            "ssn",
            "case_number",
            "person_code",
            "last_name",
            "first_name",
            "middle_name",
            "birth_date",
            "role",
            "ssn_verified",
            "claim_number",
        ),
        CLUSTERED,
    )

    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"), primary_key=True)
    person_code: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    ssn: Mapped[int | None] = mapped_column(Integer)
    """Nine digits as a number; none where the client gave none."""
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date] = mapped_column(Date)
    """Block F15."""
    sex: Mapped[str] = mapped_column(String(1))
    role: Mapped[str] = mapped_column(String(1))
    """Block F9: C, G or P is the payee, whose name is the case name (A2); blank otherwise."""
    ssn_verified: Mapped[str] = mapped_column(String(1))
    """Block F42: Y or blank."""
    claim_number: Mapped[str] = mapped_column(String(12))
    """Social Security claim number, block F45; blank where there is none."""
    ssi_amount: Mapped[Decimal | None] = mapped_column(Money)
    """SSI as coded on the case, block F88."""


class CaseIncome(Base):
    """What the case budget counts for a person, by month and type of income."""

    __tablename__ = "case_income"
    __table_args__ = (CLUSTERED,)

    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"), primary_key=True)
    person_code: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    month: Mapped[int] = mapped_column(Integer, primary_key=True)
    """yyyymm."""
    income_type: Mapped[str] = mapped_column(String(4), primary_key=True)
    """WAGE, SSI, RSDI, UIB ..."""
    amount: Mapped[Decimal] = mapped_column(Money)
    """Gross for the month."""
