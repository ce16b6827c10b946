"""Rows that are not as the layout says, for a lesson on rejects; their amounts stay."""

from __future__ import annotations

from collections.abc import Callable

from data.practice.population.documented import DOCUMENTED
from data.systems.layout import Layout


def damaged(layout: Layout, lines: list[str], count: int) -> list[str]:
    """`lines` with `count` of them made bad, spread evenly, one kind after the other.

    Those of documented persons are left alone.
    """
    made = list(lines)
    ssn = layout.field("ssn")
    spared = {ssn.write(number) for number in DOCUMENTED}
    start, end = ssn.position - 1, ssn.position - 1 + ssn.length
    places = [place for place, line in enumerate(lines) if line[start:end] not in spared]
    count = min(count, len(places))
    for number in range(count):
        place = places[number * len(places) // count]
        made[place] = _KINDS[number % len(_KINDS)](layout, made[place])
    return made


def _put(layout: Layout, line: str, name: str, text: str) -> str:
    item = layout.field(name)
    start = item.position - 1
    return line[:start] + text.ljust(item.length)[: item.length] + line[start + item.length :]


def _letters_in_ssn(layout: Layout, line: str) -> str:
    return _put(layout, line, "ssn", "90O12E456")


def _unfit_ssn(layout: Layout, line: str) -> str:
    return _put(layout, line, "ssn", "000000001")


def _no_surname(layout: Layout, line: str) -> str:
    return _put(layout, line, "last_name", "")


def _escape_in_name(layout: Layout, line: str) -> str:
    return _put(layout, line, "last_name", "SMI\x1b[31mTH")


def _accent_in_name(layout: Layout, line: str) -> str:
    return _put(layout, line, "first_name", "JOS\xc9")


_KINDS: tuple[Callable[[Layout, str], str], ...] = (
    _letters_in_ssn,
    _unfit_ssn,
    _no_surname,
    _escape_in_name,
    _accent_in_name,
)
