"""What the transactions that ask other agencies share: moments, waiting questions, refusals."""

from __future__ import annotations

from datetime import datetime

from data.store.clock import OFFICE_ZONE
from data.systems.registry import question_systems
from data.systems.request import Asked, Subject, questions_about
from transactions.core.messages import Message, message
from transactions.core.reply import Line
from transactions.core.request import Request
from transactions.core.words import day, moment


def repeat_words(asked: Asked) -> str:
    """From when an unanswered question may be repeated: a day, or an hour of a day."""
    at = question_systems()[asked.system].repeat_at(asked).astimezone(OFFICE_ZONE)
    return moment(at) if (at.hour, at.minute) != (0, 0) else day(at.date())


def still_waits(code: str, asked: Asked) -> Message:
    """The refusal of a second question while the first one waits."""
    values = {"asked": day(asked.requested_at.astimezone(OFFICE_ZONE).date())}
    return message(
        "IMS0702", code=code, user=asked.requested_by, repeat=repeat_words(asked), **values
    )


def pending_words(asked: Asked | None, now: datetime, code: str) -> str:
    """What is said of a question that waits: since when, and when it may be repeated."""
    if asked is None or not asked.outstanding:
        return ""
    since = f"PENDING SINCE {moment(asked.requested_at)} BY {asked.requested_by}"
    if now < question_systems()[asked.system].repeat_at(asked):
        return f"{since}; MAY BE REPEATED {repeat_words(asked)}"
    return f"{since}; NO ANSWER; REPEAT: {code}"


def newest(request: Request, system: str, ssn: int) -> tuple[Asked | None, Asked | None]:
    """The newest question about an SSN, and the newest that was answered."""
    asked = questions_about(request.connection, system, Subject(ssn))
    answered = [one for one in asked if one.answered_at is not None]
    return (asked[0] if asked else None), (answered[0] if answered else None)


def text_line(**values: str) -> Line:
    """A line that is about nothing in particular."""
    return Line(values)
