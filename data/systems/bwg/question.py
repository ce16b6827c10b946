"""What SSA is asked about every applicant; the answer is the exchange file of BWG (OKDHS 9)."""

from __future__ import annotations

from typing import Final

from data.systems.question_system import QuestionSystem

QUESTION_SYSTEM: Final = QuestionSystem(
    "BWG",
    "EARNINGS RECORD",
    lambda asked: asked.requested_at,
    reply=None,
    every_applicant=True,
)
