"""A birth record that matches verifies citizenship (OKDHS 19)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, select, update

from data.exchange.batch import BatchEngine
from data.exchange.travel import read_rows
from data.office.case import CasePerson

BIRTH_RECORD = "B"
"""Code of the citizenship verification."""

_NOT_YET = select(
    CasePerson.case_number,
    CasePerson.person_code,
    CasePerson.ssn,
    CasePerson.last_name,
    CasePerson.first_name,
    CasePerson.birth_date,
    CasePerson.sex,
).where(CasePerson.citizenship_verification != BIRTH_RECORD)
_VERIFY = (
    update(CasePerson)
    .where(
        CasePerson.case_number == bindparam("case"),
        CasePerson.person_code == bindparam("person"),
    )
    .values(
        citizenship="C",
        citizenship_verification=BIRTH_RECORD,
        citizenship_date=bindparam("today"),
        certificate_number=bindparam("certificate"),
    )
)


def verify_citizenship(
    engine: BatchEngine, connection: Connection, today: date, file_id: int
) -> None:
    """Update the citizenship verification and its date of everybody whose record in `graded` agrees
    in every part; who was verified so before keeps the date of that time.
    """
    engine.put("citizens", read_rows(connection, _NOT_YET))
    engine.run("born")
    for batch in engine.batches("SELECT * FROM born ORDER BY case_number, person_code"):
        verified = [
            {
                "case": row["case_number"],
                "person": row["person_code"],
                "certificate": row["certificate_number"],
                "today": today,
            }
            for row in batch.to_pylist()
        ]
        connection.execute(_VERIFY, verified)
