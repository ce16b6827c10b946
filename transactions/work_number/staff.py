"""Common parts of the screens about the county's staff: the key, the user, the words."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from data.office.reviewer import StaffRow, staff
from transactions.core.keys import USER_ID, Key
from transactions.core.reply import Carried, refusal
from transactions.core.request import Request
from transactions.core.words import short_day

RECORD = "user"
"""Name under which a line carries its user id."""
_TERMINAL = re.compile(r"[A-Z0-9@#$]{1,8}", re.ASCII)


class UserKey(Key):
    """A user by user id. Any text after the code is read as a user id."""

    wanted: ClassVar[str] = "A USER ID"
    several: ClassVar[str] = "USERS"

    user_id: str

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read up to eight characters, the first a letter."""
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
    """No key, for a transaction about the user's own work; any text after the code is refused."""

    wanted: ClassVar[str] = "NO KEY"
    several: ClassVar[str] = "USERS"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Refuse any key."""
        raise refusal("IMS1089")

    @property
    def typed(self) -> str:
        """Return blank."""
        return ""


def one_of_staff(request: Request) -> StaffRow:
    """Return the staff member with the user id of the key, in the agency of the request's user."""
    user_id = request.keyed(UserKey).user_id
    for person in staff(request.connection, request.user.agency):
        if person.user_id == user_id:
            return person
    raise refusal("IMS1061", user=user_id)


def status_words(person: StaffRow) -> str:
    """Return the status of the access and its date."""
    if person.active:
        return f"ACTIVE {short_day(person.activated_on)}"
    if person.deactivated_on is not None:
        return f"DEACTIVATED {short_day(person.deactivated_on)}"
    return "NOT ACTIVATED" if person.position is not None else "NONE"


def workstation_words(typed: str) -> str | None:
    """Return the names of terminals, each once, separated by blanks; None if one is not valid.

    >>> workstation_words("LTERM01A, LTERM01B"), workstation_words("")
    ('LTERM01A LTERM01B', '')
    """
    names = typed.replace(",", " ").split()
    if not all(_TERMINAL.fullmatch(name) for name in names):
        return None
    return " ".join(dict.fromkeys(names))
