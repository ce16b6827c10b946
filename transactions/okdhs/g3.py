"""G3: the expanded discrepancy messages of a case (OKDHS 16(2))."""

from __future__ import annotations

from datetime import date

from data.office.case_reading import case_head
from data.office.discrepancy import Posted, open_on_case
from data.rules.clocks import informs_since
from data.rules.codes import meaning
from data.rules.ssn import TABLE
from data.store.clock import at_office
from data.systems.enu import Verified, verified_on_case
from transactions.core.keys import CaseKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about
from transactions.core.request import Request
from transactions.core.words import day, local_day, name_of
from transactions.shapes.discrepancy import (
    age_words,
    message_line,
    message_words,
    noted_on,
    seen,
)
from transactions.shapes.record import columns
from transactions.shapes.refusal import no_case

HELP = """
G3 displays the expanded discrepancy messages of a case. Enter G3 space case number, or type G3 on a
line of G1DX.

Each message shows the person, the amounts compared, the found date, the date by which it must be
cleared, and whether a case note was written since. ACT BY appears for data that count as verified
upon receipt.

A NEW HIRE message names the employer and the day, DISQUAL the program, the state and the length.
DUAL means that a record with AD has no record with CP, and shows both claim numbers: the amount is
not known. QUARTER is for the wages of a quarter of which some months count, those from the
application on. Its wages are not reported by month, so there is no amount of difference. ENDED
means that the difference is no longer there, and says since when and how: clear the message all the
same.

An ENU result that verified an SSN is shown for 45 days as information, with nothing to clear.

Find out from the client or the source which information is correct, document it with FCN, take
action on the case, and clear the message with DXD. Type a code at the left of a message: PY, SDX or
OWG for the person, FCN, or DXD.
"""


@Transaction("G3", "EXPANDED DISCREPANCY MESSAGES OF A CASE", "OKDHS 16(2)", (CaseKey,), HELP)
def g3(request: Request) -> Show:
    """Show the case's open messages."""
    number = request.keyed(CaseKey).case_number
    case = case_head(request.connection, number)
    if case is None:
        raise no_case(number)
    messages = seen(request, open_on_case(request.connection, number))
    since = at_office(informs_since(request.today), 0).instant
    verified = verified_on_case(request.connection, number, since)
    persons = dict.fromkeys((posted.case_number, posted.person_code) for posted in messages)
    return Show(
        "G3",
        values={"case": number, "name": name_of(case), "counts": f"{len(messages)} OPEN"},
        lists={
            "messages": [
                *(_line(posted, request.today) for posted in messages),
                *map(_information, verified),
            ]
        },
        carried=Carried(
            ssns=tuple(
                dict.fromkeys([*(p.ssn for p in messages if p.ssn), *(v.ssn for v in verified)])
            ),
            cases=tuple(persons) or ((number, None),),
        ),
        message=None if messages else message("IMS0206"),
        cursor="select.1",
    )


def _line(posted: Posted, today: date) -> Line:
    noted = noted_on(posted)
    return message_line(
        posted,
        "G3",
        age=age_words(posted, today),
        comparison=message_words(posted),
        act_by=f"ACT BY {day(posted.act_by_date)}" if posted.act_by_date else "",
        note=f"NOTE {day(noted)}" if noted else "NO CASE NOTE YET",
    )


def _information(verified: Verified) -> Line:
    """The line of an answer that has nothing to clear."""
    values = columns(
        verified,
        "G3",
        "messages",
        system="ENU",
        type="VERIFIED",
        age="NONE",
        comparison=f"{verified.answer_code} {meaning(TABLE, verified.answer_code)}",
        found=local_day(verified.answered_at),
        due="NONE",
        act_by="INFORMATION",
        note="NOTHING TO CLEAR",
    )
    return Line(values, about(verified.ssn, verified), system="ENU")
