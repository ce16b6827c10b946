"""Exchange files in which every field has the largest value that its layout can hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from data.exchange.load import load_file
from data.practice.files import FEEDS
from data.store.store import Store
from data.systems.contract import Contract
from data.systems.format import CODE, COUNT, DATE, DIGITS, HOURS, MONEY, TEXT
from data.systems.layout import FieldLayout
from data.systems.registry import contracts
from tests.data.exchange.files import file_of, sample_record
from tests.transactions.office import CLOCK, MARIA, TODAY
from tests.transactions.participants import ANA

RECORDS = 101
"""Records of a person in a file: more than a count of two digits can show."""
MARIA_IS = {
    "last_name": "LOPEZ", "first_name": "MARIA", "middle_name": "",
    "birth_date": date(1990, 5, 17), "claim_number": f"{MARIA}A",
}  # fmt: skip
ANA_IS = {
    "last_name": "RIOS", "first_name": "ANA", "middle_name": "", "birth_date": date(1990, 4, 4),
}  # fmt: skip
NUMBERS = (MONEY, HOURS, COUNT)


def load_largest(store: Store, folder: Path) -> None:
    """Load a file of each system into the furnished office."""
    for system, contract in contracts().items():
        path = file_of(folder, system, *records(contract), created=TODAY)
        result = load_file(store, system, path, CLOCK)
        assert (result.rows_rejected, result.rows_good) == (0, RECORDS), system


def records(contract: Contract) -> Iterator[dict[str, Any]]:
    """Make the records of one person. The first has the longest names too, so it is not exact."""
    who: dict[str, Any] = (
        {"ssn": ANA, **ANA_IS} if contract.code == "TWN" else {"ssn": MARIA, **MARIA_IS}
    )
    unnamed: dict[str, Any] = {name: who[name] for name in ("ssn", "claim_number") if name in who}
    fields = contract.layout.detail[1:]
    plain = sample(contract)
    apart = _apart(contract)
    for number in range(RECORDS):
        yield {
            item.name: _numbered(item, number)
            if item == apart
            else _value(item, plain, who if number else unnamed, number)
            for item in fields
        }


def sample(contract: Contract) -> dict[str, Any]:
    """Return a record of the sample files, for the fields that take no text of ours."""
    known = any(feed.layout.system == contract.code for feed in FEEDS)
    return sample_record(contract.code) if known else {}


def largest(item: FieldLayout, number: int = 0) -> Any:
    """Return the largest value of a number or text; of a count the two largest in turn, because
    the largest may be a code.
    """
    if item.format in (MONEY, HOURS):
        return Decimal(10**item.length - 1).scaleb(-2)
    if item.format is COUNT:
        return 10**item.length - 1 - number % 2
    return f"{item.label} {'X' * item.length}"[: item.length - 1] + "Z"


def _value(item: FieldLayout, plain: dict[str, Any], who: dict[str, Any], number: int) -> Any:
    if item.name in who:
        return who[item.name]
    if item.format in NUMBERS or (item.format is TEXT and not item.pattern):
        return largest(item, number)
    if item.format is CODE and item.codes:
        return max(item.codes, key=lambda code: len(item.codes[code]))
    if item.format is DATE:
        return plain.get(item.name) or TODAY
    return plain[item.name]


def _apart(contract: Contract) -> FieldLayout:
    """Return the field of the key in which the records differ."""
    fields = [contract.layout.field(name) for name in contract.layout.key]
    numbers = [item for item in fields if item.format in (DIGITS, COUNT)]
    return (numbers or [item for item in fields if item.format is DATE])[-1]


def _numbered(item: FieldLayout, number: int) -> Any:
    if item.format is DATE:
        return TODAY - timedelta(days=number)
    return str(10**item.length - 1 - number)
