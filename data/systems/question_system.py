"""System that answers queries: its question, its answer, and the files that carry them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from data.rules.codes import code_column, code_table, meaning
from data.systems.format import CODE, COUNT, DATE, SSN, TEXT, Format
from data.systems.layout import FieldLayout, Layout, record_type
from data.systems.request import ANSWERED, Answer, Asked, Question, Subject

SSA: Final = "SOCIAL SECURITY ADMINISTRATION"
OKDHS: Final = "OK DEPARTMENT OF HUMAN SERVICES"[:30]
NO_NUMBER: Final = "zeros if none"

Part = tuple[str, int, Format, str, dict[str, Any]]
"""Name, length, format and meaning of a field, and further arguments of `FieldLayout`."""
Parts = tuple[Part, ...]
"""Consecutive fields."""

_REFERENCE: Part = ("reference", 9, COUNT, "number of the question, returned with its answer", {})
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
    ("claim_number", 12, TEXT, "Social Security claim number, blank if none", {}),
    ("case_number", 7, TEXT, "case number, blank if the person is on no case", {}),
    ("person_code", 2, COUNT, "person code, 00 if none", {}),
)
"""Fields of every question; some systems add more after them."""


def _in_turn(*parts: Part) -> tuple[FieldLayout, ...]:
    """Lay out the fields one after another, from position 2 on."""
    fields, position = [record_type("D")], 2
    for name, length, format, description, rules in parts:
        fields.append(FieldLayout(name, position, length, format, description, **rules))
        position += length
    return tuple(fields)


def question_layout(system: str, title: str, more: Parts = ()) -> Layout:
    """Build the layout of a system's request file."""
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
    """Build the layout of a system's answer file.

    `code` is the code table of its answers, the length of a code and the meaning of the field. With
    `answered`, an answer without a condition has a blank code.
    """
    table, length, description = code
    codes = {"": "ANSWERED", **code_table(table)} if answered else code_table(table)
    fields = _in_turn(
        _REFERENCE,
        ("ssn", 9, SSN, f"Social Security number as it was sent, {NO_NUMBER}", {}),
        ("code", length, CODE, description, {"codes": codes}),
        *_NAMES,
        *parts,
    )
    title = f"{title}, ANSWERS"
    return Layout(system, title, agency, record_length, fields, ("reference",), total)


class NotAnAnswerError(ValueError):
    """Rejection of a record of an answer file; the message is the reason, in capitals."""


@dataclass(frozen=True, slots=True)
class Responder:
    """Simulated agency of a practice store."""

    respond: Callable[[Connection, Asked], tuple[str, Answer]]
    """Return the code and the answer to a question, as of the moment it is due."""
    due: Callable[[Subject, Any, datetime], datetime | None]
    """Return the time at which a question asked at that instant is answered; None if it is lost."""


Responders = Mapping[str, Responder]
"""Responders by system code. A live store has none: its questions and answers go in files."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer side of a system that answers each question separately."""

    answer: type[Answer]
    codes: str = ""
    """Code table of its answers."""
    words: Callable[[Any], str] = lambda _: ""
    """Summarize an answer without a condition in a few words."""
    file: Layout | None = None
    """Layout of the answer file; None for a system that is asked online only."""
    check: Callable[[Asked, str, dict[str, Any], bool], None] = lambda *_: None
    """Check a record of the answer file against its question: the question, the code, the fields of
    the record, and True on a practice store. Raises NotAnAnswerError.
    """
    effect: Callable[[Connection, Asked, str, datetime], None] = lambda *_: None
    """Apply an answer to the cases: the question, the code of its answer, and the time it came."""

    short: bool = False
    """True if the code table has a column `short`, with meanings that fit the line on PY."""

    def summary(self, code: str, answer: Answer) -> str:
        """Summarize an answer for its line on PY."""
        if code == ANSWERED:
            return self.words(answer)
        said = code_column(self.codes, "short")[code] if self.short else meaning(self.codes, code)
        return f"{code} {said}"


@dataclass(frozen=True, slots=True)
class QuestionSystem:
    """System that answers queries."""

    code: str
    title: str
    repeat_at: Callable[[Asked], datetime]
    """Return the time from which an unanswered question may be repeated."""
    reply: Reply | None
    """None if the agency does not answer each question but sends its exchange file."""
    asks: type[Question] = Question
    more: Parts = ()
    """Fields of the request file after those of every system; their names are fields of `asks`."""
    kept: Callable[[Any, datetime], dict[str, Any]] = lambda *_: {}
    """Return further columns of a question asked at that instant."""
    every_applicant: bool = False
    """True if every application is asked about once, automatically, before requests are sent."""

    @property
    def online(self) -> bool:
        """True if questions and answers go online, not in files."""
        return self.reply is not None and self.reply.file is None

    @property
    def answers(self) -> Layout | None:
        """Layout of the answer file, if there is one."""
        return None if self.reply is None else self.reply.file

    @property
    def questions(self) -> Layout:
        """Layout of the request file."""
        return question_layout(self.code, self.title, self.more)
