"""IEV and WGD: unearned income reported to the IRS, which is federal tax information; WGD adds the
payer's address and the meaning of the document type code (OKDHS 14).
"""

from __future__ import annotations

from data.rules.codes import code_column
from data.systems.iev import IevIncome, incomes
from transactions.core.keys import SsnKey
from transactions.core.registry import ANY_SYSTEM, Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import employer_number
from transactions.shapes.record import columns, matched, on_file
from transactions.shapes.whose import row_two, sent_words

HELP = """
IEV is the Unearned Income Report: income that payers reported to the Internal Revenue Service
(IRS), by tax year. Enter IEV space SSN, or type IEV on any line of PY.

Type WGD on a line for the payer's address and a brief explanation of the document type code. The
codes are listed below.

The data cover an entire year and are about a year old or more. They start an inquiry and settle
nothing: verify the income independently, with the client or the payer. Benefits are not reduced or
closed on it alone. Income over $120 a year (a setting) of a type that the case does not count posts
an UNEARNED message.

All of this is federal tax information (FTI), and so is anything derived from it. Only the FTI
specialist may see it. It is not copied into case notes, and it is printed only as a logged copy.
"""

PAYER_HELP = """
WGD adds to IEV the payer's address and a brief explanation of the document type code. Enter WGD
space SSN for all of a person's returns, or type WGD on a line of IEV for that return, or on any
line of PY.

Everything here is federal tax information: see M IEV.
"""


@Transaction(
    "IEV",
    "UNEARNED INCOME REPORT",
    "OKDHS 14",
    (SsnKey,),
    HELP,
    system="IEV",
    lines=(ANY_SYSTEM,),
    glossary="iev_document",
)
def iev(request: Request) -> Show:
    """List the returns."""
    ssn, held, whose = on_file(request, "IEV", incomes)
    lines = [_line("IEV", each, ssn) for each in held]
    return Show(
        "IEV", row_two(ssn, whose, held[0]) | matched(held[0]), {"returns": lines}, about(ssn)
    )


@Transaction(
    "WGD",
    "UNEARNED INCOME, PAYER AND DOCUMENT",
    "OKDHS 14",
    (SsnKey,),
    PAYER_HELP,
    system="IEV",
    lines=(ANY_SYSTEM,),
)
def wgd(request: Request) -> Show:
    """Show the return selected, or else all."""
    ssn, held, whose = on_file(request, "IEV", incomes)
    wanted = [each for each in held if _mark(each) == request.record.get("iev")]
    lines = [_line("WGD", each, ssn) for each in wanted or held]
    return Show("WGD", row_two(ssn, whose, held[0]), {"returns": lines}, about(ssn))


def _mark(income: IevIncome) -> str:
    """Identify one return of a person."""
    return f"{income.tax_year}/{income.document_code}/{income.payer_tin}/{income.account}"


def _payer(income: IevIncome) -> str:
    """Return the payer, preceded by the name on the return if it does not match exactly."""
    return " ".join(filter(None, (sent_words(income), income.payer_name)))


def _line(format: str, income: IevIncome, ssn: int) -> Line:
    """Return a line of either format."""
    explained = code_column("iev_document", "explained")
    values = columns(
        income,
        format,
        "returns",
        year=str(income.tax_year),
        document=income.document_code,
        payer=_payer(income),
        account=f"ACCOUNT {income.account}" if income.account else "",
        explained=explained.get(income.document_code, "").upper(),
        tin=employer_number(income.payer_tin),
        address=income.payer_address,
        town=f"{income.payer_city} {income.payer_state} {income.payer_zip}".strip(),
    )
    return Line(values, about(ssn, iev=_mark(income)), system="IEV")
