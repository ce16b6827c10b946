"""Adverse actions based on The Work Number, and their notices (WN, Adverse Action Requirements)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from data.rules.authorization import before_edition

GEN_1390 = "GEN1390-0117"


def may_concern(program: str, programs: str, applied: str) -> bool:
    """Return whether an action can be about a program: the person is on it or has applied for it.

    >>> may_concern("CF", "CW", "CF"), may_concern("CF", "CW WTW", "")
    (True, False)
    """
    return program in programs.split() + applied.split()


class Notices(Enum):
    """Fault in the notices of an action."""

    NO_NOTICE = "the Notice of Action is missing"
    NO_GEN_1390 = "the GEN 1390 (1/17) is missing"
    EDITION = "the GEN 1390 (1/17) is older than its edition"
    TOO_EARLY = "a notice is older than the information"
    APART = "they did not go out together"


def wrong_notices(looked_up: date, notice: date | None, gen_1390: date | None) -> Notices | None:
    """Return what is wrong with the notices, None where nothing is.

    The participant is notified in writing through a Notice of Action, and the GEN 1390 is used in
    conjunction with it: on the same day.

    >>> day = date(2026, 3, 20)
    >>> wrong_notices(day, day, day) is None, wrong_notices(day, day, None)
    (True, <Notices.NO_GEN_1390: 'the GEN 1390 (1/17) is missing'>)
    """
    if notice is None:
        return Notices.NO_NOTICE
    if gen_1390 is None:
        return Notices.NO_GEN_1390
    if before_edition(GEN_1390, gen_1390):
        return Notices.EDITION
    if notice < looked_up or gen_1390 < looked_up:
        return Notices.TOO_EARLY
    return Notices.APART if notice != gen_1390 else None
