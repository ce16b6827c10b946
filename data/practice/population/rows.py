"""From synthetic persons and cases to rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from data.practice.population.cases import APPLICATION, DENIED, CaseFile
from data.practice.population.people import Person
from data.practice.population.sections import WITH_SNAP, section_values
from data.practice.population.window import Window
from data.rules.names import letters, soundex, surname_forms

Row = dict[str, Any]


def case_row(case: CaseFile, window: Window) -> Row:
    """The row of `ps2_case`."""
    return {
        "case_number": case.case_number,
        "office": case.address.office,
        "supervisor": case.address.supervisor,
        "district": case.address.district,
        "status": case.status,
        "application_date": case.dates.application,
        "certification_date": case.dates.certification,
        "review_date": case.dates.review,
        "closed_date": case.dates.closed,
        **section_values(case, window),
    }


def person_rows(case: CaseFile, window: Window) -> Iterator[Row]:
    """The rows of `ps2_person`; person codes count from 1, the payee's."""
    now = window.current
    for code, person in enumerate(case.persons, start=1):
        covered = person.receives("SSI", now) and now in _months(case, window)
        yield {
            "case_number": case.case_number,
            "person_code": code,
            "ssn": person.ssn,
            "last_name": (case.maiden_names and person.maiden_name) or person.last_name,
            "first_name": person.first_name,
            "middle_name": person.middle_name,
            "birth_date": person.birth_date,
            "sex": person.sex,
            "role": case.payee_role if code == 1 else "",
            "ssn_verified": person.verified,
            "claim_number": person.claim_number,
            "ssi_amount": _dollars(person.income["SSI"][now]) if covered else None,
            "snap_person": _snap_person(case, person),
            **_citizenship(case, person),
        }


def _snap_person(case: CaseFile, person: Person) -> str:
    """Added to the food benefit, or left out as a noncitizen whose income counts."""
    if case.case_number[0] not in WITH_SNAP:
        return ""
    return "A" if person.citizen else "O"


def _citizenship(case: CaseFile, person: Person) -> Row:
    """As the worker coded it; what birth records verify comes with their files."""
    rng = Random(f"citizen {case.case_number} {person.first_name} {person.birth_date}")
    how = rng.choice("DDSSSS") if person.citizen and person.verified and rng.random() < 0.85 else ""
    verified = max(case.dates.certification or case.dates.application, person.birth_date)
    return {
        "citizenship": "C" if person.citizen else "N",
        "citizenship_verification": how,
        "citizenship_date": verified if how else None,
    }


def income_rows(case: CaseFile, window: Window) -> Iterator[Row]:
    """The rows of `case_income`, for the months in which the case was open or applied for."""
    months = _months(case, window)
    for code, person in enumerate(case.persons, start=1):
        for income_type, amounts in person.income.items():
            for month in months:
                if amounts[month]:
                    yield {
                        "case_number": case.case_number,
                        "person_code": code,
                        "month": window.months[month],
                        "income_type": income_type,
                        "amount": _dollars(amounts[month]),
                    }


def client_row(number: int, person: Person) -> Row:
    """The row of `alfx_client`."""
    return {
        "client_number": number,
        "ssn": person.ssn,
        "last_name": person.last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "birth_date": person.birth_date,
        "sex": person.sex,
    }


def _months(case: CaseFile, window: Window) -> range:
    """Positions in the window of the months that the budget of the case covers."""
    dates = case.dates
    if case.status == DENIED:
        return range(0)
    if case.status == APPLICATION:
        return range(window.current, len(window.months))
    first = _position(dates.certification or dates.application, window)
    last = len(window.months) - 1 if dates.closed is None else _position(dates.closed, window)
    return range(max(0, first), last + 1)


def _position(day: date, window: Window) -> int:
    months_apart = (day.year - window.day.year) * 12 + day.month - window.day.month
    return window.current + months_apart


def _dollars(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def name_rows(named: Row) -> Iterator[Row]:
    """The rows of `alfx_name` for a row of `alfx_client` or `alfx_alias`."""
    given = letters(named["first_name"])
    for form in surname_forms(named["last_name"]):
        yield {
            "sound": soundex(form),
            "letters": form,
            "given": given,
            "client_number": named["client_number"],
            "sequence": named.get("sequence", 0),
            "given_sound": soundex(given),
        }
