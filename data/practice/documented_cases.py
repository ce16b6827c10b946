"""The documented persons as persons and cases like all others."""

from __future__ import annotations

from datetime import date, timedelta

from data.practice.cases import APPLICATION, CLOSED, CaseFile, Dates
from data.practice.documented import DOCUMENTED, DOCUMENTED_CASES, OFFICE, DocumentedPerson
from data.practice.income import Living, Window, rsdi
from data.practice.people import add_ssi
from data.practice.person import Person
from data.practice.places import DOCUMENTED_ADDRESS, documented_dwelling


def documented_cases(window: Window) -> tuple[list[Person], list[CaseFile]]:
    """The documented persons and their cases, dated from the day of the window."""
    people = {ssn: _person(documented, window) for ssn, documented in DOCUMENTED.items()}
    return list(people.values()), [
        CaseFile(
            case.case_number,
            case.status,
            DOCUMENTED_ADDRESS,
            _dates(case.status, window.day),
            _persons(case.case_number, people),
            documented_dwelling(case.case_number, OFFICE, case.confidential),
        )
        for case in DOCUMENTED_CASES
    ]


def _persons(case_number: str, people: dict[int, Person]) -> tuple[Person, ...]:
    codes = {
        code: people[ssn]
        for ssn, documented in DOCUMENTED.items()
        for number, code in documented.cases
        if number == case_number
    }
    return tuple(codes[code] for code in sorted(codes))


def _person(documented: DocumentedPerson, window: Window) -> Person:
    person = Person(
        ssn=documented.ssn,
        last_name=documented.last_name,
        first_name=documented.first_name,
        middle_name=documented.middle_name,
        birth_date=_birth_date(documented.age, window.day),
        sex=documented.sex,
        verified="Y" if documented.verified else "",
        claim_number=documented.claim_number,
    )
    if documented.wage:
        person.income["WAGE"] = dict.fromkeys(window.months, int(documented.wage * 100))
    if documented.rsdi:
        person.income["RSDI"] = window.by_month(rsdi(window.months, int(documented.rsdi)))
    if documented.ssi:
        add_ssi(person, window, Living.OWN_HOUSEHOLD)
    return person


def _birth_date(age: int, day: date) -> date:
    """The 14th of March that makes somebody `age` years old, or nearly a year more."""
    born_this_year = day.replace(month=3, day=14)
    return born_this_year.replace(year=day.year - age - (born_this_year > day))


def _dates(status: str, day: date) -> Dates:
    if status == APPLICATION:
        return Dates(day - timedelta(days=6))
    if status == CLOSED:
        return Dates(
            day - timedelta(days=1_310), day - timedelta(days=1_290), closed=day - timedelta(600)
        )
    return Dates(
        day - timedelta(days=900), day - timedelta(days=880), review=day - timedelta(days=200)
    )
