"""Small office with known data, and a worker's desk in it.

55A 0210 has the workers WKR01 and WKR02. Persons: MARIA LOPEZ (900-00-0001) on the open case
C000001 and the closed S000001, her son LUIS (900-00-0002), JOHN NOBODY (900-00-0003) with one
wage, and KIM LEE without SSN. The office's date is 2026-03-20.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from data.office.case import CaseIncome
from data.office.client import Client, ClientAlias
from data.office.discrepancy import CaseNote, Discrepancy
from data.office.user import Office, User
from data.practice.build import Rows
from data.store.base import Base
from data.store.clock import FixedClock
from data.store.store import Store
from data.store.tokens import hash_password, ssn_token
from data.systems.owg import OwgWage
from data.systems.sdx import SdxRecord
from tests.transactions.agencies import ANN, DORA, ROY, agency_rows, specialist, supervisor
from tests.transactions.county import county_rows
from tests.transactions.elders import elder_rows
from tests.transactions.fraud import fraud_rows
from tests.transactions.household import household_rows, named
from tests.transactions.rows import at, case, client, file, on_case, segment, sent

TODAY = date(2026, 3, 20)
MARIA, LUIS, JOHN = 900_00_0001, 900_00_0002, 900_00_0003
WORKER_SSNS = {"WKR01": 987_65_4320, "WKR02": 987_65_4321}
OWN_SSN = WORKER_SSNS["WKR01"]
PASSWORD = "LEARN01"
HASHED = hash_password(PASSWORD)
CLOCK = FixedClock(at(TODAY, 10, 30))


def furnish(store: Store) -> None:
    """Add the office to an empty store."""
    for rows in _rows(store.token_key):
        put(store, rows)
        if isinstance(rows[0], Client | ClientAlias):
            put(store, named(rows))


def put(store: Store, rows: Sequence[Base]) -> None:
    """Add rows of one table."""
    built = Rows()
    for row in rows:
        built.add(type(row), **_values(row))
    with store.transaction() as connection:
        built.put(connection)


def _values(row: Base) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name != "_sa_instance_state"}


def _rows(key: bytes) -> Iterable[list[Base]]:
    yield [Office(office="55A", name="OKLAHOMA COUNTY A"), Office(office="72A", name="TULSA A")]
    yield [specialist(key, HASHED), supervisor(key, HASHED)]
    yield from county_rows(HASHED)
    yield [
        User(
            user_id=user_id, name=f"WORKER {user_id}", password_hash=HASHED, office="55A",
            supervisor=2, district=10, position="worker", ssn_token=ssn_token(key, ssn),
        )
        for user_id, ssn in WORKER_SSNS.items()
    ]  # fmt: skip
    yield [
        case("C000001", "I", "55A", 10),
        case("S000001", "C", "55A", 11),
        case("D000002", "I", "72A", 12),
        case("C000004", "A", "55A", 10),
    ]
    yield [
        on_case("C000001", 1, MARIA, "LOPEZ", "MARIA", date(1990, 5, 17), "C", "900000001A"),
        on_case("C000001", 2, LUIS, "LOPEZ", "LUIS", date(2015, 1, 2)),
        on_case("C000001", 3, None, "LEE", "KIM", date(2001, 1, 1)),
        on_case("S000001", 1, MARIA, "LOPEZ", "MARIA", date(1990, 5, 17), "P"),
        on_case("D000002", 1, JOHN, "NOBODY", "JOHN", date(1950, 12, 31), "P"),
        on_case("D000002", 2, ANN, "FAR", "ANN", date(1988, 8, 8)),
        on_case("C000004", 1, DORA, "QUIN", "DORA", date(1979, 9, 9), "C"),
        on_case("C000004", 2, ROY, "PATH", "ROY", date(1983, 3, 3)),
    ]
    yield [
        CaseIncome(
            case_number="C000001", person_code=1, month=month, income_type=kind, amount=amount
        )
        for month in (202510, 202511, 202512, 202602, 202603, 202604)
        for kind, amount in (("WAGE", Decimal("400.00")), ("SSI", Decimal("900.00")))
    ]
    yield [
        client(1, MARIA, "LOPEZ", "MARIA", date(1990, 5, 17)),
        client(2, JOHN, "NOBODY", "JON", date(1950, 12, 31)),
    ]
    yield [
        ClientAlias(
            client_number=1, sequence=1, last_name="REYES", first_name="MARIA", middle_name=""
        )
    ]
    yield [file(1, "SDX", date(2026, 2, 5)), file(2, "SDX", date(2026, 3, 5)),
           file(3, "OWG", date(2026, 2, 20))]  # fmt: skip
    yield [
        file(number, system, day)
        for number, system, day in (
            (41, "UIB", date(2026, 2, 27)), (42, "UIB", date(2026, 3, 13)),
            (43, "SNH", date(2026, 3, 6)), (44, "NNH", date(2026, 3, 6)),
            (45, "BWG", date(2025, 12, 20)), (46, "IEV", date(2026, 3, 6)),
        )
    ]  # fmt: skip
    yield from agency_rows()
    yield from household_rows()
    yield from elder_rows()
    yield from fraud_rows()
    yield [
        sdx(1, date(2026, 2, 2), "700.00", "700.00", ""),
        sdx(2, date(2026, 3, 2), "650.50", "585.45", "O"),
    ]
    yield [
        wage(MARIA, "1234567890", "PRAIRIE FOODS", "1500.00"),
        wage(MARIA, "9876543210", "RED RIVER CAFE", "300.00"),
        wage(JOHN, "1234567890", "PRAIRIE FOODS", "80.00"),
    ]
    yield [
        segment(MARIA, "SDX", date(2026, 3, 2), 2, "C01 GROSS 650.50"),
        segment(MARIA, "OWG", date(2025, 12, 31), 2, "2025/4 1,800.00"),
        segment(JOHN, "OWG", date(2025, 12, 31), 1, "2025/4 80.00"),
    ]
    yield messages()
    yield [
        CaseNote(
            case_number="C000001", written_at=at(date(2026, 1, 2)), user_id="WKR02",
            text="CLIENT REPORTS NO CHANGE.",
        )
    ]  # fmt: skip


def messages() -> list[Base]:
    """Return messages: three open on C000001 (two of OWG), one overdue elsewhere, one resolved."""
    found = date(2026, 3, 10)
    return [
        posted("SDX", 202604, found, "900.00", "650.50", act_by=date(2026, 3, 20)),
        posted("OWG", 20254, found, "1200.00", "1800.00"),
        posted("OWG", 20253, found, "0.00", "950.00"),
        posted("OWG", 20251, date(2026, 1, 20), "0.00", "500.00", district=11, person=2, ssn=LUIS),
        posted("SDX", 202601, date(2025, 12, 5), "900.00", "880.00", resolved=True),
    ]


def posted(
    system: str,
    period: int,
    found: date,
    counted: str,
    reported: str,
    act_by: date | None = None,
    district: int = 10,
    person: int = 1,
    ssn: int = MARIA,
    resolved: bool = False,
) -> Discrepancy:
    """Make a message about a person of the office, posted at 6 a.m. on the found date."""
    done = date(2026, 1, 3) if resolved else None
    return Discrepancy(
        case_number="C000001", person_code=person, ssn=ssn, office="55A", supervisor=2,
        district=district, system=system, error_type="AMOUNT", period=period,
        case_amount=Decimal(counted), exchange_amount=Decimal(reported), differs="",
        found_date=found, due_date=date.fromordinal(found.toordinal() + 45), act_by_date=act_by,
        posted_at=at(found, 6), resolved_date=done, resolved_at=at(done) if done else None,
        reason="C" if resolved else None, resolved_by="WKR02" if resolved else None,
    )  # fmt: skip


def sdx(file_id: int, day: date, gross: str, net: str, over: str) -> SdxRecord:
    return SdxRecord(
        **sent(MARIA, file_id, "LOPEZ", "MARIA", date(1990, 5, 17)), record_date=day,
        claim_number="900000001A", payment_status="C01", gross=Decimal(gross), net=Decimal(net),
        unearned_counted=Decimal("0.00"), source_file="SDX", recipient_type="DI", over_under=over,
        resource_house="Z", resource_vehicle="", living_arrangement="A", income_type="",
        eligibility_date=date(2020, 6, 1),
    )  # fmt: skip


def wage(ssn: int, account: str, employer: str, amount: str) -> OwgWage:
    return OwgWage(
        **sent(ssn, 3, "LOPEZ", "MARIA"),
        quarter=20254, employer_account=account, employer_name=employer,
        employer_address="1 MAIN ST", employer_city="OKLAHOMA CITY", employer_state="OK",
        employer_zip="731010000", gross_wage=Decimal(amount),
    )  # fmt: skip
