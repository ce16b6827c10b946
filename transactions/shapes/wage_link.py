"""The Oklahoma Wage Link on PY and on the case: when it was last run, what it is due for (OKDHS
15(1)).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.office.person import CaseLine, Segment
from data.office.ps2 import CaseRecord
from data.rules.wage_link import OwlDue, owl_due
from transactions.core.words import short_day

OWL = "OWL"


def with_wage_link(held: Sequence[Segment], cases: Sequence[CaseLine]) -> list[Segment]:
    """The lines with that of OWL, which is there also where OWL was never run but is due."""
    run = next((segment for segment in held if segment.system == OWL), None)
    due = _due_words(cases, run)
    if not due:
        return list(held)
    line = Segment(OWL, None, 0, "", "", due, 0) if run is None else run._replace(summary=due)
    others = [segment for segment in held if segment.system != OWL]
    return sorted([*others, line], key=lambda segment: segment.system)


def is_due(case: CaseRecord, last: date | None) -> bool:
    """Whether it is due on a case for a person for whom it was last run on that day."""
    due = owl_due(case.status, case.application_date, case.review_date, last)
    return due is not OwlDue.NO


def due_on_case(case: CaseRecord, last: date | None) -> str:
    """What it is due for on a case, and when it was last run for the person."""
    due = owl_due(case.status, case.application_date, case.review_date, last)
    said = "NOT DUE" if due is OwlDue.NO else f"DUE: {due.value}"
    return f"{said}, {'NEVER RUN' if last is None else f'LAST RUN {short_day(last)}'}"


def _due_words(cases: Sequence[CaseLine], run: Segment | None) -> str:
    """What OWL is due for on any of the cases; blank if on none."""
    last = None if run is None else run.latest_date
    for case in cases:
        due = owl_due(case.status, case.application_date, case.review_date, last)
        if due is not OwlDue.NO:
            since = f" {short_day(case.review_date)}" if due is OwlDue.REVIEW else ""
            return f"OWL DUE: {due.value}{since}"
    return ""
