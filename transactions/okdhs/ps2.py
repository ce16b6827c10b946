"""PS2: a case at a glance, and the way to the pages of its PS-2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.office.ps2 import CaseRecord, PersonRecord, wage_link_runs
from data.rules.codes import meaning
from transactions.core.keys import CaseKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show
from transactions.core.request import Request
from transactions.core.words import coded, day, money, name_of, person, ssn_words
from transactions.shapes.case import case_and_members, case_head, of_case, wage_link_due

HELP = """
PS2 shows a case at a glance: its kind, state, office and dates, the pages of its PS-2, and the
persons on it. Enter PS2, a blank and the case number, or type PS2 on the line of a case.

The PS-2 is the case record. Letters name its sections, numbers the blocks in them: A the case and
household (EA), B the financial section and C food benefits (EB), F the persons (EF). Type EA or EB
on its line or at the bottom; type EF or PY at the left of a person. OWL says DUE where the Oklahoma
Wage Link must be used for the person: at application and at reviews.

These pages show the case and do not change it. What changes a case here are rules: a verifying
answer of ENU sets F42, a birth record that matches sets the citizenship verification.

Real case systems have a menu of their own over these pages; PS2 is this system's.
"""


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
            "persons": [_person(case, each, runs) for each in persons],
        },
        carried=of_case(case.case_number, *persons),
    )


def _values(case: CaseRecord) -> dict[str, str]:
    return {
        **coded("prefix", "ps2_case_prefix", case.case_number[0]),
        **coded("status", "case_status", case.status),
        "office": f"{case.office} {case.supervisor:02}{case.district:02}",
        "office_name": case.office_name,
        "application_date": day(case.application_date),
        "certification_date": day(case.certification_date),
        "review_date": day(case.review_date),
        "closed_date": day(case.closed_date),
    }


def _benefits(case: CaseRecord) -> str:
    """Sections B and C in a few words."""
    said = []
    if case.action:
        benefit = "" if case.benefit is None else f" {money(case.benefit)}"
        said.append(f"B {meaning('ps2_action', case.action)}{benefit}")
    if case.snap_action:
        said.append(f"C {meaning('ps2_snap_action', case.snap_action)}")
    return "  ".join(said) or "NEITHER SECTION B NOR C"


def _section(case: CaseRecord, code: str, holds: str, state: str) -> Line:
    return Line({"section": code, "holds": holds, "state": state}, of_case(case.case_number))


def _person(case: CaseRecord, each: PersonRecord, runs: Mapping[int, date]) -> Line:
    due = each.ssn is not None and wage_link_due(case, runs.get(each.ssn))
    values = {
        "person": person(each.person_code),
        "role": each.role,
        "person_name": name_of(each),
        "birth_date": day(each.birth_date),
        "ssn": ssn_words(each.ssn),
        "snap_person": each.snap_person,
        "verified": each.ssn_verified,
        "citizenship_verification": each.citizenship_verification,
        "wage_link": "DUE" if due else "",
    }
    return Line(values, of_case(each.case_number, each))


TRANSACTION = Transaction(
    code="PS2",
    title="CASE OVERVIEW",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 5(b)(2)",
    work=ps2,
    ours=True,
)
