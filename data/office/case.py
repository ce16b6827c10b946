"""Cases, the persons on them (PS-2 sections A to F) and their budgeted income.

Columns carry the name of the PS-2 block where one is documented.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    select,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column

from data.office.user import Office
from data.rules.confidential import SUBSTITUTE
from data.store.base import CLUSTERED, Base, Money


class Case(Base):
    """One PS-2 case. Its number is a prefix letter and six digits (block A1).

    A case with an `action` has section B; one with a `snap_action` has section C.
    """

    __tablename__ = "ps2_case"
    __table_args__ = (
        # The database itself refuses a participant's finding address, so no bug can show it.
        CheckConstraint(f"acp = '' OR street = '{SUBSTITUTE.street}'", name="substitute_address"),
        CLUSTERED,
    )

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
    """Block B1."""
    certification_date: Mapped[date | None] = mapped_column(Date)
    """Block B2."""
    review_date: Mapped[date | None] = mapped_column(Date)
    """Last redetermination, block B7."""
    closed_date: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str] = mapped_column(String(1), default="")
    """Block A16."""
    street: Mapped[str] = mapped_column(String(40), default="")
    city: Mapped[str] = mapped_column(String(25), default="")
    state: Mapped[str] = mapped_column(String(2), default="")
    zip_code: Mapped[str] = mapped_column(String(9), default="")
    phone: Mapped[str] = mapped_column(String(10), default="")
    acp: Mapped[str] = mapped_column(String(1), default="")
    """Y if a person on the case participates in the Address Confidentiality Program (ACP). The
    address is then the ACP substitute address (OKDHS 2(c)).
    """
    action: Mapped[str] = mapped_column(String(1), default="")
    """Block B3, type of action; blank if the case has no section B."""
    action_reason: Mapped[str] = mapped_column(String(2), default="")
    """Block B4."""
    effective_date: Mapped[date | None] = mapped_column(Date)
    """Block B5."""
    effective_months: Mapped[int | None] = mapped_column(SmallInteger)
    """Block B6."""
    notice: Mapped[str] = mapped_column(String(1), default="")
    """Block B9, ten-day notice: Y or N."""
    children: Mapped[int | None] = mapped_column(SmallInteger)
    """Block B10."""
    adults: Mapped[int | None] = mapped_column(SmallInteger)
    """Block B11."""
    resources: Mapped[Decimal | None] = mapped_column(Money)
    """Block B14, countable resources."""
    application_source: Mapped[str] = mapped_column(String(2), default="")
    """Block B15: CO county office, LV OKDHSLive."""
    overpayment: Mapped[str] = mapped_column(String(1), default="")
    """Block B20, overpayment code; blank if there is no recoupment."""
    recoupment: Mapped[Decimal | None] = mapped_column(Money)
    """Block B23."""
    benefit: Mapped[Decimal | None] = mapped_column(Money)
    """Block B26."""
    self_employment: Mapped[Decimal | None] = mapped_column(Money)
    """Block B29."""
    earned_income: Mapped[Decimal | None] = mapped_column(Money)
    """Block B35."""
    snap_application_date: Mapped[date | None] = mapped_column(Date)
    """Block C1."""
    snap_action: Mapped[str] = mapped_column(String(1), default="")
    """Block C3; blank if the case has no section C."""
    snap_months: Mapped[int | None] = mapped_column(SmallInteger)
    """Block C6: 1, 2, 3 months or 99."""
    medical_months: Mapped[int | None] = mapped_column(SmallInteger)
    """Block D7, medical certification period; buy-in needs 12."""
    office_name: Mapped[str] = column_property(
        select(Office.name).where(Office.office == office).scalar_subquery()
    )


class CasePerson(Base):
    """One person on a case (PS-2 section F). Person codes count up from 01, the first payee."""

    __tablename__ = "ps2_person"
    __table_args__ = (
        # Covers the upper portion of PY, which is then read from the index alone.
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
    """Nine digits as a number; None if the client gave none."""
    last_name: Mapped[str] = mapped_column(String(30))
    """Block F4."""
    first_name: Mapped[str] = mapped_column(String(20))
    """Block F5."""
    middle_name: Mapped[str] = mapped_column(String(20))
    """Block F6."""
    birth_date: Mapped[date] = mapped_column(Date)
    """Block F15."""
    sex: Mapped[str] = mapped_column(String(1))
    role: Mapped[str] = mapped_column(String(1))
    """Block F9: C, G or P is the payee, whose name is the case name (A2); blank otherwise."""
    ssn_verified: Mapped[str] = mapped_column(String(1))
    """Block F42: Y or blank."""
    claim_number: Mapped[str] = mapped_column(String(12))
    """Social Security claim number, block F45; blank if none."""
    ssi_amount: Mapped[Decimal | None] = mapped_column(Money)
    """SSI as coded on the case, block F88."""
    snap_person: Mapped[str] = mapped_column(String(1), default="")
    """SNAP person code after S/: A added to the benefit, O income counts, N it does not."""
    citizenship: Mapped[str] = mapped_column(String(1), default="")
    """C citizen, N noncitizen; blank if not stated."""
    citizenship_verification: Mapped[str] = mapped_column(String(1), default="")
    """Citizenship verification code; B is a birth record match (OKDHS 19)."""
    citizenship_date: Mapped[date | None] = mapped_column(Date)
    """Citizenship verification date."""
    certificate_number: Mapped[str] = mapped_column(String(11), default="")
    """Certificate number of the birth record that matched."""
    status: Mapped[str] = column_property(
        select(Case.status).where(Case.case_number == case_number).scalar_subquery()
    )
    """Status of the case."""
    acp: Mapped[str] = column_property(
        select(Case.acp).where(Case.case_number == case_number).scalar_subquery()
    )
    """ACP indicator of the case."""


class CaseIncome(Base):
    """Income that the case budget counts for a person, by month and type of income."""

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
