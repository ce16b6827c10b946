"""The Address Confidentiality Program of the Attorney General (OKDHS 2(c)).

A participant need not give the finding address to any state agency. It is neither asked for, nor
kept, nor shown; the substitute address of the authorization card takes its place everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where mail goes."""

    street: str
    city: str
    state: str
    zip_code: str


SUBSTITUTE: Final = PostalAddress("ACP PO BOX 99000", "OKLAHOMA CITY", "OK", "731990000")
"""The substitute address of a practice store: no such box exists."""

PARTICIPANT: Final = "Y"
NO_HOME_VISIT: Final = "ACP: SUBSTITUTE ADDRESS - NO HOME VISIT"
"""What stands beside the address of a participant."""
