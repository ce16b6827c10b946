"""Whether a record of an answer file answers a question of ours, and as what."""

from __future__ import annotations

from typing import Any

from data.systems.checks import NotAnAnswerError
from data.systems.question import ANSWERED, Answer
from data.systems.request import Asked
from data.systems.request_system import RequestSystem


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
    assert system.reply is not None
    if system.reply.check is not None:
        system.reply.check(asked, code, values, practice)
    rest = {name: value for name, value in values.items() if name not in ("ssn", "code")}
    if "found_ssn" in rest:
        rest["found_ssn"] = rest["found_ssn"] or None
    return code, system.reply.answer.model_validate(rest)
