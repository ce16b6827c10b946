"""IEV and WGD: unearned income by the IRS's information returns, which is federal tax information,
and the same with the payer's address and the document type code explained (OKDHS 14).
"""

from __future__ import annotations

from data.rules.codes import code_column
from data.systems.iev import IevIncome, incomes
from transactions.core.keys import SsnKey
from transactions.core.registry import ANY_SYSTEM, Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import employer_number
from transactions.shapes.record import columns, head, matched, on_file

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

PAYER_HELP = """
WGD shows more of what IEV lists: the address of the payer, and a brief explanation of the document
type code. Enter WGD, a blank and the SSN for all returns of a person, or type WGD on a line of IEV
for that return, or on any line of PY.

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
    ssn, held = on_file(request, "IEV", incomes)
    lines = [_line("IEV", each, ssn) for each in held]
    return Show("IEV", head(ssn, held[0]) | matched(held[0]), {"returns": lines}, about(ssn))


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
    """Show the return that was selected, else all."""
    ssn, held = on_file(request, "IEV", incomes)
    wanted = [each for each in held if _mark(each) == request.record.get("iev")]
    lines = [_line("WGD", each, ssn) for each in wanted or held]
    return Show("WGD", head(ssn, held[0]), {"returns": lines}, about(ssn))


def _mark(income: IevIncome) -> str:
    """Mark that tells one return of a person from the others."""
    return f"{income.tax_year}/{income.document_code}/{income.payer_tin}/{income.account}"


def _line(format: str, income: IevIncome, ssn: int) -> Line:
    """A return, as the format of its list paints it."""
    explained = code_column("iev_document", "explained")
    values = columns(
        income,
        format,
        "returns",
        year=str(income.tax_year),
        document=income.document_code,
        payer=income.payer_name,
        account=f"ACCOUNT {income.account}" if income.account else "",
        explained=explained.get(income.document_code, "").upper(),
        tin=employer_number(income.payer_tin),
        address=income.payer_address,
        town=f"{income.payer_city} {income.payer_state} {income.payer_zip}".strip(),
    )
    return Line(values, about(ssn, iev=_mark(income)), system="IEV")
