"""Participants of the county of `county`, their documents, and their employments.

ANA RIOS (900-30-0001) may be looked up and has two employers; LEE PARK (900-30-0002) one that
allows no access by SSN, known there as E-77; MAX ODEN (900-30-0003) none. UMA VOSS (900-30-0004)
has no documents at all. RITA SOLE (900-30-0009) is no participant and has an employer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from data.office.agreement import ServiceAgreement
from data.office.participant import Authorization, FirstContact, Participant
from data.store.base import Base
from data.store.store import Store
from data.systems.twn import Employment, PayPeriod
from tests.transactions.office import put
from tests.transactions.rows import file, sent

ANA, LEE, MAX, UMA, RITA = 900_30_0001, 900_30_0002, 900_30_0003, 900_30_0004, 900_30_0009
FILE = 91
AT = datetime(2026, 3, 2, 17, tzinfo=UTC)


def furnish_participants(store: Store) -> None:
    """Add them to the furnished office."""
    for rows in participant_rows():
        put(store, rows)


def participant_rows() -> Iterable[list[Base]]:
    """Return the agreement, the participants with documents, and a file of the service."""
    yield [ServiceAgreement(service="TWN", from_date=date(2025, 7, 1), to_date=date(2026, 6, 30))]
    yield [
        person(ANA, "RIOS", "ANA"),
        person(LEE, "PARK", "LEE"),
        person(MAX, "ODEN", "MAX"),
        person(UMA, "VOSS", "UMA"),
    ]
    yield [form(ANA, "F063-25-288"), form(LEE, "SAWS2P-0415", "O"), form(MAX, "F063-41-370")]
    yield [contact(ANA), contact(LEE, "E", True), contact(MAX)]
    yield [file(FILE, "TWN", date(2026, 3, 15), 4, loaded_at=AT, rows_exact=3, rows_unmatched=1)]
    yield [
        employment(ANA, "10001", "COAST BAKERY", employee_id="E-11"),
        employment(ANA, "10002", "HARBOR HOTEL", "N", ended=date(2026, 1, 31), employee_id="E-12"),
        employment(LEE, "10003", "CANYON FREIGHT", allows_ssn="N", employee_id="E-77"),
        employment(RITA, "10001", "COAST BAKERY", employee_id="E-99"),
    ]
    yield [
        period(ANA, "10001", date(2026, 3, 1), date(2026, 3, 14), "620.00", "40.00"),
        period(ANA, "10001", date(2026, 2, 15), date(2026, 2, 28), "589.00", "38.00"),
        period(ANA, "10002", date(2026, 1, 18), date(2026, 1, 31), "450.50", "26.50"),
        period(LEE, "10003", date(2026, 2, 15), date(2026, 2, 28), "900.00", "50.00"),
    ]


def person(ssn: int, last: str, first: str) -> Participant:
    return Participant(
        ssn=ssn, last_name=last, first_name=first, middle_name="", birth_date=date(1990, 4, 4),
        county_case="3000001", programs="CW WTW CF", calworks_worker="CWW01", case_manager="WCM01",
    )  # fmt: skip


def form(ssn: int, name: str, seen: str = "P", signed: date = date(2026, 3, 2)) -> Authorization:
    return Authorization(
        ssn=ssn, form=name, signed_date=signed, seen_where=seen,
        seen_on=signed if seen else None, seen_by="REV01" if seen else None,
        recorded_by="REV01", recorded_at=AT,
    )  # fmt: skip


def contact(ssn: int, whom: str = "C", consent: bool = False) -> FirstContact:
    return FirstContact(
        ssn=ssn, whom=whom, consent=consent, contact_date=date(2026, 3, 3), recorded_by="REV01",
        recorded_at=AT,
    )  # fmt: skip


def employment(
    ssn: int,
    code: str,
    name: str,
    status: str = "A",
    ended: date | None = None,
    employee_id: str = "",
    allows_ssn: str = "Y",
) -> Employment:
    return Employment(
        **sent(ssn, FILE, "RIOS", "ANA"), employer_code=code, employer_name=name,
        employee_id=employee_id, allows_ssn=allows_ssn, status=status, hire_date=date(2025, 2, 3),
        end_date=ended, title="BAKER", pay_rate=Decimal("15.50"), rate_basis="H", frequency="B",
        weekly_hours=Decimal("19.50"), as_of=date(2026, 3, 14), year_to_date=Decimal("2988.25"),
    )  # fmt: skip


def period(ssn: int, code: str, begin: date, end: date, gross: str, hours: str) -> PayPeriod:
    return PayPeriod(
        ssn=ssn, employer_code=code, end_date=end, file_id=FILE, begin_date=begin,
        pay_date=date.fromordinal(end.toordinal() + 6), gross=Decimal(gross), hours=Decimal(hours),
    )  # fmt: skip
