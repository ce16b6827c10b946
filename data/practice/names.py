"""Names as common in Oklahoma: of many origins, as short as two letters and as long as the columns.

They are written as IMS has them, in upper case and without accents; the Ñ, which EBCDIC has, stays.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

MAX_LAST = 30
"""Width of the column of a surname."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together; the earlier ones are the more common."""

    name: str
    weight: int
    """Share of households, in percent."""
    surnames: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    double: float = 0.0
    """Share of persons with two surnames."""
    refugee: bool = False
    language: str = ""
    spoken: float = 0.0
    """Share of households that speak the language of this code rather than English."""


def _origins() -> list[Origin]:
    """As `names.toml` has them."""
    found = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return [
        Origin(name, **_lists(found[each.get("given", name)] | each))
        for name, each in found.items()
    ]


def _lists(values: dict[str, Any]) -> dict[str, Any]:
    for kind in ("surnames", "women", "men"):
        values[kind] = tuple(name.replace("_", " ") for name in values[kind].split())
    values.pop("given", None)
    return values


ORIGINS = _origins()
_LETTERS = "ABCDEFGHJKLMNPRSTVW"


def origin(rng: Random) -> Origin:
    """The origin of a household."""
    return rng.choices(ORIGINS, [each.weight for each in ORIGINS])[0]


def surname(rng: Random, names: Origin) -> str:
    """A surname, now and then two joined by a hyphen."""
    first = _common(rng, names.surnames)
    if rng.random() >= names.double:
        return first
    second = _common(rng, names.surnames)
    both = f"{first}-{second}"
    return first if second == first or len(both) > MAX_LAST else both


def given(rng: Random, names: Origin, sex: str) -> str:
    """A first name; a few persons of one name only have none."""
    if names.name == "zomi" and rng.random() < 0.03:
        return ""
    return _common(rng, names.women if sex == "F" else names.men)


def middle(rng: Random, names: Origin, sex: str) -> str:
    """A middle name, one letter of it, or none."""
    chance = rng.random()
    if chance < 0.4:
        return ""
    return rng.choice(_LETTERS) if chance < 0.65 else given(rng, names, sex)


def respelled(rng: Random, name: str) -> str:
    """The name as another clerk heard it: letters swapped, one lost, or a mark left out."""
    plain = name.replace("Ñ", "N").replace("'", "").replace("-", " ")
    if plain != name or len(name) < 4:
        return plain
    at = rng.randrange(1, len(name) - 1)
    if rng.random() < 0.5:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at + 1 :]


def _common(rng: Random, pool: tuple[str, ...]) -> str:
    return pool[int(len(pool) * rng.random() ** 1.7)]
