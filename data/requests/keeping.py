"""Which answer files were taken in: the same content is never taken twice."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from data.models import ExchangeFile


def already_received(connection: Connection, system: str, sha256: str) -> bool:
    """Whether this content was taken in before."""
    statement = select(ExchangeFile.file_id).where(
        ExchangeFile.system == system, ExchangeFile.sha256 == sha256
    )
    return connection.execute(statement).first() is not None


def keep_answer_file(
    connection: Connection,
    system: str,
    name: str,
    created: date,
    sha256: str,
    counts: tuple[int, int, int],
    at: datetime,
) -> None:
    """Add the file; `counts` are records read, rejected, and questions answered."""
    read, rejected, answered = counts
    connection.execute(
        insert(ExchangeFile).values(
            system=system,
            name=name,
            sha256=sha256,
            created_date=created,
            loaded_at=at,
            rows_read=read,
            rows_rejected=rejected,
            rows_exact=answered,
            rows_partial=0,
            rows_unmatched=0,
        )
    )
