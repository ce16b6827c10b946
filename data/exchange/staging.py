"""Staging: the lines of a file become accepted and rejected rows in the batch engine."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

import pyarrow as pa

from data.exchange.envelope import Header, LineTooLongError, Trailer, read_header, read_trailer
from data.exchange.results import Progress
from data.rules.ssn import NEVER_ISSUED
from data.store.columns import tuples
from data.systems.check import literal, shaped
from data.systems.contract import BatchEngine
from data.systems.format import TEXT
from data.systems.layout import FieldLayout, Layout

CHUNK_BYTES = 32 * 1024 * 1024
"""Large enough for the batch engine to divide the lines among its threads."""
LONGEST_LINE = 65_536


def read_lines(
    stream: BinaryIO, seen: Callable[[bytes], object] = lambda _: None
) -> Iterator[list[str]]:
    """Yield the lines in chunks, decoded byte by byte (ISO 8859-1), without LF or CR LF.

    `seen` is called with the bytes of the lines, each ending in LF.

    Raises:
        LineTooLongError: a line is longer than 65,536 bytes.
    """
    rest = b""
    while chunk := stream.read(CHUNK_BYTES):
        text = (rest + chunk).replace(b"\r\n", b"\n")
        complete, end, rest = text.rpartition(b"\n")
        lines = complete.decode("latin-1").split("\n") if end else []
        if len(rest) > LONGEST_LINE or max(map(len, lines), default=0) > LONGEST_LINE:
            raise LineTooLongError
        if lines:
            seen(complete + end)
            yield lines
    if rest:
        last = rest.removesuffix(b"\r")
        seen(last + b"\n")
        yield [last.decode("latin-1")]


class FileLines:
    """One pass over a file: header, batches of records, trailer."""

    def __init__(self, stream: BinaryIO) -> None:
        self._digest = hashlib.sha256()
        self._chunks = read_lines(stream, self._digest.update)
        self._first = next(self._chunks, [])
        self.header = self._first[0] if self._first else ""
        self.trailer = ""
        """Last line, known when `batches` is exhausted."""
        self.records = 0
        """Number of lines between header and trailer, complete when `batches` is exhausted."""
        self._last: list[str] = []

    def batches(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of a batch's first line (the header is 1) and its lines."""
        held: list[str] = []
        for chunk in self._after_header():
            lines = held + chunk
            held = [lines.pop()]
            if lines:
                yield self.records + 2, lines
                self._last = lines
                self.records += len(lines)
        self.trailer = "".join(held)

    @property
    def follows(self) -> int:
        """Number of the line after the first one that begins like a trailer; 0 if it is the last or
        there is none.
        """
        first = self.records + 2 - len(self._last)
        return next((first + n + 1 for n, line in enumerate(self._last) if line[:1] == "T"), 0)

    def _after_header(self) -> Iterator[list[str]]:
        if len(self._first) > 1:
            yield self._first[1:]
        yield from self._chunks

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the lines read so far, the same for LF and CR LF."""
        return self._digest.hexdigest()


NOT_PRACTICE = "NOT A PRACTICE SSN"


def _parts(layout: Layout, practice: bool, created: str) -> dict[str, str]:
    """Return the parts of `stage.sql`; `created` is the SQL of the header's date."""
    return {
        "record_length": str(layout.record_length),
        "cuts": _cuts(layout),
        "values": _values(layout),
        "names": ", ".join(item.name for item in layout.detail[1:]),
        "control": _control(layout),
        "problem": _problem(layout, practice, created),
    }


def _columns(layout: Layout) -> str:
    """Return the columns of a table for the values of a detail record."""
    return ", ".join(f"{item.name} {item.format.sql_type}" for item in layout.detail[1:])


def _cuts(layout: Layout) -> str:
    """Return the columns `NAME_text`: the characters of each field."""
    return ", ".join(
        f"substr(record, {item.position}, {item.length}) AS {item.name}_text"
        for item in layout.detail
    )


def _values(layout: Layout) -> str:
    """Return the columns `NAME`: the value of each field, NULL if the characters are no value."""
    return ", ".join(
        f"{item.format.typed.format(f'{item.name}_text')} AS {item.name}"
        for item in layout.detail[1:]
    )


def _control(layout: Layout) -> str:
    """Return the SQL of a line's amount for the control total, NULL if it cannot be read."""
    if not layout.total:
        return "NULL"
    item = layout.field(layout.total)
    readable = item.checks[0].sql(f"{item.name}_text")
    return f"CASE WHEN whole AND {readable} THEN {item.name} END"


def _problem(layout: Layout, practice: bool, created: str) -> str:
    """Return the SQL of a line's first problem, NULL if it is valid."""
    cases = [
        (
            "NOT whole",
            f"'RECORD HAS ' || length(record) || ' CHARACTERS, NOT {layout.record_length}'",
        ),
        (r"regexp_matches(record, '[\x00-\x1F\x7F]')", "'CONTROL CHARACTER'"),
        (f"NOT {shaped(TEXT.shape, '').sql('record')}", "'CHARACTER OUTSIDE ASCII'"),
    ]
    for item in layout.detail:
        cases.extend(
            (test, literal(f"{item.label} {complaint}")) for test, complaint in tests(item, created)
        )
    end = layout.detail[-1].position + layout.detail[-1].length
    cases.append((f"trim(substr(record, {end})) <> ''", "'TEXT AFTER THE LAST FIELD'"))
    cases.append((_wrong_ssn(practice), f"'{NOT_PRACTICE}'" if practice else "'SSN NEVER ISSUED'"))
    return "CASE " + " ".join(f"WHEN {test} THEN {reason}" for test, reason in cases) + " END"


def tests(item: FieldLayout, created: str) -> Iterator[tuple[str, str]]:
    text, form = f"{item.name}_text", item.format
    # Skip the check for printable ASCII: it is made once for the whole record.
    for check in item.checks[form.shape == TEXT.shape :]:
        yield f"NOT ({check.sql(text)})", check.complaint
    if form.day:
        yield f"{item.name} IS NULL AND {text} <> {literal(form.nothing)}", form.complaint
    if item.past:
        yield f"{form.day.format(item.name)} > {created}", "IS AFTER THE DATE OF THE FILE"


def _wrong_ssn(practice: bool) -> str:
    never = " OR ".join(f"ssn BETWEEN {area.start} AND {area.stop - 1}" for area in NEVER_ISSUED)
    if practice:
        return f"NOT ({never})"
    return f"{never} OR ssn < 1000000 OR ssn // 10000 % 100 = 0 OR ssn % 10000 = 0"


@dataclass(frozen=True, slots=True)
class Staged:
    """File that agrees with its header and trailer, with its rows in the engine."""

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
    """Create the table `staged`: every line between header and trailer, with its problem.

    Raises:
        LoadRefused: header, trailer, count or control total is wrong.
        LineTooLongError: a line is too long.
    """
    lines = FileLines(stream)
    header = read_header(layout, lines.header, today)
    engine.run("prepare", columns=_columns(layout))
    parts = _parts(layout, practice, f"DATE {literal(header.created.isoformat())}")
    size = os.fstat(stream.fileno()).st_size // (layout.record_length + 1)
    for first, records in lines.batches():
        numbers = pa.array(range(first, first + len(records)), pa.int64())
        engine.put("lines", pa.table([numbers, pa.array(records)], ["line", "record"]))
        engine.run("stage", **parts)
        progress("read", first + len(records), size)
    (cents,) = engine.one("SELECT coalesce(sum(control), 0)::BIGINT FROM staged")
    total = Decimal(cents).scaleb(-2)
    unread = _unread(engine, layout) if layout.total else ""
    trailer = read_trailer(
        layout, lines.trailer, header, lines.records, total, lines.follows, unread
    )
    return Staged(header, trailer, lines.sha256)


def _unread(engine: BatchEngine, layout: Layout) -> str:
    """Name the first line whose amount cannot be read, with its columns and reason."""
    line, reason, whole = engine.one(
        "SELECT min(line), min_by(problem, line), min_by(problem NOT LIKE 'RECORD HAS %', line)"
        " FROM staged WHERE control IS NULL"
    )
    if line is None:
        return ""
    item = layout.field(layout.total)
    last = item.position + item.length - 1
    where = f", columns {item.position}-{last}: {item.label}" if whole else f": {reason}"
    return f"; line {line}{where} CANNOT BE READ" if whole else f"; line {line}{where}"


def accept(engine: BatchEngine, layout: Layout) -> None:
    """Divide `staged` into `accepted` and `rejected`."""
    engine.run("accept", key=", ".join(layout.key))


def rejected_rows(engine: BatchEngine, stream: BinaryIO) -> Iterator[tuple[int, str, str]]:
    """Yield line, reason and row of each reject. The file is read again if there are any."""
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
