"""Countable Social Security income of a person from all their BENDEX records (OKDHS 6)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from data.rules.bendex import (
    ADJUSTED,
    Benefit,
    Countable,
    DualRule,
    countable_social_security,
    dual_rule,
    other_half,
)
from data.rules.money import rsdi_whole_dollars
from data.rules.periods import add_months, month_of
from data.systems.ben import BenRecord


def benefit(record: BenRecord) -> Benefit:
    """Convert a record to the benefit that the rules take."""
    return Benefit(
        record.claim_number,
        record.payment_status,
        record.gross,
        record.dual,
        record.cross_reference,
    )


def paid_month(record: BenRecord) -> int:
    """Return the month in which the record's benefit is paid and counts as income."""
    return add_months(month_of(record.record_date), 1)


def in_force(records: Sequence[BenRecord], month: int) -> list[BenRecord]:
    """Return the newest record of each claim that is paid in a month. `records` is newest first."""
    newest: dict[str, BenRecord] = {}
    for record in records:
        if paid_month(record) == month:
            newest.setdefault(record.claim_number, record)
    return sorted(newest.values(), key=lambda each: (not benefit(each).paid, -each.gross))


def counted_together(records: Sequence[BenRecord], month: int, rule: DualRule) -> Countable:
    """Compute the countable income of a month, with the steps of the computation."""
    return countable_social_security([benefit(each) for each in in_force(records, month)], rule)


def counterpart(record: BenRecord, records: Sequence[BenRecord]) -> BenRecord | None:
    """Find the other record of a combined check, paid in the same month."""
    others = in_force(records, paid_month(record))
    found = other_half(benefit(record), [benefit(each) for each in others])
    return None if found is None else next(each for each in others if benefit(each) == found)


def own_countable(record: BenRecord, other: BenRecord | None) -> Decimal:
    """Return the record's share of the countable income of a combined check."""
    rule = dual_rule(record.record_date)
    if other is None:
        return countable_social_security([benefit(record)], rule).amount
    if record.payment_status == ADJUSTED:
        return rsdi_whole_dollars(record.gross)
    return rule.countable(record.gross, other.gross) - rsdi_whole_dollars(other.gross)
