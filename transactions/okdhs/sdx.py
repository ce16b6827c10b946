"""SDX: one SSI record, the newest or the one selected (OKDHS 8(a))."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.office.case_reading import Budgeted, budgeted_income
from data.rules.codes import meaning
from data.rules.money import ssi_whole_dollars
from data.rules.periods import add_months, month_of
from data.systems.sdx.record import Sdx, sdx_history
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import (
    day,
    match_words,
    money,
    month,
    name_words,
    person,
    ssn_words,
    whole,
)

HELP = """
SDX shows the Supplemental Security Income record of a person, from the SSI/State Data Exchange.
Enter SDX, a blank and the SSN for the newest record; or type SDX on a line of SDL for that record,
or on the SDX line of PY.

006 is the gross amount of the month after the record date, 007 the net amount of the month of the
record date. Where 015 shows an overpayment, part of the payment is being withheld, so 007 is less
than 006: compare several records with SDL before you code the amount.

When SDX is used to verify SSI income, the amount is rounded to the nearest dollar: 1 to 49 cents
down, 50 to 99 cents up. The whole dollars stand beside the exact amounts.

The lower lines show what the open cases of the person count for the month of 006. The comparison
that posts discrepancy messages is made with 006, never with 007.
"""


def sdx(request: Request) -> Reply:
    """Show one record."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    history = sdx_history(request.connection, ssn)
    if not history:
        return Refuse(message("IMS0205", system="SDX", ssn=ssn_words(ssn)))
    chosen = _chosen(history, request)
    paid_month = add_months(month_of(chosen.record_date), 1)
    counted = budgeted_income(request.connection, ssn, "SSI", paid_month, paid_month)
    return Show(
        "SDX",
        values=_values(chosen, ssn, history.index(chosen), len(history), request.today),
        lists={"budget": [_budget_line(line, chosen.gross, ssn) for line in counted]},
        carried=Carried(
            ssns=(ssn,),
            claims=(chosen.claim_number,) if chosen.claim_number else (),
            cases=tuple((line.case_number, line.person_code) for line in counted),
        ),
        cursor="transaction",
    )


def _chosen(history: list[Sdx], request: Request) -> Sdx:
    wanted = request.record.get("sdx")
    for record in history:
        if wanted == record_mark(record):
            return record
    return history[0]


def record_mark(record: Sdx) -> str:
    """What tells one record of a person from the others."""
    return f"{record.record_date.isoformat()}/{record.file_id}"


def _values(record: Sdx, ssn: int, behind: int, held: int, today: date) -> dict[str, str]:
    this_month = month_of(record.record_date)
    return {
        "ssn": ssn_words(ssn),
        "date": day(today),
        "person_ssn": ssn_words(ssn),
        "name": name_words(record.last_name, record.first_name, record.middle_name),
        "birth_date": day(record.birth_date),
        "match": match_words(record.match),
        "differs": record.differs,
        "record_date": day(record.record_date),
        "received": day(record.loaded),
        "place": "NEWEST RECORD" if behind == 0 else f"RECORD {behind + 1} OF {held}",
        "claim": record.claim_number,
        "payment_status": record.payment_status,
        "payment_status_meaning": meaning("sdx_payment_status", record.payment_status),
        "gross_month": month(add_months(this_month, 1)),
        "gross": money(record.gross, 10),
        "gross_whole": whole(ssi_whole_dollars(record.gross), 7),
        "net_month": month(this_month),
        "net": money(record.net, 10),
        "net_whole": whole(ssi_whole_dollars(record.net), 7),
        "unearned": money(record.unearned_counted, 10),
        "income_type": record.income_type,
        "income_type_meaning": meaning("sdx_income_type", record.income_type),
        "source_file": record.source_file,
        "recipient_type": record.recipient_type,
        "recipient_type_meaning": meaning("sdx_recipient_type", record.recipient_type),
        "over_under": record.over_under,
        "over_under_meaning": meaning("sdx_over_under", record.over_under),
        "house": record.resource_house,
        "house_meaning": meaning("sdx_resource_house", record.resource_house),
        "vehicle": record.resource_vehicle,
        "vehicle_meaning": meaning("sdx_resource_vehicle", record.resource_vehicle),
        "living": record.living_arrangement,
        "living_meaning": meaning("sdx_living_arrangement", record.living_arrangement),
        "eligible_since": day(record.eligibility_date),
    }


def _budget_line(line: Budgeted, gross: Decimal, ssn: int) -> Line:
    counted = line.amount or Decimal("0.00")
    values = {
        "case": line.case_number,
        "person": person(line.person_code),
        "status": meaning("case_status", line.status),
        "counted": money(counted, 10),
        "difference": money(gross - counted, 10),
    }
    return Line(values, Carried(ssns=(ssn,), cases=((line.case_number, line.person_code),)))


TRANSACTION = Transaction(
    code="SDX",
    title="SSI STATE DATA EXCHANGE RECORD",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 8(a)",
    work=sdx,
    system="SDX",
)
