"""BWG: earnings from SSA's earnings file (BEER). Federal tax information."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, Integer, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.question_system import QuestionSystem
from data.systems.record import EmployerColumns, MatchedRecord, in_force


class BwgEarning(MatchedRecord, EmployerColumns, Base):
    """Earnings that one employer or payer reported for one year."""

    __tablename__ = "bwg_earning"
    __table_args__ = (CLUSTERED,)

    tax_year: Mapped[int] = mapped_column(Integer, primary_key=True)
    ein: Mapped[str] = mapped_column(String(9), primary_key=True)
    """Employer identification number; zeros for self-employment."""
    wages: Mapped[Decimal] = mapped_column(Money)
    tips: Mapped[Decimal] = mapped_column(Money)
    self_employment: Mapped[Decimal] = mapped_column(Money)
    pension: Mapped[Decimal] = mapped_column(Money)


_EARNINGS = (
    select(BwgEarning)
    .where(BwgEarning.ssn == bindparam("ssn"))
    .order_by(BwgEarning.tax_year.desc(), BwgEarning.employer_name, BwgEarning.ein)
)


def earnings(connection: Connection, ssn: int) -> list[BwgEarning]:
    """Return the earnings of an SSN, newest year first, from the newest file for each employer and
    year.
    """
    return in_force(connection, _EARNINGS, {"ssn": ssn})


QUESTION_SYSTEM: Final = QuestionSystem(
    "BWG",
    "EARNINGS RECORD",
    lambda asked: asked.requested_at,
    reply=None,
    every_applicant=True,
)
