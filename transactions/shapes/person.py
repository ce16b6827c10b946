"""The person whom a key identifies, by SSN or by case and person code (OKDHS 5(b)(1))."""

from __future__ import annotations

from data.office.person import person_on_case
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.request import Request
from transactions.shapes.refusal import no_person


def keyed_ssn(request: Request) -> int | None:
    """Return the SSN of the person; None for a person on a case without one.

    Raises:
        RefusedError: nobody on the case has the person code.
    """
    if isinstance(request.key, SsnKey):
        return request.key.ssn
    key = request.keyed(CasePersonKey)
    found = person_on_case(request.connection, key.case_number, key.person_code)
    if found is None:
        raise no_person(key.case_number, key.person_code)
    return found.ssn
