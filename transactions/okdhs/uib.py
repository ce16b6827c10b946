"""UIB: an unemployment insurance claim, the newest week's or the one selected (OKDHS 13)."""

from __future__ import annotations

from decimal import Decimal

from data.office.case_reading import Budgeted, budgeted_income
from data.rules.codes import meaning
from data.rules.periods import month_of
from data.rules.unemployment import PAID, uib_month
from data.systems.uib.record import Claim, claims
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
    short_day,
    ssn_words,
)

HELP = """
UIB shows Unemployment Insurance Benefits. Every week the cases in active or application status are
matched with the files of the Oklahoma Employment Security Commission (OESC). Enter UIB, a blank and
the SSN.

The weekly amount is what the claim pays before anything is withheld. Child support that is withheld
is still income of the person. A month counts 4.3 weeks, rounded to the nearest dollar (OAC
340:50-7-46); a claim that is not paid counts nothing. The lines below hold this against what the
open cases count for the month of the match.

UIB counts as verified upon receipt: a message is to be acted on within 10 days.

The lower lines are the earlier weeks and claims. Type UIB on a line to see that week.
"""

NOTHING = Decimal("0.00")


def uib(request: Request) -> Reply:
    """Show one week of one claim."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    held = claims(request.connection, ssn)
    if not held:
        return Refuse(message("IMS0205", system="UIB", ssn=ssn_words(ssn)))
    chosen = next((one for one in held if _mark(one) == request.record.get("uib")), held[0])
    of_month = month_of(chosen.record_date)
    counted = budgeted_income(request.connection, ssn, "UIB", of_month, of_month)
    return Show(
        "UIB",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(chosen.last_name, chosen.first_name, chosen.middle_name),
            "date": day(request.today),
            "place": _place(held.index(chosen), len(held)),
            **_values(chosen),
        },
        lists={
            "budget": [_budget_line(line, chosen, ssn) for line in counted],
            "weeks": [_week_line(one, ssn) for one in held],
        },
        carried=Carried(
            ssns=(ssn,), cases=tuple((line.case_number, line.person_code) for line in counted)
        ),
        cursor="transaction",
    )


def _mark(claim: Claim) -> str:
    """What tells one week of a claim from the others."""
    return f"{claim.record_date.isoformat()}/{claim.claim_date.isoformat()}"


def _place(behind: int, held: int) -> str:
    return "NEWEST WEEK" if behind == 0 else f"LINE {behind + 1} OF {held}"


def _month(claim: Claim) -> Decimal:
    """What the claim counts in the month of the match."""
    return uib_month(claim.weekly_amount) if claim.status == PAID else NOTHING


def _values(claim: Claim) -> dict[str, str]:
    return {
        "match": match_words(claim.match),
        "differs": claim.differs,
        "record_date": day(claim.record_date),
        "claim_date": day(claim.claim_date),
        "year_end": day(claim.benefit_year_end),
        "status": claim.status,
        "status_meaning": meaning("uib_status", claim.status),
        "stop_reason": claim.stop_reason,
        "stop_reason_meaning": meaning("uib_stop_reason", claim.stop_reason),
        "weekly": money(claim.weekly_amount, 10),
        "monthly": money(_month(claim), 10),
        "month": month(month_of(claim.record_date)),
        "maximum": money(claim.maximum, 10),
        "balance": money(claim.balance, 10),
        "weeks_paid": str(claim.weeks_paid).rjust(2),
        "last_week_paid": day(claim.last_week_paid) or "NONE",
        "intercept": money(claim.intercept, 10),
    }


def _budget_line(line: Budgeted, claim: Claim, ssn: int) -> Line:
    counted = line.amount or NOTHING
    values = {
        "case": line.case_number,
        "person": person(line.person_code),
        "case_status": meaning("case_status", line.status),
        "counted": money(counted, 10),
        "difference": money(_month(claim) - counted, 10),
    }
    return Line(values, Carried(ssns=(ssn,), cases=((line.case_number, line.person_code),)))


def _week_line(claim: Claim, ssn: int) -> Line:
    values = {
        "week": short_day(claim.record_date),
        "week_claim": short_day(claim.claim_date),
        "week_status": claim.status,
        "week_status_meaning": meaning("uib_status", claim.status),
        "week_amount": money(claim.weekly_amount, 9),
        "week_balance": money(claim.balance, 9),
    }
    return Line(values, Carried(ssns=(ssn,), record={"uib": _mark(claim)}), system="UIB")


TRANSACTION = Transaction(
    code="UIB",
    title="UNEMPLOYMENT INSURANCE BENEFITS",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 13",
    work=uib,
    system="UIB",
)
