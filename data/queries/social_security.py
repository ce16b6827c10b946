"""BENDEX and buy-in records, by the client's own SSN or by claim number; never by equal digits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from data.models import BenRecord, BilRecord, ExchangeFile
from data.queries.rows import fetch


class Ben(NamedTuple):
    """One BENDEX record; the newest comes first."""

    ssn: int
    claim_number: str
    record_date: date
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date | None
    payment_status: str
    gross: Decimal
    dual: str
    cross_reference: str
    net: Decimal
    cycle: str
    direct_deposit: str
    entitled_first: date | None
    entitled: date | None
    effective: date | None
    retroactive: Decimal
    overpayment: Decimal
    overpayment_end: date | None
    ssi_overpayment: Decimal
    garnishment: Decimal
    part_a_start: date | None
    part_a_premium: Decimal
    part_a_payer: str
    part_a_payer_start: date | None
    part_a_payer_stop: date | None
    part_b_start: date | None
    part_b_premium: Decimal
    part_b_payer: str
    part_b_payer_start: date | None
    part_b_payer_stop: date | None


class Bil(NamedTuple):
    """One event of a buy-in; the newest comes first."""

    ssn: int
    claim_number: str
    part: str
    record_date: date
    file_id: int
    loaded: date
    match: str
    differs: str
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date | None
    agency: str
    eligibility: str
    sent: str
    reply: str
    reject: str
    start_date: str
    stop_date: str
    premium: Decimal


_SSN: BindParameter[int] = bindparam("ssn")
_CLAIM: BindParameter[str] = bindparam("claim_number")
_BEN = (
    select(
        *(
            ExchangeFile.created_date if name == "loaded" else BenRecord.__table__.c[name]
            for name in Ben._fields
        )
    )
    .join(ExchangeFile, ExchangeFile.file_id == BenRecord.file_id)
    .order_by(BenRecord.record_date.desc(), BenRecord.claim_number, BenRecord.file_id.desc())
)
_BIL = (
    select(
        *(
            ExchangeFile.created_date if name == "loaded" else BilRecord.__table__.c[name]
            for name in Bil._fields
        )
    )
    .join(ExchangeFile, ExchangeFile.file_id == BilRecord.file_id)
    .order_by(BilRecord.record_date.desc(), BilRecord.part, BilRecord.file_id.desc())
)
_BEN_OF_PERSON = _BEN.where(BenRecord.ssn == _SSN)
_BEN_OF_CLAIM = _BEN.where(BenRecord.claim_number == _CLAIM)
_BIL_OF_PERSON = _BIL.where(BilRecord.ssn == _SSN)
_BIL_OF_CLAIM = _BIL.where(BilRecord.claim_number == _CLAIM)


def ben_of_person(connection: Connection, ssn: int) -> list[Ben]:
    """All BENDEX records of a client, under whatever claim numbers, the newest first."""
    return _ben_in_force(fetch(connection, _BEN_OF_PERSON, {"ssn": ssn}, Ben))


def ben_of_claim(connection: Connection, claim_number: str) -> list[Ben]:
    """All BENDEX records under a claim number, the newest first."""
    return _ben_in_force(fetch(connection, _BEN_OF_CLAIM, {"claim_number": claim_number}, Ben))


def bil_of_person(connection: Connection, ssn: int) -> list[Bil]:
    """All buy-in events of a client, the newest first."""
    return _bil_in_force(fetch(connection, _BIL_OF_PERSON, {"ssn": ssn}, Bil))


def bil_of_claim(connection: Connection, claim_number: str) -> list[Bil]:
    """All buy-in events under a Medicare claim number, the newest first."""
    return _bil_in_force(fetch(connection, _BIL_OF_CLAIM, {"claim_number": claim_number}, Bil))


def _ben_in_force(found: Iterable[Ben]) -> list[Ben]:
    """Of the versions of one record the newest file's."""
    newest: dict[tuple[object, ...], Ben] = {}
    for record in found:
        newest.setdefault((record.ssn, record.claim_number, record.record_date), record)
    return list(newest.values())


def _bil_in_force(found: Iterable[Bil]) -> list[Bil]:
    newest: dict[tuple[object, ...], Bil] = {}
    for record in found:
        key = (record.ssn, record.claim_number, record.part, record.record_date)
        newest.setdefault(key, record)
    return list(newest.values())
