"""The codes beside data exchange that workers type by habit: what each did, and what helps here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Any, Self, TypeVar

from transactions.core.keys import CaseKey, Key, NameKey, SsnKey, checked_case
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import NOTHING, Carried, Line, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, wrapped

WIDTH = 78


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One code of the table `neighbours.toml`."""

    code: str
    title: str
    did: str
    helps: tuple[str, ...]
    key: str


class FirstCaseKey(CaseKey):
    """A case number, whatever follows it: EBTU took a further word."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Whether the text begins with a case number."""
        return re.match(r"[A-Z][0-9]{6}( |\Z)", text, re.ASCII) is not None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """`C123456`, `C123456 EC`."""
        return cls(case_number=checked_case(text.split()[0]))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """The case, where the screen is about one."""
        return only_one(super().from_carried(carried))


class OneSsnKey(SsnKey):
    """An SSN."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Whether the text is an SSN."""
        return re.fullmatch(r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}", text, re.ASCII) is not None

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """The SSN, where the screen is about one."""
        return only_one(super().from_carried(carried))


KeyType = TypeVar("KeyType", bound=Key)


def only_one(keys: list[KeyType]) -> list[KeyType]:
    """The key, if there is one: several are no question here, where nothing is done with them."""
    return keys if len(keys) == 1 else []


_KEYS: dict[str, tuple[type[Key], ...]] = {
    "case": (FirstCaseKey, NameKey),
    "ssn": (OneSsnKey, NameKey),
    "any": (NameKey,),
}


def _listed() -> Iterator[Neighbour]:
    table = tomllib.loads(files(__package__).joinpath("neighbours.toml").read_text("utf-8"))
    for code, entry in table["codes"].items():
        yield _neighbour(code, entry)
    family = table["family"]
    for code in family["codes"]:
        yield _neighbour(code, family)


def _neighbour(code: str, entry: dict[str, Any]) -> Neighbour:
    helps, key = tuple(entry["helps"]), entry.get("key", "any")
    return Neighbour(code, entry["title"], entry["did"], helps, key)


NEIGHBOURS = tuple(_listed())


def answer(neighbour: Neighbour, request: Request) -> Reply:
    """Say what the code did; the key that was typed stays for what is typed at the bottom."""
    code = neighbour.code
    return Show(
        "M",
        values={"subject": f"{code}  {neighbour.title}", "date": day(request.today)},
        lists={"lines": [Line({"text": text}) for text in wrapped(_help(neighbour), WIDTH)]},
        carried=request.key.carried() if request.key is not None else NOTHING,
        message=message("IMS0808", code=code, helps=" ".join(neighbour.helps)),
        cursor="transaction",
    )


def _help(neighbour: Neighbour) -> str:
    helps = " OR ".join(neighbour.helps)
    return (
        f"{neighbour.did}\n\n{neighbour.code} is a code of the case systems beside data exchange;"
        f" it is not carried out here. What helps instead: {helps}.\n\nType it at the bottom of"
        " this screen; a case number or SSN that was typed is kept for it."
    )


def _declared(neighbour: Neighbour) -> Transaction:
    return Transaction(
        code=neighbour.code,
        title=neighbour.title,
        keys=_KEYS[neighbour.key],
        help=_help(neighbour),
        source="OKDHS STAFF HELP",
        work=partial(answer, neighbour),
        key_needed=False,
        elsewhere=True,
    )


TRANSACTIONS = tuple(_declared(neighbour) for neighbour in NEIGHBOURS)
