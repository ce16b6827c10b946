"""Names that are common in Oklahoma, of many origins and lengths.

They are in upper case and without accents, as in IMS. Ñ is kept, because EBCDIC has it.
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
    """Names of one origin, the most common first."""

    name: str
    weight: int
    """Share of households, in percent."""
    surnames: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    double: float = 0.0
    """Share of persons with a double surname."""
    refugee: bool = False
    language: str = ""
    spoken: float = 0.0
    """Share of households whose language is `language` and not English."""


def _origins() -> list[Origin]:
    """Read `names.toml`."""
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
    """Draw the origin of a household."""
    return rng.choices(ORIGINS, [each.weight for each in ORIGINS])[0]


def surname(rng: Random, names: Origin) -> str:
    """Draw a surname, sometimes a hyphenated one."""
    first = _common(rng, names.surnames)
    if rng.random() >= names.double:
        return first
    second = _common(rng, names.surnames)
    both = f"{first}-{second}"
    return first if second == first or len(both) > MAX_LAST else both


def given(rng: Random, names: Origin, sex: str) -> str:
    """Draw a first name. A few persons with a single name have none."""
    if names.name == "zomi" and rng.random() < 0.03:
        return ""
    return _common(rng, names.women if sex == "F" else names.men)


def middle(rng: Random, names: Origin, sex: str) -> str:
    """Draw a middle name, a middle initial, or none."""
    chance = rng.random()
    if chance < 0.4:
        return ""
    return rng.choice(_LETTERS) if chance < 0.65 else given(rng, names, sex)


def respelled(rng: Random, name: str) -> str:
    """Respell a name as another clerk may have: swap or drop a letter, or drop a mark."""
    plain = name.replace("Ñ", "N").replace("'", "").replace("-", " ")
    if plain != name or len(name) < 4:
        return plain
    at = rng.randrange(1, len(name) - 1)
    if rng.random() < 0.5:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at + 1 :]


def _common(rng: Random, pool: tuple[str, ...]) -> str:
    return pool[int(len(pool) * rng.random() ** 1.7)]
