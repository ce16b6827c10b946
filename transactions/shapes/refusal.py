"""The refusals that more than one transaction has, each with one wording."""

from __future__ import annotations

from transactions.core.reply import RefusedError, refusal
from transactions.core.words import person, ssn_words


def not_on_file(ssn: int) -> RefusedError:
    """Nothing is held under the SSN."""
    return refusal("IMS0201", ssn=ssn_words(ssn))


def no_case(number: str) -> RefusedError:
    """There is no such case."""
    return refusal("IMS0202", case=number)


def no_person(case_number: str, code: int) -> RefusedError:
    """Nobody on the case has the person code."""
    return refusal("IMS0203", case=case_number, person=person(code))


def no_record(system: str, ssn: int) -> RefusedError:
    """The system holds nothing on the person."""
    return refusal("IMS0205", system=system, ssn=ssn_words(ssn))


def no_claim_record(system: str, claim: str) -> RefusedError:
    """The system holds nothing under the claim number."""
    return refusal("IMS0505", system=system, claim=claim)


def on_no_case(ssn: int) -> RefusedError:
    """The SSN is on no case."""
    return refusal("IMS0801", ssn=ssn_words(ssn))


def never_asked(code: str, ssn: int) -> RefusedError:
    """The question was never asked about the SSN."""
    return refusal("IMS0715", code=code, ssn=ssn_words(ssn))
