"""PS2: a case at a glance, and the way to the pages of its PS-2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.office.ps2 import CaseRecord, PersonRecord, case_record, members, wage_link_runs
from data.rules.codes import meaning
from transactions.core.keys import CaseKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, money, person
from transactions.shapes.ps2 import acp_notice, case_name, coded, full_name, on_case, ssn_of
from transactions.shapes.wage_link import is_due

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


def ps2(request: Request) -> Reply:
    """Show the case."""
    assert isinstance(request.key, CaseKey)
    number = request.key.case_number
    case = case_record(request.connection, number)
    if case is None:
        return Refuse(message("IMS0202", case=number))
    persons, runs = members(request.connection, number), wage_link_runs(request.connection, number)
    return Show(
        "PS2",
        values=_values(case, persons) | {"date": day(request.today)},
        lists={
            "sections": [
                _section(case, "EA", "CASE AND HOUSEHOLD", f"{len(persons)} ON THE CASE"),
                _section(case, "EB", "FINANCIAL, FOOD BENEFITS", _benefits(case)),
            ],
            "persons": [_person(case, each, runs) for each in persons],
        },
        carried=on_case(*persons) if persons else Carried(cases=((number, None),)),
        cursor="transaction",
    )


def _values(case: CaseRecord, persons: list[PersonRecord]) -> dict[str, str]:
    return {
        "case": case.case_number,
        "name": case_name(persons),
        "acp_notice": acp_notice(case.acp),
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
    values = {"section": code, "holds": holds, "state": state}
    return Line(values, Carried(cases=((case.case_number, None),)))


def _person(case: CaseRecord, each: PersonRecord, runs: Mapping[int, date]) -> Line:
    values = {
        "person": person(each.person_code),
        "role": each.role,
        "person_name": full_name(each),
        "birth_date": day(each.birth_date),
        "ssn": ssn_of(each),
        "snap_person": each.snap_person,
        "verified": each.ssn_verified,
        "citizenship_verification": each.citizenship_verification,
        "wage_link": "DUE" if each.ssn is not None and is_due(case, runs.get(each.ssn)) else "",
    }
    return Line(values, on_case(each))


TRANSACTION = Transaction(
    code="PS2",
    title="CASE OVERVIEW",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 5(b)(2)",
    work=ps2,
    ours=True,
)
