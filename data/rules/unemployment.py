"""Unemployment insurance in Oklahoma: what is paid by the week, and what that is by the month."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

WEEKS_A_MONTH = Decimal("4.3")
"""By which income received weekly is converted to a month (OAC 340:50-7-46(a)(2); 7 CFR
273.10(c)(2)).
"""
PAID = "P"
"""The state of a claim under which the weekly amount is paid."""
BENEFIT_YEAR_WEEKS = 52
LEAST_WEEKLY, MOST_WEEKLY = Decimal(16), Decimal(539)
"""The least that the law allows, and the cap of 2020, the newest that is public."""
HIGH_QUARTER_PART = 23
DOLLAR, CENT = Decimal(1), Decimal("0.01")


def uib_month(weekly: Decimal) -> Decimal:
    """What a weekly benefit counts in a month: times 4.3, cents carried to the end and then rounded
    to the nearest dollar. Child support that is withheld is part of it.

    >>> uib_month(Decimal(235))
    Decimal('1011')
    >>> uib_month(Decimal("115.00"))
    Decimal('495')
    """
    return (weekly * WEEKS_A_MONTH).quantize(DOLLAR, ROUND_HALF_UP)


def uib_month_sql(weekly: str) -> str:
    """`uib_month` as SQL in whole cents, of the SQL of the weekly cents.

    >>> uib_month_sql("weekly")
    '(weekly * 43 + 500) // 1000 * 100'
    """
    return f"({weekly} * {WEEKS_A_MONTH * 10:.0f} + 500) // 1000 * 100"


def weekly_benefit(highest_quarter: Decimal) -> Decimal:
    """One 23rd of the highest quarter's taxable wages, whole dollars, within least and cap.

    >>> weekly_benefit(Decimal(8234))
    Decimal('358')
    """
    whole = (highest_quarter / HIGH_QUARTER_PART).quantize(DOLLAR, ROUND_DOWN)
    return min(max(whole, LEAST_WEEKLY), MOST_WEEKLY)


def benefit_year_end(claim: date) -> date:
    """The last day of the 52 weeks that begin with the claim.

    >>> benefit_year_end(date(2026, 3, 1))
    datetime.date(2027, 2, 27)
    """
    return claim + timedelta(weeks=BENEFIT_YEAR_WEEKS) - timedelta(days=1)


def child_support_intercept(monthly_order: Decimal, owed: Decimal, weekly: Decimal) -> Decimal:
    """What is withheld from one week for child support: the order by the week (times 12 over 52) or
    all that is owed where that is less, and never more than half of the benefit.

    >>> child_support_intercept(Decimal(260), Decimal(5000), Decimal(235))
    Decimal('60.00')
    >>> child_support_intercept(Decimal(900), Decimal(5000), Decimal(235))
    Decimal('117.50')
    """
    by_the_week = (monthly_order * 12 / 52).quantize(CENT, ROUND_HALF_UP)
    half = (weekly / 2).quantize(CENT, ROUND_DOWN)
    return min(by_the_week, owed, half)
