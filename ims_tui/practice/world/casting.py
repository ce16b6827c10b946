"""The cast of a scenario for one seat: the same case for everyone, each with SSNs of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from data.practice.users import PRACTICE_USERS
from data.rules.claim_number import is_claim_number
from data.store.clock_moves import EARLIEST, LATEST
from data.store.safe import ExpectedError
from ims_tui.practice.scenario.moments import day_at, is_moment, is_relative_period, period_at
from ims_tui.practice.scenario.parts import Person
from ims_tui.practice.scenario.problems import nearest
from ims_tui.practice.scenario.scenario import Scenario
from transactions.core.words import day as day_words
from transactions.core.words import period as period_words
from transactions.core.words import ssn_words

SEATS = 4_950
"""So many seats have SSNs of their own."""
FIRST_CLIENT = 800_000_001
_FIRST_AREA, _GROUPS, _FIRST_SERIAL, _STEP = 910, 99, 2_107, 111
_PLACEHOLDER = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")


class FillError(ExpectedError, ValueError):
    """The cast cannot be drawn, or does not have what a text names; one line for a trainer."""

    where = ""
    """The place in the scenario: `records 3`."""


@contextmanager
def place(where: str) -> Iterator[None]:
    """Say of what goes wrong here at which place of the scenario it was."""
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
    """(case number, person code); the first is the one that `case` means."""
    claim: str = ""
    client: int = 0

    @property
    def case(self) -> str:
        """Case number; "" for somebody on no case."""
        return self.cases[0][0] if self.cases else ""

    @property
    def person(self) -> int:
        """Person code on that case; 0 for none."""
        return self.cases[0][1] if self.cases else 0


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of one seat on one class day."""

    seat: int
    day: date
    members: Mapping[str, Member]
    values: Mapping[str, str]
    """Placeholder -> text: `maria.ssn`, `user.ssn` ..."""

    def fill(self, text: str) -> str:
        """The text with `{maria.ssn}`, `{maria.case}`, `{-18d}` ... filled in.

        A day is written MM/DD/YYYY, or as the format behind a colon says: `{-18d:%m%d%y}`, also one
        that is reached in several moves, `{-2m+12m-1d}`; a month
        (`{-1m}`) MM/YYYY, a quarter (`{-1q}`) YYYY/Q, a year (`{-1y}`) YYYY.

        Raises:
            FillError: it names something that is not there.
        """
        return _PLACEHOLDER.sub(lambda found: self._value(found[1], found[2] or ""), text)

    def member(self, handle: str) -> Member:
        """The person of this handle.

        Raises:
            FillError: there is none.
        """
        if handle not in self.members:
            raise FillError(f"there is no person {handle}{_meant(handle, self.members)}")
        return self.members[handle]

    def _value(self, name: str, format: str) -> str:
        if name in self.values and not format:
            return self.values[name]
        if not is_moment(name):
            raise FillError(f"nothing is called {{{name}}}{_meant(name, self.values)}")
        if format:
            return day_at(name, self.day).strftime(format)
        if is_relative_period(name):
            number = period_at(name, self.day)
            return str(number) if name[-1] == "y" else period_words(number)
        return day_words(day_at(name, self.day))


def _meant(word: str, words: Mapping[str, object]) -> str:
    close = nearest(word, words)
    return f" (is {close} meant?)" if close else ""


def cast(scenario: Scenario, seat: int, day: date) -> Cast:
    """Draw the cast of a seat (from 1); the same seat and day draw the same.

    Raises:
        FillError: the scenario's persons do not fit together, or there is no such seat or day.
    """
    if not 1 <= seat <= SEATS:
        raise FillError(f"seats are numbered from 1 to {SEATS}")
    if not EARLIEST <= day <= LATEST:
        raise FillError(f"a class day is between {EARLIEST} and {LATEST}")
    members = {
        person.handle: _drawn(person, number, seat, day)
        for number, person in enumerate(scenario.people)
    }
    codes = _codes(scenario.people)
    first = Cast(seat, day, members, _values(scenario, members))
    settled = {
        person.handle: replace(
            members[person.handle],
            ssn=_ssn(person, members[person.handle], first),
            claim=_claim(person, members[person.handle], first),
            cases=tuple(codes[person.handle]),
        )
        for person in scenario.people
    }
    return Cast(seat, day, settled, _values(scenario, settled))


def split_name(name: str) -> tuple[str, str, str]:
    """`LAST, FIRST MIDDLE` as its three parts."""
    last, _, given = name.upper().partition(",")
    first, _, middle = given.strip().partition(" ")
    return last.strip(), first, middle.strip()


def _drawn(person: Person, number: int, seat: int, day: date) -> Member:
    area, group = divmod(seat - 1, _GROUPS)
    own = ((_FIRST_AREA + area) * 100 + group + 1) * 10_000 + _FIRST_SERIAL + _STEP * number
    last, first, middle = split_name(person.name)
    born = day_at(person.born, day)
    return Member(
        person.handle, own, last, first, middle, born, (), f"{own}A", FIRST_CLIENT + number
    )


def _codes(people: list[Person]) -> dict[str, list[tuple[str, int]]]:
    """The cases of each person; the persons of a case are numbered in their order."""
    taken: defaultdict[str, set[int]] = defaultdict(set)
    codes: dict[str, list[tuple[str, int]]] = {}
    for person in people:
        codes[person.handle] = []
        for case in [*([person.case] if person.case else []), *person.also]:
            free = next(code for code in range(1, 100) if code not in taken[case])
            code = person.person or free
            taken[case].add(code)
            codes[person.handle].append((case, code))
    return codes


def _ssn(person: Person, drawn: Member, cast: Cast) -> int | None:
    if person.ssn == "own":
        return drawn.ssn
    if person.ssn == "none":
        return None
    filled = cast.fill(person.ssn)
    if not re.fullmatch("[0-9]{9}", filled, re.ASCII):
        raise FillError(f"the SSN of {person.handle} is own, none or {{handle.ssn}}")
    return int(filled)


def _claim(person: Person, drawn: Member, cast: Cast) -> str:
    filled = cast.fill(person.claim)
    whole = f"{drawn.ssn}{filled}" if filled and len(filled) <= 2 else filled
    if filled and len(filled) <= 2 and not is_claim_number(whole):
        raise FillError(f"{person.claim} of {person.handle} is no claim number or BIC")
    return whole


def _values(scenario: Scenario, members: Mapping[str, Member]) -> dict[str, str]:
    values = _user_values(scenario.user)
    for handle, member in members.items():
        for name, value in _OF_MEMBER.items():
            values[f"{handle}.{name}"] = value(member)
    return values


def stand_in(handles: Iterable[str], user: str, day: date) -> Cast:
    """A cast of persons of whom no more than the handles are known: it fills every placeholder that
    a cast of them would fill, with anything.
    """
    names = (f"{handle}.{name}" for handle in handles for name in _OF_MEMBER)
    return Cast(1, day, {}, dict.fromkeys(names, "") | _user_values(user))


def _user_values(user_id: str) -> dict[str, str]:
    values: dict[str, str] = {}
    user = next((each for each in PRACTICE_USERS if each.user_id == user_id), None)
    for each, called in ((each, each.user_id.lower()) for each in PRACTICE_USERS):
        values[f"{called}.ssn"] = f"{each.ssn:09}"
        values[f"{called}.password"] = each.password
    if user is not None:
        values["user.id"] = user.user_id
        values["user.ssn"] = f"{user.ssn:09}"
        values["user.password"] = user.password
        values["user.office"] = f"{user.office} {user.supervisor:02}{user.district:02}"
    return values


def _ssn_as(words: Callable[[int], str]) -> Callable[[Member], str]:
    return lambda member: "" if member.ssn is None else words(member.ssn)


_OF_MEMBER: Mapping[str, Callable[[Member], str]] = {
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
}
"""Placeholder behind the handle -> what it stands for."""
