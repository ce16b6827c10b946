"""EB: sections B and C of the PS-2, what the case is paid and how that came about."""

from __future__ import annotations

from data.office.ps2 import CaseRecord
from data.rules.issuance import snap_issue_day
from transactions.core.keys import CaseKey
from transactions.core.registry import Transaction
from transactions.core.reply import Show
from transactions.core.request import Request
from transactions.core.words import coded, day, money
from transactions.shapes.case import case_and_members, case_head, of_case

HELP = """
EB shows the financial section B of the PS-2 (TANF or State Supplement) and section C (food
benefits). Enter EB, a blank and the case number, or type EB on the line of a case.

A section that the case does not have is blank. B3 and C3 tell the last action: 1 certified, 2
denied, 6 closed, A application, C change, R reopened; B3 also 4 suspended and 5 reinstated, C3 also
S expedited with verification postponed and T transitional.

B20 is the overpayment code and B23 what is recouped: 10 percent of the benefit, 5 percent for an
error of the agency (J). The B blocks of the PS-2 have nothing to do with those of BENDEX, where B20
is a payment status.

Food benefits are issued on the 1st, 5th or 10th, by the last digit of the case number.
"""

_ISSUE_DAYS = {1: "1ST", 5: "5TH", 10: "10TH"}


@Transaction("EB", "FINANCIAL AND FOOD BENEFITS, PS-2 B, C", "OKDHS 5(b)(2)", (CaseKey,), HELP)
def eb(request: Request) -> Show:
    """Show the page."""
    case, persons = case_and_members(request)
    return Show(
        "EB",
        values=case_head(case, persons)
        | (_financial(case) if case.action else {})
        | (_food(case) if case.snap_action else {})
        | {"medical_months": _count(case.medical_months)},
        carried=of_case(case.case_number, *persons),
    )


def _financial(case: CaseRecord) -> dict[str, str]:
    return {
        **coded("financial_status", "case_status", case.status),
        "application_date": day(case.application_date),
        "certification_date": day(case.certification_date),
        **coded("action", "ps2_action", case.action),
        **coded("action_reason", "ps2_action_reason", case.action_reason),
        "effective_date": day(case.effective_date),
        "effective_months": _count(case.effective_months),
        "review_date": day(case.review_date),
        **coded("notice", "yes_no", case.notice),
        "children": _count(case.children),
        "adults": _count(case.adults),
        "resources": money(case.resources, 10),
        **coded("application_source", "ps2_application_source", case.application_source),
        **coded("overpayment", "ps2_overpayment", case.overpayment),
        "recoupment": money(case.recoupment, 10),
        "benefit": money(case.benefit, 10),
        "self_employment": money(case.self_employment, 10),
        "earned_income": money(case.earned_income, 10),
    }


def _food(case: CaseRecord) -> dict[str, str]:
    return {
        **coded("snap_status", "case_status", case.status),
        "snap_application_date": day(case.snap_application_date),
        **coded("snap_action", "ps2_snap_action", case.snap_action),
        **coded("snap_months", "ps2_snap_months", _count(case.snap_months)),
        "issue_day": _ISSUE_DAYS[snap_issue_day(case.case_number)],
    }


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
