"""The columns of a row as the fields of a format: one painted like a column shows it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from data.rules.codes import meaning
from screens.loader import load
from transactions.core.words import day, money, short_day

LONG_DAY = 10
"""A narrower field has a day with two digits of the year."""


def columns(row: object, format: str, area: str = "", /, **others: object) -> dict[str, str]:
    """The values of the fields of a format, or of one of its lists, that are named as columns of
    the row; `others` are columns under another name. A text stands as it is, a code is spelled
    out where its meaning is painted too, days and amounts take the width of their field.
    """
    values: dict[str, str] = {}
    for name, length, table in _painted(format, area):
        column = others[name] if name in others else getattr(row, name, None)
        if isinstance(column, str):
            values[name] = column
            if table and f"{name}_meaning" not in others:
                values[f"{name}_meaning"] = meaning(table, column)
        elif isinstance(column, date):
            values[name] = day(column) if length >= LONG_DAY else short_day(column)
        elif isinstance(column, Decimal):
            values[name] = money(column, length)
    return values


@cache
def _painted(format: str, area: str) -> tuple[tuple[str, int, str], ...]:
    """Name, width and, where the meaning is painted too, code table of each field."""
    whole = load(format)
    fields = [field for field in whole.fields if not field.line]
    if area:
        fields = list(whole.lists[area].fields)
    names = {field.name for field in fields}
    return tuple(
        (field.name, field.length, codes)
        for field in fields
        for codes in [whole.codes.get(field.name, "") if f"{field.name}_meaning" in names else ""]
    )
