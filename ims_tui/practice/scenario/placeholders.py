"""Placeholders in a scenario's texts, such as `{maria.ssn}` or `{-18d}`, and their persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from data.practice.users import PRACTICE_USERS, practice_user
from data.store.safe import ExpectedError
from ims_tui.complaint import meant, nearest
from ims_tui.practice.scenario.moments import day_at, is_moment, is_relative_period, period_at
from transactions.core.words import day as day_words
from transactions.core.words import period as period_words
from transactions.core.words import ssn_words

_PLACEHOLDER = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")


class FillError(ExpectedError, ValueError):
    """The cast cannot be drawn, or a text names something it does not have."""

    where = ""
    """Place in the scenario: `records 3`."""


@contextmanager
def place(where: str) -> Iterator[None]:
    """Add a place in the scenario to the errors raised in this block."""
    try:
        yield
    except FillError as error:
        error.where = error.where or where
        raise


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the cast."""

    handle: str
    ssn: int | None
    last: str
    first: str
    middle: str
    born: date
    cases: tuple[tuple[str, int], ...]
    """(case number, person code); `case` is the first."""
    claim: str = ""
    client: int = 0

    @property
    def case(self) -> str:
        """Case number, or "" if on no case."""
        return self.cases[0][0] if self.cases else ""

    @property
    def person(self) -> int:
        """Person code on that case, or 0."""
        return self.cases[0][1] if self.cases else 0

    @property
    def line(self) -> str:
        """Line for the trainee: SSN, name, cases with person codes."""
        ssn = ssn_words(self.ssn) if self.ssn is not None else "no SSN"
        name = f"{self.last}, {self.first} {self.middle}".strip()
        cases = " ".join(f"{number} {person:02}" for number, person in self.cases)
        return "  ".join(filter(None, (f"{ssn:<11}", name, cases)))

    def on_case(self, case: str = "") -> tuple[str, int]:
        """Return a case, by default the first, with the person code.

        Raises:
            FillError: the person is not on it.
        """
        found = next((each for each in self.cases if case in ("", each[0])), None)
        if found is None:
            raise FillError(f"{self.handle} is not on {case or 'any case'}")
        return found


@dataclass(frozen=True, slots=True)
class Placeholders:
    """Values of the placeholders of a scenario on one class day."""

    day: date
    values: Mapping[str, str]
    """Texts by placeholder: `maria.ssn`, `user.ssn` ..."""

    def fill(self, text: str) -> str:
        """Fill in `{maria.ssn}`, `{maria.case}`, `{-18d}` ...

        A day becomes MM/DD/YYYY, or the format after a colon: `{-18d:%m%d%y}`. It may have several
        moves, `{-2m+12m-1d}`. A month (`{-1m}`) becomes MM/YYYY, a quarter (`{-1q}`) YYYY/Q, a year
        (`{-1y}`) YYYY.

        Raises:
            FillError: a placeholder is unknown.
        """
        return _PLACEHOLDER.sub(lambda found: self._value(found[1], found[2] or ""), text)

    def _value(self, name: str, format: str) -> str:
        if name in self.values and not format:
            return self.values[name]
        if not is_moment(name):
            near = meant(nearest(name, self.values))
            raise FillError(f"there is no {{{name}}}{near}")
        if format:
            return day_at(name, self.day).strftime(format)
        if is_relative_period(name):
            number = period_at(name, self.day)
            return str(number) if name[-1] == "y" else period_words(number)
        return day_words(day_at(name, self.day))


def values_of(members: Iterable[Member], user: str) -> dict[str, str]:
    """Return texts by placeholder for the persons, the practice users, and the signed-on user."""
    values = {
        f"{member.handle}.{name}": value(member)
        for member in members
        for name, value in OF_MEMBER.items()
    }
    for each in PRACTICE_USERS:
        values[f"{each.user_id.lower()}.ssn"] = f"{each.ssn:09}"
        values[f"{each.user_id.lower()}.password"] = each.password
    if found := practice_user(user):
        values |= {
            "user.id": found.user_id,
            "user.ssn": f"{found.ssn:09}",
            "user.password": found.password,
            "user.office": f"{found.office} {found.supervisor:02}{found.district:02}",
        }
    return values


def stand_in(handles: Iterable[str], user: str, day: date) -> Placeholders:
    """Return placeholders with empty values for persons of whom only the handles are known.

    They can fill every text that a cast of these persons could fill.
    """
    names = (f"{handle}.{name}" for handle in handles for name in OF_MEMBER)
    return Placeholders(day, dict.fromkeys(names, "") | values_of((), user))


def _ssn_as(words: Callable[[int], str]) -> Callable[[Member], str]:
    return lambda member: "" if member.ssn is None else words(member.ssn)


OF_MEMBER: Final[Mapping[str, Callable[[Member], str]]] = MappingProxyType({
    "ssn": _ssn_as(lambda ssn: f"{ssn:09}"),
    "ssn_words": _ssn_as(ssn_words),
    "name": lambda member: f"{member.first} {member.last}",
    "last": lambda member: member.last,
    "first": lambda member: member.first,
    "middle": lambda member: member.middle,
    "born": lambda member: day_words(member.born),
    "case": lambda member: member.case,
    "person": lambda member: f"{member.person:02}" if member.person else "",
    "claim": lambda member: member.claim,
    "client": lambda member: str(member.client),
})  # fmt: skip
"""Functions for the value of a placeholder, by its name after the handle."""
