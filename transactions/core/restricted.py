"""Who sees what of a restricted source: row by row, by the system it came from."""

from __future__ import annotations

from transactions.core.authority import may_see
from transactions.core.registry import Transaction
from transactions.core.reply import Show
from transactions.core.request import Request

RESTRICTED = "RESTRICTED"
"""What stands where something is held that this user may not see."""


def sees(request: Request, system: str) -> bool:
    """Whether the user may see what the system holds."""
    return may_see(request.user.position, system, request.options.restricted.sources)


def shown_sources(request: Request, declared: Transaction, show: Show) -> frozenset[str]:
    """The systems whose data an answer holds, on whichever page: those of its lines, else that of
    the transaction, and those that it names. What the user may not see is not shown.
    """
    of_lines = {line.system for lines in show.lists.values() for line in lines if line.system}
    held = (of_lines or {declared.system} - {""}) | show.sources
    return frozenset(system for system in held if sees(request, system))
