"""What the logical terminals of seats are called, so that audit events tell seats apart."""

from __future__ import annotations

from sqlalchemy import Connection, func, update

from data.office.reviewer import ReviewerAccess

FIRST_SEAT = 1


def terminal_name(seat: int = FIRST_SEAT, letter: str = "A") -> str:
    """The logical terminal of a session of a window, A or B, at a seat from 1 to 99.

    >>> terminal_name(), terminal_name(7, "B")
    ('LTERM01A', 'LTERM07B')
    """
    return f"LTERM{seat:02}{letter}"


def assign(connection: Connection, seat: int) -> None:
    """Let the reviewers who sit at the first seat sit at this one: The Work Number is used from
    assigned workstations alone.
    """
    first, own = (terminal_name(number, "") for number in (FIRST_SEAT, seat))
    moved = func.replace(ReviewerAccess.workstation, first, own)
    connection.execute(update(ReviewerAccess).values(workstation=moved))
