"""Unemployment claims as OESC would match them every week for the persons of a practice store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.owg import WORKING_AGES
from data.practice.sampling.people import NOTHING, Reportee, under_another_name
from data.practice.sampling.sampler import Record, Sampler
from data.practice.sampling.share import Share, share
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
"""The match is made on Fridays."""
PAST_MONTHS = 11
RECENT_MONTHS = 5
"""A claim that ended is still matched for so long."""
WEEKS = 26
"""What a claim pays at most."""
UNDECLARED, WITHHELD, STOPPED = 0.0015, 0.12, 0.4
STOPS = ("01", "02", "03", "06")


def matched_on(today: date) -> date:
    """The day of the newest weekly match."""
    return today - timedelta(days=(today.weekday() - MATCH_WEEKDAY) % 7)


def months(today: date) -> list[int]:
    """The month of the match and those before it in which a claim of now may have begun."""
    month = month_of(matched_on(today))
    return [add_months(month, -distance) for distance in range(PAST_MONTHS + 1)]


def uib_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The claim of one person, if there is or lately was one."""
    steady = Random(f"UIB {seed} {person.ssn}")
    month, *earlier = months(today)
    counted = person.amount("UIB", [month])
    if documented := DOCUMENTED.get(person.ssn):
        if weekly := documented.reported.uib_weekly:
            yield _record(steady, person, today, weekly, _half_year(month), PAID)
    elif not person.settled("UIB", [month]):
        return
    elif counted:
        yield _known(seed, steady, _known_as(steady, person), today)
    elif lately := [each for each in earlier[:RECENT_MONTHS] if person.amount("UIB", [each])]:
        weekly = _weekly(person.amount("UIB", lately[:1]))
        began = _began(person, lately[0], earlier)
        yield _record(steady, person, today, weekly, began, "X")
    elif person.years(today) in WORKING_AGES and steady.random() < UNDECLARED:
        yield _record(steady, person, today, _any_weekly(steady), _half_year(month), PAID)


def stranger_records(seed: int, person: Reportee, today: date) -> Iterator[Record]:
    """The claim of somebody on no case."""
    steady = Random(f"UIB {seed} {person.ssn}")
    began = _half_year(month_of(matched_on(today)))
    if person.years(today) in WORKING_AGES:
        yield _record(steady, person, today, _any_weekly(steady), began, PAID)


def _half_year(month: int) -> int:
    """The first month of the half of the year that a month lies in."""
    return month // 100 * 100 + (1 if month % 100 <= 6 else 7)


def _began(person: Reportee, last: int, months: list[int]) -> int:
    """The first of the months without a gap, up to `last`, in which the case counts benefits."""
    began = last
    for month in months[months.index(last) :]:
        if not person.amount("UIB", [month]):
            break
        began = month
    return began


def _known(seed: int, steady: Random, person: Reportee, today: date) -> Record:
    """The claim of somebody whose case counts one: mostly as it is, or another, or stopped."""
    month, *_ = months(today)
    began = _began(person, month, months(today))
    weekly = _weekly(person.amount("UIB", [month]))
    rng = Random(f"UIB {seed} {person.ssn} {month}")
    if share(rng) is not Share.BEYOND:
        return _record(steady, person, today, weekly, began, PAID)
    if rng.random() < STOPPED:
        return _record(steady, person, today, weekly, began, "S", rng.choice(STOPS))
    return _record(steady, person, today, weekly + rng.randint(5, 60), began, PAID)


def _weekly(monthly: Decimal) -> Decimal:
    """The whole dollars a week that a case's month stands for."""
    return (monthly / WEEKS_A_MONTH).quantize(Decimal(1), ROUND_HALF_UP)


def _any_weekly(rng: Random) -> Decimal:
    return weekly_benefit(Decimal(rng.randrange(900, 9_500)))


def _known_as(steady: Random, person: Reportee) -> Reportee:
    kind = share(steady)
    if kind is Share.NAME:
        return under_another_name(steady, person)
    if kind is Share.BIRTH_DATE:
        return replace(
            person, birth_date=person.birth_date - timedelta(days=steady.randint(1, 400))
        )
    return person


def _record(
    steady: Random,
    person: Reportee,
    today: date,
    weekly: Decimal,
    began: int,
    status: str,
    stop_reason: str = "",
) -> Record:
    matched = matched_on(today)
    claim = first_day(began) - timedelta(days=14)
    claim -= timedelta(days=(claim.weekday() + 1) % 7)
    last_week = matched - timedelta(days=(matched.weekday() + 2) % 7 or 7)
    weeks = min(max(1, (last_week - claim).days // 7), WEEKS - 1)
    if status == "X":
        weeks, stop_reason = WEEKS, "08"
        last_week = claim + timedelta(days=WEEKS * 7 + 6)
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


SAMPLER = Sampler(LAYOUT, months, uib_records, stranger_records)
