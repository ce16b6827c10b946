"""Address Confidentiality Program (ACP) of the Attorney General (OKDHS 2(c)).

State agencies may not require a participant's finding address. It is never asked for, stored or
shown. The ACP substitute address from the authorization card is used everywhere instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Mailing address."""

    street: str
    city: str
    state: str
    zip_code: str


SUBSTITUTE: Final = PostalAddress("ACP PO BOX 99000", "OKLAHOMA CITY", "OK", "731990000")
"""Substitute address on a practice store. The box does not exist."""

PARTICIPANT: Final = "Y"
NO_HOME_VISIT: Final = "ACP: SUBSTITUTE ADDRESS - NO HOME VISIT"
"""Notice shown with the address of a participant."""
