"""Refusals shared by several transactions."""

from __future__ import annotations

from transactions.core.reply import RefusedError, refusal
from transactions.core.words import person, ssn_words


def not_on_file(ssn: int) -> RefusedError:
    """Refuse an SSN without any information."""
    return refusal("IMS0201", ssn=ssn_words(ssn))


def no_case(number: str) -> RefusedError:
    """Refuse a case that does not exist."""
    return refusal("IMS0202", case=number)


def no_person(case_number: str, code: int) -> RefusedError:
    """Refuse a person code that no one on the case has."""
    return refusal("IMS0203", case=case_number, person=person(code))


def no_record(system: str, ssn: int) -> RefusedError:
    """Refuse a person without records in the system."""
    return refusal("IMS0205", system=system, ssn=ssn_words(ssn))


def no_claim_record(system: str, claim: str) -> RefusedError:
    """Refuse a claim number without records in the system."""
    return refusal("IMS0505", system=system, claim=claim)


def on_no_case(ssn: int) -> RefusedError:
    """Refuse an SSN that is on no case."""
    return refusal("IMS0801", ssn=ssn_words(ssn))


def never_asked(code: str, ssn: int) -> RefusedError:
    """Refuse an SSN about which the question was never asked."""
    return refusal("IMS0715", code=code, ssn=ssn_words(ssn))
