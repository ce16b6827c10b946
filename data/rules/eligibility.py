"""Months of a case that are compared: from the newest application on, and earlier months for which
the case has counted income or was certified.
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
    """Return True if reports of agencies for a month are compared with the case.

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
    """Return `eligible` as SQL. `case` is the name of a row with the dates of a case; `month` and
    `budgeted` are SQL of the month and of whether the case counts income in it.
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
