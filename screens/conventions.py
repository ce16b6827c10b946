"""Conventions of our screens: parts that are in the same place on all of them."""

from __future__ import annotations

from screens.format import Format
from screens.geometry import COLS, address
from screens.layout import SELECTION

LABEL = "FEDERAL TAX INFORMATION"
ACP_LABEL = "ACP"
"""Label of a screen about a participant in the Address Confidentiality Program."""
LABEL_ROW = 2
"""Row of the labels. A screen labeled FEDERAL TAX INFORMATION cannot be printed or copied."""
_PLACES = (
    ("practice", 1, 11, 8, True),
    ("page", 1, 64, 16, True),
    ("transaction", 23, 7, 73, False),
    ("system_message", 24, 2, 78, True),
)
"""Name, row, column, length and protection of the fields on every screen."""


def conventions(format: Format) -> list[str]:
    """Return the violations of the conventions by a format."""
    found = [
        f"row {row}: no {'protected' if protected else 'unprotected'} field {name!r} of {length}"
        f" in column {column}"
        for name, row, column, length, protected in _PLACES
        if not _has(format, name, row, column, length, protected)
    ]
    found += [
        f"row {row}: {literal!r} is not in columns {first} to {last}"
        for literal, row, first, last in (
            (format.title, 1, 20, 62),
            ("===>", 23, 2, 5),
        )
        if not literal or _literal(format, row, first, last) != literal
    ]
    code = painted_code(format)
    if not code or not format.name.startswith(code):
        found.append(
            f"row 1: {code!r} in columns 2 to 9 is not a code that {format.name} starts with"
        )
    found += [
        f"row {field.row}: field {field.key!r} is outside the body, rows 3 to 22"
        for field in format.fields
        if field.line and not 3 <= field.row <= 22
    ]
    found += [
        f"row {field.row}: the selection field is in column {field.column}, not 2"
        for area in format.lists.values()
        for field in area.fields
        if field.name == SELECTION and field.column != 2
    ]
    return found + [f"field {name!r} has no help" for name in _unexplained(format)]


def painted_code(format: Format) -> str:
    """Return the transaction code at the left of row 1, or ""."""
    return _literal(format, 1, 2, 9)


def _has(format: Format, name: str, row: int, column: int, length: int, protected: bool) -> bool:
    return any(
        (field.key, field.row, field.column, field.length, field.attribute.protected)
        == (name, row, column, length, protected)
        for field in format.fields
    )


def _literal(format: Format, row: int, first: int, last: int) -> str:
    """Return the literal that starts in column `first`; "" if it extends past column `last`."""
    start = address(row, 1)
    text = format.text[start : start + COLS]
    if text[first - 1] == " " or text[last] != " ":
        return ""
    return text[first - 1 : last].rstrip()


def _unexplained(format: Format) -> list[str]:
    """Return the unprotected fields without help for PF1."""
    open_names = {field.name for field in format.fields if not field.attribute.protected}
    return sorted(open_names - format.help.keys())
