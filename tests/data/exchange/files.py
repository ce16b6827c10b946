"""Stores with a few persons, and exchange files about them, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data.exchange.load import load_file
from data.exchange.results import LoadResult
from data.office.case import CaseIncome
from data.office.discrepancy import Discrepancy
from data.office.user import Office, User
from data.practice.build import Rows
from data.practice.files import FEEDS
from data.practice.person import Person
from data.schema import create_store
from data.store.clock import at_office
from data.store.store import Store
from data.systems.layout import write_record
from data.systems.registry import contracts

TODAY = date(2026, 2, 10)
CLOCK = at_office(TODAY)
SSN = 900_55_0001
ANN = Person(SSN, "SMITH", "ANN", "", date(1980, 5, 4))
WORKER = "WKR09"
QUARTER = {202510: "1000.00", 202511: "1000.00", 202512: "1000.00"}
PARTIAL = {"last_name": "JONES"}
"""Values that make a record about Ann a partial match."""


def make_store(url: str) -> Store:
    """Create a practice store with one office and one worker."""
    store = create_store(url, TODAY)
    with store.transaction() as connection:
        connection.execute(insert(Office), {"office": "55A", "name": "OKLAHOMA A"})
        connection.execute(
            insert(User),
            {
                "user_id": WORKER,
                "name": "WORKER",
                "password_hash": "",
                "office": "55A",
                "supervisor": 2,
                "district": 10,
                "position": "worker",
                "ssn_token": "",
            },
        )
    return store


def add_case(connection: Connection, number: str = "S000001", status: str = "I") -> None:
    """Add a case of district 10."""
    rows = Rows()
    rows.case(
        number, office="55A", supervisor=2, district=10, status=status,
        application_date=date(2024, 1, 2),
    )  # fmt: skip
    rows.put(connection)


def add_person(
    connection: Connection, number: str = "S000001", code: int = 1, **values: Any
) -> None:
    """Add Ann Smith, or the person in the values, to a case."""
    rows = Rows()
    rows.person(number, code, ANN, **{"role": "C", "ssn_verified": "Y", **values})
    rows.put(connection)


def add_client(connection: Connection, number: int, last_name: str, alias: str = "") -> None:
    """Add Ann to ALFX under another surname, with an alias if given."""
    rows = Rows()
    rows.client(number, ANN, [(alias, "ANN", "")] if alias else [], last_name=last_name)
    rows.put(connection)


def add_income(
    connection: Connection, income_type: str, amounts: dict[int, str], number: str = "S000001"
) -> None:
    """Add monthly income of person 01."""
    rows = Rows()
    rows.income(number, 1, income_type, {month: Decimal(each) for month, each in amounts.items()})
    rows.put(connection)


def sdx(**values: Any) -> dict[str, Any]:
    """Make an SDX record about Ann, dated this month."""
    record = {
        "ssn": SSN,
        "record_date": date(2026, 2, 3),
        "claim_number": "",
        "last_name": "SMITH",
        "first_name": "ANN",
        "middle_name": "",
        "birth_date": date(1980, 5, 4),
        "payment_status": "C01",
        "gross": Decimal("994.00"),
        "net": Decimal("894.60"),
        "unearned_counted": Decimal(0),
        "source_file": "",
        "recipient_type": "DI",
        "over_under": "O",
        "resource_house": "",
        "resource_vehicle": "",
        "living_arrangement": "A",
        "income_type": "",
        "eligibility_date": None,
    }
    return {**record, **values}


def owg(gross_wage: str = "3000.00", **values: Any) -> dict[str, Any]:
    """Make a wage record about Ann for the last quarter of 2025."""
    record = {
        "ssn": SSN,
        "quarter": 20254,
        "employer_account": "1001",
        "last_name": "SMITH",
        "first_name": "ANN",
        "middle_name": "",
        "employer_name": "REDBUD MARKET",
        "employer_address": "1 PRACTICE AVE",
        "employer_city": "TULSA",
        "employer_state": "OK",
        "employer_zip": "74103",
        "gross_wage": Decimal(gross_wage),
    }
    return {**record, **values}


def sample_record(system: str) -> dict[str, Any]:
    """Make a record of a person on no case, as in the sample files."""
    feed = next(each for each in FEEDS if each.layout.system == system)
    others = (replace(ANN, ssn=ANN.ssn + number) for number in range(1_000))
    return dict(next(record for person in others for record in feed.strangers(person, TODAY)))


def detail(system: str, record: dict[str, Any]) -> str:
    """Format one detail line."""
    layout = contracts()[system].layout
    return write_record(layout.detail, layout.record_length, record)


def write_file(
    path: Path,
    system: str,
    lines: Iterable[str],
    total: Decimal,
    created: date = TODAY,
    sequence: int = 1,
) -> Path:
    """Write a file of these detail lines."""
    layout, body = contracts()[system].layout, list(lines)
    head = {"system": system, "created": created, "sequence": sequence, "agency": "TEST"}
    foot = {"system": system, "created": created, "records": len(body), "total": total}
    header = write_record(layout.header, layout.record_length, head)
    trailer = write_record(layout.trailer, layout.record_length, foot)
    text = "".join(f"{line}\n" for line in (header, *body, trailer))
    path.write_text(text, encoding="latin-1", newline="")
    return path


def file_of(
    folder: Path, system: str, *records: dict[str, Any], created: date = TODAY, sequence: int = 1
) -> Path:
    """Write a valid file of these records."""
    added_up = contracts()[system].layout.total
    total = sum((record[added_up] for record in records if added_up), Decimal(0))
    lines = [detail(system, record) for record in records]
    path = folder / f"{system}-{created:%Y%m%d}-{sequence}.txt"
    return write_file(path, system, lines, total, created, sequence)


def load(
    store: Store,
    folder: Path,
    system: str,
    *records: dict[str, Any],
    created: date = TODAY,
    sequence: int = 1,
    post: bool = True,
) -> LoadResult:
    """Load these records as one file."""
    path = file_of(folder, system, *records, created=created, sequence=sequence)
    return load_file(store, system, path, CLOCK, post)


def messages(store: Store) -> list[tuple[Any, ...]]:
    """Return system, type, period, case and exchange amount, differs, resolved of each message."""
    statement = select(
        Discrepancy.system,
        Discrepancy.error_type,
        Discrepancy.period,
        Discrepancy.case_amount,
        Discrepancy.exchange_amount,
        Discrepancy.differs,
        Discrepancy.resolved_date.is_not(None),
    ).order_by(Discrepancy.discrepancy_id)
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(statement)]


def amounts(store: Store) -> list[tuple[str, str]]:
    """Return the case amount and exchange amount of each message."""
    return [(str(row[3]), str(row[4])) for row in messages(store)]


def grades(store: Store, system: str = "SDX") -> list[tuple[str, str]]:
    """Return match and differing parts of each record, in line order."""
    columns = contracts()[system].table.columns
    with store.reading() as connection:
        statement = select(columns["match"], columns["differs"]).order_by(
            columns["file_id"], columns["line"]
        )
        return [(row[0], row[1]) for row in connection.execute(statement)]


def rows_held(store: Store) -> int:
    """Return everything that a load can leave in the store."""
    with store.reading() as connection:
        return sum(
            len(connection.exec_driver_sql(f"SELECT 1 FROM {table}").all())
            for table in (
                "exchange_file",
                "sdx_record",
                "owg_wage",
                "exchange_segment",
                "discrepancy",
            )
        )


def budget(store: Store, income_type: str, counted: dict[int, str]) -> None:
    """Replace the income of this type on Ann's case."""
    with store.transaction() as connection:
        connection.execute(delete(CaseIncome).where(CaseIncome.income_type == income_type))
        add_income(connection, income_type, counted)


def resolve(store: Store) -> None:
    """Clear every open message."""
    with store.transaction() as connection:
        connection.execute(
            update(Discrepancy)
            .where(Discrepancy.resolved_date.is_(None))
            .values(resolved_date=TODAY, resolved_at=CLOCK.now(), reason="C", resolved_by=WORKER)
        )
