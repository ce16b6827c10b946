"""What was determined about ROY PATH (900-00-0011) of the small office: two SNAP offenses that
overlap, one of them in Texas, and the TANF penalty of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from data.office.person import ExchangeSegment
from data.store.base import Base
from data.systems.fsd import FsdRecord
from data.systems.record import ExchangeFile

FILE = 71
ROY = 900_00_0011


def fraud_rows() -> Iterable[list[Base]]:
    """The file, its records, and PY's index of them."""
    day = date(2026, 3, 4)
    yield [
        ExchangeFile(
            file_id=FILE, system="FSD", name="FSD.TXT", sha256=f"{FILE:064}", created_date=day,
            loaded_at=datetime(2026, 3, 4, 15, tzinfo=UTC), rows_read=3, rows_rejected=0,
            rows_exact=3, rows_partial=0, rows_unmatched=0,
        )
    ]  # fmt: skip
    yield [
        _determined("SNAP", "OK", date(2025, 5, 20), 1, date(2025, 7, 1), 12, "0.00"),
        _determined("SNAP", "TX", date(2025, 10, 2), 2, date(2025, 12, 1), 24, "0.00"),
        _determined("TANF", "OK", date(2025, 5, 20), 1, date(2025, 7, 1), 0, "1412.50"),
    ]
    yield [
        ExchangeSegment(
            ssn=ROY, system="FSD", latest_date=date(2025, 10, 2), records=3, match="E", differs="",
            summary="SNAP TX OFFENSE 2 24 MONTHS",
        )
    ]  # fmt: skip


def _determined(
    program: str, state: str, decided: date, number: int, start: date, months: int, penalty: str
) -> FsdRecord:
    return FsdRecord(
        ssn=ROY, program=program, state=state, decision_date=decided, file_id=FILE, line=2,
        match="E", differs="", last_name="PATH", first_name="ROY", middle_name="",
        birth_date=date(1983, 3, 3), locality="DALLAS" if state == "TX" else "OKLAHOMA",
        offense_number=number, offense="A", route="H" if state == "TX" else "W", start_date=start,
        length_months=months, penalty=Decimal(penalty), contact="IPV UNIT", phone="4055550100",
    )  # fmt: skip
