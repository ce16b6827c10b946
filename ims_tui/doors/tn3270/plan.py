"""Fields of a screen, prepared for writing; screens of the same template share one plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ims_tui.doors.tn3270 import orders
from screens.attribute import Attribute
from screens.geometry import CELLS

_MOST = 256


@dataclass(frozen=True, slots=True)
class Open:
    """Unprotected cells, which every new screen writes: the terminal may have text there."""

    first: int
    last: int
    move: bytes
    empty: bytes
    """Orders that fill the cells with nulls."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Orders and cells of each field.

    `segments` has the order that starts a field, and its first cell and the one after its last. The
    cells before the first attribute belong to the last field and have no order. `tagged` has the
    places in `starts` of the fields that are sent though nobody types in them.
    """

    attributes: Mapping[int, Attribute]
    starts: tuple[int, ...]
    segments: tuple[tuple[bytes, int, int], ...]
    open: tuple[Open, ...]
    tagged: tuple[int, ...]

    def order(self, place: int) -> bytes:
        """Return the order that starts a field."""
        return self.segments[place + 1][0]


_plans: dict[tuple[int, bool], Plan] = {}
"""Plans by the identity of the attributes, which each keeps alive."""


def plan(attributes: Mapping[int, Attribute], color: bool) -> Plan:
    """Return the plan of a screen with these attributes, which must not change any more."""
    key = (id(attributes), color)
    made = _plans.get(key)
    if made is None or made.attributes is not attributes:
        if len(_plans) >= _MOST:
            _plans.clear()
        made = _plans[key] = _made(attributes, color)
    return made


def _made(attributes: Mapping[int, Attribute], color: bool) -> Plan:
    starts = tuple(sorted(attributes))
    segments = [(b"", 0, starts[0] if starts else CELLS)]
    for start, end in zip(starts, [*starts[1:], CELLS], strict=False):
        segments.append((orders.field(attributes[start], False, color), start + 1, end))
    governing = [starts[-1], *starts] if starts else []
    opened = [
        Open(first, last, orders.move(first), orders.move(first) + orders.repeat(last, 0))
        for start, (_, first, last) in zip(governing, segments, strict=False)
        if first < last and not attributes[start].protected
    ]
    tagged = tuple(place for place, start in enumerate(starts) if attributes[start].mdt)
    return Plan(attributes, starts, tuple(segments), tuple(opened), tagged)
