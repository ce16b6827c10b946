"""TWN: employments from The Work Number, each with its newest twelve pay periods (WN).

They are matched with the county's participants, not with the cases of OKDHS. PY does not list them
and nothing is compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from sqlalchemy import Connection, literal, select

from data.office.participant import Participant
from data.rules.codes import code_table
from data.store.base import table_of
from data.store.columns import write_rows
from data.systems.contract import BatchEngine, Contract, People
from data.systems.format import CODE, DATE, DIGITS, HOURS, MONEY, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, record_type
from data.systems.twn import PAY_PERIODS, Employment, PayPeriod

_FIRST_PERIOD, _PERIOD_LENGTH = 210, 36


def _periods() -> Iterator[FieldLayout]:
    for number in range(1, PAY_PERIODS + 1):
        at = _FIRST_PERIOD + (number - 1) * _PERIOD_LENGTH
        which = f"pay period {number}"
        yield FieldLayout(f"begin_{number}", at, 8, DATE, f"first day of {which}", past=True)
        yield FieldLayout(f"end_{number}", at + 8, 8, DATE, f"last day of {which}", past=True)
        yield FieldLayout(f"paid_{number}", at + 16, 8, DATE, f"pay date of {which}")
        yield FieldLayout(f"gross_{number}", at + 24, 7, MONEY, f"gross of {which}")
        yield FieldLayout(f"hours_{number}", at + 31, 5, HOURS, f"hours of {which}")


LAYOUT = Layout(
    system="TWN",
    title="EMPLOYMENTS OF THE WORK NUMBER",
    agency="THE WORK NUMBER",
    record_length=650,
    detail=(
        record_type("D"),
        FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
        FieldLayout("employer_code", 11, 5, DIGITS, "employer code", required=True),
        FieldLayout("last_name", 16, 25, TEXT, "surname, cut at the width", required=True),
        FieldLayout("first_name", 41, 15, TEXT, "first name, cut at the width"),
        FieldLayout("middle_name", 56, 15, TEXT, "middle name, cut at the width"),
        FieldLayout("birth_date", 71, 8, DATE, "date of birth", past=True),
        FieldLayout("employer_name", 79, 35, TEXT, "name of the employer", required=True),
        FieldLayout("employee_id", 114, 15, TEXT, "employee identification (ID) number"),
        FieldLayout(
            "allows_ssn", 129, 1, CODE, "employer allows access by SSN",
            required=True, codes=code_table("yes_no"),
        ),
        FieldLayout(
            "status", 130, 1, CODE, "status of the employment", required=True,
            codes=code_table("twn_status"),
        ),
        FieldLayout("hire_date", 131, 8, DATE, "latest date of hire", required=True, past=True),
        FieldLayout("end_date", 139, 8, DATE, "last day of the employment", past=True),
        FieldLayout("title", 147, 30, TEXT, "title of the position"),
        FieldLayout("pay_rate", 177, 9, MONEY, "rate of pay"),
        FieldLayout(
            "rate_basis", 186, 1, CODE, "period that the rate of pay is for", required=True,
            codes=code_table("twn_basis"),
        ),
        FieldLayout(
            "frequency", 187, 1, CODE, "how often wages are paid", required=True,
            codes=code_table("twn_frequency"),
        ),
        FieldLayout("weekly_hours", 188, 5, HOURS, "average hours per week"),
        FieldLayout(
            "as_of", 193, 8, DATE, "date up to which the employer has reported", required=True,
            past=True,
        ),
        FieldLayout("year_to_date", 201, 9, MONEY, "gross of the calendar year to date"),
        *_periods(),
    ),
    total="year_to_date",
    key=("ssn", "employer_code"),
)  # fmt: skip

PARTICIPANTS = People(
    select(
        literal("").label("case_number"),
        literal(0).label("person_code"),
        Participant.ssn,
        Participant.last_name,
        Participant.first_name,
        literal("").label("middle_name"),
        Participant.birth_date,
        literal("").label("claim_number"),
    )
)
"""The participants of the county that uses The Work Number (WN)."""
_PERIOD = """
SELECT ssn, employer_code, end_{n} AS end_date, coalesce(begin_{n}, end_{n}) AS begin_date,
    paid_{n} AS pay_date, gross_{n} AS gross, hours_{n} AS hours
FROM graded WHERE end_{n} IS NOT NULL
"""
_DAYS = ("end_date", "begin_date", "pay_date")


def keep_pay_periods(
    count: int, engine: BatchEngine, connection: Connection, today: date, file_id: int
) -> None:
    """Add the pay periods of the table `graded`, which has `count` of them in a record.

    One without a last day is unused. Of two with the same last day, the one that begins first is
    kept.
    """
    each = " UNION ALL ".join(_PERIOD.format(n=n) for n in range(1, count + 1))
    days = ", ".join(f"strftime({name}, '%Y-%m-%d') AS {name}" for name in _DAYS)
    query = (
        f"SELECT ssn, employer_code, {days}, gross, hours, {file_id} AS file_id FROM ({each})"
        " QUALIFY row_number() OVER"
        " (PARTITION BY ssn, employer_code, end_date ORDER BY begin_date, gross DESC) = 1"
        " ORDER BY ssn, employer_code, end_date"
    )
    write_rows(connection, table_of(PayPeriod), engine.batches(query))


TWN = Contract(
    layout=LAYOUT,
    table=table_of(Employment),
    dated="as_of",
    matched=PARTICIPANTS,
    applied=partial(keep_pay_periods, PAY_PERIODS),
)
CONTRACTS = (TWN,)
