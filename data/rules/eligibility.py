"""Months of a case that are compared: from the application on, and earlier spells of eligibility.

The application date is that of the newest application. What was before it counts where the case's
own history has it: months in which the budget counted income, and an earlier certification.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.rules.periods import month_of


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """Dates of a case, and the months (yyyymm) in which its budget counts income of anybody."""

    application: date
    certification: date | None = None
    closed: date | None = None
    budgeted: frozenset[int] = frozenset()


def eligible(month: int, history: CaseHistory) -> bool:
    """Return whether what an agency reports for a month is compared with the case.

    >>> applied = CaseHistory(date(2026, 3, 14))
    >>> eligible(202602, applied), eligible(202603, applied)
    (False, True)
    """
    if month >= month_of(history.application) or month in history.budgeted:
        return True
    certified, closed = history.certification, history.closed
    if certified is None or month < month_of(certified):
        return False
    return closed is None or closed >= history.application or month <= month_of(closed)


def eligible_sql(case: str, month: str, budgeted: str) -> str:
    """Return `eligible` as SQL, of a row `case` with the dates of a case, of the SQL of the month
    and of whether the budget counts income in it.
    """
    application, certification, closed = (
        f"{case}.{name}" for name in ("application_date", "certification_date", "closed_date")
    )
    return f"""(
        {month} >= {_month_sql(application)}
        OR {budgeted}
        OR coalesce({month} >= {_month_sql(certification)}, false) AND (
            {closed} IS NULL OR {closed} >= {application} OR {month} <= {_month_sql(closed)}
        )
    )"""


def _month_sql(day: str) -> str:
    return f"(year({day}) * 100 + month({day}))"
