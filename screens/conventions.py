"""The conventions of our screens: what stands in the same place on every one of them."""

from __future__ import annotations

from screens.format import Format
from screens.geometry import COLS, address
from screens.layout import SELECTION

LABEL = "FEDERAL TAX INFORMATION"
LABEL_ROW = 2
"""A screen with a value from a restricted source says so there; it is neither printed nor copied.
"""
_PLACES = (
    ("practice", 1, 11, 8, True),
    ("page", 1, 64, 16, True),
    ("transaction", 23, 7, 73, False),
    ("system_message", 24, 2, 78, True),
)
"""Name, row, column, length and protection of the fields that every screen has."""


def conventions(format: Format) -> list[str]:
    """What a format does otherwise than our screens do; empty if it keeps the conventions."""
    found = [
        f"row {row}: no {'protected' if protected else 'unprotected'} field {name!r} of {length}"
        f" in column {column}"
        for name, row, column, length, protected in _PLACES
        if not _has(format, name, row, column, length, protected)
    ]
    found += [
        f"row {row}: {literal!r} does not stand in columns {first} to {last}"
        for literal, row, first, last in (
            (format.title, 1, 20, 62),
            ("===>", 23, 2, 5),
        )
        if not literal or _literal(format, row, first, last) != literal
    ]
    code = painted_code(format)
    if not code or not format.name.startswith(code):
        found.append(f"row 1: {code!r} in columns 2 to 9 is no code that {format.name} begins with")
    found += [
        f"row {field.row}: field {field.key!r} stands outside the body, rows 3 to 22"
        for field in format.fields
        if field.line and not 3 <= field.row <= 22
    ]
    found += [
        f"row {field.row}: the selection field stands in column {field.column}, not 2"
        for area in format.lists.values()
        for field in area.fields
        if field.name == SELECTION and field.column != 2
    ]
    return found + [f"field {name!r} has no help" for name in _unexplained(format)]


def painted_code(format: Format) -> str:
    """The transaction code that stands at the left of row 1; "" if none does."""
    return _literal(format, 1, 2, 9)


def _has(format: Format, name: str, row: int, column: int, length: int, protected: bool) -> bool:
    return any(
        (field.key, field.row, field.column, field.length, field.attribute.protected)
        == (name, row, column, length, protected)
        for field in format.fields
    )


def _literal(format: Format, row: int, first: int, last: int) -> str:
    """The literal that starts in a column; "" if none starts there or it goes on past the last."""
    start = address(row, 1)
    text = format.text[start : start + COLS]
    if text[first - 1] == " " or text[last] != " ":
        return ""
    return text[first - 1 : last].rstrip()


def _unexplained(format: Format) -> list[str]:
    """Fields to type in that PF1 could not explain."""
    open_names = {field.name for field in format.fields if not field.attribute.protected}
    return sorted(open_names - format.help.keys())
