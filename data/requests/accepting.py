"""Whether a record of an answer file answers a question of ours, and as what."""

from __future__ import annotations

from typing import Any

from data.codes import code_table
from data.requests.queries import Asked
from data.requests.question import Answer, SaveQuestion
from data.requests.systems import ANSWERED, RequestSystem
from data.rules.alien_status import INITIAL
from data.rules.enumeration import verifies
from data.rules.quarters import QUARTERS_A_YEAR
from data.rules.ssn import practice_ssn

_BENEFITS = (
    "claim_number", "rsdi_status", "rsdi_gross", "rsdi_since", "part_a_since", "part_b_since",
    "part_b_payer", "ssi_status", "ssi_net", "living_arrangement",
)  # fmt: skip
ANOTHER_NUMBER = "*"
FIRST_OF_PATTERN = 1937


class NotAnAnswerError(ValueError):
    """A record is rejected; the message says why, in capitals."""


def accepted(
    system: RequestSystem, asked: Asked | None, values: dict[str, Any], practice: bool
) -> tuple[str, Answer]:
    """The code and the answer of a record whose fields have been read.

    Raises:
        NotAnAnswerError: there is no such question, or the record is not an answer to it.
        ValidationError: a value is none that the answer can have.
    """
    if asked is None or asked.system != system.code:
        raise NotAnAnswerError("NO SUCH QUESTION")
    if asked.sent_at is None:
        raise NotAnAnswerError("THE QUESTION WAS NOT SENT YET")
    if values["ssn"] != (asked.ssn or 0):
        raise NotAnAnswerError("SSN IS NOT THE ONE ASKED ABOUT")
    code = values["code"] or ANSWERED
    _CHECKS[system.code](asked, code, values, practice)
    rest = {name: value for name, value in values.items() if name not in ("ssn", "code")}
    if "found_ssn" in rest:
        rest["found_ssn"] = rest["found_ssn"] or None
    assert system.reply is not None
    return code, system.reply.answer.model_validate(rest)


def _enumeration(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    found = values["found_ssn"]
    if asked.ssn is None and verifies(code):
        raise NotAnAnswerError("NO SSN WAS SENT THAT COULD BE VERIFIED")
    if bool(found) != (code == ANOTHER_NUMBER):
        raise NotAnAnswerError("FOUND SSN GOES WITH CODE * ONLY")
    if found and practice and not practice_ssn(found):
        raise NotAnAnswerError("NOT A PRACTICE SSN")


def _quarters(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    pattern, first = values["pattern"], values["first_year"]
    if bool(pattern) != (code == ANSWERED):
        raise NotAnAnswerError("A PATTERN OR A CONDITION, ONE OF THEM")
    if len(pattern) % QUARTERS_A_YEAR or bool(pattern) != bool(first):
        raise NotAnAnswerError("THE PATTERN IS NOT OF WHOLE YEARS")
    if pattern and not FIRST_OF_PATTERN <= first <= 2100:
        raise NotAnAnswerError("FIRST YEAR IS NONE")


def _third_party(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    if values["verification"] and values["verification"] not in code_table("enu_answer"):
        raise NotAnAnswerError("VERIFICATION IS NOT A KNOWN CODE")
    if code != ANSWERED and any(values[name] for name in _BENEFITS):
        raise NotAnAnswerError("BENEFITS OR A CONDITION, ONE OF THEM")


def _alien_status(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    sent = SaveQuestion.model_validate_json(asked.question_json)
    if code == "IAV" and sent.level != INITIAL:
        raise NotAnAnswerError("IAV ANSWERS AN INITIAL VERIFICATION ONLY")


_CHECKS = {"ASV": _alien_status, "ENU": _enumeration, "QTR": _quarters, "TPQ": _third_party}
