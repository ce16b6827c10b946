"""Picture of a painted format: 24 lines with literals and drawn fields.

A field that reaches column 80 continues on the next line if that begins with its filler.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from screens.format import FormatError
from screens.geometry import COLS, ROWS

RULER = "".join(f"----+----{ten}" for ten in range(1, 9))
CONTINUATION = " :"
"""A row with only a colon in column 2 continues the list above it."""

_FIELD = re.compile(r"[a-z][a-z0-9_.]*")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Drawn field. `protected` is None if the name fills the width, so that there is no filler."""

    name: str
    row: int
    column: int
    length: int
    protected: bool | None

    @property
    def end(self) -> tuple[int, int]:
        """1-based row and column of the cell after the field."""
        rows, column = divmod(self.column - 1 + self.length, COLS)
        return self.row + rows, column + 1


@dataclass(frozen=True, slots=True)
class Picture:
    """Literals in 1,920 cells with blank fields, drawn fields, and rows that continue a list."""

    literals: str
    fields: tuple[Drawn, ...]
    continuations: frozenset[int]


def split(format: str, text: str) -> tuple[str, list[str]]:
    """Split a format into its head and the 24 lines of its picture between two rulers."""
    lines = text.replace("\r\n", "\n").split("\n")
    rulers = [number for number, line in enumerate(lines) if line.rstrip() == RULER]
    if len(rulers) != 2:
        raise FormatError(format, f"{len(rulers)} rulers of {COLS} columns instead of two")
    first, last = rulers
    painted = last - first - 1
    if painted != ROWS:
        raise FormatError(format, f"{painted} lines in the picture, not {ROWS}", min(painted, ROWS))
    if any(line.strip() for line in lines[last + 1 :]):
        raise FormatError(format, "text after the picture", ROWS)
    return "\n".join(lines[:first]), lines[first + 1 : last]


def read_picture(format: str, lines: list[str]) -> Picture:
    """Find the fields and literals of 24 lines; FormatError if a 3270 could not show them."""
    fields: list[Drawn] = []
    continuations: set[int] = set()
    literals = ""
    for row, line in enumerate(lines, start=1):
        _check_characters(format, row, line)
        rest = _continue(format, row, line, fields)
        if line.rstrip() == CONTINUATION:
            continuations.add(row)
            rest = ""
        for run in _FIELD.finditer(rest):
            fields.append(_drawn(format, row, run))
            rest = _blanked(rest, run)
        literals += rest.ljust(COLS)
    return Picture(literals, tuple(fields), frozenset(continuations))


def _check_characters(format: str, row: int, line: str) -> None:
    if len(line) > COLS:
        raise FormatError(format, f"a line of {len(line)} columns, over {COLS}", row, COLS + 1)
    for column, character in enumerate(line, start=1):
        if not (character.isascii() and character.isprintable()):
            raise FormatError(format, f"character {character!r} is not ASCII text", row, column)


def _continue(format: str, row: int, line: str, fields: list[Drawn]) -> str:
    """Cut the filler at column 1 from a line and extend the field above by it."""
    last = fields[-1] if fields else None
    if last is not None and last.end == (row, 1) and last.protected is not None:
        filling = re.match(r"\.+" if last.protected else "_+", line)
        if filling:
            _check_stopper(format, row, filling)
            fields[-1] = replace(last, length=last.length + len(filling.group()))
            return _blanked(line, filling)
    if line[:1].strip():
        raise FormatError(format, "column 1 is an attribute cell and stays blank", row, 1)
    return line


def _drawn(format: str, row: int, run: re.Match[str]) -> Drawn:
    text, column = run.group(), run.start() + 1
    if run.string[run.start() - 1] != " ":
        reason = f"no attribute cell before field {text!r}: a literal abuts it (literals are upper"
        raise FormatError(format, f"{reason} case)", row, column)
    _check_stopper(format, row, run)
    protected = {"_": False, ".": True}.get(text[-1])
    return Drawn(_name(format, row, column, text), row, column, len(text), protected)


def _check_stopper(format: str, row: int, run: re.Match[str]) -> None:
    if run.string[run.end() : run.end() + 1].strip():
        reason = f"no stopper after field {run.group()!r}: a literal abuts it"
        raise FormatError(format, reason, row, run.end() + 1)


def _name(format: str, row: int, column: int, text: str) -> str:
    name = text.rstrip(text[-1]) if text[-1] in "_." else text
    if not _NAME.fullmatch(name):
        reason = f"{text!r} is not one field: a name, then _ or . alone, then a blank"
        raise FormatError(format, reason, row, column)
    return name


def _blanked(line: str, run: re.Match[str]) -> str:
    return line[: run.start()] + " " * len(run.group()) + line[run.end() :]
