"""Numbers of the synthetic persons and cases: unique, repeatable, and never a real person's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from math import gcd
from random import Random
from typing import Final

from data.practice.population.documented import DOCUMENTED
from data.practice.population.participants import PARTICIPANTS
from data.rules.ssn import FOR_DISPLAY

AREAS: Final[tuple[int, ...]] = (666, *range(900, 1000))
_TAKEN: Final = DOCUMENTED.keys() | PARTICIPANTS.keys()
_GROUPS, _SERIALS = 99, 9_999
_SPACE = len(AREAS) * _GROUPS * _SERIALS
_SHUFFLED = 1_024
"""So many numbers are drawn and mixed at a time: relatives then have no common distance."""

FIRST_CASE, LAST_CASE = 200_000, 999_999
"""Below them lie the cases of the documented persons."""
FIRST_CLIENT = 200_000_000
_WIDEST_STEP = 23


def ssn_sequence(rng: Random) -> Iterator[int]:
    """Endless SSNs in never-issued areas, without repetition, in no visible order.

    Group and serial are never zero; the numbers of the documented persons, of the county's
    participants and of the practice users are left out.
    """
    step = rng.randrange(_SPACE // 3, _SPACE)
    while gcd(step, _SPACE) != 1:
        step += 1
    position = rng.randrange(_SPACE)
    while True:
        block = [_ssn_at((position + step * n) % _SPACE) for n in range(_SHUFFLED)]
        position = (position + step * _SHUFFLED) % _SPACE
        rng.shuffle(block)
        yield from (ssn for ssn in block if ssn not in _TAKEN and ssn not in FOR_DISPLAY)


def _ssn_at(position: int) -> int:
    rest, serial = divmod(position, _SERIALS)
    area, group = divmod(rest, _GROUPS)
    return (AREAS[area] * 100 + group + 1) * 10_000 + serial + 1


class CaseNumbers:
    """Case numbers, which rise with gaps within each prefix (domain: one letter and six digits)."""

    def __init__(self, rng: Random, persons: int) -> None:
        self._rng = rng
        self._last: dict[str, int] = {}
        self._widest = max(1, min(_WIDEST_STEP, (LAST_CASE - FIRST_CASE) // max(1, persons)))

    def next(self, prefix: str) -> str:
        """The next case number of `prefix`.

        Raises:
            ValueError: six digits do not suffice for so many cases.
        """
        step = 1 if self._widest == 1 else self._rng.randint(1, self._widest)
        number = self._last.get(prefix, FIRST_CASE) + step
        if number > LAST_CASE:
            raise ValueError(f"there are no more case numbers with prefix {prefix}")
        self._last[prefix] = number
        return f"{prefix}{number:06d}"


def client_numbers() -> Iterator[int]:
    """ALFX client numbers, rising."""
    return count(FIRST_CLIENT)
