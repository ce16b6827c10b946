"""Countable income of a person from the BENDEX records that match exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from data.exchange.whose import Whose, whose
from data.office.case_reading import Budgeted, budgeted_income
from data.rules.bendex import Countable, DualRule
from data.systems.ben import BenRecord
from data.systems.ben.countable import counted_together, in_force, paid_month
from transactions.core.request import Request
from transactions.shapes.whose import PersonLine, exact_for


def each_graded(request: Request, found: Sequence[BenRecord]) -> Iterator[BenRecord]:
    for record in found:
        yield from whose_of(request, record.ssn).graded([record])


def whose_of(request: Request, ssn: int) -> Whose:
    return whose(request.connection, "BEN", ssn)


def own_records(whose: Whose, held: Sequence[BenRecord]) -> Sequence[BenRecord]:
    """Return the records that match the client exactly, or all if the SSN is on no case."""
    return held if whose.client is None else exact_for(whose, held, whose.client)


def counted_for(
    whose: Whose, held: Sequence[BenRecord], month: int, rule: DualRule
) -> Callable[[PersonLine], Decimal | None]:
    """Return a function from person to the countable income of the records that match exactly."""

    def income(line: PersonLine) -> Decimal | None:
        own = exact_for(whose, held, line)
        together = counted_together(own, month, rule)
        return None if together.incomplete or not in_force(own, month) else together.amount

    return income


def mark(record: BenRecord) -> str:
    """Identify one record of a person."""
    return f"{record.claim_number}/{record.record_date.isoformat()}/{record.file_id}"


def budget(request: Request, record: BenRecord) -> list[Budgeted]:
    """Return the Social Security that the person's open cases count in the month of the record."""
    paid = paid_month(record)
    return budgeted_income(request.connection, record.ssn, "RSDI", paid, paid)


def incomplete_words(counted: Countable) -> str:
    """Name the record that waits for its other half; blank where none does."""
    if not counted.incomplete:
        return ""
    half = counted.incomplete[0].claim_number
    return f"DUAL ENTITLEMENT INCOMPLETE: NO CP REFERS TO {half}; NOT COMPARED"
