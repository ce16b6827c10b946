"""Answers what is due by the clock, each as of the moment it was due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from data.questions.systems import REQUEST_SYSTEMS
from data.questions.taking import take
from data.systems.request import due_questions


def answer_due(connection: Connection, now: datetime) -> int:
    """Answer every question of a practice store that is due by `now`; how many these were."""
    answered = 0
    for asked in due_questions(connection, now):
        reply = REQUEST_SYSTEMS[asked.system].reply
        assert asked.due_at is not None and reply is not None
        code, answer = reply.respond(connection, asked)
        answered += take(connection, asked, code, answer, asked.due_at)
    return answered
