"""The cast of a scenario for one seat: the same case at every seat, but different SSNs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from data.rules.claim_number import is_claim_number
from data.store.clock import EARLIEST, LATEST
from ims_tui.complaint import meant, nearest
from ims_tui.practice.scenario.moments import day_at
from ims_tui.practice.scenario.parts import Person
from ims_tui.practice.scenario.placeholders import FillError, Member, Placeholders, values_of
from ims_tui.practice.scenario.scenario import Scenario

SEATS = 4_950
"""Number of seats that can have their own SSNs."""
FIRST_CLIENT = 800_000_001
_FIRST_AREA, _GROUPS, _FIRST_SERIAL, _STEP = 910, 99, 2_107, 111


@dataclass(frozen=True, slots=True)
class Cast(Placeholders):
    """The persons of one seat on one class day."""

    seat: int
    members: Mapping[str, Member]

    def member(self, handle: str) -> Member:
        """Return the person with this handle.

        Raises:
            FillError: there is no such person.
        """
        if handle not in self.members:
            near = meant(nearest(handle, self.members))
            raise FillError(f"there is no person {handle}{near}")
        return self.members[handle]


def cast(scenario: Scenario, seat: int, day: date) -> Cast:
    """Draw the cast of a seat (from 1); the same seat and day always draw the same cast.

    Raises:
        FillError: the scenario's persons are inconsistent, or there is no such seat or day.
    """
    if not 1 <= seat <= SEATS:
        raise FillError(f"seats are numbered from 1 to {SEATS}")
    if not EARLIEST <= day <= LATEST:
        raise FillError(f"a class day must be between {EARLIEST} and {LATEST}")
    drawn = [_drawn(person, n, seat, day) for n, person in enumerate(scenario.people)]
    known = Placeholders(day, values_of(drawn, scenario.user))
    codes = _codes(scenario.people)
    settled = [
        replace(
            member,
            ssn=_ssn(person, member, known),
            claim=_claim(person, member, known),
            cases=tuple(codes[person.handle]),
        )
        for person, member in zip(scenario.people, drawn, strict=True)
    ]
    members = {member.handle: member for member in settled}
    return Cast(day, values_of(members.values(), scenario.user), seat, members)


def split_name(name: str) -> tuple[str, str, str]:
    """Split `LAST, FIRST MIDDLE` into its three parts."""
    last, _, given = name.upper().partition(",")
    first, _, middle = given.strip().partition(" ")
    return last.strip(), first, middle.strip()


def _drawn(person: Person, number: int, seat: int, day: date) -> Member:
    area, group = divmod(seat - 1, _GROUPS)
    own = ((_FIRST_AREA + area) * 100 + group + 1) * 10_000 + _FIRST_SERIAL + _STEP * number
    born, client = day_at(person.born, day), FIRST_CLIENT + number
    return Member(person.handle, own, *split_name(person.name), born, (), f"{own}A", client)


def _codes(people: list[Person]) -> dict[str, list[tuple[str, int]]]:
    """Return the cases of each person; the persons of a case are numbered in order."""
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


def _ssn(person: Person, drawn: Member, known: Placeholders) -> int | None:
    if person.ssn == "own":
        return drawn.ssn
    if person.ssn == "none":
        return None
    filled = known.fill(person.ssn)
    if not re.fullmatch("[0-9]{9}", filled, re.ASCII):
        raise FillError(f"the SSN of {person.handle} must be own, none or {{handle.ssn}}")
    return int(filled)


def _claim(person: Person, drawn: Member, known: Placeholders) -> str:
    filled = known.fill(person.claim)
    if not filled or len(filled) > 2:
        return filled
    whole = f"{drawn.ssn}{filled}"
    if not is_claim_number(whole):
        raise FillError(f"{person.claim} of {person.handle} is not a claim number or BIC")
    return whole
