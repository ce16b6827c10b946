"""The earnings file is the answer to what was asked of SSA about applicants (OKDHS 9)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select, update

from data.exchange.batch import BatchEngine
from data.store.clock import OFFICE_ZONE
from data.systems.bwg.record import BwgEarning
from data.systems.record import ExchangeFile
from data.systems.request import ExchangeRequest


def answer_requests(
    _engine: BatchEngine, connection: Connection, _today: date, file_id: int
) -> None:
    """Mark as answered what was sent, up to the day of the file, about the persons in it."""
    file = connection.execute(
        select(ExchangeFile.system, ExchangeFile.created_date, ExchangeFile.loaded_at).where(
            ExchangeFile.file_id == file_id
        )
    ).one()
    connection.execute(
        update(ExchangeRequest)
        .where(
            ExchangeRequest.system == file.system,
            ExchangeRequest.answered_at.is_(None),
            ExchangeRequest.sent_at < _end_of(file.created_date),
            ExchangeRequest.ssn.in_(select(BwgEarning.ssn).where(BwgEarning.file_id == file_id)),
        )
        .values(answered_at=file.loaded_at)
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE)
