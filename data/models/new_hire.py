"""New hires as employers report them: to the state, and through other states to the nation.

The two feeds have records of one kind, and a table each, so that either can be counted and matched
by itself. A hire has no wages.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base
from data.models.exchange import MatchedRecord


class NewHire(MatchedRecord):
    """Columns of a hire in either feed."""

    hire_date: Mapped[date] = mapped_column(Date, primary_key=True)
    fein: Mapped[str] = mapped_column(String(9), primary_key=True)
    """Federal employer identification number."""
    reported_date: Mapped[date] = mapped_column(Date)
    """When the employer's report came in; employers have 20 days."""
    hire_state: Mapped[str] = mapped_column(String(2))
    """The state of the workplace."""
    employer_name: Mapped[str] = mapped_column(String(35))
    employer_address: Mapped[str] = mapped_column(String(40))
    employer_city: Mapped[str] = mapped_column(String(20))
    employer_state: Mapped[str] = mapped_column(String(2))
    employer_zip: Mapped[str] = mapped_column(String(9))


class StateHire(NewHire, Base):
    """A hire of the state's list (SNH)."""

    __tablename__ = "snh_hire"
    __table_args__ = (CLUSTERED,)


class NationalHire(NewHire, Base):
    """A hire of the national list (NNH)."""

    __tablename__ = "nnh_hire"
    __table_args__ = (CLUSTERED,)
