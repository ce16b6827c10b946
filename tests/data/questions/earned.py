"""BWG file about persons of the office."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from data.exchange.load import load_file
from data.exchange.results import LoadResult
from data.store.clock import FixedClock, office_date
from data.store.store import Store
from tests.data.exchange.files import file_of
from tests.transactions.office import CLOCK

EARNED: dict[str, object] = {
    "tax_year": 2024, "ein": "890000001", "last_name": "PATH", "first_name": "ROY",
    "middle_name": "", "birth_date": date(1983, 3, 3), "employer_name": "REDBUD CAFE",
    "employer_address": "1 PRACTICE AVE", "employer_city": "TULSA", "employer_state": "OK",
    "employer_zip": "74103", "wages": Decimal("4321.00"), "tips": Decimal(0),
    "self_employment": Decimal(0), "pension": Decimal(0),
}  # fmt: skip


def load_earnings(
    store: Store, folder: Path, *ssns: int, clock: FixedClock = CLOCK, created: date | None = None
) -> LoadResult:
    """Load a file with one year of earnings for each person."""
    made = created or office_date(clock)
    records = [{**EARNED, "ssn": ssn} for ssn in sorted(ssns)]
    return load_file(store, "BWG", file_of(folder, "BWG", *records, created=made), clock)
