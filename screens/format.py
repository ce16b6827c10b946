"""Format: a painted screen without values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from screens.attribute import SKIP, Attribute
from screens.image import PlacedField


class FormatError(ValueError):
    """Format that is impossible on a real 3270, or that breaks the painting rules.

    `row` and `column` are the 1-based position in the picture, or 0 for an error in the head.
    """

    def __init__(self, format: str, reason: str, row: int = 0, column: int = 0) -> None:
        place = f"row {row} column {column}" if row else "head"
        super().__init__(f"{format}.fmt: {place}: {reason}")
        self.row = row
        self.column = column


class UnknownFormat(LookupError):
    """Request for a format that does not exist."""

    def __init__(self, format: str) -> None:
        super().__init__(f"there is no format {format}")


@dataclass(frozen=True, slots=True)
class ListArea:
    """Repeated lines of a format: first row, rows per item, and items per page.

    `line` is the number of its first line. Lines are numbered from 1 down the screen, through all
    of its lists. `fields` are those of the first line.
    """

    name: str
    line: int
    row: int
    height: int
    capacity: int
    fields: tuple[PlacedField, ...]

    def rows(self, line: int) -> range:
        """Return the 1-based rows of a line."""
        first = self.row + (line - self.line) * self.height
        return range(first, first + self.height)

    @property
    def lines(self) -> range:
        """Line numbers of the list."""
        return range(self.line, self.line + self.capacity)


@dataclass(frozen=True, eq=False)
class Format:
    """Painted screen without values.

    `fields` has every field in buffer order, including each line of a list. `cursor` is the key of
    the field in which the cursor starts, or "" for the first unprotected one. `help` explains
    fields by name. `codes` has the code table of a field by name. `text` is the literals in 1,920
    cells, with blank fields. `attributes` has every attribute cell: of fields, of their stoppers,
    and of the literals in a row.
    """

    name: str
    title: str
    fields: tuple[PlacedField, ...]
    lists: Mapping[str, ListArea]
    cursor: str
    help: Mapping[str, str]
    codes: Mapping[str, str]
    text: str
    attributes: Mapping[int, Attribute]

    def field(self, key: str) -> PlacedField:
        """Return the field with a key ("ssn", "select.3"); KeyError if it is not drawn."""
        return self._by_key[key]

    @cached_property
    def closed(self) -> tuple[PlacedField, ...]:
        """Fields with those of list lines closed, as on an empty line that the cursor skips."""
        return tuple(
            replace(field, attribute=SKIP) if field.line else field for field in self.fields
        )

    @cached_property
    def _by_key(self) -> dict[str, PlacedField]:
        return {field.key: field for field in self.fields}
