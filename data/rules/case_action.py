"""What a case action may rest on: some information starts an inquiry and never lowers a benefit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

REDUCING: Final = frozenset({"REDUCTION", "CLOSURE", "SUSPENSION"})
"""Actions that lower or end benefits: what reason 7 of DXD says was done."""


@dataclass(frozen=True, slots=True)
class Unverified:
    """A basis that cannot carry some actions alone, and the rule that says so."""

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
            # Not delayed, terminated or reduced.
            Unverified("UNANSWERED", _ADVERSE | {"DELAY"}, "OKDHS 17(a)(2)"),
        )
    }
)
"""The bases that are no verification, by code of the table `action_basis`."""


def refused_by(action: str, bases: Sequence[str]) -> Unverified | None:
    """The rule that refuses an action resting on these bases; None where it is accepted.

    One basis that can carry the action is enough. Several that cannot do not verify each other.

    >>> refused_by("REDUCTION", ["ANONYMOUS"]).rule
    'OKDHS 3'
    >>> refused_by("REDUCTION", ["ANONYMOUS", "EMPLOYER"]) is None
    True
    """
    for basis in bases:
        if basis not in UNVERIFIED or action not in UNVERIFIED[basis].refused:
            return None
    return UNVERIFIED[bases[0]] if bases else None
