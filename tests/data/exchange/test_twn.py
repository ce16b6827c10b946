"""Files of The Work Number: match participants, store pay periods, and leave Oklahoma alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from data.exchange.load import load_file
from data.office.discrepancy import Discrepancy
from data.office.participant import Participant
from data.office.person import ExchangeSegment
from data.office.user import Office, User
from data.practice.agencies.twn import pay_periods
from data.store.clock import at_office
from data.store.store import Store
from data.systems.twn import PAY_PERIODS, Employment, PayPeriod, employments
from data.systems.twn import pay_periods as held_periods
from data.systems.twn.contract import LAYOUT
from data.systems.twn.embedded import EmbeddedService
from tests.data.exchange.files import CLOCK, TODAY, detail, file_of, sample_record, write_file

WHO = 900_30_0001


def record(ssn: int = WHO, **values: Any) -> dict[str, Any]:
    """Make an employment of ANA RIOS with two pay periods."""
    nothing = {"begin": None, "end": None, "paid": None, "gross": Decimal(0), "hours": Decimal(0)}
    periods = {
        f"{name}_{n}": value for n in range(1, PAY_PERIODS + 1) for name, value in nothing.items()
    }
    paid = {
        "begin_1": date(2026, 1, 18), "end_1": date(2026, 1, 31), "paid_1": date(2026, 2, 6),
        "gross_1": Decimal("450.50"), "hours_1": Decimal("26.50"),
        "begin_2": date(2026, 1, 4), "end_2": date(2026, 1, 17), "paid_2": date(2026, 1, 23),
        "gross_2": Decimal("500.00"), "hours_2": Decimal("30.25"),
    }  # fmt: skip
    return {
        "ssn": ssn, "employer_code": "10001", "last_name": "RIOS", "first_name": "ANA",
        "middle_name": "", "birth_date": date(1990, 4, 4), "employer_name": "COAST BAKERY",
        "employee_id": "E-11", "allows_ssn": "Y", "status": "A", "hire_date": date(2025, 2, 3),
        "end_date": None, "title": "BAKER", "pay_rate": Decimal("15.50"), "rate_basis": "H",
        "frequency": "B", "weekly_hours": Decimal("14.25"), "as_of": date(2026, 1, 31),
        "year_to_date": Decimal("950.50"), **periods, **paid, **values,
    }  # fmt: skip


@pytest.fixture
def county(store: Store) -> Store:
    """Store with a participant, once on each engine."""
    with store.transaction() as connection:
        if connection.scalar(select(User.user_id).where(User.user_id == "CWW01")) is None:
            connection.execute(insert(Office).values(office="30A", name="COUNTY"))
            connection.execute(
                insert(User).values(
                    user_id="CWW01", name="W", password_hash="", office="30A", supervisor=1,
                    district=1, position="calworks", ssn_token="",
                )
            )  # fmt: skip
        connection.execute(
            insert(Participant).values(
                ssn=WHO, last_name="RIOS", first_name="ANA", middle_name="",
                birth_date=date(1990, 4, 4), county_case="3000001", programs="CW",
                calworks_worker="CWW01", case_manager="CWW01",
            )
        )  # fmt: skip
    return store


def test_from_the_file_to_the_service(county: Store, tmp_path: Path) -> None:
    path = file_of(
        tmp_path, "TWN", record(), record(ssn=900_30_0008), record(employer_code="10002",
        last_name="OTHER", allows_ssn="N"),
    )  # fmt: skip
    result = load_file(county, "TWN", path, CLOCK)
    assert (result.rows_read, result.exact, result.partial, result.unmatched) == (3, 1, 1, 1)
    with county.reading() as connection:
        service = EmbeddedService(connection, True)
        (employer,) = service.by_ssn(WHO)
        found = service.verification(employer.reference)
        matches = connection.execute(
            select(Employment.match, Employment.differs).order_by(
                Employment.ssn, Employment.employer_code
            )
        ).all()
    assert matches == [("E", ""), ("P", "NAME"), ("U", "")]
    assert found is not None
    assert [(p.begin, p.end, p.pay_date, p.gross, p.hours) for p in found.periods] == [
        (date(2026, 1, 18), date(2026, 1, 31), date(2026, 2, 6), Decimal("450.50"),
         Decimal("26.50")),
        (date(2026, 1, 4), date(2026, 1, 17), date(2026, 1, 23), Decimal("500.00"),
         Decimal("30.25")),
    ]  # fmt: skip
    assert (found.title, found.pay_rate, found.year_to_date, found.weekly_hours) == (
        "BAKER", Decimal("15.50"), Decimal("950.50"), Decimal("14.25"),
    )  # fmt: skip


def test_nothing_of_it_is_seen_in_oklahoma(county: Store, tmp_path: Path) -> None:
    with county.reading() as connection:
        before = connection.scalar(select(func.count()).select_from(Discrepancy))
    load_file(county, "TWN", file_of(tmp_path, "TWN", record(), record(ssn=900_55_0001)), CLOCK)
    with county.reading() as connection:
        segments = select(func.count()).where(ExchangeSegment.system == "TWN")
        assert connection.scalar(segments) == 0
        assert connection.scalar(select(func.count()).select_from(Discrepancy)) == before
        matched = select(Employment.match).where(Employment.ssn == 900_55_0001)
        assert connection.scalars(matched).all() == ["U"], "cases are not looked into"


def test_a_newer_file_brings_what_is_new_and_keeps_what_was(county: Store, tmp_path: Path) -> None:
    load_file(county, "TWN", file_of(tmp_path, "TWN", record()), CLOCK)
    later = record(
        status="N", end_date=date(2026, 2, 7), begin_1=date(2026, 2, 1), end_1=date(2026, 2, 7),
        hours_2=Decimal("31.00"),
    )  # fmt: skip
    path = file_of(tmp_path, "TWN", later, created=TODAY + timedelta(days=1), sequence=2)
    load_file(county, "TWN", path, at_office(TODAY + timedelta(days=1)))
    with county.reading() as connection:
        (row,) = employments(connection, WHO)
        periods = held_periods(connection, WHO, "10001")
    assert (row.status, row.end_date) == ("N", date(2026, 2, 7))
    assert [(p.end_date.day, p.hours) for p in periods] == [
        (7, Decimal("26.50")), (31, Decimal("26.50")), (17, Decimal("31.00")),
    ]  # fmt: skip


def test_two_periods_that_end_on_one_day_count_once(county: Store, tmp_path: Path) -> None:
    twice = record(end_2=date(2026, 1, 31))
    load_file(county, "TWN", file_of(tmp_path, "TWN", twice), CLOCK)
    with county.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(PayPeriod)) == 1


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("allows_ssn", "?", "ALLOWS SSN IS NOT A KNOWN CODE"),
        ("status", "Z", "STATUS IS NOT A KNOWN CODE"),
        ("employer_code", "1A001", "EMPLOYER CODE IS NOT ALL DIGITS"),
        ("employer_name", " " * 35, "EMPLOYER NAME IS MISSING"),
        ("end_1", "20260230", "END 1 IS NOT A DATE CCYYMMDD"),
        ("end_1", "20270101", "END 1 IS AFTER THE DATE OF THE FILE"),
        ("hours_12", "4O.00", "HOURS 12 IS NOT A NUMBER OF HOURS"),
        ("ssn", "123456789", "NOT A PRACTICE SSN"),
    ],
)
def test_rows_that_are_not_as_the_layout_says(
    name: str, text: str, reason: str, county: Store, tmp_path: Path
) -> None:
    field = LAYOUT.field(name)
    line = detail("TWN", record())
    start = field.position - 1
    bad = line[:start] + text + line[start + field.length :]
    path = write_file(tmp_path / "bad.txt", "TWN", [bad], Decimal("950.50"))
    result = load_file(county, "TWN", path, CLOCK)
    assert result.rows_rejected == 1 and result.rejects is not None
    assert reason in result.rejects.read_text("ascii")


def test_sample_periods_are_whole_and_follow_each_other() -> None:
    hired, until = date(2025, 11, 20), date(2026, 3, 15)
    for frequency in "WBSM":
        periods = pay_periods(frequency, hired, until)
        assert periods and all(hired <= begin <= end <= until for begin, end in periods)
        ends = [end for _, end in periods]
        assert all(b == e + timedelta(days=1) for (b, _), e in zip(periods[1:], ends, strict=False))
    assert sample_record("TWN")["status"] == "A"
