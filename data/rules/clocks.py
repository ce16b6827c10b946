"""How long a worker has for a discrepancy message, in calendar days from its found date."""

from __future__ import annotations

from datetime import date, timedelta

CLEAR_DAYS = 45
VERIFIED_UPON_RECEIPT_DAYS = 10

VERIFIED_UPON_RECEIPT = frozenset({"BEN", "SDX", "UIB"})
"""Systems whose data count as verified on arrival; others are confirmed with somebody first."""


def discrepancy_due(found: date) -> date:
    """The day by which the message must be cleared with DXD: found date plus 45 days (OKDHS 16).

    >>> discrepancy_due(date(2026, 1, 15))
    datetime.date(2026, 3, 1)
    """
    return found + timedelta(days=CLEAR_DAYS)


def verified_upon_receipt_due(found: date) -> date:
    """The day by which data that count as verified upon receipt are acted on: 10 days."""
    return found + timedelta(days=VERIFIED_UPON_RECEIPT_DAYS)


def act_by(system: str, found: date) -> date | None:
    """`verified_upon_receipt_due` for a system whose data count as verified, else none."""
    return verified_upon_receipt_due(found) if system in VERIFIED_UPON_RECEIPT else None
