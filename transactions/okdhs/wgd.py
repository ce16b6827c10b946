"""WGD: IEV with the payer's address and the document type code explained (OKDHS 14)."""

from __future__ import annotations

from data.rules.codes import code_column, meaning
from data.systems.iev.record import Income, incomes
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import ANY_SYSTEM, Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, money, name_words, ssn_words
from transactions.okdhs.iev import income_mark

HELP = """
WGD shows more of what IEV lists: the address of the payer, and a brief explanation of the document
type code. Enter WGD, a blank and the SSN for all returns of a person, or type WGD on a line of IEV
for that return, or on any line of PY.

Everything here is federal tax information: see M IEV.
"""


def wgd(request: Request) -> Reply:
    """Show the return that was selected, else all."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    held = incomes(request.connection, ssn)
    if not held:
        return Refuse(message("IMS0205", system="IEV", ssn=ssn_words(ssn)))
    selected = [one for one in held if income_mark(one) == request.record.get("iev")]
    newest = held[0]
    return Show(
        "WGD",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(request.today),
        },
        lists={"returns": [_line(income, ssn) for income in selected or held]},
        carried=Carried(ssns=(ssn,)),
        cursor="transaction",
    )


def _line(income: Income, ssn: int) -> Line:
    explained = code_column("iev_document", "explained")
    values = {
        "year": str(income.tax_year),
        "document": income.document_code,
        "document_meaning": meaning("iev_document", income.document_code),
        "amount": money(income.amount, 12),
        "explained": explained.get(income.document_code, "").upper(),
        "payer": income.payer_name,
        "tin": f"{income.payer_tin[:2]}-{income.payer_tin[2:]}",
        "address": income.payer_address,
        "town": f"{income.payer_city} {income.payer_state} {income.payer_zip}".strip(),
        "indicator": income.indicator,
        "indicator_meaning": meaning("iev_indicator", income.indicator),
    }
    return Line(values, Carried(ssns=(ssn,), record={"iev": income_mark(income)}), system="IEV")


TRANSACTION = Transaction(
    code="WGD",
    title="UNEARNED INCOME, PAYER AND DOCUMENT",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 14",
    work=wgd,
    system="IEV",
    lines=(ANY_SYSTEM,),
)
