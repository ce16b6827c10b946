"""Taking an answer: the answer, what it changes and PY's line, in one database transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, update

from data.questions.segments import renew_segment
from data.questions.systems import REQUEST_SYSTEMS
from data.systems.question import Answer
from data.systems.request import Asked, ExchangeRequest


def take(connection: Connection, asked: Asked, code: str, answer: Answer, at: datetime) -> bool:
    """Take the answer to a question unless it has one. False: it had, and nothing was changed.

    The condition is in the statement itself, so of two takers exactly one succeeds on either
    engine. `at` is when the answer came.
    """
    taken = connection.execute(
        update(ExchangeRequest)
        .where(
            ExchangeRequest.request_id == asked.request_id, ExchangeRequest.answered_at.is_(None)
        )
        .values(
            answered_at=at,
            sent_at=func.coalesce(ExchangeRequest.sent_at, at),
            answer_code=code,
            answer=answer.model_dump_json(),
        )
    )
    if taken.rowcount != 1:
        return False
    reply = REQUEST_SYSTEMS[asked.system].reply
    if reply is not None and reply.effect is not None:
        reply.effect(connection, asked, code, at)
    renew_segment(connection, asked.system, asked.subject)
    return True
