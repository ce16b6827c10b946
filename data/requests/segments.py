"""PY's line of what was asked about a person: kept with every question and every answer."""

from __future__ import annotations

from sqlalchemy import Boolean, Connection, Date, Integer, SmallInteger, String, bindparam, text

from data.clock import OFFICE_ZONE
from data.requests.queries import Asked, Subject, questions_about
from data.requests.systems import SYSTEMS

SUMMARY_LENGTH = 40
_RENEW = text(
    "INSERT INTO exchange_segment"
    " (ssn, system, latest_date, records, match, differs, summary)"
    " VALUES (:ssn, :system, :latest_date, :records, '', '', :summary)"
    " ON CONFLICT (ssn, system) DO UPDATE SET latest_date = excluded.latest_date,"
    " records = excluded.records, summary = excluded.summary"
    " WHERE :replies OR exchange_segment.records = 0"
).bindparams(
    bindparam("ssn", type_=Integer),
    bindparam("system", type_=String),
    bindparam("latest_date", type_=Date),
    bindparam("records", type_=SmallInteger),
    bindparam("summary", type_=String),
    bindparam("replies", type_=Boolean),
)


def renew_segment(connection: Connection, system: str, subject: Subject) -> None:
    """Bring the line up to date: the newest question and its answer, how many answers are held.

    Where no answers come but an exchange file, the line of what that brought stays. Who has no SSN
    has no line, for PY is by SSN.
    """
    if subject.ssn is None:
        return
    asked, replies = questions_about(connection, system, subject), SYSTEMS[system].reply is not None
    newest = asked[0]
    at = newest.answered_at or newest.requested_at
    connection.execute(
        _RENEW,
        {
            "ssn": subject.ssn,
            "system": system,
            "latest_date": at.astimezone(OFFICE_ZONE).date(),
            "records": sum(one.answered_at is not None for one in asked) if replies else 0,
            "summary": summary(newest)[:SUMMARY_LENGTH],
            "replies": replies,
        },
    )


def summary(asked: Asked) -> str:
    """A question in a few words: that it waits, or what came back."""
    reply, asked_on = SYSTEMS[asked.system].reply, asked.requested_at.astimezone(OFFICE_ZONE)
    if reply is None:
        return f"REQUESTED {asked_on:%m/%d/%Y}"
    if asked.answered_at is None:
        return f"PENDING SINCE {asked_on:%m/%d/%y}"
    return reply.summary(asked.answer_code, asked.answer(reply.answer))
