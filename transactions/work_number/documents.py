"""The documents of step 11 of TWN: a page of lines for each employment, and one of the hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.rules.codes import meaning
from data.rules.work_number import MonthOfHours
from data.systems.twn.service import Verification
from transactions.core.words import day, money, month

PAGE_LINES: Final = 17
"""Lines of a page: twelve pay periods below five lines about the employment."""


def document_lines(found: Sequence[Verification], months: Sequence[MonthOfHours]) -> list[str]:
    """Every document from the top of a page of its own."""
    documents = [*map(_employment, found), _hours(months)]
    lines: list[str] = []
    for document in documents:
        lines += [""] * (-len(lines) % PAGE_LINES) + document
    return lines


def _employment(one: Verification) -> list[str]:
    employer = one.employer
    return [
        f"{employer.name}  EMPLOYER CODE {employer.code}  EMPLOYEE ID {employer.employee_id}",
        f"STATUS {meaning('twn_status', employer.status)}  HIRED {day(employer.hire_date)}"
        + (f"  ENDED {day(employer.end_date)}" if employer.end_date else ""),
        f"TITLE {one.title}  RATE {money(one.pay_rate)} {meaning('twn_basis', one.rate_basis)}"
        f"  PAID {meaning('twn_frequency', one.frequency)}",
        f"HOURS A WEEK {money(one.weekly_hours)}  YEAR TO DATE {money(one.year_to_date)}"
        f"  AS OF {day(one.as_of)}",
        "PERIOD FROM  TO          PAID               GROSS     HOURS",
        *(
            f"{day(each.begin)}   {day(each.end)}  {day(each.pay_date):<10}"
            f"  {money(each.gross, 12)}  {money(each.hours, 8)}"
            for each in one.periods
        ),
    ]


def _hours(months: Sequence[MonthOfHours]) -> list[str]:
    return [
        "HOURS OF PARTICIPATION IN EMPLOYMENT BY MONTH, FOR THE TANF WPR",
        "MONTH       HOURS  PAY PERIODS  EMPLOYERS",
        *(
            f"{month(each.month)}  {money(each.hours, 8)}  {each.periods:>11}  {each.employers:>9}"
            for each in months
        ),
    ]
