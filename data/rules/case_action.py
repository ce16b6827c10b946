"""Basis of a case action. Some information may only start an inquiry and never reduce a benefit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

REDUCING: Final = frozenset({"REDUCTION", "CLOSURE", "SUSPENSION"})
"""Actions that reduce or close benefits, as reason 7 of DXD states."""
APPROVAL: Final = "APPROVAL"
"""Application certified or case reinstated."""


@dataclass(frozen=True, slots=True)
class Unverified:
    """Basis that is not sufficient for some actions, with the rule that says so."""

    basis: str
    refused: frozenset[str]
    rule: str


_ADVERSE = REDUCING | {"DENIAL"}

UNVERIFIED: Final[Mapping[str, Unverified]] = MappingProxyType(
    {
        each.basis: each
        for each in (
            # No state may terminate, deny, suspend or reduce benefits on such data until they are
            # verified independently: Social Security Act, section 1137(c).
            Unverified("WAGE", _ADVERSE, "OKDHS 12"),
            Unverified("IRS", _ADVERSE, "OKDHS 14"),
            Unverified("BEER", _ADVERSE, "OKDHS 9"),
            Unverified("ANONYMOUS", REDUCING, "OKDHS 3"),
            # OKDHS: benefits "are not delayed, terminated, or reduced" for lack of a response.
            Unverified("UNANSWERED", _ADVERSE | {"DELAY"}, "OKDHS 17(a)(2)"),
        )
    }
)
"""Bases that are not verification, by code of the table `action_basis`."""


def refused_by(action: str, bases: Sequence[str]) -> Unverified | None:
    """Return the rule that refuses an action on these bases; None if the action is allowed.

    One sufficient basis is enough. Several insufficient ones do not verify each other.

    >>> refused_by("REDUCTION", ["ANONYMOUS"]).rule
    'OKDHS 3'
    >>> refused_by("REDUCTION", ["ANONYMOUS", "EMPLOYER"]) is None
    True
    """
    for basis in bases:
        if basis not in UNVERIFIED or action not in UNVERIFIED[basis].refused:
            return None
    return UNVERIFIED[bases[0]] if bases else None
