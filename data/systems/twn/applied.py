"""The pay periods of a record of The Work Number, each as a row of its own."""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import Connection, Table

from data.exchange.batch import BatchEngine
from data.exchange.travel import write_rows
from data.systems.twn.employment import PayPeriod

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

    What has no last day is no pay period; of two with the same last day the first counts.
    """
    each = " UNION ALL ".join(_PERIOD.format(n=n) for n in range(1, count + 1))
    days = ", ".join(f"strftime({name}, '%Y-%m-%d') AS {name}" for name in _DAYS)
    query = (
        f"SELECT ssn, employer_code, {days}, gross, hours, {file_id} AS file_id FROM ({each})"
        " QUALIFY row_number() OVER"
        " (PARTITION BY ssn, employer_code, end_date ORDER BY begin_date, gross DESC) = 1"
        " ORDER BY ssn, employer_code, end_date"
    )
    write_rows(connection, cast(Table, PayPeriod.__table__), engine.batches(query))
