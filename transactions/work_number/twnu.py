"""TWNU: agreements (MOU) with The Work Number, for the manager (WN, Background)."""

from __future__ import annotations

from datetime import date, timedelta

from data.office.agreement import (
    AgreementRow,
    add_agreement,
    agreements,
    agreements_to_change,
    end_agreement,
)
from data.office.user import ORANGE_CA
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Reply, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_day, typed_words
from transactions.core.words import day, moment
from transactions.work_number.staff import NoKey

HELP = """
TWNU lists the agreements (Memorandum of Understanding, MOU) under which the county uses The Work
Number, and records new ones. It is for the manager. A lookup on a day that no agreement covers is
refused, even in the middle of a conversation.

N records a new agreement: FROM and TO are its first and last days. R renews the newest agreement
until TO; the renewal begins the day after the agreement ends, or today if it has already ended. E
ends the newest agreement early: TO is its new last day, or today if TO is blank. Agreements cannot
overlap.

TWNU is this system's own code.
"""
NEW, RENEW, END = "N", "R", "E"
ONE_DAY = timedelta(days=1)


@Transaction(
    "TWNU",
    "THE WORK NUMBER: AGREEMENTS (MOU)",
    "WN BACKGROUND",
    (NoKey,),
    HELP,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
def twnu(request: Request) -> Reply:
    """Show the agreements; record, renew or end one."""
    if request.pad is None:
        return _screen(request)
    typed = typed_words(request.fields)
    change = typed.get("change", "").upper()
    if change not in (NEW, RENEW, END):
        raise refusal("IMS1058", "change")
    held = agreements_to_change(request.connection)
    if change == NEW:
        said = _record(request, held, _typed_date(typed, "from_date", "FROM"), typed)
    elif change == RENEW:
        if not held:
            raise refusal("IMS1117", "change")
        last = max(row.to_date for row in held)
        said = _record(request, held, max(last + ONE_DAY, request.today), typed)
    else:
        said = _end(request, held, typed)
    return _screen(request, said)


def _record(request: Request, held: list[AgreementRow], first: date, typed: Typed) -> Message:
    last = _typed_date(typed, "to_date", "TO")
    if last < first:
        raise refusal("IMS1115", "to_date", field="TO")
    if any(row.from_date <= last and first <= row.to_date for row in held):
        raise refusal("IMS1116", "from_date")
    add_agreement(request.connection, first, last, request.user.user_id, request.now)
    return message("IMS1057", date=day(first))


def _end(request: Request, held: list[AgreementRow], typed: Typed) -> Message:
    open_ones = [row for row in held if row.to_date >= request.today]
    if not open_ones:
        raise refusal("IMS1117", "change")
    row = open_ones[-1]
    last = _typed_date(typed, "to_date", "TO") if "to_date" in typed else request.today
    if not max(row.from_date, request.today) <= last <= row.to_date:
        raise refusal("IMS1115", "to_date", field="TO")
    end_agreement(request.connection, row.agreement_id, last, request.user.user_id)
    return message("IMS1118", date=day(last))


def _typed_date(typed: Typed, name: str, field: str) -> date:
    found = typed_day(typed.get(name, ""))
    if found is None:
        raise refusal("IMS1115", name, field=field)
    return found


def _screen(request: Request, said: Message | None = None) -> Show:
    rows = agreements(request.connection)[::-1]
    return Show(
        "TWNU",
        lists={"agreements": [_line(row, request.today) for row in rows]},
        message=said,
        pad={},
    )


def _line(row: AgreementRow, today: date) -> Line:
    state = "IN FORCE" if row.from_date <= today <= row.to_date else "TO COME"
    if row.to_date < today:
        state = "ENDED"
    ended = f"; ENDED BY {row.ended_by}" if row.ended_by else ""
    recorded = f"{moment(row.recorded_at)} {row.recorded_by}" if row.recorded_by else ""
    return Line(
        {
            "first": day(row.from_date),
            "last": day(row.to_date),
            "state": state,
            "recorded": recorded + ended,
        }
    )
