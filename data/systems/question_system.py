"""A system that is asked: its question, its answer, and the files in which both may go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from data.rules.codes import code_table, meaning
from data.systems.format import CODE, COUNT, DATE, SSN, TEXT, Format
from data.systems.layout import FieldLayout, Layout, record_type
from data.systems.request import ANSWERED, Answer, Asked, Question, Subject

SSA: Final = "SOCIAL SECURITY ADMINISTRATION"
OKDHS: Final = "OK DEPARTMENT OF HUMAN SERVICES"[:30]
NO_NUMBER: Final = "zeros where there is none"

Part = tuple[str, int, Format, str, dict[str, Any]]
"""Name, length, format and meaning of a field, and what else `FieldLayout` takes."""
Parts = tuple[Part, ...]
"""Fields one behind the other."""

_REFERENCE: Part = ("reference", 9, COUNT, "number of the question, given back with its answer", {})
_NAMES: Parts = (
    ("last_name", 19, TEXT, "surname, cut at the width", {}),
    ("first_name", 12, TEXT, "first name, cut at the width", {}),
    ("middle_name", 1, TEXT, "middle initial", {}),
)
_QUESTION: Parts = (
    _REFERENCE,
    ("ssn", 9, SSN, f"Social Security number, {NO_NUMBER}", {}),
    *_NAMES,
    ("birth_date", 8, DATE, "date of birth", {"required": True}),
    ("sex", 1, TEXT, "F or M", {}),
    ("claim_number", 12, TEXT, "Social Security claim number, blank where there is none", {}),
    ("case_number", 7, TEXT, "case, blank where the person is on none", {}),
    ("person_code", 2, COUNT, "person code, 00 where there is none", {}),
)
"""The record of a question, the same for every system but for what some have behind it."""


def _in_turn(*parts: Part) -> tuple[FieldLayout, ...]:
    """The fields one behind the other, from position 2 on."""
    fields, position = [record_type("D")], 2
    for name, length, format, what, rules in parts:
        fields.append(FieldLayout(name, position, length, format, what, **rules))
        position += length
    return tuple(fields)


def question_layout(system: str, title: str, more: Parts = ()) -> Layout:
    """The request file of a system."""
    fields, length = _in_turn(*_QUESTION, *more), 150 if more else 100
    return Layout(system, f"{title}, REQUESTS", OKDHS, length, fields, key=("reference",))


def answer_layout(
    system: str,
    title: str,
    agency: str,
    record_length: int,
    code: tuple[str, int, str],
    *parts: Part,
    answered: bool = True,
    total: str = "",
) -> Layout:
    """The answer file of a system. `code` names the code table of its answers, how long a code is
    and what it says; with `answered` a blank one goes with an answer without a condition.
    """
    table, length, what = code
    codes = {"": "ANSWERED", **code_table(table)} if answered else code_table(table)
    fields = _in_turn(
        _REFERENCE,
        ("ssn", 9, SSN, f"Social Security number as it was sent, {NO_NUMBER}", {}),
        ("code", length, CODE, what, {"codes": codes}),
        *_NAMES,
        *parts,
    )
    title = f"{title}, ANSWERS"
    return Layout(system, title, agency, record_length, fields, ("reference",), total)


class NotAnAnswerError(ValueError):
    """A record is rejected; the message says why, in capitals."""


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
    codes: str = ""
    """The code table of its answers."""
    words: Callable[[Any], str] = lambda _: ""
    """An answer that came without a condition in a few words."""
    file: Layout | None = None
    """The answer file; none where the system is asked online only."""
    check: Callable[[Asked, str, dict[str, Any], bool], None] = lambda *_: None
    """What a record of the file must also be, to be an answer to its question: a question, a code,
    the fields of the record, whether it is practice; raises NotAnAnswerError.
    """
    effect: Callable[[Connection, Asked, str, datetime], None] = lambda *_: None
    """What an answer changes beside its question: a question, the code of its answer, when that
    came.
    """

    def summary(self, code: str, answer: Answer) -> str:
        """An answer in a few words, for PY's line."""
        return self.words(answer) if code == ANSWERED else f"{code} {meaning(self.codes, code)}"


@dataclass(frozen=True, slots=True)
class QuestionSystem:
    """One system: what comes back, when a silent one may be asked again, whether anybody asks."""

    code: str
    title: str
    repeat_at: Callable[[Asked], datetime]
    """From when a question may be repeated while it is unanswered."""
    reply: Reply | None
    """None where what comes is not an answer to a question but the system's exchange file."""
    asks: type[Question] = Question
    more: Parts = ()
    """Fields that the request file has behind those of every system, named as those of `asks`."""
    kept: Callable[[Any, datetime], dict[str, Any]] = lambda *_: {}
    """Further columns of a question asked at that instant."""
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
        return question_layout(self.code, self.title, self.more)
