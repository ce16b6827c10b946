"""Writes what has not left yet to request files, one a system, and marks it sent."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, bindparam, update

from data.questions.applicants import ask_about_applicants
from data.questions.systems import REQUEST_SYSTEMS
from data.store.clock import Clock, office_date
from data.store.store import Store
from data.store.turns import Turn, take_turn
from data.systems.layout import write_record
from data.systems.request import Asked, ExchangeRequest, unsent_questions
from data.systems.request_layouts import OKDHS
from data.systems.request_system import RequestSystem


@dataclass(frozen=True, slots=True)
class SentFile:
    """One request file."""

    system: str
    path: Path
    questions: int


def send_requests(store: Store, folder: Path, clock: Clock) -> list[SentFile]:
    """Write a file for each system that has questions to send, every applicant asked about.

    The files are in place before the store says that they were sent: broken off in between, the
    same questions are sent again under the same references and file names.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sent: list[SentFile] = []
    with store.transaction() as connection:
        take_turn(connection, Turn.QUESTION)
        for system in REQUEST_SYSTEMS.values():
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


def _write(system: RequestSystem, questions: list[Asked], folder: Path, created: date) -> Path:
    layout, sequence = system.questions, questions[0].request_id
    head = {"system": layout.system, "created": created, "sequence": sequence, "agency": OKDHS}
    foot = {**head, "records": len(questions), "total": Decimal(0)}
    size = layout.record_length
    lines = [write_record(layout.header, size, head)]
    lines += [write_record(layout.detail, size, _record(system, asked)) for asked in questions]
    lines.append(write_record(layout.trailer, size, foot))
    return put_file(folder / f"{layout.system}-requests-{sequence:06}.txt", lines)


def put_file(path: Path, lines: list[str]) -> Path:
    """Write a file of these lines for its owner only; whoever looks sees all of it or nothing."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
    return path


def _record(system: RequestSystem, asked: Asked) -> dict[str, object]:
    layout = system.questions
    question = system.asks.model_validate_json(asked.question_json)
    more = {name: getattr(question, name) for name, *_ in system.more}
    if "a_number" in more:
        more["a_number"] = more["a_number"] or 0
    names = {
        name: plain(getattr(question, name), layout.field(name).length)
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


def plain(name: str, width: int) -> str:
    """A name in capitals of ASCII, cut at the width."""
    letters = unicodedata.normalize("NFKD", name.upper()).encode("ascii", "ignore")
    return letters.decode("ascii")[:width].strip()


def _mark(connection: Connection, questions: list[Asked], clock: Clock) -> None:
    connection.execute(
        update(ExchangeRequest)
        .where(ExchangeRequest.request_id == bindparam("reference"))
        .values(sent_at=clock.now()),
        [{"reference": asked.request_id} for asked in questions],
    )
