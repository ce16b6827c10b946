"""Answers what is due by the clock, each as of the moment it was due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from data.questions.taking import take
from data.systems.request import due_questions
from data.systems.request_system import Responders


def answer_due(connection: Connection, responders: Responders, now: datetime) -> int:
    """Answer every question of a practice store that is due by `now`; how many these were."""
    answered = 0
    for asked in due_questions(connection, now):
        assert asked.due_at is not None
        code, answer = responders[asked.system].respond(connection, asked)
        answered += take(connection, asked, code, answer, asked.due_at)
    return answered
