"""TWN: employments of the county's participants in The Work Number (WN)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from data.practice.agencies import Feed, Record
from data.practice.county import PARTICIPANTS, Job, made_for
from data.practice.difference import dollars
from data.practice.draw import Stream
from data.practice.person import NOTHING, Person
from data.rules.periods import add_months, first_day, last_day, month_of
from data.systems.twn import PAY_PERIODS
from data.systems.twn.contract import LAYOUT

EMPLOYERS = (
    "SANTA ANA RIVER MARKET", "SADDLEBACK CAFE", "TUSTIN LEGACY WAREHOUSE", "BOLSA CHICA HOME CARE",
    "ORANGE GROVE EVENTS",
)  # fmt: skip
FIRST_CODE = 90_001
PAID_AFTER = timedelta(days=5)
VARIATION = 8
"""Hours by which pay periods vary."""
_DAYS = {"W": 7, "B": 14}
_SHARE = {"W": 1, "B": 2, "S": 2, "M": 4}
"""Approximate weeks in a pay period."""

Period = tuple[date, date]


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a participant's employment records by `today`."""
    participant = PARTICIPANTS.get(person.ssn)
    if participant is None:
        return
    day = made_for(participant, person.birth_date)
    for job in participant.jobs:
        if day - timedelta(days=job.hired_days) <= today:
            yield _record(person, job, day, today)


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the employment record of a person who is not a participant."""
    rng = Stream("TWN", person.ssn)
    job = Job(
        rng.randrange(len(EMPLOYERS)), rng.randrange(200, 900), rng.randrange(20, 80),
        dollars(rng.randrange(1100, 2500)), "CLERK",
    )  # fmt: skip
    yield _record(person, job, today.replace(month=1, day=1), today)


def _record(person: Person, job: Job, day: date, today: date) -> Record:
    hired = day - timedelta(days=job.hired_days)
    ended = day - timedelta(days=job.ended_days) if job.ended_days else None
    if ended is not None and ended > today:
        ended = None
    paid = [
        _paid(person.ssn, job, period)
        for period in pay_periods(job.frequency, hired, min(ended or today, today))
    ]
    as_of = paid[-1]["end"] if paid else hired
    this_year = [each["gross"] for each in paid if each["end"].year == as_of.year]
    return {
        "ssn": person.ssn,
        "employer_code": str(FIRST_CODE + job.employer),
        **person.names(LAYOUT),
        "birth_date": person.birth_date,
        "employer_name": EMPLOYERS[job.employer],
        "employee_id": job.employee_id or f"{person.ssn % 10_000:04}{job.employer}",
        "allows_ssn": "Y" if job.allows_ssn else "N",
        "status": "N" if ended else "A",
        "hire_date": hired,
        "end_date": ended,
        "title": job.title,
        "pay_rate": job.rate,
        "rate_basis": "H",
        "frequency": job.frequency,
        "weekly_hours": Decimal(job.hours) / _SHARE[job.frequency],
        "as_of": as_of,
        "year_to_date": sum(this_year, NOTHING),
        **_newest(paid),
    }


def _newest(paid: list[dict[str, Any]]) -> Record:
    nothing = {"begin": None, "end": None, "paid": None, "gross": NOTHING, "hours": NOTHING}
    newest = [*paid[: -PAY_PERIODS - 1 : -1], *[nothing] * PAY_PERIODS][:PAY_PERIODS]
    return {
        f"{name}_{number}": value
        for number, each in enumerate(newest, start=1)
        for name, value in each.items()
    }


def _paid(ssn: int, job: Job, period: Period) -> dict[str, Any]:
    """Make a pay period, whose pay depends only on person, employer and period."""
    rng = Stream("TWN", ssn, job.employer, period[1].toordinal())
    hours = Decimal(job.hours + rng.randint(-VARIATION, VARIATION)) + rng.choice(
        (Decimal(0), Decimal("0.25"), Decimal("0.50"))
    )
    gross = (hours * job.rate).quantize(Decimal("0.01"))
    begin, end = period
    return {"begin": begin, "end": end, "paid": end + PAID_AFTER, "gross": gross, "hours": hours}


def pay_periods(frequency: str, hired: date, until: date) -> list[Period]:
    """Return the complete pay periods between two days, oldest first."""
    if days := _DAYS.get(frequency):
        end = date.fromordinal(hired.toordinal() + days - hired.toordinal() % days)
        found = []
        while end <= until:
            found.append((end - timedelta(days=days - 1), end))
            end += timedelta(days=days)
        return [period for period in found if period[0] >= hired]
    return [
        period
        for month in _months(hired, until)
        for period in _of_month(frequency, month)
        if hired <= period[0] and period[1] <= until
    ]


def _months(hired: date, until: date) -> Iterator[int]:
    month = month_of(hired)
    while month <= month_of(until):
        yield month
        month = add_months(month, 1)


def _of_month(frequency: str, month: int) -> list[Period]:
    first, last = first_day(month), last_day(month)
    middle = first + timedelta(days=14)
    if frequency == "M":
        return [(first, last)]
    return [(first, middle), (middle + timedelta(days=1), last)]


FEED = Feed(LAYOUT, records, stranger_records, participants=True, monthly=False)
