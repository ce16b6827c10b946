"""Unemployment insurance in Oklahoma: weekly benefits and their monthly equivalent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

WEEKS_A_MONTH = Decimal("4.3")
"""Factor to convert weekly income to monthly income (OAC 340:50-7-46(a)(2); 7 CFR 273.10(c)(2))."""
PAID = "P"
"""Status of a claim whose weekly amount is being paid."""
BENEFIT_YEAR_WEEKS = 52
LEAST_WEEKLY, MOST_WEEKLY = Decimal(16), Decimal(539)
"""Statutory minimum, and the maximum of 2020, the latest that is public."""
HIGH_QUARTER_PART = 23
DOLLAR, CENT = Decimal(1), Decimal("0.01")


def uib_month(weekly: Decimal) -> Decimal:
    """Convert a weekly benefit to a month: times 4.3, rounded to the nearest dollar at the end.
    Child support that is withheld counts as income.

    >>> uib_month(Decimal(235))
    Decimal('1011')
    >>> uib_month(Decimal("115.00"))
    Decimal('495')
    """
    return (weekly * WEEKS_A_MONTH).quantize(DOLLAR, ROUND_HALF_UP)


def uib_month_sql(weekly: str) -> str:
    """Build `uib_month` as SQL in cents, from the SQL of the weekly amount in cents.

    >>> uib_month_sql("weekly")
    '(weekly * 43 + 500) // 1000 * 100'
    """
    return f"({weekly} * {WEEKS_A_MONTH * 10:.0f} + 500) // 1000 * 100"


def weekly_benefit(highest_quarter: Decimal) -> Decimal:
    """Return 1/23 of the highest quarter's taxable wages in whole dollars, within the limits.

    >>> weekly_benefit(Decimal(8234))
    Decimal('358')
    """
    whole = (highest_quarter / HIGH_QUARTER_PART).quantize(DOLLAR, ROUND_DOWN)
    return min(max(whole, LEAST_WEEKLY), MOST_WEEKLY)


def benefit_year_end(claim: date) -> date:
    """Return the last day of the 52 weeks that begin with the claim.

    >>> benefit_year_end(date(2026, 3, 1))
    datetime.date(2027, 2, 27)
    """
    return claim + timedelta(weeks=BENEFIT_YEAR_WEEKS) - timedelta(days=1)


def child_support_intercept(monthly_order: Decimal, owed: Decimal, weekly: Decimal) -> Decimal:
    """Return the child support withheld from one week: the weekly equivalent of the order, or the
    amount owed if less, and at most half of the benefit.

    >>> child_support_intercept(Decimal(260), Decimal(5000), Decimal(235))
    Decimal('60.00')
    >>> child_support_intercept(Decimal(900), Decimal(5000), Decimal(235))
    Decimal('117.50')
    """
    weekly_order = (monthly_order * 12 / 52).quantize(CENT, ROUND_HALF_UP)
    half = (weekly / 2).quantize(CENT, ROUND_DOWN)
    return min(weekly_order, owed, half)
