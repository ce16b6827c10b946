"""Parts of a case's pages: look up the case and its persons, and fill in the heading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.office import case_reading
from data.office.case import Case, CasePerson
from data.office.case_reading import case_record, members, wage_link_runs
from data.office.person import CaseLine
from data.rules.clocks import owl_due
from data.rules.confidential import NO_HOME_VISIT, PARTICIPANT
from transactions.core.keys import CaseKey, CasePersonKey
from transactions.core.reply import Carried
from transactions.core.request import Request
from transactions.core.words import name_of
from transactions.shapes.refusal import no_case, no_person

PAYEES = ("C", "G", "P")
"""Codes of block F9 whose person gives the case its name."""


def case_and_members(request: Request) -> tuple[Case, list[CasePerson]]:
    """Return the case and the persons on it.

    Raises:
        RefusedError: there is no such case.
    """
    number = request.keyed(CaseKey).case_number
    case = case_record(request.connection, number)
    if case is None:
        raise no_case(number)
    return case, members(request.connection, number)


def case_of(request: Request) -> case_reading.CaseHead:
    """Return the case without its persons.

    Raises:
        RefusedError: there is no such case.
    """
    number = request.keyed(CaseKey).case_number
    case = case_reading.case_head(request.connection, number)
    if case is None:
        raise no_case(number)
    return case


def case_words(case: case_reading.CaseHead) -> dict[str, str]:
    """Return the heading of a screen about a case."""
    return {"case": case.case_number, "name": name_of(case)}


def member(request: Request) -> CasePerson:
    """Return the person with the key's case and person code.

    Raises:
        RefusedError: no one on the case has the code.
    """
    key = request.keyed(CasePersonKey)
    for each in members(request.connection, key.case_number):
        if each.person_code == key.person_code:
            return each
    raise no_person(key.case_number, key.person_code)


def case_head(case: Case, persons: Sequence[CasePerson]) -> dict[str, str]:
    """Return the heading of a PS-2 page."""
    return {
        "case": case.case_number,
        "name": case_name(persons),
        "acp_notice": acp_notice(case.acp),
    }


def case_name(persons: Sequence[CasePerson]) -> str:
    """Return the case name, block A2, which is the payee's name."""
    return next((name_of(person) for person in persons if person.role in PAYEES), "")


def acp_notice(acp: str) -> str:
    """Return the notice for a participant in the Address Confidentiality Program, or blank."""
    return NO_HOME_VISIT if acp == PARTICIPANT else ""


def of_case(number: str, *persons: CasePerson) -> Carried:
    """Return the keys of a page or line about a case and persons on it."""
    return Carried(
        ssns=tuple(dict.fromkeys(person.ssn for person in persons if person.ssn is not None)),
        cases=tuple((number, person.person_code) for person in persons) or ((number, None),),
    )


def wage_link_due(case: Case | CaseLine, birth_date: date, last: date | None, today: date) -> str:
    """Return the event for which the Oklahoma Wage Link is due on a case, blank for none.

    `last` is the date of its last run for the person (OKDHS 15(1)).
    """
    dates = (case.application_date, case.review_date, birth_date)
    return owl_due(case.status, *dates, last, today).value


def wage_link_missing(request: Request, case_number: str) -> list[CasePerson]:
    """Return the persons of a case for whom the Oklahoma Wage Link is due and was not run."""
    case = case_record(request.connection, case_number)
    runs = wage_link_runs(request.connection, case_number)
    return [
        each
        for each in members(request.connection, case_number)
        if case is not None
        and each.ssn is not None
        and wage_link_due(case, each.birth_date, runs.get(each.ssn), request.today)
    ]
