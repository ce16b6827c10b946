"""Storing an answer, its effect on the cases and PY's line, in one database transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    Select,
    SmallInteger,
    String,
    bindparam,
    exists,
    func,
    text,
    update,
)

from data.office.user import USER, UserRow, user_by_id
from data.store.clock import OFFICE_ZONE
from data.store.rows import fetch_one
from data.systems.question_system import Responders
from data.systems.registry import question_systems
from data.systems.request import (
    Answer,
    Asked,
    ExchangeRequest,
    Subject,
    due_questions,
    questions_about,
)

SUMMARY_LENGTH = 40
_PUT = (
    "INSERT INTO exchange_segment"
    " (ssn, system, latest_date, records, match, differs, summary)"
    " VALUES (:ssn, :system, :latest_date, :records, '', '', :summary)"
    " ON CONFLICT (ssn, system) DO UPDATE SET latest_date = excluded.latest_date,"
    " records = excluded.records, summary = excluded.summary"
)
_TYPES = (
    bindparam("ssn", type_=Integer),
    bindparam("system", type_=String),
    bindparam("latest_date", type_=Date),
    bindparam("records", type_=SmallInteger),
    bindparam("summary", type_=String),
)
_RENEW = text(_PUT).bindparams(*_TYPES)
_REQUESTED = text(f"{_PUT} WHERE exchange_segment.records = 0").bindparams(*_TYPES)


def take(connection: Connection, asked: Asked, code: str, answer: Answer, at: datetime) -> bool:
    """Store the answer to a question. Return False, without any change, if it has one already.

    The UPDATE itself tests that there is no answer, so exactly one of two callers succeeds. `at` is
    the time the answer came.
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
    reply = question_systems()[asked.system].reply
    if reply is not None:
        reply.effect(connection, asked, code, at)
    renew_segment(connection, asked.system, asked.subject)
    return True


_USER_AND_DUE = cast(
    "Select[tuple[UserRow, bool]]",
    USER.add_columns(
        exists().where(
            ExchangeRequest.answered_at.is_(None), ExchangeRequest.due_at <= bindparam("now")
        )
    ),
)


def user_now(
    connection: Connection, user_id: str, responders: Responders, now: datetime
) -> UserRow | None:
    """Return the user of an input, or None, after answering the questions that are due.

    One statement reads both, because every input needs both.
    """
    if not responders:
        return user_by_id(connection, user_id)
    found = fetch_one(connection, _USER_AND_DUE, {"user_id": user_id, "now": now})
    if found is None:
        return None
    user, due = found
    if due:
        answer_due(connection, responders, now)
    return user


def answer_due(connection: Connection, responders: Responders, now: datetime) -> int:
    """Answer every question of a practice store that is due by `now`, each as of the time it was
    due. Return the number of answers.
    """
    answered = 0
    for asked in due_questions(connection, now):
        assert asked.due_at is not None
        code, answer = responders[asked.system].respond(connection, asked)
        answered += take(connection, asked, code, answer, asked.due_at)
    return answered


def renew_segment(connection: Connection, system: str, subject: Subject) -> None:
    """Update the system's line on PY with the newest question and the number of answers.

    A person without an SSN has no line, because PY is by SSN.
    """
    if subject.ssn is None:
        return
    asked = questions_about(connection, system, subject)
    newest = asked[0]
    at = newest.answered_at or newest.requested_at
    connection.execute(
        _RENEW,
        {
            "ssn": subject.ssn,
            "system": system,
            "latest_date": at.astimezone(OFFICE_ZONE).date(),
            "records": sum(one.answered_at is not None for one in asked),
            "summary": summary(newest)[:SUMMARY_LENGTH],
        },
    )


def requested_segments(connection: Connection, system: str, ssns: Sequence[int], day: date) -> None:
    """Show REQUESTED on PY for persons on whom the system's exchange files have no record yet."""
    line = {"system": system, "latest_date": day, "records": 0}
    requested = {**line, "summary": f"REQUESTED {day:%m/%d/%Y}"}
    connection.execute(_REQUESTED, [{**requested, "ssn": ssn} for ssn in ssns])


def summary(asked: Asked) -> str:
    """Summarize a question in a few words: its answer, or that it is pending."""
    if asked.answered_at is None:
        return f"PENDING SINCE {asked.requested_at.astimezone(OFFICE_ZONE):%m/%d/%y}"
    reply = question_systems()[asked.system].reply
    assert reply is not None
    return reply.summary(asked.answer_code, asked.answer(reply.answer))
