"""DXL: every discrepancy message ever posted on a person (OKDHS 5(c))."""

from __future__ import annotations

from data.office.discrepancy import Posted, history_of_person
from data.office.person import person_index
from data.rules.codes import meaning
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.restricted import seen
from transactions.core.words import day, differs_words, money, name_words, person, ssn_words
from transactions.shapes.discrepancies import carried_by, comparison_words, short_period

HELP = """
DXL is the history of all data exchange discrepancy messages found on a person, the newest first.
Enter DXL, a blank and the SSN.

Each message has the type of error, the found date, the resolved date, the system code, and the
comparison between case income and the income shown on the data exchange system. AMOUNT means that
the amounts differ, IDENTITY that a name, a birth date or a claim number does, NEW HIRE that the
case counts no wage since a hire. RESTRICTED is for the federal tax information specialist.

The second line tells the case and person, the reason code (7 reduction, 9 increase, C no change)
and who cleared it. A message without a resolved date is open. Nothing ever leaves this list.
"""


def dxl(request: Request) -> Reply:
    """List the history."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    history = seen(request, history_of_person(request.connection, ssn))
    if not history:
        return _none(request, ssn)
    newest = history[0]
    waiting = sum(posted.resolved_date is None for posted in history)
    return Show(
        "DXL",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(request.today),
            "counts": f"{len(history)} POSTED, {waiting} OPEN",
        },
        lists={"messages": [_line(posted) for posted in history]},
        carried=Carried(
            ssns=(ssn,),
            cases=tuple(dict.fromkeys((p.case_number, p.person_code) for p in history)),
        ),
        cursor="transaction",
    )


def _none(request: Request, ssn: int) -> Reply:
    known = person_index(request.connection, ssn).known
    return Refuse(message("IMS0208") if known else message("IMS0201", ssn=ssn_words(ssn)))


def _line(posted: Posted) -> Line:
    amounts = posted.exchange_amount is not None
    values = {
        "type": posted.error_type,
        "found": day(posted.found_date),
        "resolved": day(posted.resolved_date) or "OPEN",
        "system": posted.system,
        "period": short_period(posted),
        "case_income": money(posted.case_amount, 10) if amounts else "",
        "exchange_income": money(posted.exchange_amount, 10) if amounts else "",
        "trail": _trail(posted),
    }
    return Line(values, carried_by(posted), system=posted.system)


def _trail(posted: Posted) -> str:
    words = [f"{posted.case_number} {person(posted.person_code)}"]
    if posted.reason:
        meant = meaning("reason", posted.reason)
        words.append(f"{posted.reason} {meant} BY {posted.resolved_by}")
    if posted.error_type == "SSN":
        words.append(comparison_words(posted))
    elif posted.differs:
        words.append(f"DIFFERS: {differs_words(posted.differs, 20)}")
    return "  ".join(words)


TRANSACTION = Transaction(
    code="DXL",
    title="DATA EXCHANGE DISCREPANCY HISTORY",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 5(c)",
    work=dxl,
)
