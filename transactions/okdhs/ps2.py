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
from transactions.core.words import money
from transactions.shapes.case import (
    case_and_members,
    case_head,
    of_case,
    person_columns,
    wage_link_due,
)
from transactions.shapes.columns import columns

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
            "persons": [_person(case, each, runs) for each in persons],
        },
        carried=of_case(case.case_number, *persons),
    )


def _values(case: CaseRecord) -> dict[str, str]:
    office = f"{case.office} {case.supervisor:02}{case.district:02}"
    return columns(case, "PS2", prefix=case.case_number[0], office=office)


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
    values = columns(each, "PS2", "persons", wage_link="DUE" if due else "", **person_columns(each))
    return Line(values, of_case(each.case_number, each))
