"""Who answers for the agencies of a practice store: what they say, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from data.practice.agencies import asv, enu, owl, qtr, tpq
from data.questions.sending import plain, put_file
from data.questions.systems import REQUEST_SYSTEMS
from data.store.clock import Clock, office_date
from data.store.store import Store, StoreError
from data.systems.layout import Layout, write_record
from data.systems.question import ANSWERED
from data.systems.request import Asked, sent_questions
from data.systems.request_system import RequestSystem, Responder, Responders

RESPONDERS: Final[Responders] = MappingProxyType(
    {
        "ENU": Responder(enu.answer, enu.due),
        "QTR": Responder(qtr.answer, qtr.due),
        "TPQ": Responder(tpq.answer, tpq.due),
        "ASV": Responder(asv.answer, asv.due),
        "OWL": Responder(owl.answer, owl.due),
    }
)
"""System code to responder."""
PLAIN_RESPONDERS: Final[Responders] = MappingProxyType(
    {
        **RESPONDERS,
        "TPQ": Responder(partial(tpq.answer, plain=True), tpq.due),
        "OWL": Responder(partial(owl.answer, plain=True), owl.due),
    }
)
"""Those of a scenario: they know what cases count and files brought, and nothing otherwise."""


NAMES = ("last_name", "first_name", "middle_name")


def write_answer_files(store: Store, folder: Path, clock: Clock) -> list[Path]:
    """Write, for each system, a file with the answers to all questions that were sent and wait.

    The answers are those that the built-in responder would give now.

    Raises:
        StoreError: the store is live.
        OSError: the folder cannot be written to.
    """
    if not store.practice:
        raise StoreError("sample files are made for a practice store only")
    written = []
    for system in REQUEST_SYSTEMS.values():
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


def _record(system: RequestSystem, asked: Asked, code: str, answer: Any) -> dict[str, Any]:
    assert system.answers is not None
    layout = system.answers
    values = answer.model_dump()
    if "found_ssn" in values:
        values["found_ssn"] = values["found_ssn"] or 0
    names = {name: plain(values[name], layout.field(name).length) for name in NAMES}
    return {
        **values,
        **names,
        "reference": asked.request_id,
        "ssn": asked.ssn or 0,
        "code": "" if code == ANSWERED else code,
    }


def _write(layout: Layout, records: list[dict[str, Any]], folder: Path, created: date) -> Path:
    first = records[0]["reference"]
    head = {"system": layout.system, "created": created, "sequence": first, "agency": layout.agency}
    total = sum((one[layout.total] for one in records if layout.total), Decimal(0))
    foot = {**head, "records": len(records), "total": total}
    size = layout.record_length
    lines = [
        write_record(layout.header, size, head),
        *(write_record(layout.detail, size, record) for record in records),
        write_record(layout.trailer, size, foot),
    ]
    return put_file(folder / f"{layout.system}-answers-{first:06}.txt", lines)
