"""SSNs and case numbers of the synthetic world: unique, repeatable, and never a real person's."""

from __future__ import annotations

from random import Random
from typing import Final

from data.practice.county import PARTICIPANTS
from data.practice.documented import DOCUMENTED
from data.practice.draw import mixed
from data.rules.ssn import FOR_DISPLAY

AREAS: Final[tuple[int, ...]] = (666, *range(900, 1000))
TAKEN: Final = frozenset({*DOCUMENTED, *PARTICIPANTS, *FOR_DISPLAY})
_GROUPS, _SERIALS = 99, 9_999
_SPACE = len(AREAS) * _GROUPS * _SERIALS
_HALF_BITS, _ROUNDS = 14, 4
_HALF = (1 << _HALF_BITS) - 1
_FIRST = 20_000_000
"""Position of index 0. No number of `TAKEN` is at or after it."""

FIRST_CASE, LAST_CASE = 200_000, 999_999
"""Case numbers below these are for the documented persons."""
FIRST_CLIENT = 200_000_000
_WIDEST_STEP = 23


def ssn(seed: int, index: int) -> int:
    """Return the unique SSN of an index, in a never-issued area and without visible order.

    Group and serial are never zero. The SSNs of the documented persons, of the county's
    participants and of the practice users are skipped.
    """
    position = _FIRST + index
    while True:
        position = _permuted(seed, position)
        if position < _SPACE and (number := _ssn_at(position)) not in TAKEN:
            return number


def _permuted(seed: int, position: int) -> int:
    """Permute the positions with a Feistel network, which maps no two to the same one."""
    left, right = position >> _HALF_BITS, position & _HALF
    for turn in range(_ROUNDS):
        left, right = right, left ^ mixed(seed * _ROUNDS + turn << 32 | right) & _HALF
    return left << _HALF_BITS | right


def _ssn_at(position: int) -> int:
    rest, serial = divmod(position, _SERIALS)
    area, group = divmod(rest, _GROUPS)
    return (AREAS[area] * 100 + group + 1) * 10_000 + serial + 1


class CaseNumbers:
    """Case numbers that ascend with gaps within each prefix (one letter and six digits)."""

    def __init__(self, rng: Random, persons: int) -> None:
        self._rng = rng
        self._last: dict[str, int] = {}
        self._widest = max(1, min(_WIDEST_STEP, (LAST_CASE - FIRST_CASE) // max(1, persons)))

    def next(self, prefix: str) -> str:
        """Return the next case number of `prefix`.

        Raises:
            ValueError: the six digits are used up.
        """
        step = 1 if self._widest == 1 else self._rng.randint(1, self._widest)
        number = self._last.get(prefix, FIRST_CASE) + step
        if number > LAST_CASE:
            raise ValueError(f"there are no more case numbers with prefix {prefix}")
        self._last[prefix] = number
        return f"{prefix}{number:06d}"
