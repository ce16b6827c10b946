"""SDX and SDL: one SSI record, and the history list (OKDHS 8)."""

from __future__ import annotations

from data.office.case_reading import budgeted_income
from data.rules.identity import EXACT, UNMATCHED
from data.rules.money import ssi_whole_dollars
from data.rules.payment import counted, pays
from data.rules.periods import add_months, month_of
from data.systems.sdx import SdxRecord, sdx_history
from transactions.core.keys import SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import match_words, month, name_of, ssn_words, whole
from transactions.shapes.record import (
    budget_lines,
    columns,
    matched,
    on_file,
    place,
    selected,
)
from transactions.shapes.whose import client_name, income_of, row_two

HELP = """
SDX shows the Supplemental Security Income (SSI) record of a person, from the SSI/State Data
Exchange System. Enter SDX space SSN for the newest record, or type SDX on a line of SDL for that
record, or on the SDX line of PY.

006 is the gross amount for the month after the record date, 007 the net amount for the month of the
record date. If 015 shows an overpayment, part of the payment is being withheld, so 007 is less than
006: compare several records with SDL before you code the amount.

When SDX is used to verify SSI income, round the amount shown to the nearest dollar: 1 to 49 cents
is rounded down, 50 to 99 cents is rounded up. The whole dollar figures are next to the exact
amounts.

Block 004 decides whether 006 counts: C is paid and M is a forced payment. Under any other status
nothing is paid, and 006 counts as 0.00.

The lower lines show what the person's open cases count for the month of 006. Discrepancy messages
compare 006, never 007.
"""

STATUS = "sdx_payment_status"
NOT_PAID = "NOT PAID: COUNTS 0.00"

LIST_HELP = """
SDL provides a history list of the current and previous SDX records of a person, newest first. Enter
SDL space SSN.

To view a particular record, move the cursor to the line of its record date, type SDX at the left
and press Enter. PF3 returns to the list.

Compare 006 gross and 007 net down the list: a net amount below the gross month after month, with O
in 015, means that an overpayment is being withheld.
"""


@Transaction("SDX", "SSI STATE DATA EXCHANGE RECORD", "OKDHS 8(a)", (SsnKey,), HELP, system="SDX")
def sdx(request: Request) -> Show:
    """Show the record selected, or else the newest."""
    ssn, history, whose = on_file(request, "SDX", sdx_history)
    record = selected(request, "sdx", history, _mark)
    paid_month = add_months(month_of(record.record_date), 1)
    budgeted = budgeted_income(request.connection, ssn, "SSI", paid_month, paid_month)
    income = counted(STATUS, record.payment_status, record.gross)
    values = columns(
        record,
        "SDX",
        client_name=client_name(whose, record),
        place=place(record, history),
        person_ssn=ssn_words(ssn),
        gross_month=month(paid_month),
        gross_whole=whole(ssi_whole_dollars(record.gross), 7),
        counts="" if pays(STATUS, record.payment_status) else NOT_PAID,
        net_month=month(month_of(record.record_date)),
        net_whole=whole(ssi_whole_dollars(record.net), 7),
        unearned=record.unearned_counted,
        house=record.resource_house,
        vehicle=record.resource_vehicle,
        living=record.living_arrangement,
    )
    return Show(
        "SDX",
        values=values | matched(record),
        lists={"budget": budget_lines(budgeted, income_of(whose, record, income), ssn)},
        carried=about(ssn, *budgeted, claim=record.claim_number),
    )


def _mark(record: SdxRecord) -> str:
    """Identify one record of a person."""
    return f"{record.record_date.isoformat()}/{record.file_id}"


@Transaction(
    "SDL", "SSI STATE DATA EXCHANGE LIST", "OKDHS 8(b)", (SsnKey,), LIST_HELP, system="SDX"
)
def sdl(request: Request) -> Show:
    """List the records."""
    ssn, history, whose = on_file(request, "SDX", sdx_history)
    return Show(
        "SDL",
        values=row_two(ssn, whose, history[0]),
        lists={"records": [_line(record, ssn) for record in history]},
        carried=about(ssn, claim=history[0].claim_number),
        cursor="select.1",
    )


def _line(record: SdxRecord, ssn: int) -> Line:
    values = columns(record, "SDL", "records", living=record.living_arrangement)
    if record.match not in (EXACT, UNMATCHED):
        values["payment_status_meaning"] = f"{match_words(record.match)} {name_of(record)}"
    return Line(values, about(ssn, sdx=_mark(record)), system="SDX")
