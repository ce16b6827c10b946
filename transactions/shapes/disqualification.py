"""Disqualifications for fraud in words: how a person stands in a program, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from data.rules.disqualification import PERMANENT, run_together, standard_length
from data.systems.fsd.record import Determination
from transactions.core.words import day

HOME_STATE: Final = "OK"


def standing(program: str, found: Sequence[Determination], today: date) -> str:
    """What a program's determinations mean on `today`, together."""
    own = [each for each in found if each.program == program]
    if not own:
        return "NOTHING DETERMINED"
    stretches = run_together(each.period for each in own if each.period is not None)
    now = next((each for each in stretches if each.holds(today)), None)
    if now is not None:
        until = "FOR GOOD" if now.end is None else f"THROUGH {day(now.end)}"
        words = f"DISQUALIFIED {day(now.start)} {until}"
    elif stretches and today < stretches[-1].start:
        words = f"DISQUALIFIED FROM {day(stretches[-1].start)} ON"
    elif stretches:
        words = f"NOT DISQUALIFIED NOW, ENDED {day(stretches[-1].end)}"
    else:
        words = "MONEY PENALTY, NOT DISQUALIFIED"
    return f"{words}; {_offenses(own)}"


def _offenses(own: Sequence[Determination]) -> str:
    """How many there are, and how long a further one of the usual kind would be."""
    count = max(each.offense_number for each in own)
    following = length_words(standard_length("A", count + 1))
    return f"{count} OFFENSE{'S' if count > 1 else ''}, NEXT {following}"


def length_words(months: int) -> str:
    """A length as the screen has it."""
    if months == PERMANENT:
        return "PERMANENT"
    return f"{months} MONTHS" if months else "NONE"
