"""OWL: online query with OESC for two quarters of wages and current UIB (OKDHS 15(1))."""

from __future__ import annotations

from datetime import date

from data.questions.answer import answer_due
from data.questions.question import PersonAsked
from data.rules.clocks import OwlDue, owl_due
from data.systems.owl import OwlAnswer, OwlWage
from data.systems.request import Asked, Subject, questions_about
from transactions.core.keys import SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Reply, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import (
    day,
    local_day,
    moment,
    money,
    name_of,
    person,
    quarter,
    ssn_words,
)
from transactions.shapes.question import Questions, persons_asked

HELP = """
OWL, the Oklahoma Wage Link, is an online query with the Oklahoma Employment Security Commission
(OESC). It lists the last two quarters of employment and current unemployment insurance benefits.
Enter OWL space SSN of the person.

This transaction MUST be used at initial application and reviews, for everyone who can have wages;
this system reads that as age 14 or older. PY shows OWL DUE until OWL has been run after the
application or the latest review of an open case; then the OWL line shows the date of the last run.
FCN warns if you note an approval while OWL is due. A result is kept and shown again for the rest of
the day, because the OESC files change overnight.

OWL queries OESC now; OWG shows the data of a quarterly file and its comparison with the case. They
are different data, and neither is a verification: an employer reports only the gross wages of a
quarter, without hours or dates of work.
"""

QUESTIONS = Questions("OWL", "OWL")


@Transaction("OWL", "OKLAHOMA WAGE LINK", "OKDHS 15(1)", (SsnKey,), HELP, system="OWL")
def owl(request: Request) -> Reply:
    """Run the query once a day; show the answer and the event it was due for."""
    ssn = request.keyed(SsnKey).ssn
    persons = persons_asked(request)
    runs = questions_about(request.connection, "OWL", Subject(ssn))
    if not runs or local_day(runs[0].requested_at) != request.today:
        if not request.practice:
            raise refusal("IMS0717")
        QUESTIONS.ask(request, persons[0].subject, persons[0].question)
        answer_due(request.connection, request.responders, request.now)
        runs = questions_about(request.connection, "OWL", Subject(ssn))
    run, first = runs[0], persons[0]
    answer = run.answer(OwlAnswer)
    benefit = answer.benefit
    return Show(
        "OWL",
        values={
            "ssn": ssn_words(ssn),
            "name": name_of(first),
            "run": moment(run.requested_at),
            "user": run.requested_by,
            "quarters": " AND ".join(quarter(each) for each in answer.quarters),
            "claim_date": "" if benefit is None else day(benefit.claim_date),
            "weekly_amount": "NONE" if benefit is None else money(benefit.weekly_amount, 9),
            "balance": "" if benefit is None else money(benefit.balance, 12),
            "weeks_paid": "" if benefit is None else str(benefit.weeks_paid),
        },
        lists={
            "wages": [_wage_line(wage) for wage in answer.wages]
            or [Line({"employer": "NO WAGES REPORTED"})],
            "cases": [_case_line(one, run, request.today) for one in persons],
        },
        carried=about(ssn, *persons),
    )


def _wage_line(wage: OwlWage) -> Line:
    return Line(
        {
            "quarter": quarter(wage.quarter),
            "employer": wage.employer_name,
            "account": wage.employer_account,
            "amount": money(wage.gross_wage, 12),
        }
    )


def _case_line(one: PersonAsked, run: Asked, today: date) -> Line:
    """Return the last event for which OWL was due on a case, and whether it has been run since."""
    last = local_day(run.requested_at)
    dates = (one.application_date, one.review_date, one.birth_date)
    due = owl_due(one.status, *dates, None, today)
    on = one.application_date if due is OwlDue.APPLICATION else one.review_date
    still = owl_due(one.status, *dates, last, today)
    values = {
        "case": one.case_number,
        "person": person(one.person_code),
        "due": "" if due is OwlDue.NO else f"{due.value} OF {day(on)}",
        "done": "NOT DUE" if due is OwlDue.NO else "OWL DUE" if still is not OwlDue.NO else "DONE",
    }
    return Line(values, about(None, one))
