"""Medicare of a person, with the premiums that the state pays, for both SSA and CMS.

It depends only on the person, so that the files and answers of the two agencies agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import ADULT_YEARS, AGED_YEARS, Person
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.periods import add_months, first_day, month_of

DISABLED_WAIT_MONTHS = 24
"""Months of entitlement to disability benefits before Medicare begins (42 CFR 406.12)."""
RETIREMENT_YEARS = 62
"""Age from which a worker's own benefit is for retirement, not disability."""
PART_A_PAYER, PART_B_PAYER = "S37", "370"
"""Payer codes of Oklahoma."""
PART_A_PREMIUM = Decimal("518.00")
_SHARE_BOUGHT_IN = 0.55
_OUTCOMES = {
    "ongoing": 80,
    "odd": 2,
    "rejected": 5,
    "deleted": 3,
    "moved": 2,
    "died": 1,
    "closed": 2,
    "lead": 3,
    "set up": 2,
}
"""Outcomes of a buy-in, in percent. `odd` is ongoing with an odd date."""
ENDED = ("deleted", "moved", "died", "closed")


@dataclass(frozen=True, slots=True)
class Medicare:
    """Medicare of a person. A part that the person does not have has no start."""

    part_a_start: date | None
    part_b_start: date | None
    buy_in: date | None
    """First day for which the state pays the Part B premium; None if it does not."""
    pays_part_a: bool
    """True if the state pays for Part A too, which is not free for this person."""
    eligibility: str
    """Buy-in eligibility code."""
    outcome: str = "ongoing"
    """A key of `_OUTCOMES`."""
    end: date | None = None
    """First day of the month in which its end was found."""

    def paid(self, day: date) -> bool:
        """Return True if the state had started to pay by a day."""
        return self.buy_in is not None and self.buy_in <= day and self.outcome != "rejected"


def entitled(person: Person) -> date:
    """Return the first day of entitlement to Social Security."""
    about = Stream("entitled", 0 if person.plain else person.ssn)
    drawn = date(about.randint(2005, 2024), about.randint(1, 12), 1)
    own = bic_of(person.claim_number) in ("A", "HA")
    return max(drawn, _birthday(person, ADULT_YEARS if own else 0))


def medicare(person: Person, today: date) -> Medicare | None:
    """Return a person's Medicare on a day, or None."""
    about = Stream("Medicare", person.ssn)
    on_ssi = bool(person.amount("SSI", month_of(today)))
    bic = bic_of(person.claim_number)
    starts = _starts(person, bic, month_of(today)) if person.claim_number or on_ssi else []
    start = min(starts, default=None)
    if start is None or start > today or person.plain:
        return None
    aged = person.years(today) >= AGED_YEARS
    bought = about.random() < (0.95 if on_ssi else _SHARE_BOUGHT_IN)
    letter = about.choice("PPLU")
    code = ("A" if aged else "D") if on_ssi else letter
    buy_in = first_day(add_months(month_of(start), about.randint(0, 5))) if bought else None
    outcome = about.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
    if person.ssn in DOCUMENTED:
        outcome = "ongoing"
    months = about.randint(4, 60)
    ends = buy_in is not None and outcome in ENDED
    return Medicare(
        part_a_start=None if bic.startswith("M") else start,
        part_b_start=start,
        buy_in=buy_in,
        pays_part_a=bought and health_insurance_only(person.claim_number) and bic == "T",
        eligibility=code if bought else "",
        outcome=outcome,
        end=first_day(add_months(month_of(buy_in), months)) if buy_in and ends else None,
    )


def _starts(person: Person, bic: str, month: int) -> list[date]:
    """Return possible starts: the month of the 65th birthday, and two years after disability."""
    at_65 = _birthday(person, AGED_YEARS).replace(day=1)
    since = entitled(person)
    disabled = bic in ("A", "HA") and since < _birthday(person, RETIREMENT_YEARS)
    if not disabled or not person.amount("RSDI", month):
        return [at_65]
    return [at_65, first_day(add_months(month_of(since), DISABLED_WAIT_MONTHS))]


def _birthday(person: Person, years: int) -> date:
    """Return the first day of the month in which the person reaches an age."""
    return person.birth_date.replace(year=person.birth_date.year + years, day=1)
