"""What ASV asks USCIS: from what was typed to a request at the level that the rule names."""

from __future__ import annotations

import re

from data.questions.subjects import PersonAsked
from data.rules.alien_status import ADDITIONAL, DATED, INITIAL, PAPER, Verification, verification
from data.rules.codes import code_table
from data.systems.asv.question import SaveAnswer, SaveQuestion, question_of
from data.systems.request import Asked
from transactions.core.a_number import typed_a_number
from transactions.core.messages import message
from transactions.core.reply import Refuse
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_day


def yes(typed: Typed, name: str) -> bool:
    """Whether a field was answered with Y."""
    return typed.get(name, "").upper() == "Y"


def question_typed(
    request: Request, found: PersonAsked, asked: list[Asked], typed: Typed
) -> SaveQuestion | Refuse:
    """What USCIS is asked, from what was typed and what stood there."""
    assert request.pad is not None
    held = {name: text for name, text in request.pad.items() if name not in request.fields}
    given = {**held, **typed}
    number = typed_a_number(given["a_number"]) if given.get("a_number") else None
    if given.get("a_number") and number is None:
        return Refuse(message("IMS0930", value=given["a_number"]), cursor="a_number")
    document = _document(given.get("document", ""))
    if document is None:
        return Refuse(message("IMS0939"), cursor="document")
    issued = typed_day(given.get("document_date", ""))
    if document in DATED and (issued is None or issued > request.today):
        return Refuse(message("IMS0940", document=document), cursor="document_date")
    ruled = verification(
        document,
        number,
        issued if document in DATED else None,
        yes(typed, "altered"),
        request.today,
    )
    level, item = _level(ruled, typed)
    newest = asked[0] if asked else None
    return SaveQuestion(
        **found.question.model_dump(),
        a_number=number,
        document=document,
        document_date=issued if document in DATED else None,
        level=level,
        item=item,
        case_verification=_case_verification(newest, number) if level == ADDITIONAL else "",
    )


def _level(ruled: Verification, typed: Typed) -> tuple[str, str]:
    """The level by rule, unless the worker goes on from an initial answer or takes the paper."""
    if yes(typed, "paper"):
        return PAPER, ruled.item if ruled.level == ADDITIONAL else "17(A)(2)"
    if yes(typed, "additional") and ruled.level == INITIAL:
        return ADDITIONAL, "17(A)(2)"
    return ruled.level, ruled.item


def _case_verification(newest: Asked | None, a_number: int | None) -> str:
    """The number of the verification that an additional request goes on with."""
    if newest is None or newest.answered_at is None or question_of(newest).a_number != a_number:
        return ""
    return newest.answer(SaveAnswer).verification_number


def _document(text: str) -> str | None:
    """The document that was typed, with or without hyphens."""
    wanted = re.sub("[- ]", "", text.upper())
    return next(
        (code for code in code_table("save_document") if code.replace("-", "") == wanted), None
    )
