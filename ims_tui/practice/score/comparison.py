"""Screens, keys and answers as the conditions of a scenario compare them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from data.rules.claim_number import is_claim_number
from ims_tui.practice.recording.event import OutputEvent
from ims_tui.practice.world.cast import Cast
from transactions.core.words import ssn_words

_SSN = re.compile(r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}", re.ASCII)
_CASE = re.compile(r"[A-Z][0-9]{6}( ?[0-9]{1,2})?", re.ASCII)
KEYS: Mapping[str, Callable[[str], object]] = {
    "ssn": _SSN.fullmatch,
    "case": _CASE.fullmatch,
    "claim": lambda text: is_claim_number(re.sub("[- ]", "", text)),
}
"""Kind of key -> whether a typed one is of it."""


def about(event: OutputEvent, handle: str, cast: Cast) -> bool:
    """Whether a screen shows the SSN, the claim number, or case and person code of a person; ""
    for anybody.
    """
    if not handle:
        return True
    member, page = cast.member(handle), page_of(event.rows)
    marks = [member.claim] if member.claim else []
    marks += [f"{case} {code:02}" for case, code in member.cases]
    if member.ssn is not None:
        marks += [f"{member.ssn:09}", ssn_words(member.ssn)]
    return any(mark in page for mark in marks)


@lru_cache(maxsize=512)
def page_of(rows: tuple[str, ...]) -> str:
    """All text of a screen, blanks counted as one."""
    return words(" ".join(rows))


def words(text: str) -> str:
    """A text in capitals, blanks counted as one."""
    return " ".join(text.upper().split())


def same_answer(given: str, right: str) -> bool:
    """Whether an answer is the right one: the same amount, or the same words."""
    try:
        return _amount(given) == _amount(right)
    except InvalidOperation:
        return words(given) == words(right)


def _amount(text: str) -> Decimal:
    return Decimal(re.sub(r"[$,\s]", "", text))
