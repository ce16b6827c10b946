"""Household of the small office, for the pages of the PS-2, searches by name and birth records.

ANNA DE LA CRUZ-O'NEAL (900-00-0051) on S000050 and C000050, in the Address Confidentiality Program;
her children TOMAS (900-00-0052), whose birth record matched, LUZ without SSN, matched as well, and
SOL without SSN, born on 2026-03-01, of whom no record has come.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from data.office.alias import name_rows
from data.office.case import CaseIncome
from data.office.client import ClientAlias, ClientName
from data.rules.confidential import SUBSTITUTE
from data.store.base import Base
from data.systems.brt import BirthRecord
from tests.transactions.rows import case, client, file, on_case, segment, sent

ANNA, TOMAS = 900_00_0051, 900_00_0052
ANNA_CLIENT, LUZ_CLIENT = 200_000_051, 200_000_053
TOMAS_CERTIFICATE, LUZ_CERTIFICATE = "99918000052", "99926000053"
LUZ_BORN, SOL_BORN = date(2026, 1, 10), date(2026, 3, 1)
_LAST = "DE LA CRUZ-O'NEAL"
_BIRTH_FILE = 49


def household_rows() -> Iterable[list[Base]]:
    """Return all rows in insertion order."""
    applied = date(2025, 11, 3)
    yield [
        case("S000050", "I", "55A", 10, application_date=applied, review_date=None,
             certification_date=date(2025, 11, 20), snap_application_date=applied,
             snap_action="S", snap_months=2, **_home()),
        case("C000050", "I", "55A", 10, application_date=applied, review_date=date(2026, 2, 9),
             certification_date=date(2025, 12, 1), action="C", action_reason="02",
             effective_date=date(2026, 3, 1), effective_months=12, notice="N", children=3,
             adults=1, resources=Decimal("120.55"), application_source="LV", overpayment="J",
             recoupment=Decimal(18), benefit=Decimal(361), self_employment=Decimal(0),
             earned_income=Decimal("812.40"), medical_months=12, **_home()),
    ]  # fmt: skip
    yield [*_persons("S000050"), *_persons("C000050")]
    yield [
        CaseIncome(case_number="S000050", person_code=1, month=month, income_type="WAGE",
                   amount=Decimal("812.40"))
        for month in (202602, 202603)
    ]  # fmt: skip
    yield [
        client(ANNA_CLIENT, ANNA, _LAST, "ANNA", date(1992, 8, 4)),
        client(ANNA_CLIENT + 1, TOMAS, _LAST, "TOMAS", date(2018, 6, 30), "M"),
        client(LUZ_CLIENT, None, _LAST, "LUZ", LUZ_BORN),
        client(LUZ_CLIENT + 1, None, _LAST, "SOL", SOL_BORN),
    ]
    yield [
        ClientAlias(client_number=ANNA_CLIENT, sequence=1, last_name="PEÑA", first_name="ANNA",
                    middle_name="")
    ]  # fmt: skip
    yield [file(_BIRTH_FILE, "BRT", date(2026, 3, 6), 2, 6)]
    yield [
        birth(TOMAS_CERTIFICATE, TOMAS, "TOMAS", date(2018, 6, 30), date(2018, 7, 11)),
        birth(LUZ_CERTIFICATE, None, "LUZ", LUZ_BORN, date(2026, 2, 2)),
    ]
    yield [segment(TOMAS, "BRT", date(2018, 7, 11), 1, "BORN 06/30/2018 SEX M")]


def named(rows: Iterable[Base]) -> list[Base]:
    """Return the search keys of client and alias rows."""
    return [ClientName(**found) for row in rows for found in name_rows(dict(vars(row)))]


def _home() -> dict[str, str]:
    return {
        "street": SUBSTITUTE.street,
        "city": SUBSTITUTE.city,
        "state": SUBSTITUTE.state,
        "zip_code": SUBSTITUTE.zip_code,
        "phone": "4055550150",
        "language": "S",
        "acp": "Y",
    }


def _persons(case_number: str) -> list[Base]:
    food = case_number.startswith("S")
    matched: dict[str, Any] = {
        "citizenship_verification": "B",
        "citizenship_date": date(2026, 3, 6),
    }
    return [
        on_case(case_number, 1, ANNA, _LAST, "ANNA", date(1992, 8, 4), "C", "900000051A",
                ssi_amount=Decimal(210), citizenship="N", snap_person="O" if food else ""),
        on_case(case_number, 2, TOMAS, _LAST, "TOMAS", date(2018, 6, 30), ssn_verified="Y",
                citizenship="C", snap_person="A" if food else "", sex="M",
                certificate_number=TOMAS_CERTIFICATE, **matched),
        on_case(case_number, 3, None, _LAST, "LUZ", LUZ_BORN, citizenship="C",
                snap_person="A" if food else "", certificate_number=LUZ_CERTIFICATE, **matched),
        on_case(case_number, 4, None, _LAST, "SOL", SOL_BORN, citizenship="C",
                snap_person="A" if food else ""),
    ]  # fmt: skip


def birth(certificate: str, ssn: int | None, first: str, born: date, filed: date) -> BirthRecord:
    return BirthRecord(
        **sent(ssn, _BIRTH_FILE, _LAST, first, born), certificate_number=certificate,
        sex="M" if ssn else "F", county="55", mother_last_name="PENA",
        mother_first_name="ANNA", filed_date=filed,
    )  # fmt: skip
