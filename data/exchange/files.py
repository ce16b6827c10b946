"""Which files were taken in, with their counts: the same content is never taken in twice."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

from data.exchange.rejects import visible
from data.exchange.results import LoadResult
from data.systems.record import ExchangeFile

LONGEST_NAME = 100


def kept_name(path: Path) -> str:
    """What a file is called in the store."""
    return visible(path.name)[:LONGEST_NAME]


def already_loaded(
    connection: Connection, system: str, name: str, sha256: str
) -> LoadResult | None:
    """The result of the load that took this content in, if there was one."""
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
    connection: Connection, result: LoadResult, created: date, sha256: str, at: datetime
) -> int:
    """Add the file; its number."""
    added = connection.execute(
        insert(ExchangeFile).values(
            system=result.system,
            name=result.name,
            sha256=sha256,
            created_date=created,
            loaded_at=at,
            rows_read=result.rows_read,
            rows_rejected=result.rows_rejected,
            rows_exact=result.exact,
            rows_partial=result.partial,
            rows_unmatched=result.unmatched,
        )
    )
    assert added.inserted_primary_key is not None
    return int(added.inserted_primary_key[0])
