"""Parse the text typed into a screen's own fields: words, days, amounts, codes of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from data.rules.codes import code_table
from data.store.safe import safe_text
from screens.plain_text import plain_marks
from transactions.core.reply import refusal

Typed = Mapping[str, str]
_SSN = re.compile(r"([0-9]{3})[- ]?([0-9]{2})[- ]?([0-9]{4})", re.ASCII)


def typed_words(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that are not empty, without control characters and extra spaces."""
    kept = {name: " ".join(safe_text(text).split()) for name, text in fields.items()}
    return {name: text for name, text in kept.items() if text}


def typed_ssn(text: str) -> int | None:
    """Parse an SSN of nine digits, with or without hyphens or spaces; None for anything else.

    >>> typed_ssn("900-12-3456") == typed_ssn("900 12 3456") == typed_ssn("900123456") == 900123456
    True
    """
    found = _SSN.fullmatch(plain_marks(text))
    return int("".join(found.groups())) if found else None


def typed_day(text: str) -> date | None:
    """Parse `MM/DD/YYYY`, also with hyphens or as eight digits; None for anything else.

    >>> typed_day("3/9/2026") == typed_day("03092026") == date(2026, 3, 9)
    True
    """
    text = plain_marks(text)
    found = re.fullmatch(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})", text, re.ASCII)
    found = found or re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4})", text, re.ASCII)
    if not found:
        return None
    month, day, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def typed_amount(text: str) -> Decimal | None:
    """Parse dollars with or without cents, commas or a dollar sign; None for anything else.

    >>> typed_amount("$1,250.5"), typed_amount("12.345")
    (Decimal('1250.5'), None)
    """
    text = plain_marks(text)
    found = re.fullmatch(r"\$?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,7})(\.[0-9]{1,2})?", text, re.ASCII)
    return Decimal(found[0].lstrip("$").replace(",", "")) if found else None


def typed_code(table: str, text: str) -> str | None:
    """Find a code of a table by the whole code or by first letters that fit only one; else None.

    >>> typed_code("case_action", "reduc"), typed_code("case_action", "D")
    ('REDUCTION', None)
    """
    codes, wanted = code_table(table), text.upper()
    if wanted in codes:
        return wanted
    like = [code for code in codes if wanted and code.startswith(wanted)]
    return like[0] if len(like) == 1 else None


def a_code(typed: Typed, name: str, table: str, number: str, /, **values: str) -> str:
    """Return the code typed into a field; refuse the input if there is none such."""
    code = typed_code(table, typed.get(name, ""))
    if code is None:
        raise refusal(number, name, **values)
    return code


def a_past_day(typed: Typed, name: str, today: date, number: str, /, **values: str) -> date:
    """Return the day typed into a field; refuse one that is not valid or is in the future."""
    found = typed_day(typed.get(name, ""))
    if found is None or found > today:
        raise refusal(number, name, **values)
    return found


def is_yes(typed: Typed, name: str, number: str, /, **values: str) -> bool:
    """Return whether Y was typed into a field; refuse anything but Y or N."""
    answer = typed.get(name, "").upper()
    if answer not in ("Y", "N"):
        raise refusal(number, name, **values)
    return answer == "Y"
