"""What the pages of the PS-2 share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.office.ps2 import PersonRecord
from data.rules.codes import meaning
from data.rules.confidential import NO_HOME_VISIT, PARTICIPANT
from transactions.core.reply import Carried
from transactions.core.words import name_words, ssn_words

PAYEES = ("C", "G", "P")
"""Codes of block F9 that give the case its name."""


def coded(field: str, table: str, code: str) -> dict[str, str]:
    """The values of a coded field and of the one that spells it out."""
    return {field: code, f"{field}_meaning": meaning(table, code)}


def full_name(person: PersonRecord) -> str:
    """`LAST, FIRST MIDDLE`."""
    return name_words(person.last_name, person.first_name, person.middle_name)


def case_name(persons: Iterable[PersonRecord]) -> str:
    """The case name, block A2: the payee's."""
    return next((full_name(person) for person in persons if person.role in PAYEES), "")


def acp_notice(acp: str) -> str:
    """What a page says of a participant of the Address Confidentiality Program."""
    return NO_HOME_VISIT if acp == PARTICIPANT else ""


def ssn_of(person: PersonRecord) -> str:
    """The SSN as a page writes it; blank where there is none."""
    return "" if person.ssn is None else ssn_words(person.ssn)


def years(birth_date: date, today: date) -> int:
    """Age in years."""
    birthday_to_come = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - birthday_to_come


def on_case(*persons: PersonRecord) -> Carried:
    """What a line or page about persons of a case supplies."""
    return Carried(
        ssns=tuple(dict.fromkeys(person.ssn for person in persons if person.ssn is not None)),
        cases=tuple((person.case_number, person.person_code) for person in persons),
    )
