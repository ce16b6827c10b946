"""Receiving an answer file: check the file, then each record, then store all answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection

from data.exchange.envelope import (
    Header,
    LoadRefused,
    Trailer,
    pending_rejects,
    read_header,
    read_trailer,
    refusing,
    visible,
)
from data.exchange.foreign import exchange_file
from data.exchange.keeping import already_loaded, keep_file, kept_name
from data.exchange.results import LoadResult
from data.exchange.staging import FileLines
from data.questions.answer import answer_due, take
from data.store.clock import Clock, office_date
from data.store.store import Store
from data.store.turns import Turn, take_turn
from data.systems.layout import HEADER, Layout, LayoutError, cut_record, read_record
from data.systems.question_system import NotAnAnswerError, QuestionSystem, Reply, Responders
from data.systems.registry import question_systems
from data.systems.request import ANSWERED, Answer, Asked, question_by_id


@dataclass(frozen=True, slots=True)
class _File:
    """Answer file that agrees with its header and trailer."""

    system: QuestionSystem
    header: Header
    trailer: Trailer
    records: list[str]
    sha256: str


def receive_file(store: Store, path: Path, clock: Clock, responders: Responders) -> LoadResult:
    """Load the answers of a file in one transaction of the store.

    Rejected records go to PATH.rejects. The same content is never loaded twice, and an answer that
    is stored already changes nothing. On a practice store, the questions that the `responders` owe
    answers to are answered first.

    Raises:
        LoadRefused: the file is not valid; nothing was stored.
    """
    with refusing(path):
        return _received(store, path, clock, responders)


def _received(store: Store, path: Path, clock: Clock, responders: Responders) -> LoadResult:
    file = _read(path, office_date(clock))
    name = kept_name(path)
    result = LoadResult(file.system.code, name, len(file.records), known=0)
    with store.transaction() as connection:
        take_turn(connection, Turn.QUESTION)
        if store.practice:
            answer_due(connection, responders, clock.now())
        if already_loaded(connection, file.system.code, name, file.sha256):
            return replace(result, already_loaded=True)
        wrong: list[tuple[int, str, str]] = []
        answered = known = 0
        for line, record in enumerate(file.records, start=2):
            try:
                new = _take(connection, file.system, record, file.header.created, store.practice,
                            clock.now())  # fmt: skip
            except NotAnAnswerError as error:
                wrong.append((line, str(error), record))
            else:
                answered, known = answered + new, known + (not new)
        result = replace(result, exact=answered, known=known, rows_rejected=len(wrong))
        with pending_rejects(path, wrong) as put_in_place:
            keep_file(connection, result, file.header, file.sha256, clock.now())
            # Before the commit, so that a loaded file always has its rejects.
            return replace(result, rejects=put_in_place())


def _read(path: Path, today: date) -> _File:
    with exchange_file(path) as stream:
        lines = FileLines(stream)
        system, layout = _system(lines.header)
        header = read_header(layout, lines.header, today)
        records = [record for _, batch in lines.batches() for record in batch]
        total = sum(_amounts(layout, records), Decimal(0))
        trailer = read_trailer(layout, lines.trailer, header, lines.records, total, lines.follows)
        return _File(system, header, trailer, records, lines.sha256)


def _system(header: str) -> tuple[QuestionSystem, Layout]:
    """Find the system by the code in the header."""
    if not header:
        raise LoadRefused("the file is empty")
    code = cut_record(HEADER, header)["system"].strip()
    system = question_systems().get(code)
    if system is None or system.answers is None:
        known = ", ".join(each.code for each in question_systems().values() if each.answers)
        raise LoadRefused(f"{visible(code) or 'this'} is not a system that answers in files; "
                          f"the systems are {known}")  # fmt: skip
    return system, system.answers


def _amounts(layout: Layout, records: list[str]) -> Iterator[Decimal]:
    """Yield the amount of each record for the control total, if it can be read."""
    for record in records if layout.total else []:
        if len(record) == layout.record_length:
            item = layout.field(layout.total)
            text = record[item.position - 1 : item.position - 1 + item.length]
            if not item.complaint(text):
                yield item.read(text)


def _take(
    connection: Connection,
    system: QuestionSystem,
    record: str,
    created: date,
    practice: bool,
    now: datetime,
) -> bool:
    """Store the answer of a record. Return False if it is stored already.

    Raises:
        NotAnAnswerError: the record does not answer a question of ours.
    """
    reply = system.reply
    assert reply is not None and reply.file is not None
    values = _values(reply.file, record, created)
    asked = question_by_id(connection, values["reference"])
    if asked is None or asked.system != system.code:
        raise NotAnAnswerError("NO SUCH QUESTION")
    code, answer = _answer(reply, asked, values, practice)
    if asked.answered_at is None:
        return take(connection, asked, code, answer, now)
    if (asked.answer_code, asked.answer(reply.answer)) != (code, answer):
        raise NotAnAnswerError("THE QUESTION HAS ANOTHER ANSWER ALREADY")
    return False


def _answer(
    reply: Reply, asked: Asked, values: dict[str, Any], practice: bool
) -> tuple[str, Answer]:
    """Check a record against its question and return its code and answer."""
    if asked.sent_at is None:
        raise NotAnAnswerError("THE QUESTION HAS NOT BEEN SENT YET")
    if values["ssn"] != (asked.ssn or 0):
        raise NotAnAnswerError("SSN IS NOT THE ONE ASKED ABOUT")
    code = values["code"] or ANSWERED
    reply.check(asked, code, values, practice)
    rest = {name: value for name, value in values.items() if name not in ("ssn", "code")}
    if "found_ssn" in rest:
        rest["found_ssn"] = rest["found_ssn"] or None
    try:
        return code, reply.answer.model_validate(rest)
    except ValidationError:
        raise NotAnAnswerError("FIELDS CONTRADICT EACH OTHER") from None


def _values(layout: Layout, record: str, created: date) -> dict[str, Any]:
    if len(record) != layout.record_length:
        raise NotAnAnswerError(f"RECORD HAS {len(record)} CHARACTERS, NOT {layout.record_length}")
    if not record.isascii():
        raise NotAnAnswerError("CHARACTER OUTSIDE ASCII")
    if not record.isprintable():
        raise NotAnAnswerError("CONTROL CHARACTER")
    end = layout.detail[-1].position + layout.detail[-1].length - 1
    if record[end:].strip():
        raise NotAnAnswerError("TEXT AFTER THE LAST FIELD")
    try:
        values = read_record(layout.detail, record)
    except LayoutError as error:
        raise NotAnAnswerError(str(error)) from None
    for item in layout.detail:
        if item.past and values[item.name] is not None and values[item.name] > created:
            raise NotAnAnswerError(f"{item.label} IS AFTER THE DATE OF THE FILE")
    return values
