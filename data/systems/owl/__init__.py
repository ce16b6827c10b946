"""OWL: OESC's online answers with wages and current unemployment benefits (OKDHS 15(1))."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from data.systems.question_system import QuestionSystem, Reply
from data.systems.request import Answer, Clean, StoredModel


class OwlWage(StoredModel):
    """Gross wage from one employer in one quarter (yyyyq)."""

    quarter: int
    employer_account: Clean
    employer_name: Clean
    gross_wage: Decimal


class OwlBenefit(StoredModel):
    """Current unemployment benefits."""

    claim_date: date
    weekly_amount: Decimal
    balance: Decimal
    weeks_paid: int


class OwlAnswer(Answer):
    """OESC's answer to OWL: the last two quarters of employment and current UIB information."""

    quarters: tuple[int, ...]
    wages: tuple[OwlWage, ...] = ()
    benefit: OwlBenefit | None = None


def _words(answer: OwlAnswer) -> str:
    wages = f"{len(answer.wages)} WAGE{'' if len(answer.wages) == 1 else 'S'}"
    return f"LAST RUN, {wages}{', UIB' if answer.benefit else ''}"


QUESTION_SYSTEM: Final = QuestionSystem(
    "OWL",
    "OKLAHOMA WAGE LINK",
    lambda asked: asked.requested_at,
    Reply(OwlAnswer, words=_words),
)
