"""ENU: SSA's answers, the same for a person every time, except for random rejects."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from data.office.case import CasePerson
from data.office.client import Client
from data.office.person import ExchangeSegment
from data.practice.agencies.asked import answering, names_in
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.rules.ssn import FOR_DISPLAY, practice_ssn
from data.systems.enu import EnuAnswer
from data.systems.request import Asked, Question, Subject

VERIFIED = "V"
REJECTED = 0.01
_SHARES = {"V": 92.0, "F": 2.5, "3": 2.0, "5": 1.4, "1": 0.8, "*": 0.8, "X": 0.5}
_BENEFICIARY = {"V": 88.0, "F": 2.5, "3": 2.0, "5": 1.4, "*": 0.6, "X": 0.5, "M": 2.0, "P": 1.0,
                "R": 1.0, "Z": 1.0}  # fmt: skip
"""Shares for a person with a claim number, which M, P, R and Z require."""


def due(subject: Subject, _question: Question, now: datetime) -> datetime | None:
    """Return the time of the answer, a day later."""
    _, lost = answering("ENU", subject, now)
    return None if lost else now + timedelta(days=1)


def answer(
    connection: Connection, asked: Asked, plain: bool = False, code: str = ""
) -> tuple[str, EnuAnswer]:
    """Return a code, or the given one, and the answer."""
    code = code or match_code(connection, asked, plain)
    found = _other_number(connection, asked) if code == "*" else None
    return code, EnuAnswer(**names_in(asked), found_ssn=found)


def match_code(connection: Connection, asked: Asked, plain: bool = False) -> str:
    """Return one of the twelve codes. With `plain`, everybody is verified."""
    if plain:
        return VERIFIED
    ssn = asked.question.ssn
    if ssn is None:
        return Stream("ENU", asked.case_number or "", asked.person_code or 0).choices("*1", (7, 3))[
            0
        ]
    differs = connection.scalar(
        select(ExchangeSegment.differs).where(
            ExchangeSegment.ssn == ssn, ExchangeSegment.system == "SDX"
        )
    )
    if differs and "BIRTH DATE" in differs:
        return "3"
    if differs and "NAME" in differs:
        return "5"
    if ssn in DOCUMENTED:
        return VERIFIED
    if Stream("reject", ssn, int(asked.requested_at.timestamp())).random() < REJECTED:
        return "."
    shares = _BENEFICIARY if asked.question.claim_number else _SHARES
    return Stream("verified", ssn).choices(list(shares), list(shares.values()))[0]


def _other_number(connection: Connection, asked: Asked) -> int:
    """Return an unused practice SSN: usually the person's own with two digits swapped."""
    rng = Stream("number", asked.ssn or 0, asked.case_number or "", asked.person_code or 0)
    while True:
        number = rng.randrange(900_01_0001, 1_000_00_0000)
        if asked.ssn is not None:
            digits = list(f"{asked.ssn:09}")
            place = rng.randrange(3, 8)
            digits[place], digits[place + 1] = digits[place + 1], digits[place]
            if rng.random() < 0.9:
                number = int("".join(digits))
        if practice_ssn(number) and number not in FOR_DISPLAY and not _used(connection, number):
            return number


def _used(connection: Connection, ssn: int) -> bool:
    return any(
        connection.scalar(select(func.count()).where(column == ssn))
        for column in (CasePerson.ssn, Client.ssn)
    )
