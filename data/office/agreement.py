"""Agreements (MOU) under which a service may be used (WN, Background)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, Date, ForeignKey, String, bindparam, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime
from data.store.rows import change, fetch, select_rows

SERVICE = "TWN"


class ServiceAgreement(Base):
    """Memorandum of Understanding that allows the use of a service, both dates inclusive."""

    __tablename__ = "service_agreement"

    agreement_id: Mapped[int] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(String(4))
    """System code of the service."""
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    """Manager who recorded it; None if the practice store was made with it."""
    recorded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    """Manager who ended it before its last day."""


class AgreementRow(NamedTuple):
    """Agreement with the service."""

    agreement_id: int
    from_date: date
    to_date: date
    recorded_by: str | None
    recorded_at: datetime | None
    ended_by: str | None


_AGREEMENTS = (
    select_rows(AgreementRow, ServiceAgreement)
    .where(ServiceAgreement.service == bindparam("service"))
    .order_by(ServiceAgreement.from_date, ServiceAgreement.agreement_id)
)
_TO_CHANGE = _AGREEMENTS.with_for_update()
_ADD = insert(ServiceAgreement)
_END = (
    update(ServiceAgreement)
    .where(ServiceAgreement.agreement_id == bindparam("which"))
    .values(to_date=bindparam("last"), ended_by=bindparam("by"))
)


def agreements(connection: Connection) -> list[AgreementRow]:
    """Return the agreements with the service, oldest first."""
    return fetch(connection, _AGREEMENTS, {"service": SERVICE})


def agreements_to_change(connection: Connection) -> list[AgreementRow]:
    """Return the agreements and lock them until the transaction ends."""
    return fetch(connection, _TO_CHANGE, {"service": SERVICE})


def add_agreement(
    connection: Connection, first: date, last: date, user_id: str, at: datetime
) -> None:
    """Record an agreement from its first to its last day."""
    row = {
        "service": SERVICE,
        "from_date": first,
        "to_date": last,
        "recorded_by": user_id,
        "recorded_at": at,
        "ended_by": None,
    }
    change(connection, _ADD, row)


def end_agreement(connection: Connection, agreement_id: int, last: date, user_id: str) -> None:
    """End an agreement on an earlier day."""
    change(connection, _END, {"which": agreement_id, "last": last, "by": user_id})
