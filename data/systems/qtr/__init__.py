"""QTR: SSA's answers to QTRC with the covered quarters of a person (OKDHS 15(2))."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from data.rules.clocks import quarters_repeat_at
from data.rules.quarters import QUARTERS_A_YEAR, covered
from data.systems.format import COUNT, DATE, TEXT
from data.systems.question_system import (
    SSA,
    NotAnAnswerError,
    QuestionSystem,
    Reply,
    answer_layout,
)
from data.systems.request import ANSWERED, Answer, Asked, Clean

PATTERN_QUARTERS: Final = 320
"""Eighty years."""
FIRST_OF_PATTERN: Final = 1937


class QtrAnswer(Answer):
    """SSA's answer to QTRC: a pattern of one symbol a quarter, from the first of `first_year`."""

    birth_date: date | None = None
    first_year: int = 0
    pattern: Clean = ""
    minimum_1937: int = 0
    """Least covered quarters of 1937 to 1950; SSA has only one total for these years."""
    maximum_1937: int = 0
    railroad_months: int = 0
    """Months of railroad work from 1937 to 1946."""


def check(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Reject an answer that is neither a pattern of whole years nor a condition."""
    pattern, first = values["pattern"], values["first_year"]
    if bool(pattern) != (code == ANSWERED):
        raise NotAnAnswerError("NEEDS EITHER A PATTERN OR A CONDITION")
    if len(pattern) % QUARTERS_A_YEAR or bool(pattern) != bool(first):
        raise NotAnAnswerError("THE PATTERN DOES NOT COVER WHOLE YEARS")
    if pattern and not FIRST_OF_PATTERN <= first <= 2100:
        raise NotAnAnswerError("FIRST YEAR IS NOT VALID")


QUESTION_SYSTEM: Final = QuestionSystem(
    "QTR",
    "QUARTERS COVERED",
    lambda asked: quarters_repeat_at(asked.requested_at),
    Reply(
        QtrAnswer,
        "qtr_condition",
        lambda answer: f"{covered(answer.pattern)} QUARTERS COVERED",
        file=answer_layout(
            "QTR",
            "QUARTERS COVERED",
            SSA,
            400,
            ("qtr_condition", 2, "condition: reason there is no pattern"),
            ("birth_date", 8, DATE, "date of birth in SSA's records", {}),
            ("minimum_1937", 2, COUNT, "covered quarters of 1937 to 1950, at least", {}),
            ("maximum_1937", 2, COUNT, "covered quarters of 1937 to 1950, at most", {}),
            ("railroad_months", 3, COUNT, "months of railroad work, 1937 to 1946", {}),
            (
                "first_year",
                4,
                COUNT,
                "first year of the pattern, zeros if there is none",
                {},
            ),
            (
                "pattern",
                PATTERN_QUARTERS,
                TEXT,
                "one symbol a quarter: C covered, N none, F U W not covered, # Z to be reviewed",
                {"pattern": "[CNFUW#Z]*"},
            ),
        ),
        check=check,
    ),
)
