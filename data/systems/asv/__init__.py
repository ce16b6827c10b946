"""ASV: queries to USCIS, at three levels with their own response times, and its answers (OKDHS
17(a)).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from data.rules.alien_status import INITIAL, PAPER, repeat_at
from data.rules.codes import code_table
from data.systems.format import CODE, COUNT, DATE, TEXT
from data.systems.question_system import (
    NO_NUMBER,
    NotAnAnswerError,
    Parts,
    QuestionSystem,
    Reply,
    answer_layout,
)
from data.systems.request import Answer, Asked, Clean, Question

SYSTEM: Final = "ASV"


class SaveQuestion(Question):
    """Query to USCIS about the status of a person with a document (OKDHS 17(a))."""

    a_number: int | None = None
    document: Clean
    """A code of the table `save_document`."""
    document_date: date | None = None
    level: Clean
    """A code of the table `save_level`."""
    item: Clean
    """Item of OKDHS 17(a) that calls for this level."""
    case_verification: Clean = ""
    """Verification number of the initial verification that this one continues."""


class SaveAnswer(Answer):
    """USCIS's answer to ASV. The answer code is in `exchange_request`. It never decides
    eligibility.
    """

    birth_date: date | None = None
    verification_number: Clean = ""
    """13 digits and two letters."""
    class_of_admission: Clean = ""
    country: Clean = ""
    entry_date: date | None = None
    until_date: date | None = None
    response_date: date | None = None


def question_of(asked: Asked) -> SaveQuestion:
    """Parse the question as an ASV question."""
    return SaveQuestion.model_validate_json(asked.question_json)


def waits_until(asked: Asked) -> datetime:
    """Return the time from which an unanswered request may be repeated."""
    return repeat_at(question_of(asked).level, asked.requested_at)


def check(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Reject IAV (institute additional verification) for anything but an initial verification."""
    if code == "IAV" and question_of(asked).level != INITIAL:
        raise NotAnAnswerError("IAV ANSWERS AN INITIAL VERIFICATION ONLY")


def _kept(question: SaveQuestion, now: datetime) -> dict[str, Any]:
    # A request on Form G-845 goes by mail, not in a file, so it counts as sent at once.
    return {"a_number": question.a_number, "sent_at": now if question.level == PAPER else None}


_MORE: Parts = (
    ("a_number", 9, COUNT, f"A-number, {NO_NUMBER}", {}),
    ("document", 6, CODE, "document presented", {"codes": code_table("save_document")}),
    ("document_date", 8, DATE, "date of the document, if it matters", {}),
    (
        "level", 1, CODE, "initial or additional verification; G-845 goes by mail",
        {"codes": {code: meant for code, meant in code_table("save_level").items() if code != "P"}},
    ),
    ("case_verification", 15, TEXT, "verification number of the initial verification", {}),
)  # fmt: skip

QUESTION_SYSTEM: Final = QuestionSystem(
    SYSTEM,
    "ALIEN STATUS VERIFICATION",
    waits_until,
    Reply(
        SaveAnswer,
        "save_answer",
        file=answer_layout(
            SYSTEM,
            "ALIEN STATUS VERIFICATION",
            "CITIZENSHIP AND IMMIGRATION",
            140,
            ("save_answer", 3, "response code of SAVE"),
            ("birth_date", 8, DATE, "date of birth in USCIS records", {}),
            (
                "verification_number",
                15,
                TEXT,
                "verification number",
                {"required": True, "pattern": "[0-9]{13}[A-Z]{2}"},
            ),
            ("class_of_admission", 3, TEXT, "class of admission (COA)", {}),
            ("country", 20, TEXT, "country of citizenship", {}),
            ("entry_date", 8, DATE, "date of entry", {}),
            ("until_date", 8, DATE, "admitted until", {}),
            ("response_date", 8, DATE, "date of the response", {"required": True, "past": True}),
            answered=False,
        ),
        check=check,
    ),
    asks=SaveQuestion,
    more=_MORE,
    kept=_kept,
)
