"""Messages that a comparison posts, and cases in which it posts none."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.exchange.load import load_file
from data.exchange.post import post_discrepancies
from data.exchange.results import PostResult
from data.office.case import Case
from data.office.discrepancy import Discrepancy
from data.store.clock import at_office
from data.store.store import Store
from tests.data.exchange.files import (
    CLOCK,
    PARTIAL,
    QUARTER,
    SSN,
    TODAY,
    add_case,
    add_person,
    amounts,
    budget,
    file_of,
    load,
    messages,
    owg,
    sdx,
)


@pytest.mark.parametrize(
    ("counted", "posted"),
    [("994.00", 0), ("993.00", 0), ("995.00", 0), ("992.99", 1), ("995.01", 1)],
)
def test_ssi_may_differ_by_a_dollar(
    store: Store, tmp_path: Path, counted: str, posted: int
) -> None:
    budget(store, "SSI", {202603: counted})
    assert load(store, tmp_path, "SDX", sdx()).posted == PostResult(1, posted)


@pytest.mark.parametrize(
    ("reported", "posted"),
    [("3000.00", 0), ("3100.00", 0), ("2900.00", 0), ("3100.01", 1), ("2899.99", 1)],
)
def test_wages_may_differ_by_a_hundred_dollars(
    store: Store, tmp_path: Path, reported: str, posted: int
) -> None:
    budget(store, "WAGE", QUARTER)
    assert load(store, tmp_path, "OWG", owg(reported)).posted == PostResult(1, posted)


def test_a_tolerance_is_a_setting(sqlite_store: Store, tmp_path: Path) -> None:
    budget(sqlite_store, "WAGE", QUARTER)
    path = file_of(tmp_path, "OWG", owg("3000.02"))
    result = load_file(sqlite_store, "OWG", path, CLOCK, tolerances={"OWG": Decimal("0.01")})
    assert result.posted == PostResult(1, 1)


def test_a_message_says_what_and_by_when(store: Store, tmp_path: Path) -> None:
    budget(store, "SSI", {202603: "900.00"})
    budget(store, "WAGE", QUARTER)
    load(store, tmp_path, "SDX", sdx())
    load(store, tmp_path, "OWG", owg("4000.00"))
    with store.reading() as connection:
        statement = select(*Discrepancy.__table__.columns).order_by(Discrepancy.system)
        wage, ssi = connection.execute(statement).mappings().all()
    common = {
        "case_number": "S000001", "person_code": 1, "ssn": SSN, "office": "55A", "supervisor": 2,
        "district": 10, "error_type": "AMOUNT", "differs": "", "found_date": TODAY,
        "due_date": date(2026, 3, 27), "posted_at": CLOCK.now(), "resolved_date": None,
        "resolved_at": None, "reason": None, "resolved_by": None,
    }  # fmt: skip
    assert {key: ssi[key] for key in common} == common
    assert {key: wage[key] for key in common} == common
    assert (ssi["system"], ssi["period"], ssi["act_by_date"]) == (
        "SDX",
        202603,
        date(2026, 2, 20),
    )
    assert (ssi["case_amount"], ssi["exchange_amount"]) == (Decimal("900.00"), Decimal("994.00"))
    assert (wage["system"], wage["period"], wage["act_by_date"]) == ("OWG", 20254, None)
    assert (wage["case_amount"], wage["exchange_amount"]) == (Decimal(3000), Decimal(4000))


def test_the_found_date_is_the_offices(store: Store, tmp_path: Path) -> None:
    path = file_of(tmp_path, "SDX", sdx())
    load_file(store, "SDX", path, at_office(TODAY, 22))
    with store.reading() as connection:
        assert connection.scalars(select(Discrepancy.found_date)).all() == [TODAY]


def test_gross_is_for_the_month_after_and_net_is_never_compared(
    store: Store, tmp_path: Path
) -> None:
    budget(store, "SSI", {202602: "894.60", 202603: "994.00"})
    assert load(store, tmp_path, "SDX", sdx()).posted == PostResult(1)
    budget(store, "SSI", {202602: "994.00", 202603: "894.60"})
    assert post_discrepancies(store, CLOCK) == PostResult(1, 1)
    assert messages(store) == [
        ("SDX", "AMOUNT", 202603, Decimal("894.60"), Decimal("994.00"), "", False)
    ]


def test_december_is_followed_by_january(sqlite_store: Store, tmp_path: Path) -> None:
    budget(sqlite_store, "SSI", {202601: "994.00"})
    result = load(sqlite_store, tmp_path, "SDX", sdx(record_date=date(2025, 12, 31)))
    assert result.posted == PostResult(1)


def test_the_newest_record_of_a_month_counts(store: Store, tmp_path: Path) -> None:
    budget(store, "SSI", {202603: "994.00"})
    older = sdx(record_date=date(2026, 2, 2), gross=Decimal(500))
    assert load(store, tmp_path, "SDX", sdx(), older).posted == PostResult(1)
    corrected = sdx(gross=Decimal("700.00"))
    assert load(store, tmp_path, "SDX", corrected, sequence=2).posted == PostResult(1, 1)
    late = load(store, tmp_path, "SDX", sdx(gross=Decimal(1)), created=date(2026, 2, 5))
    assert late.posted == PostResult(1)
    assert load(store, tmp_path, "SDX", older, sequence=3).posted == PostResult(1)
    assert amounts(store) == [("994.00", "700.00")]


def test_a_load_compares_its_own_periods_and_later_ones(
    sqlite_store: Store, tmp_path: Path
) -> None:
    months = [sdx(record_date=date(2025, 12, 3)), sdx(record_date=date(2026, 1, 3)), sdx()]
    load(sqlite_store, tmp_path, "SDX", *months, post=False)
    later = [{**record, "gross": Decimal(500)} for record in months]
    assert load(sqlite_store, tmp_path, "SDX", later[2], sequence=2).posted == PostResult(1, 1)
    assert load(sqlite_store, tmp_path, "SDX", later[1], sequence=3).posted == PostResult(2, 1)


def test_a_record_that_ended_is_compared_with_nothing(store: Store, tmp_path: Path) -> None:
    budget(store, "SSI", {202603: "994.00"})
    ended = sdx(payment_status="T30", gross=Decimal(0), net=Decimal(0))
    load(store, tmp_path, "SDX", ended)
    assert amounts(store) == [("994.00", "0.00")]


@pytest.mark.parametrize("status", ["T01", "N01", "S06", "H80", "E01", "P01"])
def test_ssi_that_is_not_paid_counts_nothing_whatever_its_gross(
    store: Store, tmp_path: Path, status: str
) -> None:
    budget(store, "SSI", {202603: "994.00"})
    assert load(store, tmp_path, "SDX", sdx(payment_status=status)).posted == PostResult(1, 1)
    assert amounts(store) == [("994.00", "0.00")]


@pytest.mark.parametrize("status", ["C01", "M01"])
def test_ssi_that_is_paid_counts_its_gross(store: Store, tmp_path: Path, status: str) -> None:
    budget(store, "SSI", {202603: "994.00"})
    assert load(store, tmp_path, "SDX", sdx(payment_status=status)).posted == PostResult(1)


def test_a_case_that_counts_nothing_counts_zero(store: Store, tmp_path: Path) -> None:
    budget(store, "RSDI", {202603: "994.00"})
    load(store, tmp_path, "SDX", sdx())
    assert amounts(store) == [("0.00", "994.00")]


def test_wages_of_a_quarter_are_the_sum_over_employers_and_months(
    store: Store, tmp_path: Path
) -> None:
    budget(store, "WAGE", {202509: "9.00", **QUARTER, 202601: "9.00"})
    employers = [owg("1000.00", employer_account=str(n)) for n in range(3)]
    assert load(store, tmp_path, "OWG", *employers).posted == PostResult(1)
    budget(store, "WAGE", {202511: "1000.00"})
    assert post_discrepancies(store, CLOCK) == PostResult(1, 1)
    assert amounts(store) == [("1000.00", "3000.00")]


def test_the_newest_version_of_each_employers_record_counts(store: Store, tmp_path: Path) -> None:
    budget(store, "WAGE", QUARTER)
    load(store, tmp_path, "OWG", owg("1000.00"), owg("2000.00", employer_account="2"))
    later = load(store, tmp_path, "OWG", owg("1500.00"), sequence=2)
    assert later.posted == PostResult(1, 1)
    late = load(store, tmp_path, "OWG", owg("1.00"), created=date(2026, 1, 31))
    assert late.posted == PostResult(1)
    assert amounts(store) == [("3000.00", "3500.00")]


def test_every_open_case_of_the_person_is_compared(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        for number, status in (("A000001", "A"), ("C000001", "C"), ("D000001", "D")):
            add_case(connection, number, status)
            add_person(connection, number, code=2)
        add_person(connection, "S000001", code=2, ssn=SSN + 1)
        add_person(connection, "S000001", code=3, ssn=None)
    load(store, tmp_path, "SDX", sdx())
    with store.reading() as connection:
        found = connection.execute(select(Discrepancy.case_number, Discrepancy.person_code))
        assert sorted(tuple(row) for row in found) == [("A000001", 2), ("S000001", 1)]


def test_a_case_that_is_yet_to_begin_is_not_compared(store: Store, tmp_path: Path) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with store.transaction() as connection:
        connection.execute(update(Case).values(application_date=tomorrow))
    assert load(store, tmp_path, "SDX", sdx()).posted == PostResult()
    with store.transaction() as connection:
        connection.execute(update(Case).values(application_date=TODAY))
    assert post_discrepancies(store, CLOCK, ["SDX"]) == PostResult(1, 1)


def test_nobodys_record_posts_nothing(store: Store, tmp_path: Path) -> None:
    assert load(store, tmp_path, "SDX", sdx(ssn=SSN + 9)).posted == PostResult()


def test_a_partial_match_posts_identity_and_no_amount(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        add_case(connection, "A000001", "A")
        add_person(connection, "A000001")
    other = sdx(last_name="JONES", birth_date=date(1981, 5, 4))
    result = load(store, tmp_path, "SDX", other)
    assert result.posted == PostResult(2, 0, 2)
    both = ("SDX", "IDENTITY", 202603, None, None, "NAME, BIRTH DATE", False)
    assert messages(store) == [both, both]


def test_a_corrected_name_counts_with_the_rest(store: Store, tmp_path: Path) -> None:
    budget(store, "WAGE", QUARTER)
    other = owg("500.00", employer_account="2", **PARTIAL)
    assert load(store, tmp_path, "OWG", owg(), other).posted == PostResult(2, 0, 1)
    right = owg("500.00", employer_account="2")
    corrected = load(store, tmp_path, "OWG", right, sequence=2).posted
    assert corrected == PostResult(1, 1, updated=1), "the identity has lost its difference"


def test_an_identity_is_said_once_by_the_newest_record(store: Store, tmp_path: Path) -> None:
    january = sdx(record_date=date(2026, 1, 3), **PARTIAL)
    december = sdx(record_date=date(2025, 12, 3), **PARTIAL)
    assert load(store, tmp_path, "SDX", december, january).posted == PostResult(1, 0, 1)
    assert [row[2] for row in messages(store)] == [202602]
    assert load(store, tmp_path, "SDX", sdx(), sequence=2).posted == PostResult(1, 1)


@pytest.mark.parametrize(
    ("record_date", "compared"),
    [
        (date(2025, 11, 30), 0),
        (date(2025, 12, 1), 1),
        (date(2026, 1, 31), 1),
        (date(2026, 2, 10), 1),
    ],
)
def test_records_of_three_months_are_compared(
    sqlite_store: Store, tmp_path: Path, record_date: date, compared: int
) -> None:
    result = load(sqlite_store, tmp_path, "SDX", sdx(record_date=record_date))
    assert result.posted == PostResult(compared, compared)
    assert post_discrepancies(sqlite_store, CLOCK) == PostResult(compared)


def test_the_newest_four_quarters_held_are_compared(sqlite_store: Store, tmp_path: Path) -> None:
    held = [20252, 20251, 20244, 20243, 20242]
    load(sqlite_store, tmp_path, "OWG", *(owg(quarter=quarter) for quarter in held), post=False)
    assert post_discrepancies(sqlite_store, CLOCK) == PostResult(4, 4)
    assert {row[2] for row in messages(sqlite_store)} == set(held[:4])
    running = at_office(date(2025, 6, 30))
    assert post_discrepancies(sqlite_store, running) == PostResult(4, 1)
    assert 20242 in {row[2] for row in messages(sqlite_store)}


def test_a_store_that_holds_nothing_has_nothing_to_compare(store: Store) -> None:
    assert post_discrepancies(store, CLOCK) == PostResult()
