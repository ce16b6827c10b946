"""Format values for screens: numbers, names, dates, amounts, codes, paragraphs."""

from __future__ import annotations

import textwrap
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from data.rules.codes import meaning
from data.store.clock import OFFICE_ZONE

CASE_COUNTS = "THE CASE COUNTS"
"""Precedes the amount from the case."""
MATCHES = {"E": "EXACT", "P": "PARTIAL", "O": "OTHER", "U": "NO CASE"}


class Named(Protocol):
    """A row with the three parts of a name."""

    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def middle_name(self) -> str: ...


class OnCase(Protocol):
    """A row about a person on a case."""

    @property
    def case_number(self) -> str: ...
    @property
    def person_code(self) -> int: ...


def ssn_words(ssn: int | None) -> str:
    """Format 900123456 as `900-12-3456`, blank for None."""
    if ssn is None:
        return ""
    digits = f"{ssn:09}"
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def name_words(last: str, first: str, middle: str) -> str:
    """Format as `LAST, FIRST MIDDLE`; the screen cuts a name that is too long."""
    given = f"{first} {middle}".strip()
    return f"{last}, {given}" if given else last


def name_of(named: Named) -> str:
    """Format the name in a row as `LAST, FIRST MIDDLE`."""
    return name_words(named.last_name, named.first_name, named.middle_name)


def day(value: date | None) -> str:
    """Format as `MM/DD/YYYY`, blank for None."""
    return "" if value is None else f"{value.month:02}/{value.day:02}/{value.year:04}"


def short_day(value: date | None) -> str:
    """Format as `MM/DD/YY`, blank for None."""
    return "" if value is None else f"{value.month:02}/{value.day:02}/{value.year % 100:02}"


def local_day(at: datetime) -> date:
    """Return the date in the office's time zone."""
    return at.astimezone(OFFICE_ZONE).date()


def moment(at: datetime | None) -> str:
    """Format as `MM/DD/YYYY HH:MM` in the office's time zone, blank for None."""
    if at is None:
        return ""
    local = at.astimezone(OFFICE_ZONE)
    return f"{day(local.date())} {local:%H:%M}"


def money(amount: Decimal | None, width: int = 0) -> str:
    """Format as `1,250.40`, right-aligned in `width` columns; blank for None."""
    return "".rjust(width) if amount is None else f"{amount:,.2f}".rjust(width)


def whole(amount: Decimal, width: int = 0) -> str:
    """Format as whole dollars, `1,250`, right-aligned in `width` columns."""
    return f"{amount:,.0f}".rjust(width)


def month(period: int) -> str:
    """Format 202611 as `11/2026`."""
    return f"{period % 100:02}/{period // 100:04}"


def quarter(period: int) -> str:
    """Format 20263 as `2026/3`."""
    return f"{period // 10:04}/{period % 10}"


def period(value: int) -> str:
    """Format a month (six digits) or a quarter (five)."""
    return quarter(value) if value < 100_000 else month(value)


def person(code: int) -> str:
    """Format a person code as two digits."""
    return f"{code:02}"


def case_person(row: OnCase) -> str:
    """Format case number and person code as `C123456 01`."""
    return f"{row.case_number} {row.person_code:02}"


def coded(field: str, table: str, code: str) -> dict[str, str]:
    """Return the values of a code's field and of the `_meaning` field next to it."""
    return {field: code, f"{field}_meaning": meaning(table, code)}


def match_words(match: str) -> str:
    """Spell out a match grade, E, P or U (OKDHS 5(a))."""
    return MATCHES.get(match, match)


def differs_words(differs: str, width: int) -> str:
    """Abbreviate the parts that differ if a field of `width` columns would cut them."""
    if len(differs) <= width:
        return differs
    return differs.replace("BIRTH DATE", "DOB").replace("CLAIM NUMBER", "CLAIM NO")


def town_words(city: str, state: str, zip_code: str) -> str:
    """Format as `CITY ST 12345`."""
    return f"{city} {state} {zip_code[:5]}".strip()


def employer_number(number: str) -> str:
    """Format the nine-digit number of an employer or payer as `12-3456789`."""
    return f"{number[:2]}-{number[2:]}"


def wrapped(text: str, width: int) -> list[str]:
    """Wrap paragraphs, which blank lines separate, to `width`."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += textwrap.wrap(" ".join(paragraph.split()), width) or [""]
        lines.append("")
    return lines[:-1]
