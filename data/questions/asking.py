"""Asking a question: once, however often Enter is pressed and at however many terminals."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from data.questions.answering import renew_segment
from data.store.store import Turn, take_turn
from data.systems.question_system import Responders
from data.systems.registry import question_systems
from data.systems.request import Asked, ExchangeRequest, Question, Subject, questions_about


def waiting(connection: Connection, system: str, subject: Subject, now: datetime) -> Asked | None:
    """The unanswered question that forbids another now, if there is one.

    One that was answered, whatever the answer, and one that has been silent long enough, forbid
    nothing (OKDHS 15(2)(D), 15(3)(B)).
    """
    for asked in questions_about(connection, system, subject):
        if asked.outstanding and now < question_systems()[system].repeat_at(asked):
            return asked
    return None


def ask(
    connection: Connection,
    system: str,
    subject: Subject,
    question: Question,
    user_id: str,
    now: datetime,
    responders: Responders,
) -> Asked | None:
    """Ask, unless a question about the same person still waits; that one is given back instead.

    The question and PY's line of it are in the caller's transaction. Where the system is among the
    `responders` it is answered in its time, elsewhere the question leaves in a file.
    """
    take_turn(connection, Turn.QUESTION)
    earlier = waiting(connection, system, subject, now)
    if earlier is not None:
        return earlier
    responder = responders.get(system)
    due_at = None if responder is None else responder.due(subject, question, now)
    more = question_systems()[system].kept(question, now)
    put_question(connection, system, subject, question, user_id, now, due_at, **more)
    return None


def put_question(
    connection: Connection,
    system: str,
    subject: Subject,
    question: Question,
    user_id: str,
    now: datetime,
    due_at: datetime | None,
    **more: Any,
) -> None:
    """Keep a question, after which nobody waits for an earlier one any more; `more` are further
    columns.
    """
    for silent in questions_about(connection, system, subject):
        if silent.outstanding:
            connection.execute(
                update(ExchangeRequest)
                .where(ExchangeRequest.request_id == silent.request_id)
                .values(repeated_at=now)
            )
    connection.execute(
        insert(ExchangeRequest).values(
            system=system,
            **subject._asdict(),
            question=question.model_dump_json(),
            requested_at=now,
            requested_by=user_id,
            due_at=due_at,
            answer_code="",
            answer="",
            **more,
        )
    )
    renew_segment(connection, system, subject)
