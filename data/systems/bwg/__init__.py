"""Federal tax information: earnings from SSA's file (BWG) and income from returns (IEV)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, Integer, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import CLUSTERED, Base, Money
from data.systems.question_system import QuestionSystem
from data.systems.record import EmployerColumns, MatchedRecord, in_force


class BwgEarning(MatchedRecord, EmployerColumns, Base):
    """What one employer or payer reported for one year, by SSA's earnings file."""

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
    """The earnings of an SSN, the newest year first; of each employer's year the newest file's."""
    return in_force(connection, _EARNINGS, {"ssn": ssn})


QUESTION_SYSTEM: Final = QuestionSystem(
    "BWG",
    "EARNINGS RECORD",
    lambda asked: asked.requested_at,
    reply=None,
    every_applicant=True,
)
