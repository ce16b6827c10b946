"""Federal tax information (Internal Revenue Code 6103(l)(7)): its systems, and detection of its
values in text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from threading import Lock

FEDERAL_TAX = frozenset({"BWG", "IEV"})
"""Systems with federal tax information: IRS matches and SSA's earnings file. Anything derived from
their data is federal tax information too.
"""


def is_federal_tax(systems: Iterable[str]) -> bool:
    """Return True if any of these systems has federal tax information.

    >>> is_federal_tax(["SDX", "IEV"]), is_federal_tax(["SDX"])
    (True, False)
    """
    return not FEDERAL_TAX.isdisjoint(systems)


SHORTEST = 5
GROWN_TOGETHER = 8
LEAST, LEAST_WITHOUT_POINT, LEAST_WHOLE = Decimal(10), Decimal(100), Decimal(1000)
_AMOUNT = re.compile(r"[0-9][0-9,]*\.[0-9]{2}(?![0-9])")
_GROUP = re.compile(r"[A-Z]+|[0-9]+|[/:]")
_CENTS = re.compile(r"(?<![0-9.])([0-9]{2}) *\. *([0-9]{2})(?![0-9])")
_WHOLE = re.compile(r"(?<![0-9/:.,-])(\$ *)?([0-9]{1,3}(?:, *[0-9]{3})+|[0-9]{4,})(?![0-9/:-])")
_YEARS = range(1900, 2100)


@dataclass(slots=True)
class TaxValues:
    """Federal tax values that a user has seen. Two sessions of the user may share one instance."""

    texts: frozenset[str] = frozenset()
    """Values reduced to capital letters and digits."""
    cents: frozenset[str] = frozenset()
    """Amounts under $100, with the point."""
    whole: frozenset[int] = frozenset()
    """Whole dollars."""
    _growing: Lock = field(default_factory=Lock, repr=False, compare=False)

    def add(self, written: Iterable[str]) -> None:
        """Add the values in texts taken from a screen."""
        values = list(written)
        if not values:
            return
        with self._growing:
            for text in values:
                for amount in _amounts(text):
                    self._add_amount(amount)
                self.texts |= {value for value in _texts(text) if len(value) >= SHORTEST}

    def held_in(self, text: str) -> bool:
        """Return True if a text contains one of the values.

        >>> shown = TaxValues()
        >>> shown.add(["2023 92 2,468.13 XKCDBANK SAVINGS"])
        >>> [shown.held_in(each) for each in ("2 468 . 13", "$2,468", "xkcdbank  savings", "24")]
        [True, True, True, False]
        """
        plain = _plain(text)
        if not self.texts and not self.cents and not self.whole:
            return False
        return (
            any(f"{whole}.{cents}" in self.cents for whole, cents in _CENTS.findall(plain))
            or not self.whole.isdisjoint(_whole_dollars(plain))
            or not self.texts.isdisjoint(_joined(plain, max(map(len, self.texts), default=0)))
            or self._grown_together(plain)
        )

    def _add_amount(self, amount: Decimal) -> None:
        if amount >= LEAST_WITHOUT_POINT:
            self.texts |= {_compact(f"{amount:f}")}
        elif amount >= LEAST:
            self.cents |= {f"{amount:f}"}
        if amount >= LEAST_WHOLE:
            rounded = amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
            self.whole |= {int(amount), int(rounded)}

    def _grown_together(self, plain: str) -> bool:
        compact = _compact(plain)
        return any(
            value in compact
            for value in self.texts
            if len(value) >= GROWN_TOGETHER and not value.isdigit()
        )


def words_in(text: str, words: Iterable[str]) -> str:
    """Return the first of some capitalized words in a text, however it is spaced; or blank.

    >>> words_in("letter of the i.r.s. came", ["IRS", "BEER"]), words_in("FIRST BEERS", ["IRS"])
    ('IRS', '')
    """
    wanted = list(words)
    joined = set(_joined(_plain(text), max(map(len, wanted), default=0)))
    return next((word for word in wanted if word in joined), "")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()


def _compact(text: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "", _plain(text))


def _amounts(text: str) -> Iterator[Decimal]:
    return (Decimal(found.replace(",", "")) for found in _AMOUNT.findall(text))


def _texts(text: str) -> Iterator[str]:
    """Yield the values of a text: all of it, its parts between commas, the text after its last
    amount, and each word with a digit that is not an amount.
    """
    without = _AMOUNT.sub(" ", text)
    if without.strip():
        yield _compact(text)
    *_, behind = _AMOUNT.split(text)
    for part in (*without.split(", "), behind):
        # A part with an amount is mostly our own words (IS, THE CASE COUNTS), not tax information.
        if _AMOUNT.search(text) is None or part is behind:
            yield _compact(part)
    for word in without.split():
        compact = _compact(word)
        if any(character.isdigit() for character in compact):
            yield compact


def _joined(plain: str, longest: int) -> Iterator[str]:
    """Yield every run of adjacent groups of letters and digits, joined, up to a length. Dates and
    times are not joined: 10/30 is not 1030.
    """
    groups = _GROUP.findall(plain)
    for divides, between in groupby(groups, key=lambda group: group in "/:"):
        run = [] if divides else list(between)
        for start in range(len(run)):
            together = ""
            for group in run[start:]:
                together += group
                if len(together) > longest:
                    break
                yield together
                yield together.lstrip("0")


def _whole_dollars(plain: str) -> Iterator[int]:
    for dollar, digits in _WHOLE.findall(plain):
        number = int(re.sub("[^0-9]", "", digits))
        if dollar or "," in digits or number not in _YEARS:
            yield number
