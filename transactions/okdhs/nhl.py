"""NHL: new hires that employers reported to the state and nation, in SSN order (OKDHS 10)."""

from __future__ import annotations

from collections.abc import Sequence

from data.exchange.whose import whose
from data.office.case_reading import budgeted_income
from data.rules.identity import EXACT
from data.rules.periods import add_months, month_of
from data.systems.nhl import Hire, hires, next_hires
from transactions.core.keys import SsnKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import (
    case_person,
    employer_number,
    match_words,
    money,
    month,
    name_of,
    short_day,
    ssn_words,
    town_words,
)
from transactions.shapes.record import columns
from transactions.shapes.refusal import no_record
from transactions.shapes.whose import client_name, sent_words

HELP = """
NHL is the New Hire Employee list: new hires that employers reported to the Oklahoma Employment
Security Commission (SNH, the state list) and to the national directory (NNH). Enter NHL space SSN,
or type NHL on the SNH or NNH line of PY.

An employer reports a new hire within 20 days: who was hired, where and when. The report has no
wages. If the case counts no wages in the month of the hire or later, a NEW HIRE message is posted
without amounts, due in 45 calendar days. Confirm the employment, wages and medical insurance with
the client or employer.

The list is in SSN order. It begins with the new hires of the SSN that you typed, if there are any,
and continues with the next ones, only for persons on cases of your own office. Type NHL or PY on
one of those lines. The audit records each person shown.
"""

COUNTED_BACK = 3
"""Months before this one in which to look for wages on the case."""


@Transaction(
    "NHL",
    "NEW HIRE EMPLOYEE LIST",
    "OKDHS 10",
    (SsnKey,),
    HELP,
    system="SNH",
    lines=("NNH",),
    aliases=("SNH", "NNH"),
    many=True,
)
def nhl(request: Request) -> Show:
    """List the person's hires, and the next ones in the office."""
    ssn, office = request.keyed(SsnKey).ssn, request.user.office
    persons = whose(request.connection, "SNH", ssn)
    own = persons.graded(hires(request.connection, ssn))
    following = next_hires(request.connection, ssn, office)
    if not own and not following:
        raise no_record("NEW HIRE", ssn)
    return Show(
        "NHL",
        values={
            "ssn": ssn_words(ssn),
            "name": client_name(persons, own[0]) if own else "NO NEW HIRE OF THIS SSN",
            "office": office,
            "case_counts": _case_words(request, ssn),
        },
        lists={
            "hires": [_hire_line(hire) for hire in own],
            "next": [_next_line(hire) for hire in following],
        },
        carried=about(ssn),
        message=_said(own, following, ssn, office),
    )


def _said(own: Sequence[Hire], following: Sequence[Hire], ssn: int, office: str) -> Message | None:
    if not own:
        return message("IMS0603", ssn=ssn_words(ssn))
    return None if following else message("IMS0602", office=office)


def _case_words(request: Request, ssn: int) -> str:
    """Return the wages that each open case counts in its newest month of the last few."""
    this = month_of(request.today)
    first, last = add_months(this, -COUNTED_BACK), add_months(this, 1)
    counted = budgeted_income(request.connection, ssn, "WAGE", first, last)
    newest = {line.case_number: line for line in counted}
    if not newest:
        return "ON NO OPEN CASE"
    return "  ".join(
        f"{case_person(line)} "
        + (f"{month(line.month)} {money(line.amount)}" if line.amount else "NO WAGE")
        for line in newest.values()
    )


def _hire_line(hire: Hire) -> Line:
    town = town_words(hire.employer_city, hire.employer_state, hire.employer_zip)
    values = columns(
        hire,
        "NHL",
        "hires",
        hired=hire.hire_date,
        employer=hire.employer_name,
        fein=employer_number(hire.fein),
        address=sent_words(hire) or f"{hire.employer_address}, {town}",
        reported=f"REPORTED {short_day(hire.reported_date)}",
    )
    return Line(values, about(hire.ssn), system=hire.system)


def _doubtful(hire: Hire) -> str:
    """Return the grade and the name on a record that is not exact."""
    return f"{match_words(hire.match)} {name_of(hire)}"


def _next_line(hire: Hire) -> Line:
    values = {
        "next_system": hire.system,
        "next_ssn": ssn_words(hire.ssn),
        "next_name": name_of(hire) if hire.match == EXACT else _doubtful(hire),
        "next_hired": short_day(hire.hire_date),
        "next_employer": hire.employer_name,
    }
    return Line(values, about(hire.ssn), system=hire.system)
