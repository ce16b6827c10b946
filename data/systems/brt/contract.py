"""BRT: birth records from the registry of vital records, matched with the cases (OKDHS 19)."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from data.systems.brt.applied import verify_citizenship
from data.systems.brt.record import BirthRecord
from data.systems.contract import Contract
from data.systems.format import CODE, DATE, DIGITS, SSN_IF_ANY, TEXT
from data.systems.layout import FieldLayout, Layout, record_type

LAYOUT = Layout(
    system="BRT",
    title="BIRTH RECORD EXCHANGE",
    agency="REGISTRY OF VITAL RECORDS",
    record_length=150,
    detail=(
        record_type("D"),
        FieldLayout(
            "ssn", 2, 9, SSN_IF_ANY, "Social Security number of the child, zeros before it has one"
        ),
        FieldLayout(
            "certificate_number", 11, 11, DIGITS,
            "number of the birth certificate: state, year, number", required=True,
        ),
        FieldLayout("last_name", 22, 25, TEXT, "surname, cut at the width", required=True),
        FieldLayout(
            "first_name", 47, 15, TEXT, "first name, cut at the width, blank where none was given"
        ),
        FieldLayout("middle_name", 62, 15, TEXT, "middle name, cut at the width"),
        FieldLayout("birth_date", 77, 8, DATE, "date of birth", required=True, past=True),
        FieldLayout("sex", 85, 1, CODE, "F or M", pattern=r"[FM]"),
        FieldLayout(
            "county", 86, 2, CODE, "county of birth, blank outside Oklahoma",
            pattern=r"(0[1-9]|[1-6][0-9]|7[0-7])?",
        ),
        FieldLayout(
            "mother_last_name", 88, 25, TEXT, "surname of the mother before her first marriage"
        ),
        FieldLayout("mother_first_name", 113, 15, TEXT, "first name of the mother"),
        FieldLayout(
            "filed_date", 128, 8, DATE, "when the birth was registered", required=True, past=True
        ),
    ),
    key=("certificate_number",),
)  # fmt: skip

BRT = Contract(
    layout=LAYOUT,
    table=cast(Table, BirthRecord.__table__),
    dated="filed_date",
    summary="'BORN ' || strftime(birth_date, '%m/%d/%Y') || ' SEX ' || sex",
    applied=verify_citizenship,
)
CONTRACTS = (BRT,)
