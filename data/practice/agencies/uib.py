"""UIB and OWL: OESC's unemployment claims, matched every week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from data.practice.agencies import Feed, Record
from data.practice.agencies.owg import WORKING_AGES
from data.practice.difference import Share, known_as, share
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import NOTHING, Person
from data.rules.periods import add_months, first_day, month_of
from data.rules.unemployment import (
    PAID,
    WEEKS_A_MONTH,
    benefit_year_end,
    child_support_intercept,
    weekly_benefit,
)
from data.systems.uib.contract import LAYOUT

MATCH_WEEKDAY = 4
"""Matches are on Fridays."""
PAST_MONTHS = 11
RECENT_MONTHS = 5
"""Months for which an exhausted claim is still matched."""
WEEKS = 26
"""Maximum weeks of a claim."""
UNDECLARED, WITHHELD, STOPPED = 0.0015, 0.12, 0.4
STOPS = ("01", "02", "03", "06")
EXHAUSTED, USED_UP = "X", "08"


def matched_on(today: date) -> date:
    """Return the date of the newest weekly match."""
    return today - timedelta(days=(today.weekday() - MATCH_WEEKDAY) % 7)


def months(today: date) -> list[int]:
    """Return the month of the match and the months before it in which the claim may have begun."""
    month = month_of(matched_on(today))
    return [add_months(month, -distance) for distance in range(PAST_MONTHS + 1)]


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's claim, if there is one or was one recently."""
    month, *earlier = months(today)
    if documented := DOCUMENTED.get(person.ssn):
        if weekly := documented.reported.uib_weekly:
            yield _record(person, today, weekly, _half_year(month))
    elif person.amount("UIB", month):
        yield _known(known_as("OESC", person), today)
    elif lately := [each for each in earlier[:RECENT_MONTHS] if person.amount("UIB", each)]:
        weekly = _weekly(person.amount("UIB", lately[0]))
        yield _record(person, today, weekly, _began(person, lately[0]), EXHAUSTED, USED_UP)
    elif not person.plain and Stream("UIB undeclared", person.ssn).random() < UNDECLARED:
        yield from stranger_records(person, today)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make a claim that no case counts."""
    if person.years(today) in WORKING_AGES:
        began = _half_year(month_of(matched_on(today)))
        yield _record(person, today, _any_weekly(person.ssn), began)


def _half_year(month: int) -> int:
    """Return the first month of the half-year of a month."""
    return month // 100 * 100 + (1 if month % 100 <= 6 else 7)


def _began(person: Person, last: int) -> int:
    """Return the first of the consecutive months up to `last` in which the case counts benefits."""
    began = last
    for distance in range(1, PAST_MONTHS + 1):
        month = add_months(last, -distance)
        if not person.amount("UIB", month):
            break
        began = month
    return began


def _known(person: Person, today: date) -> Record:
    """Make a claim that the case counts: usually the same, sometimes different or stopped."""
    month = month_of(matched_on(today))
    began = _began(person, month)
    weekly = _weekly(person.amount("UIB", month))
    rng = Stream("UIB", person.ssn, began)
    if person.plain or share(rng) is not Share.BEYOND:
        return _record(person, today, weekly, began)
    if rng.random() < STOPPED:
        return _record(person, today, weekly, began, "S", rng.choice(STOPS))
    return _record(person, today, weekly + rng.randint(5, 60), began)


def _weekly(monthly: Decimal) -> Decimal:
    """Convert a monthly amount on a case to whole dollars per week."""
    return (monthly / WEEKS_A_MONTH).quantize(Decimal(1), ROUND_HALF_UP)


def _any_weekly(ssn: int) -> Decimal:
    return weekly_benefit(Decimal(Stream("weekly", ssn).randrange(900, 9_500)))


def _record(
    person: Person,
    today: date,
    weekly: Decimal,
    began: int,
    status: str = PAID,
    stop_reason: str = "",
) -> Record:
    matched = matched_on(today)
    claim = first_day(began) - timedelta(days=14)
    claim -= timedelta(days=(claim.weekday() + 1) % 7)
    last_week = matched - timedelta(days=(matched.weekday() + 2) % 7 or 7)
    weeks = min(max(1, (last_week - claim).days // 7), WEEKS - 1)
    if status == EXHAUSTED:
        weeks, last_week = WEEKS, claim + timedelta(days=WEEKS * 7 + 6)
    steady = Stream("UIB", person.ssn)
    maximum = weekly * WEEKS
    owed = Decimal(steady.randrange(400, 9_000))
    order = Decimal(steady.randrange(80, 600)) if steady.random() < WITHHELD else NOTHING
    return {
        "ssn": person.ssn,
        "claim_date": claim,
        "record_date": matched,
        **person.names(LAYOUT),
        "birth_date": person.birth_date,
        "benefit_year_end": benefit_year_end(claim),
        "weekly_amount": weekly,
        "maximum": maximum,
        "balance": maximum - weekly * weeks,
        "weeks_paid": weeks,
        "last_week_paid": min(last_week, matched),
        "status": status,
        "stop_reason": stop_reason,
        "intercept": child_support_intercept(order, owed, weekly),
    }


FEED = Feed(LAYOUT, records, stranger_records, months, counted="UIB", decisive=1)
