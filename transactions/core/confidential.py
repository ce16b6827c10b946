"""Address Confidentiality Program: screens about a participant, and what is typed into them
(OKDHS 2(c)).
"""

from __future__ import annotations

from collections.abc import Mapping

from data.office.participation import takes_part
from data.rules.confidential import street_address
from screens.loader import load
from transactions.core.reply import NOTHING, Show
from transactions.core.request import Request


def about_participant(request: Request, show: Show) -> bool:
    """Return True if the persons or cases that a reply is about take part in the program.

    A list found by a name or an office is about none of the persons on it.
    """
    typed = show.carried if request.key is None else request.key.carried()
    about = NOTHING if typed == NOTHING else show.carried
    ssns = dict.fromkeys((*about.ssns, *typed.ssns))
    cases = dict.fromkeys(case for case, _ in (*about.cases, *typed.cases))
    return takes_part(request.connection, ssns, () if ssns else cases)


def address_typed(show: Show, typed: Mapping[str, str]) -> str:
    """Return the field of a screen about a participant whose text seems to contain a street
    address, or blank.
    """
    if not show.acp:
        return ""
    coded = load(show.format).codes
    return next(
        (
            name
            for name, text in typed.items()
            if name.partition(".")[0] not in coded and street_address(text)
        ),
        "",
    )
