"""OWG and OWC: wages reported to OESC, by quarter and employer (OKDHS 12)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from data.office.case_reading import Budgeted, budgeted_income
from data.rules.periods import months_of_quarter
from data.systems.owg import OwgWage, wages
from transactions.core.keys import SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import case_person, money, month, quarter, town_words
from transactions.shapes.record import NO_AMOUNT, head, matched, on_file

HELP = """
OWG shows the wages that employers reported to the Oklahoma Employment Security Commission (OESC),
newest quarter first. Enter OWG or OWC space SSN.

Each quarter has an entry for each employer, then the total, then the wages that each open case
counts in the three months of the quarter, and the difference. A difference above the tolerance is
posted to the G1DX screen.

An employer reports only the gross wages of the quarter, without hours or dates of work, two to six
months late. The record is therefore a reason to ask, not a verification. Contact the client or
employer to confirm the employment, wages earned, and available medical insurance information on the
employee and dependents. Type FCN on the line of a case to document it; kind WC has a field for each
item.
"""


@Transaction(
    "OWG", "OESC WAGE DATA EXCHANGE", "OKDHS 12", (SsnKey,), HELP, system="OWG", aliases=("OWC",)
)
def owg(request: Request) -> Show:
    """List the current wage records."""
    ssn, reported = on_file(request, "OWG", wages)
    cases = _cases(request, ssn, reported[-1].quarter, reported[0].quarter)
    lines: list[Line] = []
    for period, of_quarter in groupby(reported, key=lambda wage: wage.quarter):
        lines += _quarter(period, list(of_quarter), cases, ssn)
    return Show(
        "OWG",
        values=head(ssn, reported[0]) | matched(reported[0]),
        lists={"wages": lines},
        carried=about(ssn, *(budget[0] for budget in cases)),
    )


def _cases(request: Request, ssn: int, oldest: int, newest: int) -> list[list[Budgeted]]:
    """Return the wages that each open case counts from the oldest quarter to the newest."""
    first, last = months_of_quarter(oldest)[0], months_of_quarter(newest)[-1]
    budgets: dict[tuple[str, int], list[Budgeted]] = {}
    for counted in budgeted_income(request.connection, ssn, "WAGE", first, last):
        budgets.setdefault((counted.case_number, counted.person_code), []).append(counted)
    return list(budgets.values())


def _quarter(
    period: int, entries: list[OwgWage], cases: list[list[Budgeted]], ssn: int
) -> Iterator[Line]:
    """Return a line for each employer, the total, and the wages that each case counts."""
    shown = {"quarter": quarter(period)}
    total = sum((wage.gross_wage for wage in entries), NO_AMOUNT)
    for wage in entries:
        yield Line(shown | _employer(wage), about(ssn), system="OWG")
    values = {
        "employer": "TOTAL REPORTED",
        "amount": money(total, 11),
        "address": f"BY {len(entries)} EMPLOYER{'S' * (len(entries) > 1)}",
    }
    yield Line(shown | values, about(ssn), system="OWG")
    for budget in cases:
        yield Line(shown | _counted(period, budget, total), about(ssn, budget[0]))


def _employer(wage: OwgWage) -> dict[str, str]:
    town = town_words(wage.employer_city, wage.employer_state, wage.employer_zip)
    return {
        "employer": wage.employer_name,
        "account": wage.employer_account,
        "amount": money(wage.gross_wage, 11),
        "address": f"{wage.employer_address}, {town}",
    }


def _counted(period: int, budget: list[Budgeted], reported: Decimal) -> dict[str, str]:
    months = {line.month: line.amount or NO_AMOUNT for line in budget}
    counts = {each: months.get(each, NO_AMOUNT) for each in months_of_quarter(period)}
    counted = sum(counts.values(), NO_AMOUNT)
    return {
        "employer": f"CASE {case_person(budget[0])} COUNTS",
        "amount": money(counted, 11),
        "difference": money(reported - counted, 11),
        "address": "  ".join(f"{month(each)} {money(counts[each])}" for each in counts),
    }
