"""Layout of a format from its head and picture: attributes, repeated lines, stoppers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from screens.attribute import SKIP, Attribute, Intensity
from screens.format import Format, FormatError, ListArea
from screens.geometry import CELLS, COLS, ROWS, address
from screens.head import FieldHead, Head, ListHead
from screens.image import PlacedField
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH
from screens.painting import Drawn, Picture

SELECTION = "select"
SELECTION_LENGTH = 6
"""Length of the selection field: that of the longest transaction code."""


def lay_out(name: str, head: Head, picture: Picture, shared_help: Mapping[str, str]) -> Format:
    """Make a format of a head and a picture; FormatError if a 3270 could not show it."""
    placed = _placed(name, head, picture)
    lists = _lists(name, head, picture, placed)
    fields = _repeated(placed, lists.values())
    _check_names(name, fields)
    _check_message(name, fields)
    literals = _literals(picture, lists.values())
    return Format(
        name=name,
        title=head.title,
        fields=fields,
        lists=lists,
        cursor=_cursor(name, head, fields),
        help=_help(name, head, fields, shared_help),
        codes=_codes(name, head, fields),
        text="".join(literals),
        attributes=_attributes(fields, literals, head.bright),
    )


def _placed(name: str, head: Head, picture: Picture) -> list[PlacedField]:
    drawn = {field.name for field in picture.fields}
    for unknown in sorted(head.fields.keys() - drawn):
        raise FormatError(name, f"field {unknown!r} is not drawn")
    return [
        _place(name, field, head.fields.get(field.name, FieldHead(field.name)))
        for field in picture.fields
    ]


def _place(name: str, drawn: Drawn, words: FieldHead) -> PlacedField:
    kinds = {drawn.protected, words.protected} - {None}
    if len(kinds) != 1:
        reason = "is drawn protected and declared unprotected, or the reverse"
        if not kinds:
            reason = (
                f'ends in no ... or ___: {drawn.name} = "protected" or "unprotected" in [fields]'
            )
        reason = f"field {drawn.name!r} {reason}"
        raise FormatError(name, reason, drawn.row, drawn.column)
    attribute = words.attribute(protected=True in kinds)
    place = (drawn.row, drawn.column, drawn.length)
    return PlacedField(words.name, 0, *place, attribute, words.block)


def _lists(
    name: str, head: Head, picture: Picture, placed: list[PlacedField]
) -> dict[str, ListArea]:
    taken: dict[int, str] = {}
    areas: dict[str, ListArea] = {}
    line = 1
    for list_name, area in sorted(head.lists.items(), key=lambda item: item[1].row):
        first = range(area.row, area.row + area.height)
        rows = [*first, *_continued(first.stop, picture)]
        for row in rows:
            if taken.setdefault(row, list_name) != list_name:
                raise FormatError(name, f"lists {taken[row]!r} and {list_name!r} overlap", row, 1)
        if len(rows) % area.height:
            reason = f"list {list_name!r} does not divide into items of {area.height} rows"
            raise FormatError(name, reason, rows[-1], 2)
        fields = tuple(replace(field, line=line) for field in placed if field.row in first)
        _check_line(name, list_name, area, fields)
        capacity = len(rows) // area.height
        areas[list_name] = ListArea(list_name, line, area.row, area.height, capacity, fields)
        line += capacity
    for row in sorted(picture.continuations - taken.keys()):
        raise FormatError(name, "the row continues no list", row, 2)
    return areas


def _continued(row: int, picture: Picture) -> range:
    last = row
    while last in picture.continuations:
        last += 1
    return range(row, last)


def _check_line(name: str, list_name: str, area: ListHead, fields: Sequence[PlacedField]) -> None:
    if not fields:
        raise FormatError(name, f"list {list_name!r} has no field in its row", area.row, 1)
    select = next((field for field in fields if field.name == SELECTION), None)
    if select is None and not area.selects:
        return
    if select is None or select.attribute.protected or select.length != SELECTION_LENGTH:
        reason = f"list {list_name!r} selects without an unprotected field {SELECTION!r} of"
        column = select.column if select else 1
        raise FormatError(name, f"{reason} {SELECTION_LENGTH}", area.row, column)


def _repeated(placed: list[PlacedField], lists: Iterable[ListArea]) -> tuple[PlacedField, ...]:
    """Return every field in buffer order, those of a list once for each line."""
    fields = {field.address: field for field in placed}
    for area in lists:
        for line in area.lines:
            for field in area.fields:
                row = field.row + (line - area.line) * area.height
                repeated = replace(field, line=line, row=row)
                fields[repeated.address] = repeated
    return tuple(fields[start] for start in sorted(fields))


def _literals(picture: Picture, lists: Iterable[ListArea]) -> list[str]:
    """Return the literals of 24 rows, those of a list repeated on each of its lines."""
    rows = [picture.literals[start : start + COLS] for start in range(0, CELLS, COLS)]
    for area in lists:
        for line in area.lines:
            for painted, row in zip(area.rows(area.line), area.rows(line), strict=True):
                rows[row - 1] = rows[painted - 1]
    return rows


def _attributes(
    fields: tuple[PlacedField, ...], literals: list[str], bright: frozenset[int]
) -> dict[int, Attribute]:
    """Return the attribute cells: of fields, of literals in column 1, and of stoppers."""
    attributes = {field.address - 1: field.attribute for field in fields}
    for row, text in enumerate(literals, start=1):
        if text.strip():
            attributes.setdefault(address(row, 1), _literal(row, bright))
    for field in fields:
        stopper = field.address + field.length
        attributes.setdefault(stopper, _literal(stopper // COLS + 1, bright))
    return dict(sorted(attributes.items()))


def _literal(row: int, bright: frozenset[int]) -> Attribute:
    return replace(SKIP, intensity=Intensity.HIGH) if row in bright else SKIP


def _check_names(name: str, fields: tuple[PlacedField, ...]) -> None:
    keys: set[str] = set()
    for field in fields:
        if field.key in keys:
            raise FormatError(name, f"field {field.name!r} is drawn twice", field.row, field.column)
        keys.add(field.key)


def _check_message(name: str, fields: tuple[PlacedField, ...]) -> None:
    for field in fields:
        place = (field.address, field.length)
        if place == (MESSAGE_ADDRESS, MESSAGE_LENGTH) and field.attribute.protected:
            return
    reason = "no system message field: protected, in columns 2 to 79"
    raise FormatError(name, reason, ROWS, 2)


def _cursor(name: str, head: Head, fields: tuple[PlacedField, ...]) -> str:
    """Return the key of the cursor field; the name of a list field means its first line."""
    if not head.cursor:
        return ""
    for field in fields:
        if head.cursor in (field.key, field.name):
            if field.attribute.protected:
                reason = f"the cursor cannot start in protected field {head.cursor!r}"
                raise FormatError(name, reason, field.row, field.column)
            return field.key
    raise FormatError(name, f"the cursor's field {head.cursor!r} is not drawn")


def _codes(name: str, head: Head, fields: tuple[PlacedField, ...]) -> Mapping[str, str]:
    drawn = {field.name for field in fields}
    for unknown in sorted(head.codes.keys() - drawn):
        raise FormatError(name, f"codes for field {unknown!r}, which is not drawn")
    return head.codes


def _help(
    name: str, head: Head, fields: tuple[PlacedField, ...], shared: Mapping[str, str]
) -> dict[str, str]:
    drawn = {field.name for field in fields}
    for unknown in sorted(head.help.keys() - drawn):
        raise FormatError(name, f"help for field {unknown!r}, which is not drawn")
    return {field: text for field, text in {**shared, **head.help}.items() if field in drawn}
