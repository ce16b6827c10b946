"""Random numbers that depend only on a key, such as a seed and an index, or a person."""

from __future__ import annotations

from random import Random
from zlib import crc32

_WORD = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


def mixed(value: int) -> int:
    """Mix 64 bits so that each depends on all of `value` (the finalizer of SplitMix64)."""
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & _WORD
    value = (value ^ value >> 27) * 0x94D049BB133111EB & _WORD
    return value ^ value >> 31


def folded(*key: int | str) -> int:
    """Return the initial state of a key's stream."""
    state = 0
    for part in key:
        number = crc32(part.encode()) if isinstance(part, str) else part
        state = mixed((state + _STEP + number) & _WORD)
    return state


class Stream(Random):
    """Random numbers of one key. The nth is a function of the key and n alone, so streams do not
    depend on each other and many can be drawn at once.
    """

    def __new__(cls, *_key: int | str) -> Stream:
        """Leave out the key, because the base class would only hash it."""
        return super().__new__(cls)

    def __init__(self, *key: int | str) -> None:
        """Start the stream of a key."""
        self._state = folded(*key)

    def random(self) -> float:
        """Return the next number, from 0 up to but not including 1."""
        self._state = (self._state + _STEP) & _WORD
        return (mixed(self._state) >> 11) * 2.0**-53
