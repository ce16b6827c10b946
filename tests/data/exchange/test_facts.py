"""A message is of a fact: a determination, a hire; and it says how its difference has gone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from data.exchange.post import post_discrepancies
from data.office.case import Case
from data.office.discrepancy import Discrepancy
from data.store.store import Store
from tests.data.exchange.files import (
    CLOCK,
    PARTIAL,
    TODAY,
    add_case,
    add_person,
    budget,
    load,
    resolve,
    sample_record,
    sdx,
)


def fsd(state: str = "OK", program: str = "SNAP", **values: Any) -> dict[str, Any]:
    """A determination about Ann: two years from February 2026."""
    ann = {name: sdx()[name] for name in ("ssn", "last_name", "first_name", "birth_date")}
    own = {
        "program": program, "state": state, "decision_date": date(2026, 1, 10), "middle_name": "",
        "start_date": date(2026, 2, 1), "length_months": 24, "penalty": Decimal(0),
    }  # fmt: skip
    return {**sample_record("FSD"), **ann, **own, **values}


def said(store: Store, *columns: str) -> list[Any]:
    """Columns of the messages, in the order in which they were posted."""
    statement = select(*(getattr(Discrepancy, name) for name in columns))
    with store.reading() as connection:
        found = connection.execute(statement.order_by(Discrepancy.discrepancy_id)).all()
    return [tuple(row) if len(columns) > 1 else row[0] for row in found]


def absences(store: Store, folder: Path, sequence: int, *records: dict[str, Any]) -> int:
    """Load determinations and count what was posted."""
    posted = load(store, folder, "FSD", *records, sequence=sequence).posted
    assert posted is not None
    return posted.absences


def test_each_determination_is_a_message_of_its_own(store: Store, tmp_path: Path) -> None:
    penalty = fsd("OK", "TANF", decision_date=date(2026, 1, 17), length_months=0)
    several = fsd(), fsd("TX"), fsd("KS", length_months=999), penalty
    assert absences(store, tmp_path, 1, *several) == 3, "a money penalty is none"
    assert sorted(said(store, "subject", "detail")) == [
        ("SNAP KS 01/10/2026", "PERMANENT FROM 02/01/2026"),
        ("SNAP OK 01/10/2026", "24 MONTHS FROM 02/01/2026"),
        ("SNAP TX 01/10/2026", "24 MONTHS FROM 02/01/2026"),
    ]
    resolve(store)
    assert absences(store, tmp_path, 2, fsd("AR"), fsd("TX")) == 1
    assert absences(store, tmp_path, 3, fsd("AR", decision_date=date(2026, 1, 20))) == 1


@pytest.mark.parametrize(
    ("decided", "starts", "months", "posted"),
    [
        (date(2025, 9, 1), date(2025, 10, 1), 24, 1),
        (date(2024, 3, 1), date(2024, 4, 1), 999, 1),
        (date(2024, 2, 1), date(2024, 2, 10), 24, 0),
        (date(2024, 2, 1), date(2024, 2, 11), 24, 1),
        (date(1990, 1, 1), date(1990, 2, 1), 12, 0),
        (date(2026, 1, 1), date(2026, 8, 1), 12, 1),
    ],
)
def test_what_is_not_over_is_posted_whenever_it_was_decided(
    sqlite_store: Store, tmp_path: Path, decided: date, starts: date, months: int, posted: int
) -> None:
    record = fsd(decision_date=decided, start_date=starts, length_months=months)
    load(sqlite_store, tmp_path, "FSD", record)
    assert len(said(sqlite_store, "subject")) == posted


def test_a_case_that_begins_later_is_told_of_it(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "FSD", fsd())
    with sqlite_store.transaction() as connection:
        add_case(connection, "S000002")
        add_person(connection, "S000002")
    assert post_discrepancies(sqlite_store, CLOCK, ["FSD"]).absences == 1


def test_a_corrected_length_is_the_same_fact(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "FSD", fsd())
    load(sqlite_store, tmp_path, "FSD", fsd(length_months=12), sequence=2)
    assert said(sqlite_store, "detail") == ["12 MONTHS FROM 02/01/2026"]
    load(sqlite_store, tmp_path, "FSD", fsd(length_months=0), sequence=3)
    assert said(sqlite_store, "gone", "gone_date") == [("R", TODAY)]


@pytest.mark.parametrize(
    ("cleared", "then", "news"),
    [
        ("650.49", "650.50", False),
        ("650.49", "651.49", False),
        ("650.49", "651.50", True),
        ("650.49", "649.49", False),
        ("650.49", "640.00", True),
    ],
)
def test_a_change_within_tolerance_of_what_was_cleared_is_no_news(
    sqlite_store: Store, tmp_path: Path, cleared: str, then: str, news: bool
) -> None:
    budget(sqlite_store, "SSI", {202603: "100.00"})
    load(sqlite_store, tmp_path, "SDX", sdx(gross=Decimal(cleared)))
    resolve(sqlite_store)
    load(sqlite_store, tmp_path, "SDX", sdx(gross=Decimal(then)), sequence=2)
    assert len(said(sqlite_store, "gone")) == 1 + news


def test_many_small_changes_are_held_against_what_was_cleared(
    sqlite_store: Store, tmp_path: Path
) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx(gross=Decimal("650.00")))
    resolve(sqlite_store)
    for number, gross in enumerate(("650.60", "651.00", "651.40"), start=2):
        load(sqlite_store, tmp_path, "SDX", sdx(gross=Decimal(gross)), sequence=number)
    assert [str(each) for each in said(sqlite_store, "exchange_amount")] == ["650.00", "651.40"]


def test_a_change_of_the_case_after_the_clear_is_news(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx())
    resolve(sqlite_store)
    budget(sqlite_store, "SSI", {202603: "500.00"})
    assert post_discrepancies(sqlite_store, CLOCK, ["SDX"]).amounts == 1


def test_a_corrected_amount_says_that_the_difference_has_gone(store: Store, tmp_path: Path) -> None:
    budget(store, "SSI", {202603: "500.00"})
    load(store, tmp_path, "SDX", sdx())
    assert said(store, "gone", "gone_date") == [("", None)]
    load(store, tmp_path, "SDX", sdx(gross=Decimal("500.75")), sequence=2)
    assert said(store, "gone", "gone_date", "resolved_date") == [("A", TODAY, None)]
    load(store, tmp_path, "SDX", sdx(gross=Decimal(600)), sequence=3)
    assert said(store, "gone", "gone_date") == [("", None)], "it is there again"
    budget(store, "SSI", {202603: "600.00"})
    post_discrepancies(store, CLOCK, ["SDX"])
    assert said(store, "gone", "gone_date") == [("C", TODAY)]


def test_what_no_record_says_any_more_has_gone(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx(**PARTIAL))
    load(sqlite_store, tmp_path, "SDX", sdx(), sequence=2)
    assert said(sqlite_store, "error_type", "gone") == [("IDENTITY", "R"), ("AMOUNT", "")]


def test_a_hire_whose_wage_the_case_counts_now(sqlite_store: Store, tmp_path: Path) -> None:
    record = sample_record("SNH") | {
        name: sdx()[name] for name in ("ssn", "last_name", "first_name", "birth_date")
    }
    record |= {"hire_date": date(2026, 1, 20), "reported_date": date(2026, 1, 25)}
    load(sqlite_store, tmp_path, "SNH", record)
    budget(sqlite_store, "WAGE", {202602: "10.00"})
    post_discrepancies(sqlite_store, CLOCK, ["SNH"])
    assert said(sqlite_store, "error_type", "gone") == [("NEW HIRE", "C")]


def test_a_message_of_a_case_that_is_closed_meanwhile_stays_as_it_is(
    sqlite_store: Store, tmp_path: Path
) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx())
    with sqlite_store.transaction() as connection:
        connection.execute(update(Case).values(status="C"))
    post_discrepancies(sqlite_store, CLOCK, ["SDX"])
    assert said(sqlite_store, "gone") == [""]


def test_a_status_that_pays_nothing_is_named(sqlite_store: Store, tmp_path: Path) -> None:
    budget(sqlite_store, "SSI", {202603: "994.00"})
    load(sqlite_store, tmp_path, "SDX", sdx(payment_status="T01"))
    assert said(sqlite_store, "detail") == ["STATUS T01"]
