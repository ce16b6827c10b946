"""The registry of transactions: each module in an agency's folder declares its own."""

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
"""In `lines`: the transaction may be typed on the line of any system."""


def _nothing(request: Request) -> Reply:
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Transaction:
    """A transaction code with its title, keys, help and function.

    A module declares it as a decorator of the function that does the work:
    `@Transaction("SDX", ...)`.
    """

    code: str
    title: str
    source: str
    """Item of the source document that describes it."""
    keys: tuple[type[Key], ...]
    """Key types it takes; the first whose `reads` accepts the text parses it."""
    help: str
    """Text shown by M: paragraphs separated by blank lines."""
    work: Work = field(default=_nothing)
    key_needed: bool = True
    system: str = ""
    """System whose data it shows. It may be typed only on lines of that system or of no system."""
    lines: tuple[str, ...] = ()
    """Other systems on whose lines it may be typed, because it needs only the SSN of the line;
    ANY_SYSTEM for all.
    """
    glossary: str = ""
    """Code table that M lists below the help, with its column `explained`."""
    aliases: tuple[str, ...] = ()
    """Other codes for the same transaction, such as the short code on a line of PY."""
    ours: bool = False
    """The code is our own, not from the source document."""
    agency: str = OKDHS
    """Agency (`data.office.user`) whose staff may use it, or blank for every agency. For others the
    code does not exist.
    """
    many: bool = False
    """Its lists go beyond the person of the key: each person on a page leaves an audit event."""
    notes: bool = False
    """Text typed into its screens is saved in the user's own words."""
    helps: tuple[str, ...] = ()
    """Transactions to use instead, the closest first, for a code that exists in the field but is
    not available here.
    """
    still: Still | None = None
    """Checks a screen, by its scratch pad, before it is redisplayed or printed without running the
    transaction again, and returns the reason not to. None if only the user's own row is checked.
    """

    def __call__(self, work: Work) -> Transaction:
        """Attach the function that does the work."""
        return replace(self, work=work)

    def answer(self, request: Request) -> Reply:
        """Do the work and return its reply or its refusal."""
        try:
            return self.work(request)
        except RefusedError as refused:
            return refused.reply

    @property
    def elsewhere(self) -> bool:
        """Return whether the code belongs to a system that is not here."""
        return bool(self.helps)

    def known_to(self, agency: str) -> bool:
        """Return whether the staff of an agency may use this code."""
        return self.agency in ("", agency)

    def fits(self, system: str) -> bool:
        """Return whether it may be typed on a line of this system, or of none."""
        own = {"", self.system, *self.lines}
        return not self.system or not system or system in own or ANY_SYSTEM in own


@cache
def transactions_by_code() -> dict[str, Transaction]:
    """Return every transaction by code and alias.

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
    """Return the names of the modules in each agency's folder."""
    for folder in ("okdhs", "work_number"):
        for module in pkgutil.iter_modules([str(Path(transactions.__path__[0], folder))]):
            yield f"transactions.{folder}.{module.name}"


def codes_of(agency: str) -> dict[str, Transaction]:
    """Return the transactions of an agency by code and alias; those of every agency if blank."""
    return {
        code: declared
        for code, declared in transactions_by_code().items()
        if declared.known_to(agency)
    }


def transaction_of_format(name: str) -> Transaction | None:
    """Return the transaction that a screen belongs to: the longest code that begins its name."""
    table = transactions_by_code()
    return table.get(max((code for code in table if name.startswith(code)), key=len, default=""))


def format_known_to(name: str, agency: str) -> bool:
    """Return whether the staff of an agency may see a screen of this name.

    A screen of no transaction is open to everyone.
    """
    owner = transaction_of_format(name)
    return owner is None or owner.known_to(agency)


def _declared(module: ModuleType) -> Iterator[Transaction]:
    """Return the transactions that a module declares, singly or as a list in TRANSACTIONS."""
    for value in vars(module).values():
        if isinstance(value, Transaction):
            yield value
    yield from getattr(module, "TRANSACTIONS", ())


def all_transactions() -> list[Transaction]:
    """Return every transaction once, in order of code."""
    table = transactions_by_code()
    return [table[code] for code in sorted(table) if table[code].code == code]
