"""How SSA would answer ENU: about the same person always the same, but for a passing reject."""

from __future__ import annotations

from random import Random

from sqlalchemy import Connection

from data.practice.population.documented import DOCUMENTED
from data.practice.responders.persons import is_used, sdx_differs
from data.rules.ssn import FOR_DISPLAY, practice_ssn
from data.systems.enu.question import EnuAnswer
from data.systems.question import Question
from data.systems.request import Asked

REJECTED = 0.01
_SHARES = {"V": 92.0, "F": 2.5, "3": 2.0, "5": 1.4, "1": 0.8, "*": 0.8, "X": 0.5}
_BENEFICIARY = {"V": 88.0, "F": 2.5, "3": 2.0, "5": 1.4, "*": 0.6, "X": 0.5, "M": 2.0, "P": 1.0,
                "R": 1.0, "Z": 1.0}  # fmt: skip
"""M, P, R and Z make sense only of somebody who has a claim number."""


def enumeration(connection: Connection, asked: Asked) -> tuple[str, EnuAnswer]:
    """The code and the answer."""
    person = asked.question
    code = match_code(connection, asked)
    found = None
    if code == "*":
        found = _other_number(connection, asked)
    names = (person.last_name, person.first_name, person.middle_name)
    last, first, middle = names
    return code, EnuAnswer(last_name=last, first_name=first, middle_name=middle, found_ssn=found)


def match_code(connection: Connection, asked: Asked) -> str:
    """One of the twelve codes."""
    person = asked.question
    if person.ssn is None:
        return Random(f"ENU {asked.case_number} {asked.person_code}").choices("*1", (7, 3))[0]
    differs = sdx_differs(connection, person.ssn)
    if "BIRTH DATE" in differs:
        return "3"
    if "NAME" in differs:
        return "5"
    if person.ssn in DOCUMENTED:
        return "V"
    if Random(f"reject {person.ssn} {asked.requested_at.isoformat()}").random() < REJECTED:
        return "."
    return _share(person)


def _share(person: Question) -> str:
    shares = _BENEFICIARY if person.claim_number else _SHARES
    return Random(f"ENU {person.ssn}").choices(list(shares), list(shares.values()))[0]


def _other_number(connection: Connection, asked: Asked) -> int:
    """A practice number that nobody has: two digits exchanged, or for lack of one any."""
    rng = Random(f"number {asked.ssn} {asked.case_number} {asked.person_code}")
    while True:
        number = rng.randrange(900_01_0001, 1_000_00_0000)
        if asked.ssn is not None:
            digits = list(f"{asked.ssn:09}")
            place = rng.randrange(3, 8)
            digits[place], digits[place + 1] = digits[place + 1], digits[place]
            if rng.random() < 0.9:
                number = int("".join(digits))
        if practice_ssn(number) and number not in FOR_DISPLAY and not is_used(connection, number):
            return number
