"""The transactions, found by looking: each module of an agency's folder that declares one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import ModuleType

import transactions
from data.office.user import OKDHS
from transactions.core.keys import Key
from transactions.core.messages import Message
from transactions.core.reply import RefusedError, Reply
from transactions.core.request import Request

Work = Callable[[Request], Reply]
Still = Callable[[Request], Message | None]
ANY_SYSTEM = "*"
"""In `lines`: the transaction fits the line of any system."""


def _nothing(request: Request) -> Reply:
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction code: what it is called, what it takes and what it does. A module declares it
    in front of the function that does the work: `@Transaction("SDX", ...)`.
    """

    code: str
    title: str
    source: str
    """The item of the source document that describes it."""
    keys: tuple[type[Key], ...]
    """The kinds of key it takes; the first whose text it looks like reads it."""
    help: str
    """The text that M shows: paragraphs separated by blank lines."""
    work: Work = field(default=_nothing)
    key_needed: bool = True
    system: str = ""
    """The system whose data it shows; then it fits only that system's lines, where a line belongs
    to one.
    """
    lines: tuple[str, ...] = ()
    """Further systems whose lines it fits, because it takes the SSN of a line and nothing else;
    ANY_SYSTEM for all.
    """
    glossary: str = ""
    """The code table that M lists below the help, with its column `explained`."""
    aliases: tuple[str, ...] = ()
    """Other codes for the same, such as the short code on a line of PY."""
    ours: bool = False
    """The code is this system's own, not in the source document."""
    agency: str = OKDHS
    """The agency whose staff it is for, of `data.office.user`; to others there is no such code.
    Blank for every agency.
    """
    many: bool = False
    """Its lists go beyond the person of the key: each person on a page leaves an audit event."""
    notes: bool = False
    """Text typed into its screens is kept as the user's own words."""
    helps: tuple[str, ...] = ()
    """The transactions that help, the nearest first, where the code is one of the field's that is
    not carried out here: it answers with what it did and with these.
    """
    still: Still | None = None
    """Says why a screen of it, with its scratch pad, is not shown or printed again without running
    it; None where nothing else than the user's own row is asked.
    """

    def __call__(self, work: Work) -> Transaction:
        """Declare the function that does the work."""
        return replace(self, work=work)

    def answer(self, request: Request) -> Reply:
        """The reply of the work, or what was refused."""
        try:
            return self.work(request)
        except RefusedError as refused:
            return refused.reply

    @property
    def elsewhere(self) -> bool:
        """Return whether the code is not carried out here."""
        return bool(self.helps)

    def known_to(self, agency: str) -> bool:
        """Return whether the staff of an agency have this code."""
        return self.agency in ("", agency)

    def fits(self, system: str) -> bool:
        """Return whether it can be typed on a line of this system's data, or of no system's."""
        own = {"", self.system, *self.lines}
        return not self.system or not system or system in own or ANY_SYSTEM in own


@cache
def transactions_by_code() -> dict[str, Transaction]:
    """Every transaction by its code and by each alias.

    Raises:
        RuntimeError: two modules claim the same code.
    """
    found: dict[str, Transaction] = {}
    for name in _modules():
        for declared in _declared(importlib.import_module(name)):
            for code in (declared.code, *declared.aliases):
                if code in found:
                    raise RuntimeError(
                        f"{code} is declared by {found[code].title} and {declared.title}"
                    )
                found[code] = declared
    return found


def _modules() -> Iterator[str]:
    """The modules that may declare a transaction: those of each agency's folder."""
    for folder in ("okdhs", "work_number"):
        for module in pkgutil.iter_modules([str(Path(transactions.__path__[0], folder))]):
            yield f"transactions.{folder}.{module.name}"


def codes_of(agency: str) -> dict[str, Transaction]:
    """The transactions of an agency by code and alias: all that its staff ever hear of. For nobody
    (blank), those of every agency.
    """
    return {
        code: declared
        for code, declared in transactions_by_code().items()
        if declared.known_to(agency)
    }


def transaction_of_format(name: str) -> Transaction | None:
    """The transaction whose screen has this name: the one whose code it begins with, the longest
    where several do; None for a screen of no transaction.
    """
    table = transactions_by_code()
    return table.get(max((code for code in table if name.startswith(code)), key=len, default=""))


def format_known_to(name: str, agency: str) -> bool:
    """Return whether the staff of an agency may see a screen of this name; of no transaction, it is
    everybody's.
    """
    owner = transaction_of_format(name)
    return owner is None or owner.known_to(agency)


def _declared(module: ModuleType) -> Iterator[Transaction]:
    """The transactions that a module declares, by whatever name; TRANSACTIONS holds several."""
    for value in vars(module).values():
        if isinstance(value, Transaction):
            yield value
    yield from getattr(module, "TRANSACTIONS", ())


def all_transactions() -> list[Transaction]:
    """Every transaction once, by code."""
    table = transactions_by_code()
    return [table[code] for code in sorted(table) if table[code].code == code]
