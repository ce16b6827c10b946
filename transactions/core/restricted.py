"""What of a restricted source is shown to whom: row by row, by the system it came from."""

from __future__ import annotations

from collections.abc import Iterable

from data.office.discrepancy import Posted
from data.office.person import Segment
from transactions.core.authority import may_see
from transactions.core.registry import Transaction
from transactions.core.reply import Show
from transactions.core.request import Request

RESTRICTED = "RESTRICTED"
"""What stands where something is held that this user may not see."""
NO_PERIOD = 0


def sees(request: Request, system: str) -> bool:
    """Whether the user may see what the system holds."""
    return may_see(request.user.position, system, request.options.restricted_sources)


def shown_sources(request: Request, declared: Transaction, show: Show) -> frozenset[str]:
    """The systems whose data an answer holds, on whichever page: those of its lines, else that of
    the transaction, and those that it names. What the user may not see is not shown.
    """
    of_lines = {line.system for lines in show.lists.values() for line in lines if line.system}
    held = (of_lines or {declared.system} - {""}) | show.sources
    return frozenset(system for system in held if sees(request, system))


def seen(request: Request, messages: Iterable[Posted]) -> list[Posted]:
    """The messages as the user may see them. Of a restricted source there is a message on a case,
    and by when it must be cleared; what it says is taken out before anything is made of it.
    """
    return [
        posted
        if sees(request, posted.system)
        else posted._replace(
            error_type=RESTRICTED,
            period=NO_PERIOD,
            case_amount=None,
            exchange_amount=None,
            differs="",
            reason=None,
        )
        for posted in messages
    ]


def segments_seen(request: Request, segments: Iterable[Segment]) -> list[Segment]:
    """The lines of PY's lower zone as the user may see them: that a restricted source holds
    something, not what, how much, or how new.
    """
    return [
        segment
        if sees(request, segment.system)
        else segment._replace(
            latest_date=None,
            records=0,
            match="",
            differs="",
            summary=RESTRICTED,
            open_messages=0,
        )
        for segment in segments
    ]
