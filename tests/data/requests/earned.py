"""A BWG file about persons of the office."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from data.clock import FixedClock
from data.exchange.layouts import SYSTEMS
from tests.data.exchange.files import detail, file_of, write_file
from tests.transactions.office import CLOCK

EARNED: dict[str, object] = {
    "tax_year": 2024, "ein": "890000001", "last_name": "PATH", "first_name": "ROY",
    "middle_name": "", "birth_date": None, "employer_name": "REDBUD CAFE",
    "employer_address": "1 PRACTICE AVE", "employer_city": "TULSA", "employer_state": "OK",
    "employer_zip": "74103", "wages": Decimal("4321.00"), "tips": Decimal(0),
    "self_employment": Decimal(0), "pension": Decimal(0),
}  # fmt: skip


def earnings_file(folder: Path, ssns: Iterable[int], clock: FixedClock = CLOCK) -> Path:
    """A whole file with one year of each of them, made on the clock's day."""
    records = [detail("BWG", {**EARNED, "ssn": ssn}) for ssn in sorted(ssns)]
    assert SYSTEMS["BWG"].layout.total == "wages"
    return write_file(folder, file_of("BWG", records, clock))
