"""Persons of the small office who have Social Security and Medicare, on the case A000060.

OPAL REED (900-00-0061) is entitled under 900000061A and 900000099D and gets one check of 845.60, of
which 310.90 is on the other claim; the case counts 845.00. The state buys Part A and B for her. TOM
REED (900-00-0062) gets 349.50. RUTH REED (900-00-0063) gets two checks, 202.51 and 361.23. NORA
REED (900-00-0064) has Medicare without a cash benefit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data.office.case import Case, CaseIncome, CasePerson
from data.office.person import ExchangeSegment
from data.store.base import Base
from data.store.clock import OFFICE_ZONE
from data.systems.ben import BenRecord
from data.systems.bil import BilRecord
from data.systems.record import ExchangeFile

OPAL, TOM, RUTH, NORA = 900_00_0061, 900_00_0062, 900_00_0063, 900_00_0064
CASE = "A000060"
BORN = date(1951, 3, 14)
RECORD_DATE = date(2026, 3, 4)
_FIRST_NAMES = {OPAL: "OPAL", TOM: "TOM", RUTH: "RUTH", NORA: "NORA"}
_CLAIMS = {OPAL: "900000061A", TOM: "900000062A", RUTH: "900000063A", NORA: "900000064T"}
_COUNTED = {1: "845.00", 2: "349.00", 3: "563.00"}


def elder_rows() -> Iterable[list[Base]]:
    """All rows, in an order that a store takes them in."""
    yield [
        Case(
            case_number=CASE, office="55A", supervisor=2, district=13, status="I",
            application_date=date(2025, 1, 6), certification_date=date(2025, 2, 1),
            review_date=date(2026, 1, 5), closed_date=None,
        )
    ]  # fmt: skip
    yield [
        CasePerson(
            case_number=CASE, person_code=code, ssn=ssn, last_name="REED",
            first_name=_FIRST_NAMES[ssn], middle_name="", birth_date=BORN, sex="F",
            role="C" if code == 1 else "", ssn_verified="Y", claim_number=claim, ssi_amount=None,
        )
        for code, (ssn, claim) in enumerate(_CLAIMS.items(), start=1)
    ]  # fmt: skip
    yield [
        CaseIncome(case_number=CASE, person_code=code, month=202604, income_type="RSDI",
                   amount=Decimal(amount))
        for code, amount in _COUNTED.items()
    ]  # fmt: skip
    yield [_file(31, "BEN", date(2026, 2, 6)), _file(32, "BEN", date(2026, 3, 6)),
           _file(33, "BIL", date(2026, 3, 6))]  # fmt: skip
    yield [
        ben(OPAL, "900000061A", "838.60", record_date=date(2026, 2, 4), file_id=31),
        ben(OPAL, "900000061A", "845.60", dual="D", cross_reference="900000099D",
            part_a_premium=Decimal("565.00"), part_a_payer="S37", part_b_payer="370",
            part_a_payer_start=date(2016, 5, 1), part_b_payer_start=date(2016, 5, 1)),
        ben(OPAL, "900000099D", "310.90", payment_status="AD", dual="D",
            cross_reference="900000061A", net=Decimal(0)),
        ben(TOM, "900000062A", "349.50", overpayment=Decimal("30.00"),
            overpayment_end=date(2026, 8, 31)),
        ben(RUTH, "900000063A", "202.51"),
        ben(RUTH, "900000098D", "361.23"),
        ben(NORA, "900000064T", "0.00", payment_status="U"),
    ]  # fmt: skip
    yield [
        bil("A", date(2016, 6, 1), sent="61", reply="1161"),
        bil("A", date(2026, 3, 1), reply="41", stop_date="00010101"),
        bil("B", date(2016, 6, 1), sent="61", reply="2161", reject="B", premium=Decimal(0)),
        bil("B", date(2016, 7, 1), sent="61", reply="1163"),
        bil("B", date(2026, 3, 1), reply="41"),
    ]
    yield [_segment(OPAL, "BIL", 5, "PART B 41 900000061A")]
    yield [
        _segment(ssn, "BEN", records, f"CP GROSS {gross}")
        for ssn, records, gross in (
            (OPAL, 3, "845.60"), (TOM, 1, "349.50"), (RUTH, 2, "361.23"), (NORA, 1, "0.00")
        )
    ]  # fmt: skip


def ben(ssn: int, claim: str, gross: str, **values: Any) -> BenRecord:
    """A BENDEX record dated this month; what is not given is plain."""
    plain: dict[str, Any] = {
        "record_date": RECORD_DATE, "file_id": 32, "payment_status": "CP", "dual": "",
        "cross_reference": "", "net": Decimal(int(Decimal(gross))), "cycle": "3WED",
        "direct_deposit": "Y", "entitled_first": date(2013, 4, 1), "entitled": date(2013, 4, 1),
        "effective": date(2013, 4, 1), "retroactive": Decimal(0), "overpayment": Decimal(0),
        "overpayment_end": None, "ssi_overpayment": Decimal(0), "garnishment": Decimal(0),
        "part_a_start": date(2016, 3, 1), "part_a_premium": Decimal(0), "part_a_payer": "",
        "part_a_payer_start": None, "part_a_payer_stop": None, "part_b_start": date(2016, 3, 1),
        "part_b_premium": Decimal("202.90"), "part_b_payer": "", "part_b_payer_start": None,
        "part_b_payer_stop": None,
    }  # fmt: skip
    return BenRecord(**_whose(ssn), claim_number=claim, gross=Decimal(gross), **{**plain, **values})


def bil(part: str, day: date, **values: Any) -> BilRecord:
    """An event of OPAL's buy-in."""
    plain: dict[str, Any] = {
        "claim_number": "900000061A", "file_id": 33, "eligibility": "P", "sent": "", "reply": "",
        "reject": "", "start_date": "20160501", "stop_date": "00000000",
        "agency": "S37" if part == "A" else "370", "premium": Decimal("202.90"),
    }  # fmt: skip
    return BilRecord(**_whose(OPAL), part=part, record_date=day, **{**plain, **values})


def _whose(ssn: int) -> dict[str, Any]:
    return {
        "ssn": ssn, "line": 2, "match": "E", "differs": "", "last_name": "REED",
        "first_name": _FIRST_NAMES.get(ssn, "OTHER"), "middle_name": "", "birth_date": BORN,
    }  # fmt: skip


def _segment(ssn: int, system: str, records: int, summary: str) -> ExchangeSegment:
    return ExchangeSegment(
        ssn=ssn, system=system, latest_date=RECORD_DATE, records=records, match="E", differs="",
        summary=summary,
    )  # fmt: skip


def _file(number: int, system: str, day: date) -> ExchangeFile:
    return ExchangeFile(
        file_id=number, system=system, name=f"{system}.TXT", sha256=f"{number:064}",
        created_date=day, loaded_at=datetime(day.year, day.month, day.day, 6, tzinfo=OFFICE_ZONE),
        rows_read=7, rows_rejected=0, rows_exact=7, rows_partial=0, rows_unmatched=0,
    )  # fmt: skip
