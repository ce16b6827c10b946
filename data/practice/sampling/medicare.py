"""Who has Medicare, and whose premiums the state pays: the same for BENDEX and for the buy-in file.

What is settled here depends on the person alone, so that the files of two agencies agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.people import Reportee
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.periods import add_months, first_day, month_of

AGED = 65
PART_A_PAYER, PART_B_PAYER = "S37", "370"
"""Oklahoma."""
PART_A_PREMIUM = Decimal("518.00")
_PART_B: dict[int, Decimal] = {
    2015: Decimal("104.90"),
    2016: Decimal("121.80"),
    2017: Decimal("134.00"),
    2018: Decimal("134.00"),
    2019: Decimal("135.50"),
    2020: Decimal("144.60"),
    2021: Decimal("148.50"),
    2022: Decimal("170.10"),
    2023: Decimal("164.90"),
    2024: Decimal("174.70"),
    2025: Decimal("185.00"),
    2026: Decimal("202.90"),
}
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
"""What became of a buy-in, in percent; odd is ongoing with an odd date."""
ENDED = ("deleted", "moved", "died", "closed")


def part_b_premium(year: int) -> Decimal:
    """The standard premium of Part B; before and after the known years, of the nearest one."""
    return _PART_B[min(max(year, min(_PART_B)), max(_PART_B))]


@dataclass(frozen=True, slots=True)
class Medicare:
    """Somebody's Medicare; a part that the person lacks has no start."""

    part_a_start: date | None
    part_b_start: date | None
    buy_in: date | None
    """Since when the state pays the premium of Part B; None where it does not."""
    pays_part_a: bool
    """The state pays for Part A too, which this person does not have free."""
    eligibility: str
    """Buy-in eligibility code."""
    outcome: str = "ongoing"
    """What became of the buy-in."""
    end: date | None = None
    """The first day of the month in which it was found to have ended."""

    def paid(self, day: date) -> bool:
        """Whether the state had begun to pay by a day."""
        return self.buy_in is not None and self.buy_in <= day and self.outcome != "rejected"


def medicare(person: Reportee, today: date) -> Medicare | None:
    """The person's Medicare on a day, or None."""
    about = Random(f"MEDICARE {person.ssn}")
    on_ssi = bool(person.amount("SSI", [month_of(today)]))
    bic, years = bic_of(person.claim_number), person.years(today)
    aged = years >= AGED and (person.claim_number != "" or on_ssi)
    disabled = bic in ("A", "HA") and years < AGED and about.random() < 0.6
    if not aged and not disabled:
        return None
    start = _at_65(person) if aged else date(about.randint(2018, 2023), 5, 1)
    bought = about.random() < (0.95 if on_ssi else _SHARE_BOUGHT_IN)
    premium_part_a = health_insurance_only(person.claim_number)
    code = ("A" if aged else "D") if on_ssi else about.choice("PPLU")
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
        pays_part_a=bought and premium_part_a and bic == "T",
        eligibility=code if bought else "",
        outcome=outcome,
        end=first_day(add_months(month_of(buy_in), months)) if buy_in and ends else None,
    )


def _at_65(person: Reportee) -> date:
    """The first day of the month of the 65th birthday."""
    return person.birth_date.replace(year=person.birth_date.year + AGED, day=1)
