"""Rows of the tests' stores, with plain defaults."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from data.office.case import Case, CasePerson
from data.office.client import Client
from data.office.person import ExchangeSegment
from data.store.clock import OFFICE_ZONE
from data.systems.record import ExchangeFile


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return a time on the office's day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=OFFICE_ZONE)


def case(number: str, status: str, office: str, district: int, **values: Any) -> Case:
    """Make a case of supervisor 2."""
    return Case(**{
        "case_number": number, "office": office, "supervisor": 2, "district": district,
        "status": status, "application_date": date(2025, 1, 6),
        "certification_date": date(2025, 2, 1), "review_date": date(2026, 1, 5),
        "closed_date": date(2025, 9, 1) if status == "C" else None, **values,
    })  # fmt: skip


def on_case(
    case: str,
    code: int,
    ssn: int | None,
    last: str,
    first: str,
    born: date,
    role: str = "",
    claim: str = "",
    **values: Any,
) -> CasePerson:
    """Make a person on a case, verified if a claim number is given."""
    return CasePerson(**{
        "case_number": case, "person_code": code, **_named(last, first, born), "ssn": ssn,
        "sex": "F", "role": role, "ssn_verified": "Y" if claim else "", "claim_number": claim,
        **values,
    })  # fmt: skip


def client(
    number: int, ssn: int | None, last: str, first: str, born: date, sex: str = "F"
) -> Client:
    """Make a client."""
    return Client(client_number=number, ssn=ssn, **_named(last, first, born), sex=sex)


def file(
    number: int, system: str, day: date, rows: int = 2, hour: int = 9, **values: Any
) -> ExchangeFile:
    """Make a file that was loaded on the day it was made."""
    return ExchangeFile(**{
        "file_id": number, "system": system, "name": f"{system}.TXT", "sha256": f"{number:064}",
        "created_date": day, "loaded_at": at(day, hour), "rows_read": rows, "rows_rejected": 0,
        "rows_exact": rows, "rows_partial": 0, "rows_unmatched": 0, **values,
    })  # fmt: skip


def sent(
    ssn: int | None, file_id: int, last: str, first: str, born: date | None = None
) -> dict[str, Any]:
    """Make the columns of a matched record of any agency."""
    return {
        "ssn": ssn, "file_id": file_id, "line": 2, "match": "E", "differs": "",
        **_named(last, first, born),
    }  # fmt: skip


def segment(
    ssn: int, system: str, newest: date, records: int, summary: str, differs: str = ""
) -> ExchangeSegment:
    """Make a line of PY."""
    return ExchangeSegment(
        ssn=ssn, system=system, latest_date=newest, records=records,
        match="P" if differs else "E", differs=differs, summary=summary,
    )  # fmt: skip


def _named(last: str, first: str, born: date | None) -> dict[str, Any]:
    return {"last_name": last, "first_name": first, "middle_name": "", "birth_date": born}
