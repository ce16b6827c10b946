"""UIB: an unemployment insurance claim in the newest week or the one selected (OKDHS 13)."""

from __future__ import annotations

from decimal import Decimal

from data.office.case_reading import budgeted_income
from data.rules.identity import EXACT, UNMATCHED
from data.rules.payment import counted
from data.rules.periods import month_of
from data.rules.unemployment import uib_month
from data.systems.uib import UibRecord, claims
from transactions.core.keys import SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import differs_words, match_words, month, name_of
from transactions.shapes.record import (
    budget_lines,
    columns,
    matched,
    on_file,
    selected,
)
from transactions.shapes.whose import client_name, income_of

HELP = """
UIB shows Unemployment Insurance Benefits. A computer match is made weekly of cases in active or
application status with the files of the Oklahoma Employment Security Commission (OESC). Enter UIB
space SSN.

The weekly amount is the benefit before anything is withheld. Child support that is withheld is
still income of the person. A month counts 4.3 weeks, rounded to the nearest dollar (OAC
340:50-7-46); a claim that is not paid counts nothing. The lines below compare this with what the
open cases count for the month of the match.

UIB counts as verified upon receipt: act on a message within 10 days.

The lower lines list earlier weeks and claims. Type UIB on a line to see that week.
"""


@Transaction("UIB", "UNEMPLOYMENT INSURANCE BENEFITS", "OKDHS 13", (SsnKey,), HELP, system="UIB")
def uib(request: Request) -> Show:
    """Show one week of one claim."""
    ssn, held, whose = on_file(request, "UIB", claims)
    claim = selected(request, "uib", held, _mark)
    behind, of_month = held.index(claim), month_of(claim.record_date)
    budgeted = budgeted_income(request.connection, ssn, "UIB", of_month, of_month)
    values = columns(
        claim,
        "UIB",
        name=client_name(whose, claim),
        place=f"LINE {behind + 1} OF {len(held)}" if behind else "NEWEST WEEK",
        year_end=claim.benefit_year_end,
        weekly=claim.weekly_amount,
        monthly=_month(claim),
        month=month(of_month),
        weeks_paid=str(claim.weeks_paid).rjust(2),
        last_week_paid=claim.last_week_paid or "NONE",
    )
    return Show(
        "UIB",
        values=values | matched(claim, 29) | _sent(claim),
        lists={
            "budget": budget_lines(
                budgeted, income_of(whose, claim, _month(claim)), ssn, status="case_status"
            ),
            "weeks": [_line(each, ssn) for each in held],
        },
        carried=about(ssn, *budgeted),
    )


def _sent(claim: UibRecord) -> dict[str, str]:
    """Return the name on a claim that does not match exactly, with what differs."""
    if claim.match in (EXACT, UNMATCHED):
        return {}
    return {"differs": f"{differs_words(claim.differs, 8)}: {name_of(claim)}"}


def _mark(claim: UibRecord) -> str:
    """Identify one week of a claim."""
    return f"{claim.record_date.isoformat()}/{claim.claim_date.isoformat()}"


def _month(claim: UibRecord) -> Decimal:
    """Return the income from the claim in the month of the match."""
    return counted("uib_status", claim.status, uib_month(claim.weekly_amount))


def _line(claim: UibRecord, ssn: int) -> Line:
    values = columns(
        claim,
        "UIB",
        "weeks",
        week=claim.record_date,
        week_claim=claim.claim_date,
        week_status=claim.status,
        week_amount=claim.weekly_amount,
        week_balance=claim.balance,
    )
    if claim.match not in (EXACT, UNMATCHED):
        values["week_status_meaning"] = f"{match_words(claim.match)} {name_of(claim)}"
    return Line(values, about(ssn, uib=_mark(claim)), system="UIB")
