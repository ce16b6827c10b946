"""How values are written on screens: numbers, names, dates, amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def ssn_words(ssn: int) -> str:
    """900123456 as `900-12-3456`."""
    digits = f"{ssn:09}"
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def name_words(last: str, first: str, middle: str) -> str:
    """`LAST, FIRST MIDDLE`; the screen cuts what is too long."""
    given = f"{first} {middle}".strip()
    return f"{last}, {given}" if given else last


def day(value: date | None) -> str:
    """`MM/DD/YYYY`, blank for none."""
    return "" if value is None else f"{value.month:02}/{value.day:02}/{value.year:04}"


def short_day(value: date | None) -> str:
    """`MM/DD/YY`, blank for none."""
    return "" if value is None else f"{value.month:02}/{value.day:02}/{value.year % 100:02}"


def money(amount: Decimal | None, width: int = 0) -> str:
    """`1,250.40`, right-aligned in `width` columns; blank for none."""
    return "".rjust(width) if amount is None else f"{amount:,.2f}".rjust(width)


def whole(amount: Decimal, width: int = 0) -> str:
    """Whole dollars, `1,250`, right-aligned in `width` columns."""
    return f"{amount:,.0f}".rjust(width)


def month(period: int) -> str:
    """202611 as `11/2026`."""
    return f"{period % 100:02}/{period // 100:04}"


def quarter(period: int) -> str:
    """20263 as `2026/3`."""
    return f"{period // 10:04}/{period % 10}"


def period(value: int) -> str:
    """A month or a quarter, whichever the number is."""
    return quarter(value) if value < 100_000 else month(value)


def person(code: int) -> str:
    """A person code as two digits."""
    return f"{code:02}"
