"""Determinations about ROY PATH (900-00-0011) of the small office: two SNAP offenses that overlap,
one of them in Texas, and the TANF penalty of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from data.store.base import Base
from data.systems.fsd import FsdRecord
from tests.transactions.rows import file, segment, sent

FILE = 71
ROY = 900_00_0011


def fraud_rows() -> Iterable[list[Base]]:
    """Add the file, its records, and PY's line about them."""
    yield [file(FILE, "FSD", date(2026, 3, 4), 3)]
    yield [
        _determined("SNAP", "OK", date(2025, 5, 20), 1, date(2025, 7, 1), 12, "0.00"),
        _determined("SNAP", "TX", date(2025, 10, 2), 2, date(2025, 12, 1), 24, "0.00"),
        _determined("TANF", "OK", date(2025, 5, 20), 1, date(2025, 7, 1), 0, "1412.50"),
    ]
    yield [segment(ROY, "FSD", date(2025, 10, 2), 3, "SNAP TX OFFENSE 2 24 MONTHS")]


def _determined(
    program: str, state: str, decided: date, number: int, start: date, months: int, penalty: str
) -> FsdRecord:
    return FsdRecord(
        **sent(ROY, FILE, "PATH", "ROY", date(1983, 3, 3)), program=program, state=state,
        decision_date=decided, locality="DALLAS" if state == "TX" else "OKLAHOMA",
        offense_number=number, offense="A", route="H" if state == "TX" else "W", start_date=start,
        length_months=months, penalty=Decimal(penalty), contact="IPV UNIT", phone="4055550100",
    )  # fmt: skip
