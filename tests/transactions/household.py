"""A household of the small office: for the pages of the PS-2, the finding of names, birth records.

ANNA DE LA CRUZ-O'NEAL (900-00-0051) on S000050 and C000050, in the Address Confidentiality Program;
her children TOMAS (900-00-0052), whose birth record matched, LUZ without SSN, matched as well, and
SOL without SSN, born on 2026-03-01, of whom no record has come.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.office.person import ExchangeSegment
from data.practice.build import name_rows
from data.rules.confidential import SUBSTITUTE
from data.store.base import Base
from data.store.clock import OFFICE_ZONE
from data.systems.brt import BirthRecord
from data.systems.record import ExchangeFile

ANNA, TOMAS = 900_00_0051, 900_00_0052
ANNA_CLIENT, LUZ_CLIENT = 200_000_051, 200_000_053
TOMAS_CERTIFICATE, LUZ_CERTIFICATE = "99918000052", "99926000053"
LUZ_BORN, SOL_BORN = date(2026, 1, 10), date(2026, 3, 1)
_LAST = "DE LA CRUZ-O'NEAL"
_BIRTH_FILE = 49


def household_rows() -> Iterable[list[Base]]:
    """All rows, in an order that a store takes them in."""
    yield [_food()]
    yield [_family()]
    yield [*_persons("S000050"), *_persons("C000050")]
    yield [
        CaseIncome(case_number="S000050", person_code=1, month=month, income_type="WAGE",
                   amount=Decimal("812.40"))
        for month in (202602, 202603)
    ]  # fmt: skip
    yield [
        _client(ANNA_CLIENT, ANNA, "ANNA", date(1992, 8, 4)),
        _client(ANNA_CLIENT + 1, TOMAS, "TOMAS", date(2018, 6, 30)),
        _client(LUZ_CLIENT, None, "LUZ", LUZ_BORN),
        _client(LUZ_CLIENT + 1, None, "SOL", SOL_BORN),
    ]
    yield [
        ClientAlias(client_number=ANNA_CLIENT, sequence=1, last_name="PEÑA", first_name="ANNA",
                    middle_name="")
    ]  # fmt: skip
    yield [_birth_file()]
    yield [
        birth(TOMAS_CERTIFICATE, TOMAS, "TOMAS", date(2018, 6, 30), date(2018, 7, 11)),
        birth(LUZ_CERTIFICATE, None, "LUZ", LUZ_BORN, date(2026, 2, 2)),
    ]
    yield [
        ExchangeSegment(
            ssn=TOMAS, system="BRT", latest_date=date(2018, 7, 11), records=1, match="E",
            differs="", summary="BORN 06/30/2018 SEX M",
        )
    ]  # fmt: skip


def named(rows: Iterable[Base]) -> list[Base]:
    """Rows by which the names of client and alias rows are found."""
    return [ClientName(**found) for row in rows for found in name_rows(dict(vars(row)))]


def _food() -> Case:
    return Case(
        case_number="S000050", office="55A", supervisor=2, district=10, status="I",
        application_date=date(2025, 11, 3), certification_date=date(2025, 11, 20),
        snap_application_date=date(2025, 11, 3), snap_action="S", snap_months=2, **_home(),
    )  # fmt: skip


def _family() -> Case:
    return Case(
        case_number="C000050", office="55A", supervisor=2, district=10, status="I",
        application_date=date(2025, 11, 3), certification_date=date(2025, 12, 1),
        review_date=date(2026, 2, 9), action="C", action_reason="02",
        effective_date=date(2026, 3, 1), effective_months=12, notice="N", children=3, adults=1,
        resources=Decimal("120.55"), application_source="LV", overpayment="J",
        recoupment=Decimal(18), benefit=Decimal(361), self_employment=Decimal(0),
        earned_income=Decimal("812.40"), medical_months=12, **_home(),
    )  # fmt: skip


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
    matched = {"citizenship_verification": "B", "citizenship_date": date(2026, 3, 6)}
    return [
        _person(case_number, 1, ANNA, "ANNA", date(1992, 8, 4), role="C", ssn_verified="Y",
                claim_number="900000051A", ssi_amount=Decimal(210), citizenship="N",
                snap_person="O" if food else ""),
        _person(case_number, 2, TOMAS, "TOMAS", date(2018, 6, 30), ssn_verified="Y",
                citizenship="C", snap_person="A" if food else "", sex="M",
                certificate_number=TOMAS_CERTIFICATE, **matched),
        _person(case_number, 3, None, "LUZ", LUZ_BORN, citizenship="C",
                snap_person="A" if food else "", certificate_number=LUZ_CERTIFICATE, **matched),
        _person(case_number, 4, None, "SOL", SOL_BORN, citizenship="C",
                snap_person="A" if food else ""),
    ]  # fmt: skip


def _person(
    case_number: str, code: int, ssn: int | None, first: str, born: date, **values: object
) -> CasePerson:
    return CasePerson(**{
        "case_number": case_number, "person_code": code, "ssn": ssn, "last_name": _LAST,
        "first_name": first, "middle_name": "", "birth_date": born, "sex": "F", "role": "",
        "ssn_verified": "", "claim_number": "", "ssi_amount": None, "snap_person": "",
        "citizenship": "", "citizenship_verification": "", "citizenship_date": None,
        "certificate_number": "", **values,
    })  # fmt: skip


def _client(number: int, ssn: int | None, first: str, born: date) -> Client:
    return Client(
        client_number=number, ssn=ssn, last_name=_LAST, first_name=first, middle_name="",
        birth_date=born, sex="M" if first == "TOMAS" else "F",
    )  # fmt: skip


def _birth_file() -> ExchangeFile:
    day = datetime(2026, 3, 6, 6, 0, tzinfo=OFFICE_ZONE)
    return ExchangeFile(
        file_id=_BIRTH_FILE, system="BRT", name="BRT.TXT", sha256=f"{_BIRTH_FILE:064}",
        created_date=day.date(), loaded_at=day, rows_read=2, rows_rejected=0, rows_exact=2,
        rows_partial=0, rows_unmatched=0,
    )  # fmt: skip


def birth(certificate: str, ssn: int | None, first: str, born: date, filed: date) -> BirthRecord:
    return BirthRecord(
        certificate_number=certificate, file_id=_BIRTH_FILE, ssn=ssn, line=2, match="E",
        differs="", last_name="DE LA CRUZ-O'NEAL", first_name=first, middle_name="",
        birth_date=born, sex="M" if ssn else "F", county="55", mother_last_name="PENA",
        mother_first_name="ANNA", filed_date=filed,
    )  # fmt: skip
