"""SDL: the history list of a person's SDX records (OKDHS 8(b))."""

from __future__ import annotations

from data.rules.codes import meaning
from data.systems.sdx.record import Sdx, sdx_history
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, money, name_words, short_day, ssn_words
from transactions.okdhs.sdx import record_mark

HELP = """
SDL lists the current and previous SDX records of a person, the newest first. Enter SDL, a blank and
the SSN.

To view a record move the cursor to the line of its record date, type SDX at the left and press
Enter. PF3 brings you back to the list.

Read 006 gross and 007 net down the list: a net that is less than the gross month after month, with
O in 015, is an overpayment being withheld.
"""


def sdl(request: Request) -> Reply:
    """List the records."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    history = sdx_history(request.connection, ssn)
    if not history:
        return Refuse(message("IMS0205", system="SDX", ssn=ssn_words(ssn)))
    newest = history[0]
    return Show(
        "SDL",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(request.today),
        },
        lists={"records": [_line(record, ssn) for record in history]},
        carried=Carried(ssns=(ssn,), claims=(newest.claim_number,) if newest.claim_number else ()),
        cursor="select.1",
    )


def _line(record: Sdx, ssn: int) -> Line:
    values = {
        "record_date": day(record.record_date),
        "payment_status": record.payment_status,
        "payment_status_meaning": meaning("sdx_payment_status", record.payment_status),
        "gross": money(record.gross, 9),
        "net": money(record.net, 9),
        "over_under": record.over_under,
        "living": record.living_arrangement,
        "received": short_day(record.loaded),
    }
    return Line(values, Carried(ssns=(ssn,), record={"sdx": record_mark(record)}), system="SDX")


TRANSACTION = Transaction(
    code="SDL",
    title="SSI STATE DATA EXCHANGE LIST",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 8(b)",
    work=sdl,
    system="SDX",
)
