"""Persons of the small office with Social Security and Medicare, on case A000060.

OPAL REED (900-00-0061) is entitled under 900000061A and 900000099D and gets one check of 845.60, of
which 310.90 is on the other claim; the case counts 845.00. The state buys Part A and B for her. TOM
REED (900-00-0062) gets 349.50. RUTH REED (900-00-0063) gets two checks, 202.51 and 361.23. NORA
REED (900-00-0064) has Medicare without a cash benefit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from data.office.case import CaseIncome
from data.store.base import Base
from data.systems.ben import BenRecord
from data.systems.bil import BilRecord
from tests.transactions.rows import case, file, on_case, segment, sent

OPAL, TOM, RUTH, NORA = 900_00_0061, 900_00_0062, 900_00_0063, 900_00_0064
CASE = "A000060"
BORN = date(1951, 3, 14)
RECORD_DATE = date(2026, 3, 4)
_FIRST_NAMES = {OPAL: "OPAL", TOM: "TOM", RUTH: "RUTH", NORA: "NORA"}
_CLAIMS = {OPAL: "900000061A", TOM: "900000062A", RUTH: "900000063A", NORA: "900000064T"}
_COUNTED = {1: "845.00", 2: "349.00", 3: "563.00"}


def elder_rows() -> Iterable[list[Base]]:
    """Return all rows in insertion order."""
    yield [case(CASE, "I", "55A", 13)]
    yield [
        on_case(CASE, code, ssn, "REED", _FIRST_NAMES[ssn], BORN, "C" if code == 1 else "", claim)
        for code, (ssn, claim) in enumerate(_CLAIMS.items(), start=1)
    ]
    yield [
        CaseIncome(case_number=CASE, person_code=code, month=202604, income_type="RSDI",
                   amount=Decimal(amount))
        for code, amount in _COUNTED.items()
    ]  # fmt: skip
    yield [
        file(number, system, day, 7, 6)
        for number, system, day in (
            (31, "BEN", date(2026, 2, 6)), (32, "BEN", date(2026, 3, 6)),
            (33, "BIL", date(2026, 3, 6)),
        )
    ]  # fmt: skip
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
        ben(RUTH, "900000098D", "361.23", cross_reference="900000063A"),
        ben(NORA, "900000064T", "0.00", payment_status="U"),
    ]  # fmt: skip
    yield [
        bil("A", date(2016, 6, 1), sent="61", reply="1161"),
        bil("A", date(2026, 3, 1), reply="41", stop_date="00010101"),
        bil("B", date(2016, 6, 1), sent="61", reply="2161", reject="B", premium=Decimal(0)),
        bil("B", date(2016, 7, 1), sent="61", reply="1163"),
        bil("B", date(2026, 3, 1), reply="41"),
    ]
    yield [segment(OPAL, "BIL", RECORD_DATE, 5, "PART B 41 900000061A")]
    yield [
        segment(ssn, "BEN", RECORD_DATE, records, f"CP GROSS {gross}")
        for ssn, records, gross in (
            (OPAL, 3, "845.60"), (TOM, 1, "349.50"), (RUTH, 2, "361.23"), (NORA, 1, "0.00")
        )
    ]  # fmt: skip


def ben(ssn: int, claim: str, gross: str, **values: Any) -> BenRecord:
    """Make a BENDEX record dated this month, with plain defaults."""
    plain: dict[str, Any] = {
        "record_date": RECORD_DATE, "payment_status": "CP", "dual": "",
        "cross_reference": "", "net": Decimal(int(Decimal(gross))), "cycle": "3WED",
        "direct_deposit": "Y", "entitled_first": date(2013, 4, 1), "entitled": date(2013, 4, 1),
        "effective": date(2013, 4, 1), "retroactive": Decimal(0), "overpayment": Decimal(0),
        "overpayment_end": None, "ssi_overpayment": Decimal(0), "garnishment": Decimal(0),
        "part_a_start": date(2016, 3, 1), "part_a_premium": Decimal(0), "part_a_payer": "",
        "part_a_payer_start": None, "part_a_payer_stop": None, "part_b_start": date(2016, 3, 1),
        "part_b_premium": Decimal("202.90"), "part_b_payer": "", "part_b_payer_start": None,
        "part_b_payer_stop": None,
    }  # fmt: skip
    whose = sent(ssn, 32, "REED", _FIRST_NAMES.get(ssn, "OTHER"), BORN)
    return BenRecord(**{**whose, **plain, "claim_number": claim, "gross": Decimal(gross), **values})


def bil(part: str, day: date, **values: Any) -> BilRecord:
    """Make a buy-in record of OPAL."""
    plain: dict[str, Any] = {
        "claim_number": "900000061A", "eligibility": "P", "sent": "", "reply": "",
        "reject": "", "start_date": "20160501", "stop_date": "00000000",
        "agency": "S37" if part == "A" else "370", "premium": Decimal("202.90"),
    }  # fmt: skip
    whose = sent(OPAL, 33, "REED", "OPAL", BORN)
    return BilRecord(**{**whose, **plain, "part": part, "record_date": day, **values})
