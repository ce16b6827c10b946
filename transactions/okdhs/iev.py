"""IEV: unearned income by the IRS's information returns, federal tax information (OKDHS 14)."""

from __future__ import annotations

from data.rules.codes import meaning
from data.systems.iev.record import Income, incomes
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import ANY_SYSTEM, Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, match_words, money, name_words, ssn_words

HELP = """
IEV is the Unearned Income Report: what payers reported to the Internal Revenue Service (IRS), by
tax year. Enter IEV, a blank and the SSN, or type IEV on any line of PY.

WGD on a line adds the payer's address and a brief explanation of the document type code. The codes
are listed below.

The data is of a whole year, and about a year or more old. It starts an inquiry and settles nothing:
verify it independently, with the client or the payer. Benefits are not reduced or closed on it
alone. Income of more than $120 a year (a setting) of a kind that the case counts none of posts a
message UNEARNED.

All of this is federal tax information, and so is whatever derives from it. It is for the federal
tax information specialist; it is not copied into case notes, nor printed but as a logged copy.
"""


def iev(request: Request) -> Reply:
    """List the returns."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    held = incomes(request.connection, ssn)
    if not held:
        return Refuse(message("IMS0205", system="IEV", ssn=ssn_words(ssn)))
    newest = held[0]
    return Show(
        "IEV",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(request.today),
            "match": match_words(newest.match),
            "differs": newest.differs,
        },
        lists={"returns": [_line(income, ssn) for income in held]},
        carried=Carried(ssns=(ssn,)),
        cursor="transaction",
    )


def income_mark(income: Income) -> str:
    """What tells one return of a person from the others."""
    return f"{income.tax_year}/{income.document_code}/{income.payer_tin}/{income.account}"


def _line(income: Income, ssn: int) -> Line:
    values = {
        "year": str(income.tax_year),
        "document": income.document_code,
        "document_meaning": meaning("iev_document", income.document_code),
        "amount": money(income.amount, 12),
        "payer": income.payer_name,
        "account": f"ACCOUNT {income.account}" if income.account else "",
    }
    return Line(values, Carried(ssns=(ssn,), record={"iev": income_mark(income)}), system="IEV")


TRANSACTION = Transaction(
    code="IEV",
    title="UNEARNED INCOME REPORT",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 14",
    work=iev,
    system="IEV",
    lines=(ANY_SYSTEM,),
    glossary="iev_document",
)
