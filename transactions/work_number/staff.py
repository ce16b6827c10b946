"""Key, user and words of the screens about the county's staff."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from data.office.reviewer import StaffRow, staff
from transactions.core.keys import USER_ID, Key
from transactions.core.reply import Carried, refusal
from transactions.core.request import Request
from transactions.core.words import short_day

RECORD = "user"
"""Name of the user in the mark of a line."""
_TERMINAL = re.compile(r"[A-Z0-9@#$]{1,8}", re.ASCII)


class UserKey(Key):
    """A user by user id; anything typed is meant as one."""

    wanted: ClassVar[str] = "A USER ID"
    several: ClassVar[str] = "USERS"

    user_id: str

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Up to eight characters, the first a letter."""
        if not USER_ID.fullmatch(text):
            raise refusal("IMS1060", value=text[:20])
        return cls(user_id=text)

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """The user that a line is about."""
        return [cls(user_id=carried.record[RECORD])] if RECORD in carried.record else []

    @property
    def typed(self) -> str:
        """The user id."""
        return self.user_id


class NoKey(Key):
    """A transaction that is about its user takes none: whatever is typed is one too many."""

    wanted: ClassVar[str] = "NO KEY"
    several: ClassVar[str] = "USERS"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """There is nothing to read."""
        raise refusal("IMS1089")

    @property
    def typed(self) -> str:
        """Nothing."""
        return ""


def one_of_staff(request: Request) -> StaffRow:
    """The user that the key means, of the agency of who asks."""
    user_id = request.keyed(UserKey).user_id
    for person in staff(request.connection, request.user.agency):
        if person.user_id == user_id:
            return person
    raise refusal("IMS1061", user=user_id)


def status_words(person: StaffRow) -> str:
    """Return whether the access is active, and since when, in words."""
    if person.active:
        return f"ACTIVE {short_day(person.activated_on)}"
    if person.deactivated_on is not None:
        return f"DEACTIVATED {short_day(person.deactivated_on)}"
    return "NOT ACTIVATED" if person.position is not None else "NONE"


def workstation_words(typed: str) -> str | None:
    """Names of terminals, a blank apart, each once; None where one is no name.

    >>> workstation_words("LTERM01A, LTERM01B"), workstation_words("")
    ('LTERM01A LTERM01B', '')
    """
    names = typed.replace(",", " ").split()
    if not all(_TERMINAL.fullmatch(name) for name in names):
        return None
    return " ".join(dict.fromkeys(names))
