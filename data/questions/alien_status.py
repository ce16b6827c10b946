"""Asking USCIS: the same as for other agencies, but for the three levels with their own times."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from data.questions.asking import put_question
from data.rules.alien_status import PAPER, repeat_at
from data.store.turns import Turn, take_turn
from data.systems.asv.question import SaveQuestion
from data.systems.request import Asked, Subject, questions_about
from data.systems.request_system import Responders

SYSTEM = "ASV"


def question_of(asked: Asked) -> SaveQuestion:
    """What USCIS was asked."""
    return SaveQuestion.model_validate_json(asked.question_json)


def waits_until(asked: Asked) -> datetime:
    """From when a request may be repeated while it is unanswered."""
    return repeat_at(question_of(asked).level, asked.requested_at)


def ask_status(
    connection: Connection,
    subject: Subject,
    question: SaveQuestion,
    user_id: str,
    now: datetime,
    responders: Responders,
) -> Asked | None:
    """Ask, unless a request about the same person still waits; that one is given back instead.

    A request on Form G-845 goes by mail, so it has left at once; the others leave in a file, or the
    practice responder answers them in their time.
    """
    take_turn(connection, Turn.QUESTION)
    for asked in questions_about(connection, SYSTEM, subject):
        if asked.outstanding and now < waits_until(asked):
            return asked
    put_question(
        connection,
        SYSTEM,
        subject,
        question,
        user_id,
        now,
        responders[SYSTEM].due(subject, question, now) if SYSTEM in responders else None,
        a_number=question.a_number,
        sent_at=now if question.level == PAPER else None,
    )
    return None
