"""OWG and OWC: wages reported to OESC, by quarter and employer (OKDHS 12)."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from data.queries.cases import budgeted_income
from data.queries.exchange import Wage, wages
from data.rules.periods import months_of_quarter
from transactions.carried import Carried
from transactions.keys import SsnKey
from transactions.matching import match_words
from transactions.messages import message
from transactions.registry import Transaction
from transactions.reply import Line, Refuse, Reply, Show
from transactions.request import Request
from transactions.words import day, money, name_words, person, quarter, ssn_words

HELP = """
OWG shows the wages that employers reported to the Oklahoma Employment Security Commission (OESC),
newest quarter first. Enter OWG or OWC, a blank and the SSN.

A quarter has one entry for each employer, then its total, then a line for each open case with what
the case counts as wages in the three months of the quarter, and the difference. A difference above
the tolerance was posted to G1DX.

An employer reports the gross wage of the quarter only: no hours, no dates of work, and two to six
months late. So the record is a reason to ask, not a verification. Contact the client or the
employer to confirm the employment, the wages earned, and the medical insurance available to the
employee and dependents.
"""


def owg(request: Request) -> Reply:
    """List the wages in force."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    reported = wages(request.connection, ssn)
    if not reported:
        return Refuse(message("IMS0205", system="OWG", ssn=ssn_words(ssn)))
    lines: list[Line] = []
    cases: dict[tuple[str, int | None], None] = {}
    for period, of_quarter in groupby(reported, key=lambda wage: wage.quarter):
        entries = list(of_quarter)
        lines += [_employer_line(wage, ssn) for wage in entries]
        total = sum((wage.gross_wage for wage in entries), Decimal("0.00"))
        lines.append(_total_line(period, total, ssn))
        for case in _case_sums(request, ssn, period):
            lines.append(_case_line(period, *case, total, ssn))
            cases[case[0], case[1]] = None
    newest = reported[0]
    return Show(
        "OWG",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(request.today),
            "match": match_words(newest.match),
            "differs": newest.differs,
        },
        lists={"wages": lines},
        carried=Carried(ssns=(ssn,), cases=tuple(cases)),
        cursor="transaction",
    )


def _case_sums(request: Request, ssn: int, period: int) -> list[tuple[str, int, Decimal]]:
    """Each open case's wages of the quarter: the sum of its three months."""
    months = months_of_quarter(period)
    sums: dict[tuple[str, int], Decimal] = {}
    for counted in budgeted_income(request.connection, ssn, "WAGE", months[0], months[-1]):
        key = (counted.case_number, counted.person_code)
        sums[key] = sums.get(key, Decimal("0.00")) + (counted.amount or Decimal(0))
    return [(case, code, amount) for (case, code), amount in sums.items()]


def _employer_line(wage: Wage, ssn: int) -> Line:
    town = f"{wage.employer_city} {wage.employer_state} {wage.employer_zip[:5]}"
    values = {
        "quarter": quarter(wage.quarter),
        "employer": wage.employer_name,
        "account": wage.employer_account,
        "amount": money(wage.gross_wage, 11),
        "address": f"{wage.employer_address}, {town}",
    }
    return Line(values, Carried(ssns=(ssn,)), system="OWG")


def _total_line(period: int, total: Decimal, ssn: int) -> Line:
    values = {"quarter": quarter(period), "employer": "TOTAL REPORTED", "amount": money(total, 11)}
    return Line(values, Carried(ssns=(ssn,)), system="OWG")


def _case_line(
    period: int, case: str, code: int, counted: Decimal, reported: Decimal, ssn: int
) -> Line:
    values = {
        "quarter": quarter(period),
        "employer": f"CASE {case} {person(code)} COUNTS",
        "amount": money(counted, 11),
        "difference": money(reported - counted, 11),
    }
    return Line(values, Carried(ssns=(ssn,), cases=((case, code),)))


TRANSACTION = Transaction(
    code="OWG",
    title="OESC WAGE DATA EXCHANGE",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 12",
    work=owg,
    system="OWG",
    aliases=("OWC",),
)
