"""PS2, EA and EB: a case at a glance, and its PS-2 sections A (household), B and C (benefits)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.office.case import Case, CasePerson
from data.office.case_reading import wage_link_runs
from data.rules.codes import meaning
from data.rules.confidential import PostalAddress
from data.rules.money import snap_issue_day
from data.rules.periods import age
from transactions.core.keys import CaseKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show
from transactions.core.request import Request
from transactions.core.words import money
from transactions.shapes.case import (
    case_and_members,
    case_head,
    of_case,
    wage_link_due,
)
from transactions.shapes.record import columns

HELP = """
PS2 shows a case at a glance: its category, status, office and dates, the pages of its PS-2, and the
persons on it. Enter PS2 space case number, or type PS2 on the line of a case.

The PS-2 is the case record. Letters name its sections and numbers name the blocks: A is the case
and household (EA), B the financial section and C food benefits (EB), F the persons (EF). Type EA or
EB on its line or at the bottom; type EF or PY at the left of a person. OWL reads DUE when the
Oklahoma Wage Link must be used for the person: at initial application and reviews.

These pages display the case and do not change it. Only two rules here change a case: an ENU result
that verifies the SSN sets F42, and a matching birth record sets the citizenship verification.

Real case systems have their own menu for these pages; PS2 is this system's own.
"""

EA_HELP = """
EA shows section A of the PS-2: the case, its office and worker, its address and the persons on it.
Enter EA space case number, or type EA on the line of a case.

The case name, A2, is the name of the person coded C, G or P in F9. It changes automatically when
the payee changes. The office address is A4 county, A7 location, A10 supervisor and A13 district.

Address Confidentiality Program (OKDHS 2(c)): if a person on the case has an ACP authorization card,
this page shows the substitute address on the card, which must be used when making referrals. Do not
require the finding address, and do not write it in a case note; this system does not keep it. No
home visit is made. For more information refer to
http://www.oag.state.ok.us/oagweb.nsf/vservices.html.

Type EF or PY at the left of a person, or EB at the bottom for the financial section.
"""

EB_HELP = """
EB shows financial section B of the PS-2 (TANF or State Supplement) and section C (food benefits).
Enter EB space case number, or type EB on the line of a case.

A section that the case does not have is blank. B3 and C3 show the last action: 1 certified, 2
denied, 6 closed, A application, C change, R reopened; B3 also 4 suspended and 5 reinstated; C3 also
S expedited with verification postponed and T transitional.

B20 is the overpayment code and B23 the amount recouped: 10 percent of the benefit, or 5 percent for
an agency error (J). The B blocks of the PS-2 are not those of BENDEX, where B20 is a payment
status.

Food benefits are issued on the 1st, 5th or 10th, depending on the last digit of the case number.
"""

ADULT_YEARS = 18
_ISSUE_DAYS = {1: "1ST", 5: "5TH", 10: "10TH"}


@Transaction("PS2", "CASE OVERVIEW", "OKDHS 5(b)(2)", (CaseKey,), HELP, ours=True)
def ps2(request: Request) -> Show:
    """Show the case."""
    case, persons = case_and_members(request)
    runs = wage_link_runs(request.connection, case.case_number)
    on_it = f"{len(persons)} ON THE CASE"
    return Show(
        "PS2",
        values=case_head(case, persons) | _values(case),
        lists={
            "sections": [
                _section(case, "EA", "CASE AND HOUSEHOLD", on_it),
                _section(case, "EB", "FINANCIAL, FOOD BENEFITS", _benefits(case)),
            ],
            "persons": [_person(request, case, each, runs) for each in persons],
        },
        carried=of_case(case.case_number, *persons),
    )


def _values(case: Case) -> dict[str, str]:
    office = f"{case.office} {case.supervisor:02}{case.district:02}"
    return columns(case, "PS2", prefix=case.case_number[0], office=office)


def _benefits(case: Case) -> str:
    """Summarize sections B and C in a few words."""
    said = []
    if case.action:
        benefit = "" if case.benefit is None else f" {money(case.benefit)}"
        said.append(f"B {meaning('ps2_action', case.action)}{benefit}")
    if case.snap_action:
        said.append(f"C {meaning('ps2_snap_action', case.snap_action)}")
    return "  ".join(said) or "NEITHER SECTION B NOR C"


def _section(case: Case, code: str, holds: str, state: str) -> Line:
    return Line({"section": code, "holds": holds, "state": state}, of_case(case.case_number))


def _person(request: Request, case: Case, each: CasePerson, runs: Mapping[int, date]) -> Line:
    due = each.ssn is not None and wage_link_due(
        case, each.birth_date, runs.get(each.ssn), request.today
    )
    values = columns(each, "PS2", "persons", wage_link="DUE" if due else "")
    return Line(values, of_case(each.case_number, each))


@Transaction("EA", "CASE AND HOUSEHOLD, PS-2 SECTION A", "OKDHS 2(c), 5(b)(2)", (CaseKey,), EA_HELP)
def ea(request: Request) -> Show:
    """Show the page."""
    case, persons = case_and_members(request)
    ages = [age(each.birth_date, request.today) for each in persons]
    adults = sum(age >= ADULT_YEARS for age in ages)
    return Show(
        "EA",
        values=case_head(case, persons) | _household(case, f"{len(ages)}, {adults} AD"),
        lists={"persons": [_of_age(*each) for each in zip(persons, ages, strict=True)]},
        carried=of_case(case.case_number, *persons),
    )


def _household(case: Case, household: str) -> dict[str, str]:
    return columns(
        case,
        "EA",
        prefix=case.case_number[0],
        county=case.office[:2],
        location=case.office[2:],
        supervisor=f"{case.supervisor:02}",
        group=supervisor_group(case.supervisor),
        district=f"{case.district:02}",
        phone=phone_words(case.phone),
        city=PostalAddress(case.street, case.city, case.state, case.zip_code).town,
        household=household,
    )


def supervisor_group(supervisor: int) -> str:
    """Return the title of a supervisor number (block A10).

    >>> supervisor_group(1), supervisor_group(90), supervisor_group(91)
    ('COUNTY DIRECTOR', 'COUNTY SUPERVISOR', 'STATE OFFICE')
    """
    if supervisor == 1:
        return "COUNTY DIRECTOR"
    return "STATE OFFICE" if supervisor > 90 else "COUNTY SUPERVISOR"


def phone_words(phone: str) -> str:
    """Format ten digits as `405-555-0100`; leave anything else unchanged."""
    return f"{phone[:3]}-{phone[3:6]}-{phone[6:]}" if len(phone) == 10 else phone


def _of_age(each: CasePerson, age: int) -> Line:
    values = columns(each, "EA", "persons", years=f"{age:>3}")
    return Line(values, of_case(each.case_number, each))


@Transaction("EB", "FINANCIAL AND FOOD BENEFITS, PS-2 B, C", "OKDHS 5(b)(2)", (CaseKey,), EB_HELP)
def eb(request: Request) -> Show:
    """Show sections B and C."""
    case, persons = case_and_members(request)
    return Show(
        "EB",
        values=case_head(case, persons) | _sections(case),
        carried=of_case(case.case_number, *persons),
    )


def _sections(case: Case) -> dict[str, str]:
    """Return the blocks of sections B and C; a section without a last action stays blank."""
    values = columns(
        case,
        "EB",
        financial_status=case.status,
        effective_months=_count(case.effective_months),
        children=_count(case.children),
        adults=_count(case.adults),
        snap_status=case.status,
        snap_months=_count(case.snap_months),
        issue_day=_ISSUE_DAYS[snap_issue_day(case.case_number)],
    )
    shown = {
        name: text
        for name, text in values.items()
        if (case.snap_action if name.startswith(("snap_", "issue_")) else case.action)
    }
    return shown | {"medical_months": _count(case.medical_months)}


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
