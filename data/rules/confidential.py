"""Address Confidentiality Program (ACP) of the Attorney General (OKDHS 2(c)).

State agencies may not require a participant's finding address. It is never asked for, stored or
shown. The ACP substitute address from the authorization card is used everywhere instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Mailing address; the ZIP code has five or nine digits."""

    street: str
    city: str
    state: str
    zip_code: str

    @property
    def town(self) -> str:
        """City, state and ZIP code."""
        zip_code = "-".join(filter(None, (self.zip_code[:5], self.zip_code[5:])))
        return f"{self.city} {self.state} {zip_code}".strip()

    @property
    def line(self) -> str:
        """The whole address on one line."""
        return f"{self.street}, {self.town}"


SUBSTITUTE: Final = PostalAddress("ACP PO BOX 99000", "OKLAHOMA CITY", "OK", "731990000")
"""Substitute address on a practice store. The box does not exist."""

PARTICIPANT: Final = "Y"
NO_HOME_VISIT: Final = "ACP: SUBSTITUTE ADDRESS - NO HOME VISIT"
"""Notice shown with the address of a participant."""

_DIRECTION = r"(?:[NS]?[EW]|[NS]|NORTH|SOUTH|EAST|WEST)\.?"
_STREET = (
    "STREET|ST|AVENUE|AVE|AV|ROAD|RD|BOULEVARD|BLVD|DRIVE|DR|LANE|LN|COURT|CT|PLACE|PL|TERRACE|TER"
    "|CIRCLE|CIR|WAY|PARKWAY|PKWY|HIGHWAY|HWY|TRAIL|TRL|LOOP|SQUARE|SQ|PIKE|TURNPIKE|TPKE|ALLEY"
    "|CROSSING|XING|COVE|CV|BEND|BND|POINT|RIDGE|ROW|RUN"
)
_COUNTED = (
    "DAYS?|WEEKS?|MONTHS?|YEARS?|HOURS?|HRS?|MINUTES?|TIMES?|CHILDREN|CHILD|KIDS?|PEOPLE|PERSONS?"
    "|ADULTS?|OTHERS?|SIBLINGS?|DEPENDENTS?|BEDROOMS?|ROOMS?|MILES?|JOBS?|CHECKS?|PAYMENTS?|VISITS?"
    "|CALLS?|LETTERS?|FORMS?|AM|PM|DOLLARS?|PERCENT|OF|IN|FOR|TO|AND|OR|THE|A|AN|HER|HIS|WITH|FROM"
    "|BY|AT|ON|PER|IS|WAS|THAT|AS"
)
"""Words that follow a number in a case note without making it a house number."""
_HOUSE = r"\d{1,6}(?:-\d{1,4})?[A-Z]?(?: 1/2)?"
_NAME = rf"(?!(?:{_COUNTED})\b)[A-Z0-9][A-Z0-9'.-]*"
_ADDRESSES: Final = tuple(
    re.compile(rf"(?<![\w/.,$-]){pattern}", re.ASCII)
    for pattern in (
        rf"{_HOUSE} (?:{_DIRECTION} )?(?:{_NAME} ){{1,4}}(?:{_STREET})\b",
        rf"{_HOUSE} {_DIRECTION} \d{{1,3}}(?:ST|ND|RD|TH)?\b",
        rf"{_HOUSE} (?:{_DIRECTION} )?\d{{1,3}}(?:ST|ND|RD|TH)\b",
        rf"{_NAME} (?:STREET|AVENUE|BOULEVARD|LANE)\b",
        r"(?:P\.? ?O\.? ?|POST OFFICE )BOX #?\d+",
        r"(?:RR|RT|RTE|ROUTE|RURAL ROUTE|HC|STAR ROUTE)\.? #?\d+(?: BOX #?\w+)?",
        r"(?:HWY|HIGHWAY|COUNTY ROAD|STATE ROAD|FARM ROAD|CR) #?\d+\b",
        r"(?:APT|APARTMENT|UNIT|TRAILER|LOT|SUITE|STE)\.? ?(?:NO\.? ?)?#?\d+[A-Z]?\b",
        r"(?:LIVE[SD]?|LIVING|STAY(?:S|ED|ING)?|RESID(?:E|ES|ED|ING)|MOVED|ADDRESS|HOME|HOUSE)"
        rf"(?: IS| NOW| BACK)?(?: AT| ON| TO| IS|:)? {_HOUSE} {_NAME}",
    )
)


def street_address(text: str) -> str:
    """Return the first part of a note that reads like a street address, or blank.

    The substitute address does not count. A false alarm is acceptable: the note is saved if its
    writer answers that it locates nobody.

    >>> street_address("Client lives at 123 Elm St with 2 children")
    'LIVES AT 123 ELM'
    >>> street_address("Called 3 times in 45 days, employer pays 12.50 an hour")
    ''
    """
    plain = " ".join(text.upper().split()).replace(SUBSTITUTE.street, " ")
    found = (pattern.search(plain) for pattern in _ADDRESSES)
    first = min((match for match in found if match), key=lambda match: match.start(), default=None)
    return first.group() if first else ""
