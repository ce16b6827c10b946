"""What USCIS is asked with ASV, at three levels with their own times, and answers (OKDHS 17(a))."""

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
    """Whose status USCIS is asked about, by which document (OKDHS 17(a))."""

    a_number: int | None = None
    document: Clean
    """A code of the table `save_document`."""
    document_date: date | None = None
    level: Clean
    """A code of the table `save_level`."""
    item: Clean
    """The item that says why it is this level."""
    case_verification: Clean = ""
    """Verification number of the initial verification that this one goes on with."""


class SaveAnswer(Answer):
    """USCIS's answer to ASV; its code is kept beside it. It never decides eligibility."""

    birth_date: date | None = None
    verification_number: Clean = ""
    """13 digits and two letters."""
    class_of_admission: Clean = ""
    country: Clean = ""
    entry_date: date | None = None
    until_date: date | None = None
    response_date: date | None = None


def question_of(asked: Asked) -> SaveQuestion:
    """What USCIS was asked."""
    return SaveQuestion.model_validate_json(asked.question_json)


def waits_until(asked: Asked) -> datetime:
    """From when a request may be repeated while it is unanswered."""
    return repeat_at(question_of(asked).level, asked.requested_at)


def check(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Only an initial verification is to be followed by an additional one."""
    if code == "IAV" and question_of(asked).level != INITIAL:
        raise NotAnAnswerError("IAV ANSWERS AN INITIAL VERIFICATION ONLY")


def _kept(question: SaveQuestion, now: datetime) -> dict[str, Any]:
    # A request on Form G-845 goes by mail, so it has left at once.
    return {"a_number": question.a_number, "sent_at": now if question.level == PAPER else None}


_MORE: Parts = (
    ("a_number", 9, COUNT, f"A-number, {NO_NUMBER}", {}),
    ("document", 6, CODE, "document that was presented", {"codes": code_table("save_document")}),
    ("document_date", 8, DATE, "its date, where that counts", {}),
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
            ("save_answer", 3, "what SAVE says"),
            ("birth_date", 8, DATE, "date of birth as USCIS has it", {}),
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
            ("response_date", 8, DATE, "day of the answer", {"required": True, "past": True}),
            answered=False,
        ),
        check=check,
    ),
    asks=SaveQuestion,
    more=_MORE,
    kept=_kept,
)
