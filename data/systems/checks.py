"""What a record of an answer file must be besides well-formed, system by system."""

from __future__ import annotations

from typing import Any

from data.rules.alien_status import INITIAL
from data.rules.codes import code_table
from data.rules.enumeration import verifies
from data.rules.quarters import QUARTERS_A_YEAR
from data.rules.ssn import practice_ssn
from data.systems.asv.question import SaveQuestion
from data.systems.question import ANSWERED
from data.systems.request import Asked

_BENEFITS = (
    "claim_number", "rsdi_status", "rsdi_gross", "rsdi_since", "part_a_since", "part_b_since",
    "part_b_payer", "ssi_status", "ssi_net", "living_arrangement",
)  # fmt: skip
ANOTHER_NUMBER = "*"
FIRST_OF_PATTERN = 1937


class NotAnAnswerError(ValueError):
    """A record is rejected; the message says why, in capitals."""


def enumeration(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """A number goes with the code that says it is another one."""
    found = values["found_ssn"]
    if asked.ssn is None and verifies(code):
        raise NotAnAnswerError("NO SSN WAS SENT THAT COULD BE VERIFIED")
    if bool(found) != (code == ANOTHER_NUMBER):
        raise NotAnAnswerError("FOUND SSN GOES WITH CODE * ONLY")
    if found and practice and not practice_ssn(found):
        raise NotAnAnswerError("NOT A PRACTICE SSN")


def quarters(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """A pattern of whole years, or a condition."""
    pattern, first = values["pattern"], values["first_year"]
    if bool(pattern) != (code == ANSWERED):
        raise NotAnAnswerError("A PATTERN OR A CONDITION, ONE OF THEM")
    if len(pattern) % QUARTERS_A_YEAR or bool(pattern) != bool(first):
        raise NotAnAnswerError("THE PATTERN IS NOT OF WHOLE YEARS")
    if pattern and not FIRST_OF_PATTERN <= first <= 2100:
        raise NotAnAnswerError("FIRST YEAR IS NONE")


def third_party(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Benefits, or a condition."""
    if values["verification"] and values["verification"] not in code_table("enu_answer"):
        raise NotAnAnswerError("VERIFICATION IS NOT A KNOWN CODE")
    if code != ANSWERED and any(values[name] for name in _BENEFITS):
        raise NotAnAnswerError("BENEFITS OR A CONDITION, ONE OF THEM")


def alien_status(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Only an initial verification is to be followed by an additional one."""
    sent = SaveQuestion.model_validate_json(asked.question_json)
    if code == "IAV" and sent.level != INITIAL:
        raise NotAnAnswerError("IAV ANSWERS AN INITIAL VERIFICATION ONLY")
