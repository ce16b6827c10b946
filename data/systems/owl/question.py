"""What is asked and what is answered, as it is kept with a request."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.systems.question import Answer, Clean, Kept


class OwlWage(Kept):
    """What one employer paid in one quarter (yyyyq)."""

    quarter: int
    employer_account: Clean
    employer_name: Clean
    gross_wage: Decimal


class OwlBenefit(Kept):
    """Present unemployment benefits."""

    claim_date: date
    weekly_amount: Decimal
    balance: Decimal
    weeks_paid: int


class OwlAnswer(Answer):
    """OESC's answer to OWL: the last two quarters of employment, present unemployment benefits."""

    quarters: tuple[int, ...]
    wages: tuple[OwlWage, ...] = ()
    benefit: OwlBenefit | None = None
