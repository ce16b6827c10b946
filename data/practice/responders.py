"""Responders of a practice store: its agencies' answers, online and in files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from data.practice.agencies import asv, enu, owl, qtr, tpq
from data.questions.request_file import fitted
from data.store.clock import Clock, office_date
from data.store.files import put_file
from data.store.location import StoreError
from data.store.store import (
    Store,
)
from data.systems.layout import Layout, file_lines
from data.systems.question_system import QuestionSystem, Responder, Responders
from data.systems.registry import question_systems
from data.systems.request import ANSWERED, Answer, Asked, sent_questions

RESPONDERS: Final[Responders] = MappingProxyType(
    {
        "ENU": Responder(enu.answer, enu.due),
        "QTR": Responder(qtr.answer, qtr.due),
        "TPQ": Responder(tpq.answer, tpq.due),
        "ASV": Responder(asv.answer, asv.due),
        "OWL": Responder(owl.answer, owl.due),
    }
)
"""Responders by system code."""
PLAIN_ANSWERS: Final[Mapping[str, Callable[..., tuple[str, Answer]]]] = MappingProxyType(
    {
        "ENU": partial(enu.answer, plain=True),
        "QTR": partial(qtr.answer, plain=True),
        "TPQ": partial(tpq.answer, plain=True),
        "ASV": partial(asv.answer, plain=True),
        "OWL": partial(owl.answer, plain=True),
    }
)
"""Answers in a scenario: they agree with the cases and the files. A scenario can set the code."""
PLAIN_RESPONDERS: Final[Responders] = MappingProxyType(
    {code: Responder(PLAIN_ANSWERS[code], each.due) for code, each in RESPONDERS.items()}
)
NAMES = ("last_name", "first_name", "middle_name")


def write_answer_files(store: Store, folder: Path, clock: Clock) -> list[Path]:
    """Write a file for each system with the answers to all pending questions that were sent.

    The answers are those that the responder would give now.

    Raises:
        StoreError: the store is live.
        OSError: the folder cannot be written to.
    """
    if not store.practice:
        raise StoreError("sample files are made for a practice store only")
    written = []
    for system in question_systems().values():
        reply = system.reply
        if reply is None or reply.file is None:
            continue
        with store.reading() as connection:
            questions = sent_questions(connection, system.code)
            records = [
                _record(system, asked, *RESPONDERS[system.code].respond(connection, asked))
                for asked in (one._replace(due_at=clock.now()) for one in questions)
            ]
        if records:
            folder.mkdir(parents=True, exist_ok=True)
            written.append(_write(reply.file, records, folder, office_date(clock)))
    return written


def _record(system: QuestionSystem, asked: Asked, code: str, answer: Any) -> dict[str, Any]:
    assert system.answers is not None
    layout = system.answers
    values = answer.model_dump()
    if "found_ssn" in values:
        values["found_ssn"] = values["found_ssn"] or 0
    names = {name: fitted(values[name], layout.field(name).length) for name in NAMES}
    return {
        **values,
        **names,
        "reference": asked.request_id,
        "ssn": asked.ssn or 0,
        "code": "" if code == ANSWERED else code,
    }


def _write(layout: Layout, records: list[dict[str, Any]], folder: Path, created: date) -> Path:
    first = records[0]["reference"]
    lines = file_lines(layout, records, created, first)
    return put_file(folder / f"{layout.system}-answers-{first:06}.txt", lines)
