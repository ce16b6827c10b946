"""OWG and OWC: wages reported to OESC, by quarter and employer (OKDHS 12)."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from data.office.case_reading import budgeted_income
from data.rules.periods import months_of_quarter
from data.systems.owg.record import Wage, wages
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
    quarter,
    ssn_words,
)

HELP = """
OWG shows the wages that employers reported to the Oklahoma Employment Security Commission (OESC),
newest quarter first. Enter OWG or OWC, a blank and the SSN.

A quarter has one entry for each employer, then its total, then for each open case what it counts as
wages in the three months of the quarter, and the difference. A difference above the tolerance was
posted to G1DX.

An employer reports the gross wage of the quarter only: no hours, no dates of work, and two to six
months late. So the record is a reason to ask, not a verification. Contact the client or the
employer to confirm the employment, the wages earned, and the medical insurance available to the
employee and dependents. FCN on the line of a case takes what they say: the kind WC has a field for
each.
"""

CaseOfPerson = tuple[str, int]
Budget = dict[int, Decimal]
"""Wages that a case counts, by month."""


def owg(request: Request) -> Reply:
    """List the wages in force."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    reported = wages(request.connection, ssn)
    if not reported:
        return Refuse(message("IMS0205", system="OWG", ssn=ssn_words(ssn)))
    newest, oldest = reported[0], reported[-1]
    budgets = _budgets(request, ssn, oldest.quarter, newest.quarter)
    lines: list[Line] = []
    for period, of_quarter in groupby(reported, key=lambda wage: wage.quarter):
        entries = list(of_quarter)
        total = sum((wage.gross_wage for wage in entries), Decimal("0.00"))
        lines += [_employer_line(wage, ssn) for wage in entries]
        lines.append(_total_line(period, total, len(entries), ssn))
        lines += [_case_line(period, *case, total, ssn) for case in budgets.items()]
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
        carried=Carried(ssns=(ssn,), cases=tuple(budgets)),
        cursor="transaction",
    )


def _budgets(request: Request, ssn: int, oldest: int, newest: int) -> dict[CaseOfPerson, Budget]:
    """What each open case of the person counts as wages from one quarter to another."""
    first, last = months_of_quarter(oldest)[0], months_of_quarter(newest)[-1]
    budgets: dict[CaseOfPerson, Budget] = {}
    for counted in budgeted_income(request.connection, ssn, "WAGE", first, last):
        budget = budgets.setdefault((counted.case_number, counted.person_code), {})
        if counted.amount is not None:
            budget[counted.month] = counted.amount
    return budgets


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


def _total_line(period: int, total: Decimal, employers: int, ssn: int) -> Line:
    values = {
        "quarter": quarter(period),
        "employer": "TOTAL REPORTED",
        "amount": money(total, 11),
        "address": f"BY {employers} EMPLOYER{'S' if employers > 1 else ''}",
    }
    return Line(values, Carried(ssns=(ssn,)), system="OWG")


def _case_line(
    period: int, case: CaseOfPerson, budget: Budget, reported: Decimal, ssn: int
) -> Line:
    number, code = case
    counts = {each: budget.get(each, Decimal("0.00")) for each in months_of_quarter(period)}
    counted = sum(counts.values(), Decimal("0.00"))
    values = {
        "quarter": quarter(period),
        "employer": f"CASE {number} {person(code)} COUNTS",
        "amount": money(counted, 11),
        "difference": money(reported - counted, 11),
        "address": "  ".join(f"{month(each)} {money(counts[each])}" for each in counts),
    }
    return Line(values, Carried(ssns=(ssn,), cases=(case,)))


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
