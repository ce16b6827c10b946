"""Which systems hold federal tax information (Internal Revenue Code 6103(l)(7))."""

from __future__ import annotations

from collections.abc import Iterable

FEDERAL_TAX = frozenset({"BWG", "IEV"})
"""What these systems report, and whatever is derived from it, is federal tax information: the IRS
matches, and the earnings file of the Social Security Administration.
"""


def is_federal_tax(systems: Iterable[str]) -> bool:
    """Whether data of these systems is federal tax information, or some of it.

    >>> is_federal_tax(["SDX", "IEV"]), is_federal_tax(["SDX"])
    (True, False)
    """
    return not FEDERAL_TAX.isdisjoint(systems)
