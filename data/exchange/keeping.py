"""Storing a graded file: the file with its counts, its records, and its lines on PY."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, text

from data.exchange.envelope import Header, visible
from data.exchange.results import LoadResult
from data.office.person import ExchangeSegment
from data.store.base import table_of
from data.store.columns import write_rows
from data.systems.check import literal
from data.systems.contract import BatchEngine, Contract
from data.systems.record import ExchangeFile, add_file

LONGEST_NAME = 100


def kept_name(path: Path) -> str:
    """Return the name of a file in the store."""
    return visible(path.name)[:LONGEST_NAME]


def already_loaded(
    connection: Connection, system: str, name: str, sha256: str
) -> LoadResult | None:
    """Return the result of the earlier load of this content, if there was one."""
    row = connection.execute(
        select(
            ExchangeFile.rows_read,
            ExchangeFile.rows_rejected,
            ExchangeFile.rows_exact,
            ExchangeFile.rows_partial,
            ExchangeFile.rows_unmatched,
        ).where(ExchangeFile.system == system, ExchangeFile.sha256 == sha256)
    ).first()
    return None if row is None else LoadResult(system, name, *row, already_loaded=True)


def keep_file(
    connection: Connection,
    result: LoadResult,
    header: Header,
    sha256: str,
    at: datetime,
) -> int:
    """Add the file and return its number."""
    return add_file(
        connection,
        system=result.system,
        name=result.name,
        sha256=sha256,
        created_date=header.created,
        sequence=header.sequence,
        loaded_at=at,
        rows_read=result.rows_read,
        rows_rejected=result.rows_rejected,
        rows_exact=result.exact,
        rows_partial=result.partial,
        rows_unmatched=result.unmatched,
    )


_SEGMENT_RENEWED = "ON CONFLICT (ssn, system) DO UPDATE SET " + ", ".join(
    f"{name} = CASE WHEN excluded.latest_date {{newer}} exchange_segment.latest_date"
    f" OR exchange_segment.records = 0 THEN excluded.{name} ELSE exchange_segment.{name} END"
    for name in ("latest_date", "match", "differs", "summary")
)


def keep_records(
    engine: BatchEngine, connection: Connection, system: Contract, file_id: int
) -> None:
    """Add the records in key order, which is the order on disk."""
    columns = ", ".join(
        f"strftime({item.name}, '%Y-%m-%d') AS {item.name}"
        if item.format.sql_type == "DATE"
        else item.name
        for item in system.layout.detail[1:]
        if item.name in system.table.columns
    )
    query = (
        f"SELECT {columns}, {file_id} AS file_id, line, match, differs"
        f" FROM graded ORDER BY {', '.join(f'graded.{name}' for name in system.layout.key)}"
    )
    write_rows(connection, system.table, engine.batches(query))


def keep_segments(
    engine: BatchEngine,
    connection: Connection,
    system: Contract,
    file_id: int,
    header: Header,
) -> None:
    """Update the lines of PY with the file's records. An older file never replaces a newer one's
    summary. A line without records only says that they were requested.
    """
    engine.run(
        "segments",
        system=literal(system.code),
        day=system.day,
        amount=system.layout.total or "0",
        summary=system.summary,
    )
    newer_file = connection.scalar(
        select(ExchangeFile.file_id)
        .where(
            ExchangeFile.system == system.code,
            (ExchangeFile.created_date > header.created)
            | (
                (ExchangeFile.created_date == header.created)
                & (ExchangeFile.sequence > header.sequence)
            ),
        )
        .limit(1)
    )
    renewed = _SEGMENT_RENEWED.format(newer=">=" if newer_file is None else ">")
    segments = engine.batches("SELECT * FROM segment ORDER BY ssn")
    table = table_of(ExchangeSegment)
    write_rows(connection, table, segments, renewed)
    _count_records(connection, system, file_id)


def _count_records(connection: Connection, system: Contract, file_id: int) -> None:
    """Update the number of records on PY, where the versions of a record count once."""
    table, key = system.table.name, ", ".join(n for n in system.layout.key if n != "ssn")
    held = f"SELECT DISTINCT {key} FROM {table} AS r WHERE r.ssn = exchange_segment.ssn"
    connection.execute(
        text(
            f"UPDATE exchange_segment SET records = (SELECT count(*) FROM ({held}) AS held)"
            f" WHERE system = :system AND ssn IN (SELECT ssn FROM {table} WHERE file_id = :file_id)"
        ),
        {"system": system.code, "file_id": file_id},
    )
