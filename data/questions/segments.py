"""PY's line of what was asked about a person: kept with every question and every answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Date, Integer, SmallInteger, String, bindparam, text

from data.questions.systems import REQUEST_SYSTEMS
from data.store.clock import OFFICE_ZONE
from data.systems.request import Asked, Subject, questions_about

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


def renew_segment(connection: Connection, system: str, subject: Subject) -> None:
    """Bring the line up to date: the newest question and its answer, how many answers are held.

    Who has no SSN has no line, for PY is by SSN.
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
    """Say that what comes in an exchange file was requested, of those on whom nothing has come."""
    line = {"system": system, "latest_date": day, "records": 0}
    said = {**line, "summary": f"REQUESTED {day:%m/%d/%Y}"}
    connection.execute(_REQUESTED, [{**said, "ssn": ssn} for ssn in ssns])


def summary(asked: Asked) -> str:
    """A question in a few words: that it waits, or what came back."""
    if asked.answered_at is None:
        return f"PENDING SINCE {asked.requested_at.astimezone(OFFICE_ZONE):%m/%d/%y}"
    reply = REQUEST_SYSTEMS[asked.system].reply
    assert reply is not None
    return reply.summary(asked.answer_code, asked.answer(reply.answer))
