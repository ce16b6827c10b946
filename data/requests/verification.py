"""Asking USCIS: the same as for other agencies, but for the three levels with their own times."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Connection

from data.population.documented import DOCUMENTED
from data.requests.asking import put_question
from data.requests.practice.delays import LOST
from data.requests.queries import Asked, Subject, one_question_at_a_time, questions_about
from data.requests.question import SaveQuestion
from data.rules.alien_status import INITIAL, PAPER, answered_at, repeat_at

SYSTEM = "ASV"
SECONDS = (3, 5)
"""An initial verification is answered in this time (OKDHS 17(a)(1))."""


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
    practice: bool,
) -> Asked | None:
    """Ask, unless a request about the same person still waits; that one is given back instead.

    A request on Form G-845 goes by mail, so it has left at once; the others leave in a file, or the
    practice responder answers them in their time.
    """
    one_question_at_a_time(connection)
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
        practice_due(subject, question, now) if practice else None,
        a_number=question.a_number,
        sent_at=now if question.level == PAPER else None,
    )
    return None


def practice_due(subject: Subject, question: SaveQuestion, now: datetime) -> datetime | None:
    """When USCIS answers in a practice store; None where the request is lost, which an initial one
    never is, nor one about a documented person.
    """
    rng = Random(f"delay ASV {subject} {now.isoformat()}")
    lost = rng.random() < LOST and subject.ssn not in DOCUMENTED
    if lost and question.level != INITIAL:
        return None
    due = answered_at(question.level, now, rng.randint(*SECONDS))
    return max(due, now + timedelta(seconds=1))
