"""The transactions, found by looking: each module of this package that declares one is one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import transactions
from transactions.keys import Key
from transactions.reply import Reply
from transactions.request import Request

Work = Callable[[Request], Reply]


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction code: what it is called, what it takes and what it does."""

    code: str
    title: str
    keys: tuple[type[Key], ...]
    """The kinds of key it takes; the first whose text it looks like reads it."""
    help: str
    """What M shows: paragraphs separated by blank lines."""
    source: str
    """The item of the source document that describes it."""
    work: Work
    key_needed: bool = True
    system: str = ""
    """The system whose data it shows; then it fits only that system's lines, where a line belongs
    to one.
    """
    aliases: tuple[str, ...] = ()
    """Other codes for the same, such as the short code on a line of PY."""
    ours: bool = False
    """The code is this system's own, not in the source document."""


@cache
def transactions_by_code() -> dict[str, Transaction]:
    """Every transaction by its code and by each alias.

    Raises:
        RuntimeError: two modules claim the same code.
    """
    found: dict[str, Transaction] = {}
    for module in pkgutil.iter_modules(transactions.__path__):
        declared = getattr(
            importlib.import_module(f"transactions.{module.name}"), "TRANSACTION", None
        )
        if declared is None:
            continue
        for code in (declared.code, *declared.aliases):
            if code in found:
                raise RuntimeError(
                    f"{code} is declared by {found[code].title} and {declared.title}"
                )
            found[code] = declared
    return found


def all_transactions() -> list[Transaction]:
    """Every transaction once, by code."""
    table = transactions_by_code()
    return [table[code] for code in sorted(table) if table[code].code == code]
