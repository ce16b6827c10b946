"""What the screens about the county's staff have in common."""

from __future__ import annotations

import re

from data.office.reviewer import StaffRow, staff
from transactions.core.request import Request
from transactions.core.words import short_day

_TERMINAL = re.compile(r"[A-Z0-9@#$]{1,8}", re.ASCII)


def one_of_staff(request: Request, user_id: str) -> StaffRow | None:
    """A user of the agency of who asks; None for any other."""
    people = staff(request.connection, request.user.agency)
    return next((person for person in people if person.user_id == user_id), None)


def status_words(person: StaffRow) -> str:
    """Whether the access is active, and since when."""
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
