"""Answers what is due by the clock, each as of the moment it was due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection

from data.requests.practice.alien_status import alien_status
from data.requests.practice.enumeration import enumeration
from data.requests.practice.quarters import quarters
from data.requests.practice.third_party import third_party
from data.requests.practice.wage_link import wage_link
from data.requests.queries import Asked, due_questions
from data.requests.question import Answer
from data.requests.taking import take

Responder = Callable[[Connection, Asked], tuple[str, Answer]]

RESPONDERS: Final[Mapping[str, Responder]] = MappingProxyType(
    {"ASV": alien_status, "ENU": enumeration, "QTR": quarters, "TPQ": third_party, "OWL": wage_link}
)
"""What answers for each system: the code and the answer, from the population."""


def answer_due(connection: Connection, now: datetime) -> int:
    """Answer every question of a practice store that is due by `now`; how many these were."""
    answered = 0
    for asked in due_questions(connection, now):
        assert asked.due_at is not None
        code, answer = RESPONDERS[asked.system](connection, asked)
        answered += take(connection, asked, code, answer, asked.due_at)
    return answered
