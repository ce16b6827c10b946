"""Case system codes that workers type by habit, each with the transactions to use instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import Any, Self

from transactions.core.help import WIDTH, help_screen
from transactions.core.keys import CaseKey, Key, NameKey, SsnKey, checked_case
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import NOTHING, Carried, Show
from transactions.core.request import Request
from transactions.core.words import wrapped


class FirstCaseKey(CaseKey):
    """A case number and any text after it; EBTU took another word."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Return whether the text begins with a case number."""
        return re.match(r"[A-Z][0-9]{6}( |\Z)", text, re.ASCII) is not None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `C123456` or `C123456 EC`."""
        return cls(case_number=checked_case(text.split()[0]))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return the case if the screen has exactly one, so that no line need be selected."""
        keys = super().from_carried(carried)
        return keys if len(keys) == 1 else []


class OneSsnKey(SsnKey):
    """An SSN."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Return whether the text is an SSN."""
        return re.fullmatch(r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}", text, re.ASCII) is not None

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return the SSN if the screen has exactly one, so that no line need be selected."""
        keys = super().from_carried(carried)
        return keys if len(keys) == 1 else []


_KEYS: dict[str, tuple[type[Key], ...]] = {
    "case": (FirstCaseKey, NameKey),
    "ssn": (OneSsnKey, NameKey),
    "any": (NameKey,),
}


def _answer(request: Request, code: str, subject: str, said: str, helps: str) -> Show:
    """Describe the code, and carry the typed key for the transaction typed at the bottom."""
    kept = request.key.carried() if request.key is not None else NOTHING
    return help_screen(
        subject, wrapped(said, WIDTH), kept, message("IMS0808", code=code, helps=helps)
    )


def _declared(code: str, entry: dict[str, Any]) -> Transaction:
    title, helps = entry["title"], entry["helps"]
    said = (
        f"{entry['did']}\n\n{code} is a code of the case systems, which are not part of data"
        f" exchange. It is not available here. Use {' OR '.join(helps)} instead.\n\nType the code"
        " at the bottom of this screen. It will use the case number or SSN that you typed."
    )
    return Transaction(
        code=code,
        title=title,
        keys=_KEYS[entry.get("key", "any")],
        help=said,
        source="OKDHS STAFF HELP",
        work=partial(
            _answer, code=code, subject=f"{code}  {title}", said=said, helps=" ".join(helps)
        ),
        key_needed=False,
        helps=tuple(helps),
    )


def _listed() -> Iterator[Transaction]:
    table = tomllib.loads(files(__package__).joinpath("neighbours.toml").read_text("utf-8"))
    for code, entry in table["codes"].items():
        yield _declared(code, entry)
    for code in table["family"]["codes"]:
        yield _declared(code, table["family"])


TRANSACTIONS = tuple(_listed())
