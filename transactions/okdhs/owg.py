"""OWG and OWC: wages reported to OESC, by quarter and employer (OKDHS 12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from data.exchange.whose import Whose
from data.office.case_reading import Budgeted, budgeted_income
from data.office.identity import OnCase
from data.rules.identity import EXACT
from data.rules.periods import months_of_quarter
from data.systems.owg import OwgWage, wages
from transactions.core.keys import SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import case_person, money, month, name_of, quarter, town_words
from transactions.shapes.record import NO_AMOUNT, matched, on_file
from transactions.shapes.whose import exact_for, row_two, sent_words

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
    ssn, reported, whose = on_file(request, "OWG", wages)
    cases = _cases(request, ssn, reported[-1].quarter, reported[0].quarter)
    lines: list[Line] = []
    for period, of_quarter in groupby(reported, key=lambda wage: wage.quarter):
        lines += _quarter(period, list(of_quarter), cases, ssn, whose)
    return Show(
        "OWG",
        values=row_two(ssn, whose, reported[0]) | matched(_doubtful(reported)),
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
    period: int, entries: list[OwgWage], cases: list[list[Budgeted]], ssn: int, whose: Whose
) -> Iterator[Line]:
    """List each employer, the total of each person, and what each case counts."""
    shown = {"quarter": quarter(period)}
    for wage in entries:
        yield Line(shown | _employer(wage), about(ssn), system="OWG")
    clients: list[OnCase | None] = [*whose.clients]
    for client in clients or [None]:
        counted = entries if client is None else exact_for(whose, entries, client)
        yield Line(shown | _total(client, counted, entries, whose), about(ssn), system="OWG")
    for budget in cases:
        reported = _sum(exact_for(whose, entries, budget[0]))
        yield Line(shown | _counted(period, budget, reported), about(ssn, budget[0]))


def _doubtful(reported: Sequence[OwgWage]) -> OwgWage:
    """Return the newest record that does not match exactly, or else the newest."""
    return next((wage for wage in reported if wage.match != EXACT), reported[0])


def _sum(entries: Iterable[OwgWage]) -> Decimal:
    return sum((wage.gross_wage for wage in entries), NO_AMOUNT)


def _total(
    client: OnCase | None, counted: list[OwgWage], entries: list[OwgWage], whose: Whose
) -> dict[str, str]:
    """Add up the records that match a person exactly, and show what is left out."""
    left_out = [wage for wage in entries if wage not in counted]
    words = f"BY {len(counted)} EMPLOYER{'S' * (len(counted) != 1)}"
    if left_out:
        words += f"; LEFT OUT {money(_sum(left_out))} OF {len(left_out)} NOT EXACT"
    shared = client is not None and len(whose.clients) > 1
    return {
        "employer": f"TOTAL {name_of(client)}" if shared and client else "TOTAL REPORTED",
        "amount": money(_sum(counted), 16),
        "address": words,
    }


def _employer(wage: OwgWage) -> dict[str, str]:
    town = town_words(wage.employer_city, wage.employer_state, wage.employer_zip)
    return {
        "employer": wage.employer_name,
        "account": wage.employer_account,
        "amount": money(wage.gross_wage, 16),
        "address": sent_words(wage) or f"{wage.employer_address}, {town}",
    }


def _counted(period: int, budget: list[Budgeted], reported: Decimal) -> dict[str, str]:
    months = {line.month: line.amount or NO_AMOUNT for line in budget}
    counts = {each: months.get(each, NO_AMOUNT) for each in months_of_quarter(period)}
    counted = sum(counts.values(), NO_AMOUNT)
    return {
        "employer": f"CASE {case_person(budget[0])} COUNTS",
        "amount": money(counted, 16),
        "difference": money(reported - counted, 17),
        "address": "  ".join(f"{month(each)} {money(counts[each])}" for each in counts),
    }
