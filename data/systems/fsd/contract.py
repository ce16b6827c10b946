"""FSD: determinations of SNAP and TANF fraud, from Oklahoma and other states (OKDHS 20)."""

from __future__ import annotations

import re

from data.rules.codes import code_table
from data.rules.disqualification import PERMANENT, over_sql
from data.store.base import table_of
from data.systems.contract import Absence, Contract, Span
from data.systems.format import CODE, COUNT, DATE, MONEY, SSN, TEXT
from data.systems.fsd import LINES, OTHER_LINE, FsdRecord
from data.systems.layout import FieldLayout, Layout, record_type

LAYOUT = Layout(
    system="FSD",
    title="DISQUALIFICATIONS FOR FRAUD",
    agency="BENEFIT INTEGRITY AND RECOVERY",
    record_length=180,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
        FieldLayout(
            "program", 11, 4, CODE, "program", required=True, codes=code_table("fsd_program")
        ),
        FieldLayout(
            "state", 15, 2, TEXT, "state of the determination", required=True, pattern=r"[A-Z]{2}"
        ),
        FieldLayout(
            "decision_date", 17, 8, DATE, "date fraud was determined", required=True, past=True
        ),
        FieldLayout("last_name", 25, 25, TEXT, "surname, cut at the width", required=True),
        FieldLayout("first_name", 50, 15, TEXT, "first name, cut at the width"),
        FieldLayout("middle_name", 65, 15, TEXT, "middle name, cut at the width"),
        FieldLayout("birth_date", 80, 8, DATE, "date of birth", past=True),
        FieldLayout("locality", 88, 20, TEXT, "county or city of the determination"),
        FieldLayout(
            "offense_number", 108, 2, COUNT, "number of determinations in all states, with this one"
        ),
        FieldLayout(
            "offense", 110, 1, CODE, "offense", required=True,
            codes=code_table("fsd_offense"),
        ),
        # Required: an accusation without a determination must not be loaded.
        FieldLayout(
            "route", 111, 1, CODE, "how fraud was determined", required=True,
            codes=code_table("fsd_route"),
        ),
        FieldLayout(
            "start_date", 112, 8, DATE, "first day of disqualification or penalty", required=True
        ),
        FieldLayout(
            "length_months", 120, 3, COUNT, "months; 999 permanent, 000 a money penalty only"
        ),
        FieldLayout("penalty", 123, 9, MONEY, "money penalty (TANF in Oklahoma)"),
        FieldLayout("contact", 132, 20, TEXT, "contact in the state"),
        FieldLayout(
            "phone", 152, 10, TEXT, "telephone of the contact", pattern=r"[0-9]{10}"
        ),
    ),
    total="penalty",
    key=("ssn", "program", "state", "decision_date"),
)  # fmt: skip


def _sql(line: str) -> str:
    """Convert a line of PY from a Python template to SQL."""
    amounts = re.sub(r"{(\w+):.2f}", r"' || dollars(\1) || '", line)
    return "'" + re.sub(r"{(\w+)}", r"' || \1 || '", amounts) + "'"


_MONTH = "CAST(strftime(decision_date, '%Y%m') AS INTEGER)"
_NOT_OVER = f"length_months > 0 AND NOT {over_sql('start_date', 'length_months', 'office_date()')}"
_LENGTH = f"""CASE length_months
    WHEN {PERMANENT} THEN 'PERMANENT'
    ELSE length_months || ' MONTHS'
END || ' FROM ' || strftime(start_date, '%m/%d/%Y')"""

FSD = Contract(
    layout=LAYOUT,
    table=table_of(FsdRecord),
    dated="decision_date",
    summary=(
        "CASE length_months "
        + " ".join(f"WHEN {months} THEN {_sql(line)}" for months, line in LINES.items())
        + f" ELSE {_sql(OTHER_LINE)} END"
    ),
    # No case counts income of type FSD, so every disqualification that is not over is posted once.
    comparison=Absence(
        error_type="DISQUAL",
        income_type=f"CASE WHEN {_NOT_OVER} THEN 'FSD' ELSE '' END",
        subject="program || ' ' || state || ' ' || strftime(decision_date, '%m/%d/%Y')",
        detail=_LENGTH,
        since=_MONTH,
        span=Span.MONTH,
        period=_MONTH,
        each=("program", "state", "decision_date"),
        reads=("start_date", "length_months"),
    ),
)
CONTRACTS = (FSD,)
