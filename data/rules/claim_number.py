"""Claim numbers of Social Security, Medicare and the Railroad Retirement Board.

A claim number is the SSN of the worker on whose earnings the benefit is paid, followed by the
beneficiary identification code (BIC) of one or two characters. The SSN is often not the client's,
so it never identifies the client by itself.
"""

from __future__ import annotations

import re

HEALTH_INSURANCE_ONLY = frozenset({"T", "M", "M1"})
"""BICs of persons who have Medicare and no cash benefit."""

RAILROAD_PREFIXES = (
    *("A", "CA", "MA", "WA", "WCA", "H", "MH", "WH", "WCH"),
    *("PA", "PH", "JA", "WD", "WCD", "PD"),
)
"""Prefixes of a Railroad Retirement Board claim number."""

CLAIM = r"[0-9]{9}[A-Z][A-Z0-9]?"
RAILROAD = f"({'|'.join(RAILROAD_PREFIXES)})([0-9]{{6}}|[0-9]{{9}})"
_LETTER = "[AC-HJKMNP-RT-Y]"
_EITHER = "[AC-HJKMNP-RT-Y0-9]"
MBI = f"[1-9]{_LETTER}{_EITHER}[0-9]{_LETTER}{_EITHER}[0-9]{_LETTER}{{2}}[0-9]{{2}}"
"""Medicare Beneficiary Identifier: eleven characters without S, L, O, I, B and Z. It is not derived
from an SSN, and buy-in does not use it.
"""


def is_claim_number(text: str) -> bool:
    """Accept nine digits and a BIC, such as `900123456A` or `900123456C1`."""
    return re.fullmatch(CLAIM, text, re.ASCII) is not None


def is_railroad_number(text: str) -> bool:
    """Accept a railroad prefix with six or nine digits, such as `WA123456`."""
    return re.fullmatch(RAILROAD, text, re.ASCII) is not None


def is_mbi(text: str) -> bool:
    """Accept a Medicare Beneficiary Identifier, with or without its hyphens.

    >>> is_mbi("1EG4-TE5-MK73")
    True
    """
    printed = re.fullmatch("(.{4})-?(.{3})-?(.{4})", text)
    return printed is not None and bool(re.fullmatch(MBI, "".join(printed.groups()), re.ASCII))


def bic_of(claim_number: str) -> str:
    """Return the beneficiary identification code; blank for a railroad number."""
    return claim_number[9:] if is_claim_number(claim_number) else ""


def digits_of(claim_number: str) -> int | None:
    """Return the worker's SSN in a claim number; None for a railroad number."""
    return int(claim_number[:9]) if is_claim_number(claim_number) else None


def health_insurance_only(claim_number: str) -> bool:
    """Return True if the BIC means Medicare without a cash benefit."""
    return bic_of(claim_number) in HEALTH_INSURANCE_ONLY
