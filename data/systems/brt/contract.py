"""BRT: birth records, matched with the cases to verify citizenship (OKDHS 19)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, select, update

from data.office.case import CasePerson
from data.store.base import table_of
from data.systems.brt import BirthRecord
from data.systems.contract import BatchEngine, Contract, read_people
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
            "ssn", 2, 9, SSN_IF_ANY, "Social Security number of the child, zeros if none yet"
        ),
        FieldLayout(
            "certificate_number", 11, 11, DIGITS,
            "number of the birth certificate: state, year, number", required=True,
        ),
        FieldLayout("last_name", 22, 25, TEXT, "surname, cut at the width", required=True),
        FieldLayout(
            "first_name", 47, 15, TEXT, "first name, cut at the width, blank if none was given"
        ),
        FieldLayout("middle_name", 62, 15, TEXT, "middle name, cut at the width"),
        FieldLayout("birth_date", 77, 8, DATE, "date of birth", required=True, past=True),
        FieldLayout("sex", 85, 1, CODE, "F or M", pattern=r"[FM]"),
        FieldLayout(
            "county", 86, 2, CODE, "county of birth, blank outside Oklahoma",
            pattern=r"(0[1-9]|[1-6][0-9]|7[0-7])?",
        ),
        FieldLayout(
            "mother_last_name", 88, 25, TEXT, "mother's surname before her first marriage"
        ),
        FieldLayout("mother_first_name", 113, 15, TEXT, "mother's first name"),
        FieldLayout(
            "filed_date", 128, 8, DATE, "date the birth was registered", required=True, past=True
        ),
    ),
    key=("certificate_number",),
)  # fmt: skip

BIRTH_RECORD = "B"
"""Code of citizenship verification by birth record."""

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

_BORN = """
-- Persons on cases whose citizenship a birth record verifies: every part agrees. A child without an
-- SSN is found by name, birth date and sex instead.
CREATE OR REPLACE TABLE born AS
WITH found AS (
    SELECT c.case_number, c.person_code, g.certificate_number, g.filed_date
    FROM graded g
    JOIN citizens c ON c.ssn = g.ssn AND c.birth_date = g.birth_date
    WHERE g.match = 'E'
    UNION ALL
    SELECT c.case_number, c.person_code, g.certificate_number, g.filed_date
    FROM graded g
    JOIN citizens c
        ON c.birth_date = g.birth_date
        AND c.sex = g.sex
        AND letters(c.last_name) = letters(g.last_name)
        AND letters(c.first_name) = letters(g.first_name)
    WHERE g.match = 'E' AND g.ssn IS NULL AND c.ssn IS NULL
)
SELECT case_number, person_code, certificate_number
FROM found
QUALIFY row_number() OVER (
    PARTITION BY case_number, person_code ORDER BY filed_date DESC, certificate_number DESC
) = 1;
"""


def verify_citizenship(
    engine: BatchEngine, connection: Connection, today: date, file_id: int
) -> None:
    """Verify the citizenship of each person whose record in `graded` agrees in every part. Persons
    already verified by a birth record keep their date.
    """
    engine.put("citizens", read_people(connection, _NOT_YET))
    engine.execute(_BORN)
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


BRT = Contract(
    layout=LAYOUT,
    table=table_of(BirthRecord),
    dated="filed_date",
    summary="'BORN ' || strftime(birth_date, '%m/%d/%Y') || ' SEX ' || sex",
    applied=verify_citizenship,
)
CONTRACTS = (BRT,)
