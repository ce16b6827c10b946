"""A system that is asked: what its declaration says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from data.systems import request_layouts as layouts
from data.systems.layout import Layout
from data.systems.question import Answer, Question
from data.systems.request import Asked, Subject

Check = Callable[[Asked, str, dict[str, Any], bool], None]
"""Raises NotAnAnswerError: a question, a code, the fields of the record, whether it is practice."""
Effect = Callable[[Connection, Asked, str, datetime], None]
"""A question, the code of its answer, when that came."""


@dataclass(frozen=True, slots=True)
class Responder:
    """An agency as a practice store has it."""

    respond: Callable[[Connection, Asked], tuple[str, Answer]]
    """The code and the answer to a question, as of the moment it is due."""
    due: Callable[[Subject, Any, datetime], datetime | None]
    """When a question asked at that instant is answered; None where it is lost."""


Responders = Mapping[str, Responder]
"""Who answers for the agencies, by system code; a live store has none, and asks in files."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back to a question: each question has its own answer."""

    answer: type[Answer]
    summary: Callable[[str, Any], str]
    """An answer's code and the answer in a few words, for PY's line."""
    file: Layout | None = None
    """The answer file; none where the system is asked online only."""
    check: Check | None = None
    """What a record of the file must also be, to be an answer to its question."""
    effect: Effect | None = None
    """What an answer changes beside its question."""


@dataclass(frozen=True, slots=True)
class RequestSystem:
    """One system: what comes back, when a silent one may be asked again, whether anybody asks."""

    code: str
    title: str
    repeat_at: Callable[[datetime], datetime]
    """From when a question asked at that instant may be repeated while it is unanswered."""
    reply: Reply | None
    """None where what comes is not an answer to a question but the system's exchange file."""
    asks: type[Question] = Question
    more: layouts.Parts = ()
    """Fields that the request file has behind those of every system, named as those of `asks`."""
    every_applicant: bool = False
    """Whether nobody needs to ask: each application is asked about once, before requests leave."""

    @property
    def online(self) -> bool:
        """Whether neither its questions nor its answers go over files."""
        return self.reply is not None and self.reply.file is None

    @property
    def answers(self) -> Layout | None:
        """The answer file, if it has one."""
        return None if self.reply is None else self.reply.file

    @property
    def questions(self) -> Layout:
        """The request file."""
        return layouts.question_layout(self.code, self.title, self.more)
