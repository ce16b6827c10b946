"""BENDEX and buy-in records, by the client's own SSN or by claim number; never by equal digits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam

from data.models import BenRecord, BilRecord
from data.queries.records import in_force, records
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
_BEN = records(BenRecord, Ben).order_by(BenRecord.record_date.desc(), BenRecord.claim_number)
_BIL = records(BilRecord, Bil).order_by(BilRecord.record_date.desc(), BilRecord.part)
_BEN_OF_PERSON = _BEN.where(BenRecord.ssn == _SSN)
_BEN_OF_CLAIM = _BEN.where(BenRecord.claim_number == _CLAIM)
_BIL_OF_PERSON = _BIL.where(BilRecord.ssn == _SSN)
_BIL_OF_CLAIM = _BIL.where(BilRecord.claim_number == _CLAIM)
_BEN_KEY = ("ssn", "claim_number", "record_date")
_BIL_KEY = ("ssn", "claim_number", "part", "record_date")


def ben_of_person(connection: Connection, ssn: int) -> list[Ben]:
    """All BENDEX records of a client, under whatever claim numbers, the newest first."""
    return in_force(fetch(connection, _BEN_OF_PERSON, {"ssn": ssn}, Ben), *_BEN_KEY)


def ben_of_claim(connection: Connection, claim_number: str) -> list[Ben]:
    """All BENDEX records under a claim number, the newest first."""
    found = fetch(connection, _BEN_OF_CLAIM, {"claim_number": claim_number}, Ben)
    return in_force(found, *_BEN_KEY)


def bil_of_person(connection: Connection, ssn: int) -> list[Bil]:
    """All buy-in events of a client, the newest first."""
    return in_force(fetch(connection, _BIL_OF_PERSON, {"ssn": ssn}, Bil), *_BIL_KEY)


def bil_of_claim(connection: Connection, claim_number: str) -> list[Bil]:
    """All buy-in events under a Medicare claim number, the newest first."""
    found = fetch(connection, _BIL_OF_CLAIM, {"claim_number": claim_number}, Bil)
    return in_force(found, *_BIL_KEY)
