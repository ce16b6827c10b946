"""BIL: buy-in of Medicare Part A and Part B, the state's requests and CMS's replies (OKDHS 7)."""

from __future__ import annotations

from data.rules.claim_number import CLAIM, RAILROAD
from data.rules.codes import code_table
from data.store.base import table_of
from data.systems.bil import BilRecord
from data.systems.contract import Contract
from data.systems.format import CODE, DATE, DIGITS, MONEY, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, record_type

_ANY_DATE = "CCYYMMDD as CMS sent it, zeros if none; it need not be a calendar date"

LAYOUT = Layout(
    system="BIL",
    title="MEDICARE BUY-IN",
    agency="CENTERS FOR MEDICARE, MEDICAID",
    record_length=140,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "the client's own Social Security number", required=True),
        FieldLayout(
            "claim_number", 11, 12, TEXT,
            "Medicare claim number: the Social Security claim number, or the railroad's",
            required=True, pattern=f"({CLAIM}|{RAILROAD})",
        ),
        FieldLayout(
            "part", 23, 1, CODE, "part of Medicare", codes=code_table("bil_part"), required=True
        ),
        FieldLayout(
            "record_date", 24, 8, DATE, "date of the transaction", required=True, past=True
        ),
        FieldLayout("last_name", 32, 16, TEXT, "surname, cut at the width", required=True),
        FieldLayout("first_name", 48, 10, TEXT, "first name, or an initial after a long surname"),
        FieldLayout("middle_name", 58, 1, TEXT, "middle initial"),
        FieldLayout("birth_date", 59, 8, DATE, "date of birth", past=True),
        FieldLayout(
            "agency", 67, 3, CODE, "agency that pays the premium: S37 for Part A, 370 for Part B",
            pattern=r"[A-Z0-9]{0,3}",
        ),
        FieldLayout(
            "eligibility", 70, 1, CODE, "buy-in eligibility code (BIEC)", pattern=r"[A-Z]?"
        ),
        FieldLayout(
            "sent", 71, 2, CODE, "transaction code, state to CMS; blank if CMS started it",
            pattern=r"([0-9]{2})?",
        ),
        FieldLayout(
            "reply", 73, 4, CODE, "transaction code, CMS to state, two or four digits",
            pattern=r"([0-9]{2}([0-9]{2})?)?",
        ),
        FieldLayout("reject", 77, 1, CODE, "reject reason", pattern=r"[A-Z]?"),
        FieldLayout("start_date", 78, 8, DIGITS, f"start of the buy-in: {_ANY_DATE}"),
        FieldLayout("stop_date", 86, 8, DIGITS, f"stop of the buy-in: {_ANY_DATE}"),
        FieldLayout("premium", 94, 7, MONEY, "monthly premium"),
    ),
    total="premium",
    key=("ssn", "claim_number", "part", "record_date"),
)  # fmt: skip

BIL = Contract(
    layout=LAYOUT,
    table=table_of(BilRecord),
    dated="record_date",
    summary="concat_ws(' ', 'PART', part, nullif(sent, ''), nullif(reply, ''), claim_number)",
)
CONTRACTS = (BIL,)
