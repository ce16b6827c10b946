"""Random numbers that depend on a key alone: on a seed and an index, or on a person."""

from __future__ import annotations

from random import Random
from zlib import crc32

_WORD = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


def mixed(value: int) -> int:
    """64 bits of which every one depends on every bit of `value` (the finalizer of SplitMix64)."""
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & _WORD
    value = (value ^ value >> 27) * 0x94D049BB133111EB & _WORD
    return value ^ value >> 31


def folded(*key: int | str) -> int:
    """The state that the stream of a key begins with."""
    state = 0
    for part in key:
        number = crc32(part.encode()) if isinstance(part, str) else part
        state = mixed((state + _STEP + number) & _WORD)
    return state


class Stream(Random):
    """The numbers of one key. The nth is a function of key and n, so that columns of many keys can
    be drawn at once; no stream has to be drawn to know another.
    """

    def __new__(cls, *_key: int | str) -> Stream:
        """Without the key, which the base class would only hash."""
        return super().__new__(cls)

    def __init__(self, *key: int | str) -> None:
        """The stream of a key."""
        self._state = folded(*key)

    def random(self) -> float:
        """The next number, from 0 to below 1."""
        self._state = (self._state + _STEP) & _WORD
        return (mixed(self._state) >> 11) * 2.0**-53
