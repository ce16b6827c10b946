"""A person of the synthetic world, drawn for it or read from a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.rules.names import plain
from data.systems.layout import Layout

ADULT_YEARS, AGED_YEARS = 18, 65
NOTHING = Decimal(0)


@dataclass(slots=True)
class Person:
    """A person, with what open cases count by type of income and month (yyyymm), in cents."""

    ssn: int
    """0 where there is none yet."""
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str = "F"
    claim_number: str = ""
    verified: str = ""
    maiden_name: str = ""
    citizen: bool = True
    applicant: bool = False
    """On a case in application."""
    income: dict[str, dict[int, int]] = field(default_factory=dict)
    plain: bool = False
    """Every agency knows what the cases count, as in a scenario: the same for each trainee."""
    unsettled: frozenset[tuple[str, int]] = frozenset()
    """Types and months in which the person's open cases do not count the same, as when one began
    later: whatever an agency reported, it would differ from one of the cases.
    """

    def years(self, day: date) -> int:
        """Age on `day`."""
        birthday_to_come = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - birthday_to_come

    def adult(self, day: date) -> bool:
        """Whether 18 or older on `day`."""
        return self.years(day) >= ADULT_YEARS

    def cents(self, income_type: str, month: int) -> int:
        """What a case counts of a type of income in a month."""
        return self.income.get(income_type, {}).get(month, 0)

    def amount(self, income_type: str, *months: int) -> Decimal:
        """What a case counts in these months together, in dollars."""
        return Decimal(sum(self.cents(income_type, month) for month in months)).scaleb(-2)

    def settled(self, income_type: str, months: Iterable[int]) -> bool:
        """Whether all open cases count the same in these months."""
        return not any((income_type, month) in self.unsettled for month in months)

    def names(self, layout: Layout) -> dict[str, str]:
        """The name as a record of the layout has it: plain letters, cut at the width."""
        return {
            name: plain(getattr(self, name))[: layout.field(name).length].strip()
            for name in ("last_name", "first_name", "middle_name")
        }
