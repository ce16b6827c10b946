"""BENDEX and buy-in records about Ann Smith, for the tests of this folder."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.data.exchange.files import SSN, sample_record

OWN_CLAIM, OTHER_CLAIM = f"{SSN}A", "900550099D"


def ben(gross: str, **values: Any) -> dict[str, Any]:
    """Make a record of this month, paid in the next, in current pay under her own claim number."""
    record = {
        **sample_record("BEN"),
        "record_date": date(2026, 2, 3),
        "claim_number": OWN_CLAIM,
        "payment_status": "CP",
        "dual": "",
        "cross_reference": "",
        "gross": Decimal(gross),
    }
    return {**record, **values}


def pair(whole: str, part: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Make the two records of a combined check."""
    first = ben(whole, dual="D", cross_reference=OTHER_CLAIM)
    second = ben(part, dual="D", cross_reference=OWN_CLAIM, claim_number=OTHER_CLAIM)
    return first, {**second, "payment_status": "AD"}


def bil(part: str = "B", **values: Any) -> dict[str, Any]:
    """Make a buy-in record of this month, with an odd date."""
    record = {
        **sample_record("BIL"),
        "claim_number": OWN_CLAIM,
        "part": part,
        "record_date": date(2026, 2, 1),
        "stop_date": "00010101",
    }
    return {**record, **values}
