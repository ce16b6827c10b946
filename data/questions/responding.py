"""Answers what is due by the clock, each as of the moment it was due."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, exists

from data.office.user import USER, UserRow, user_by_id
from data.questions.taking import take
from data.store.rows import fetch_one
from data.systems.request import ExchangeRequest, due_questions
from data.systems.request_system import Responders


class _UserAndDue(NamedTuple):
    """A user, and whether any answer is due."""

    user_id: str
    name: str
    password_hash: str
    office: str
    supervisor: int
    district: int
    position: str
    ssn_token: str
    agency: str
    due: bool


_USER_AND_DUE = USER.add_columns(
    exists()
    .where(ExchangeRequest.answered_at.is_(None), ExchangeRequest.due_at <= bindparam("now"))
    .label("due")
)


def user_now(
    connection: Connection, user_id: str, responders: Responders, now: datetime
) -> UserRow | None:
    """The user of an input, or None; what is due by then has been answered.

    Both are asked in one statement, since every input asks both.
    """
    if not responders:
        return user_by_id(connection, user_id)
    key = {"user_id": user_id, "now": now}
    found = fetch_one(connection, _USER_AND_DUE, key, _UserAndDue)
    if found is None:
        return None
    if found.due:
        answer_due(connection, responders, now)
    return UserRow(*found[:-1])


def answer_due(connection: Connection, responders: Responders, now: datetime) -> int:
    """Answer every question of a practice store that is due by `now`; how many these were."""
    answered = 0
    for asked in due_questions(connection, now):
        assert asked.due_at is not None
        code, answer = responders[asked.system].respond(connection, asked)
        answered += take(connection, asked, code, answer, asked.due_at)
    return answered
