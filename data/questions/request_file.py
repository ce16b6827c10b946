"""Sending questions: ask about every applicant, write a request file for each system, and mark the
questions sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from data.office.case import Case, CasePerson
from data.questions.answer import requested_segments
from data.questions.question import PersonAsked, applicants
from data.rules.names import plain
from data.store.clock import OFFICE_ZONE, Clock, office_date
from data.store.files import put_file
from data.store.rows import fetch, select_rows
from data.store.store import Store
from data.store.turns import Turn, take_turn
from data.systems.layout import file_lines
from data.systems.question_system import QuestionSystem
from data.systems.registry import question_systems
from data.systems.request import OUTSTANDING, Asked, ExchangeRequest, unsent_questions


class _Last(NamedTuple):
    """Time of the last question about an SSN."""

    ssn: int
    requested_at: datetime


_APPLYING = (
    select(CasePerson.ssn)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status == "A")
)
_LAST = (
    select_rows(_Last, ExchangeRequest, requested_at=func.max(ExchangeRequest.requested_at))
    .where(ExchangeRequest.system == bindparam("system"), ExchangeRequest.ssn.in_(_APPLYING))
    .group_by(ExchangeRequest.ssn)
)
_REPEATED = (
    update(ExchangeRequest)
    .where(
        ExchangeRequest.system == bindparam("of"),
        ExchangeRequest.ssn == bindparam("again"),
        OUTSTANDING,
    )
    .values(repeated_at=bindparam("now"))
)


def ask_about_applicants(connection: Connection, system: str, clock: Clock) -> int:
    """Ask about each applicant with an SSN who has not been asked about since the application.

    Return the number of questions. An earlier pending question is marked repeated.
    """
    today, now = office_date(clock), clock.now()
    asked = {
        row.ssn: row.requested_at.astimezone(OFFICE_ZONE).date()
        for row in fetch(connection, _LAST, {"system": system})
    }
    new = {
        ssn: one
        for ssn, one in applicants(connection, today).items()
        if ssn not in asked or asked[ssn] < one.application_date
    }
    if not new:
        return 0
    if again := [{"again": ssn, "of": system, "now": now} for ssn in new if ssn in asked]:
        connection.execute(_REPEATED, again)
    rows = [{"system": system, "requested_at": now, **_question(one)} for one in new.values()]
    connection.execute(insert(ExchangeRequest), rows)
    requested_segments(connection, system, list(new), today)
    return len(new)


def _question(one: PersonAsked) -> dict[str, object]:
    return {**one.subject._asdict(), "question": one.question.model_dump_json()}


@dataclass(frozen=True, slots=True)
class SentFile:
    """One request file."""

    system: str
    path: Path
    questions: int


def send_requests(store: Store, folder: Path, clock: Clock) -> list[SentFile]:
    """Write a request file for each system with questions to send.

    The files are written before the questions are marked sent. If the program stops in between, the
    next run writes the same questions to the same file names.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sent: list[SentFile] = []
    with store.transaction() as connection:
        take_turn(connection, Turn.QUESTION)
        for system in question_systems().values():
            if system.online:
                continue
            if system.every_applicant:
                ask_about_applicants(connection, system.code, clock)
            questions = unsent_questions(connection, system.code)
            if questions:
                path = _write(system, questions, folder, office_date(clock))
                sent.append(SentFile(system.code, path, len(questions)))
                _mark(connection, questions, clock)
    return sent


def _write(system: QuestionSystem, questions: list[Asked], folder: Path, created: date) -> Path:
    layout, sequence = system.questions, questions[0].request_id
    records = [_record(system, asked) for asked in questions]
    lines = file_lines(layout, records, created, sequence)
    return put_file(folder / f"{layout.system}-requests-{sequence:06}.txt", lines)


def _record(system: QuestionSystem, asked: Asked) -> dict[str, object]:
    layout = system.questions
    question = system.asks.model_validate_json(asked.question_json)
    more = {name: getattr(question, name) for name, *_ in system.more}
    if "a_number" in more:
        more["a_number"] = more["a_number"] or 0
    names = {
        name: fitted(getattr(question, name), layout.field(name).length)
        for name in ("last_name", "first_name", "middle_name")
    }
    return {
        **more,
        **names,
        "reference": asked.request_id,
        "ssn": question.ssn or 0,
        "birth_date": question.birth_date,
        "sex": question.sex,
        "claim_number": question.claim_number,
        "case_number": asked.case_number or "",
        "person_code": asked.person_code or 0,
    }


def fitted(name: str, width: int) -> str:
    """Convert a name to ASCII capitals, cut at the width of its field."""
    return plain(name)[:width].strip()


def _mark(connection: Connection, questions: list[Asked], clock: Clock) -> None:
    connection.execute(
        update(ExchangeRequest)
        .where(ExchangeRequest.request_id == bindparam("reference"))
        .values(sent_at=clock.now()),
        [{"reference": asked.request_id} for asked in questions],
    )
