"""What the transactions about a whole case share."""

from __future__ import annotations

from data.office.case_reading import CaseHead, case_head
from transactions.core.keys import CaseKey
from transactions.core.request import Request
from transactions.core.words import name_of
from transactions.shapes.refusal import no_case


def case_of(request: Request) -> CaseHead:
    """The case of the key."""
    number = request.keyed(CaseKey).case_number
    case = case_head(request.connection, number)
    if case is None:
        raise no_case(number)
    return case


def case_words(case: CaseHead) -> dict[str, str]:
    """Row 2 of a screen about a case."""
    return {"case": case.case_number, "name": name_of(case)}
