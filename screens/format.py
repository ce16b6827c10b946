"""A format: a painted screen without its values, and the error of a format that cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from screens.attribute import SKIP, Attribute
from screens.image import PlacedField


class FormatError(ValueError):
    """A format that could not exist on a real 3270, or that breaks the rules of painting.

    `row` and `column` are the 1-based place in the picture; 0 where the head is at fault.
    """

    def __init__(self, format: str, reason: str, row: int = 0, column: int = 0) -> None:
        place = f"row {row} column {column}" if row else "head"
        super().__init__(f"{format}.fmt: {place}: {reason}")
        self.row = row
        self.column = column


class UnknownFormat(LookupError):
    """There is no format of this name."""

    def __init__(self, format: str) -> None:
        super().__init__(f"there is no format {format}")


@dataclass(frozen=True, slots=True)
class ListArea:
    """The repeated lines of a format: first row, rows for each item, items on a page.

    `line` is the number of its first line: the lines of all lists of a screen are numbered from
    1 downwards. `fields` are those of the first line.
    """

    name: str
    line: int
    row: int
    height: int
    capacity: int
    fields: tuple[PlacedField, ...]

    def rows(self, line: int) -> range:
        """The 1-based rows of a line."""
        first = self.row + (line - self.line) * self.height
        return range(first, first + self.height)

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.line, self.line + self.capacity)


@dataclass(frozen=True, eq=False)
class Format:
    """A painted screen.

    `fields` holds every field in buffer order, each line of a list included; `cursor` is the key
    of the field the cursor starts in ("" for the first one to type in); `help` explains drawn
    fields by name; `codes` names, by field, the code table of what the field holds. `text` has
    the literals in 1,920 cells, fields blank; `attributes` every attribute cell: of fields, of
    their stoppers, of the literals of a row.
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
        """The field of this key ("ssn", "select.3"); KeyError if the format does not draw it."""
        return self._by_key[key]

    @cached_property
    def closed(self) -> tuple[PlacedField, ...]:
        """The fields, those of lists as on a line that holds nothing: the cursor skips them."""
        return tuple(
            replace(field, attribute=SKIP) if field.line else field for field in self.fields
        )

    @cached_property
    def _by_key(self) -> dict[str, PlacedField]:
        return {field.key: field for field in self.fields}
