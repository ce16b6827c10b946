"""Head of a painted format: TOML with its fields, lists, code tables and help."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screens.attribute import Attribute, Colour, Intensity
from screens.format import FormatError
from screens.geometry import ROWS

_KEYS = {"title", "cursor", "bright", "fields", "lists", "help", "codes"}
_LIST_KEYS = {"row", "height", "selects"}
_FLAGS = {"protected", "unprotected", "numeric", "bright", "hidden", "mdt"}


@dataclass(frozen=True, slots=True)
class FieldHead:
    """Settings of one drawn field. `protected` is None if only the drawing shows it."""

    name: str
    protected: bool | None = None
    numeric: bool = False
    intensity: Intensity = Intensity.NORMAL
    mdt: bool = False
    colour: Colour | None = None
    block: str = ""

    def attribute(self, protected: bool) -> Attribute:
        """Return the attribute of the field. A protected field is numeric so that it autoskips."""
        return Attribute(
            protected, protected or self.numeric, self.intensity, self.colour, self.mdt
        )


@dataclass(frozen=True, slots=True)
class ListHead:
    """List declared in the head: first painted row and rows per item."""

    row: int
    height: int
    selects: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a format. `bright` has the rows whose literals are intensified."""

    title: str
    cursor: str
    bright: frozenset[int]
    fields: Mapping[str, FieldHead]
    lists: Mapping[str, ListHead]
    help: Mapping[str, str]
    codes: Mapping[str, str]


def read_head(format: str, text: str) -> Head:
    """Parse a head; FormatError for bad TOML, an unknown key or word, or a wrong type."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(format, f"not TOML: {error}") from error
    _refuse_unknown(format, table, _KEYS, "key")
    fields = _texts(format, table, "fields")
    return Head(
        title=_value(format, table, "title", str, ""),
        cursor=_value(format, table, "cursor", str, ""),
        bright=_bright(format, table),
        fields={
            drawn.rstrip("_"): _field(format, drawn.rstrip("_"), words)
            for drawn, words in fields.items()
        },
        lists=_lists(format, table),
        help=_texts(format, table, "help"),
        codes=_texts(format, table, "codes"),
    )


def _field(format: str, drawn: str, words: str) -> FieldHead:
    flags: set[str] = set()
    settings = {"name": drawn, "colour": "", "block": ""}
    for word in words.split():
        key, equals, value = word.partition("=")
        if equals and value and key in settings:
            settings[key] = value
        elif word in _FLAGS:
            flags.add(word)
        else:
            raise FormatError(format, f"unknown word {word!r} for field {drawn!r}")
    for pair in ({"protected", "unprotected"}, {"bright", "hidden"}):
        if pair <= flags:
            raise FormatError(format, f"field {drawn!r} cannot be {' and '.join(sorted(pair))}")
    bright = Intensity.HIGH if "bright" in flags else Intensity.NORMAL
    return FieldHead(
        name=settings["name"],
        protected="protected" in flags if flags & {"protected", "unprotected"} else None,
        numeric="numeric" in flags,
        intensity=Intensity.HIDDEN if "hidden" in flags else bright,
        mdt="mdt" in flags,
        colour=_colour(format, drawn, settings["colour"]),
        block=settings["block"],
    )


def _colour(format: str, drawn: str, name: str) -> Colour | None:
    if not name:
        return None
    try:
        return Colour[name.upper()]
    except KeyError:
        raise FormatError(format, f"unknown colour {name!r} for field {drawn!r}") from None


def _lists(format: str, table: Mapping[str, Any]) -> dict[str, ListHead]:
    lists: dict[str, ListHead] = {}
    for name, area in _value(format, table, "lists", dict, {}).items():
        if not isinstance(area, dict):
            raise FormatError(format, f"list {name!r} must be a table")
        _refuse_unknown(format, area, _LIST_KEYS, f"key of list {name!r}")
        row = _value(format, area, "row", int, 0)
        height = _value(format, area, "height", int, 1)
        if not (1 <= row <= ROWS and 1 <= height <= ROWS - row + 1):
            raise FormatError(format, f"list {name!r} has no row on the screen, or no height")
        lists[name] = ListHead(row, height, _value(format, area, "selects", bool, False))
    return lists


def _bright(format: str, table: Mapping[str, Any]) -> frozenset[int]:
    rows = _value(format, table, "bright", list, [])
    for row in rows:
        if type(row) is not int or not 1 <= row <= ROWS:
            raise FormatError(format, f"bright: {row!r} is not a row from 1 to {ROWS}")
    return frozenset(rows)


def _texts(format: str, table: Mapping[str, Any], key: str) -> dict[str, str]:
    texts: dict[str, Any] = _value(format, table, key, dict, {})
    for name, text in texts.items():
        if not isinstance(text, str):
            raise FormatError(format, f"{key}: {name!r} must be a text")
    return texts


def _value(format: str, table: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = table.get(key, default)
    if type(value) is not kind:
        raise FormatError(format, f"{key!r} must be of type {kind.__name__}")
    return value


def _refuse_unknown(format: str, table: Mapping[str, Any], known: set[str], kind: str) -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        raise FormatError(format, f"unknown {kind} {unknown[0]!r}")
