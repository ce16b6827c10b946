"""From the lines of a file to accepted and rejected rows in the batch engine; nothing stored."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

import pyarrow as pa

from data.exchange import validation
from data.exchange.envelope import Header, Trailer, read_header, read_trailer
from data.exchange.lines import FileLines
from data.exchange.results import Progress
from data.store.columns import tuples
from data.systems.check import literal
from data.systems.contract import BatchEngine
from data.systems.layout import Layout


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is whole, as its header and trailer say; its rows are in the engine."""

    header: Header
    trailer: Trailer
    sha256: str


def stage(
    engine: BatchEngine,
    stream: BinaryIO,
    layout: Layout,
    practice: bool,
    today: date,
    progress: Progress,
) -> Staged:
    """Make the table `staged`: every line between header and trailer, with what is wrong with it.

    Raises:
        LoadRefused: header, trailer, count or control total are not right.
        LineTooLongError: a line does not end.
    """
    lines = FileLines(stream)
    header = read_header(layout, lines.header, today)
    engine.run("prepare", columns=validation.columns(layout))
    parts = validation.parts(layout, practice, f"DATE {literal(header.created.isoformat())}")
    size = os.fstat(stream.fileno()).st_size // (layout.record_length + 1)
    for first, records in lines.batches():
        numbers = pa.array(range(first, first + len(records)), pa.int64())
        engine.put("lines", pa.table([numbers, pa.array(records)], ["line", "record"]))
        engine.run("stage", **parts)
        progress("read", first + len(records), size)
    (cents,) = engine.one("SELECT coalesce(sum(control), 0)::BIGINT FROM staged")
    total = Decimal(cents).scaleb(-2)
    trailer = read_trailer(layout, lines.trailer, header, lines.records, total)
    return Staged(header, trailer, lines.sha256)


def accept(engine: BatchEngine, layout: Layout) -> None:
    """Make `accepted` and `rejected` of `staged`."""
    engine.run("accept", key=", ".join(layout.key))


def rejected_rows(engine: BatchEngine, stream: BinaryIO) -> Iterator[tuple[int, str, str]]:
    """Line, reason and row of each reject; if there are any, the file is read again for them."""
    wanted = (
        row
        for batch in engine.batches("SELECT line, reason FROM rejected ORDER BY line")
        for row in tuples(batch)
    )
    line, reason = next(wanted, (0, ""))
    if not line:
        return
    stream.seek(0)
    for first, records in FileLines(stream).batches():
        while line and line < first + len(records):
            yield line, reason, records[line - first]
            line, reason = next(wanted, (0, ""))
