"""UIB, SNH, NNH, BWG and IEV: messages that their files post, and never post."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.exchange.load import load_file
from data.exchange.post import post_discrepancies
from data.exchange.results import PostResult
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.rules.federal_tax import FEDERAL_TAX
from data.store.store import Store
from data.systems.bwg import BwgEarning
from data.systems.layout import LayoutError, write_record
from data.systems.registry import contracts
from data.systems.uib import UibRecord
from tests.data.exchange.files import (
    CLOCK,
    SSN,
    TODAY,
    add_case,
    add_income,
    add_person,
    amounts,
    detail,
    file_of,
    load,
    messages,
    resolve,
    write_file,
)

ANN = {
    "ssn": SSN,
    "last_name": "SMITH",
    "first_name": "ANN",
    "middle_name": "",
    "birth_date": date(1980, 5, 4),
}
EMPLOYER = {
    "employer_name": "REDBUD CAFE",
    "employer_address": "1 PRACTICE AVE",
    "employer_city": "TULSA",
    "employer_state": "OK",
    "employer_zip": "74103",
}
MARRIED = {"last_name": "JONES"}


def uib(**values: Any) -> dict[str, Any]:
    claim = {
        "claim_date": date(2026, 1, 4),
        "record_date": date(2026, 2, 6),
        "benefit_year_end": date(2027, 1, 2),
        "weekly_amount": Decimal(235),
        "maximum": Decimal(6110),
        "balance": Decimal(5170),
        "weeks_paid": 4,
        "last_week_paid": date(2026, 1, 31),
        "status": "P",
        "stop_reason": "",
        "intercept": Decimal(0),
    }
    return {**ANN, **claim, **values}


def hire(**values: Any) -> dict[str, Any]:
    hired = {
        "hire_date": date(2026, 1, 20),
        "fein": "890000001",
        "reported_date": date(2026, 2, 2),
        "hire_state": "OK",
    }
    return {**ANN, **EMPLOYER, **hired, **values}


def bwg(**values: Any) -> dict[str, Any]:
    earned = {
        "tax_year": 2024,
        "ein": "890000001",
        "wages": Decimal("12000.00"),
        "tips": Decimal(0),
        "self_employment": Decimal(0),
        "pension": Decimal(0),
    }
    return {**ANN, **EMPLOYER, **earned, **values}


def iev(amount: str = "500.00", **values: Any) -> dict[str, Any]:
    payer = {key.replace("employer", "payer"): value for key, value in EMPLOYER.items()}
    paid = {
        "tax_year": 2024,
        "document_code": "92",
        "payer_tin": "970000001",
        "account": "1",
        "indicator": "",
        "amount": Decimal(amount),
    }
    return {**ANN, **payer, **paid, **values}


def budget(store: Store, income_type: str, counted: dict[int, str]) -> None:
    with store.transaction() as connection:
        add_income(connection, income_type, counted)


# UIB


@pytest.mark.parametrize(
    ("counted", "posted"),
    [("1011.00", 0), ("1010.00", 0), ("1012.00", 0), ("1009.99", 1), ("1012.01", 1), ("0.00", 1)],
)
def test_a_week_is_compared_as_a_month(
    store: Store, tmp_path: Path, counted: str, posted: int
) -> None:
    budget(store, "UIB", {202602: counted})
    assert load(store, tmp_path, "UIB", uib()).posted == PostResult(1, posted)
    assert amounts(store) == [(counted, "1011.00")] * posted


def test_unemployment_is_verified_upon_receipt(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "UIB", uib())
    with sqlite_store.reading() as connection:
        columns = (Discrepancy.act_by_date, Discrepancy.due_date)
        (dates,) = connection.execute(select(*columns)).all()
    assert tuple(dates) == (TODAY + timedelta(days=10), TODAY + timedelta(days=45))


@pytest.mark.parametrize("status", ["W", "H", "S", "X", "E"])
def test_a_claim_that_is_not_paid_is_nothing(
    sqlite_store: Store, tmp_path: Path, status: str
) -> None:
    stopped = uib(status=status, stop_reason="01")
    assert load(sqlite_store, tmp_path, "UIB", stopped).posted == PostResult(1)
    budget(sqlite_store, "UIB", {202602: "1011.00"})
    assert post_discrepancies(sqlite_store, CLOCK, ["UIB"]) == PostResult(1, 1)
    assert amounts(sqlite_store) == [("1011.00", "0.00")]


def test_of_the_weeks_of_a_month_the_newest_counts_and_claims_add_up(
    sqlite_store: Store, tmp_path: Path
) -> None:
    budget(sqlite_store, "UIB", {202602: "1011.00"})
    earlier = uib(record_date=date(2026, 2, 3), weekly_amount=Decimal(100))
    other = uib(claim_date=date(2025, 3, 2), status="E", stop_reason="09")
    result = load(sqlite_store, tmp_path, "UIB", earlier, uib(), other)
    assert result.posted == PostResult(1)


def test_a_match_of_last_month_is_about_last_month(sqlite_store: Store, tmp_path: Path) -> None:
    budget(sqlite_store, "UIB", {202601: "1011.00", 202602: "0.00"})
    january = uib(record_date=date(2026, 1, 30))
    assert load(sqlite_store, tmp_path, "UIB", january).posted == PostResult(1)


def test_every_week_is_kept_and_a_file_is_taken_once(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "UIB", uib(record_date=date(2026, 1, 30)))
    load(sqlite_store, tmp_path, "UIB", uib(), sequence=2)
    path = file_of(tmp_path, "UIB", uib(), sequence=2)
    assert load_file(sqlite_store, "UIB", path, CLOCK).already_loaded
    with sqlite_store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(UibRecord)) == 2
        (line,) = connection.execute(select(ExchangeSegment.records, ExchangeSegment.summary))
    assert tuple(line) == (2, "P WK 235.00 LEFT 5170.00")


# SNH and NNH


@pytest.mark.parametrize("system", ["SNH", "NNH"])
@pytest.mark.parametrize(
    ("wages", "posted"),
    [
        ({}, 1),
        ({202512: "900.00"}, 1),
        ({202601: "0.00"}, 1),
        ({202601: "900.00"}, 0),
        ({202602: "900.00"}, 0),
        ({202603: "10.00"}, 0),
    ],
)
def test_a_hire_that_the_case_does_not_know(
    sqlite_store: Store, tmp_path: Path, system: str, wages: dict[int, str], posted: int
) -> None:
    budget(sqlite_store, "WAGE", wages)
    result = load(sqlite_store, tmp_path, system, hire())
    assert result.posted == PostResult(posted, absences=posted)
    expected = [(system, "NEW HIRE", 202601, None, None, "", False)]
    assert messages(sqlite_store) == expected * posted


def test_a_hire_has_no_amount_and_45_days(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SNH", hire())
    with store.reading() as connection:
        columns = (Discrepancy.system, Discrepancy.act_by_date, Discrepancy.due_date)
        found = connection.execute(select(*columns).order_by(Discrepancy.system)).all()
    due = TODAY + timedelta(days=45)
    assert [tuple(row) for row in found] == [("SNH", None, due)]


def test_a_hire_in_both_lists_is_one_message(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SNH", hire())
    load(store, tmp_path, "NNH", hire(employer_name="THE SAME, OTHERWISE SPELLED"))
    assert post_discrepancies(store, CLOCK, ["SNH", "NNH"]).posted == 0
    assert [row[0] for row in messages(store)] == ["SNH"]
    resolve(store)
    load(store, tmp_path, "NNH", hire(), sequence=2)
    assert post_discrepancies(store, CLOCK, ["SNH", "NNH"]).posted == 0, "once, also when cleared"


def test_each_hire_is_a_message_of_its_own(sqlite_store: Store, tmp_path: Path) -> None:
    second = hire(fein="890000002", hire_date=date(2026, 1, 28))
    again = hire(hire_date=date(2026, 1, 29))
    result = load(sqlite_store, tmp_path, "SNH", hire(), second, again)
    assert result.posted == PostResult(3, absences=3)
    resolve(sqlite_store)
    third = hire(fein="890000003", hire_date=date(2026, 1, 28))
    result = load(sqlite_store, tmp_path, "SNH", third, sequence=2)
    assert result.posted == PostResult(4, absences=1)


def test_a_hire_that_is_learned_of_late_is_news(sqlite_store: Store, tmp_path: Path) -> None:
    late, forgotten = hire(hire_date=date(2025, 9, 3)), hire(hire_date=date(2024, 1, 3))
    result = load(sqlite_store, tmp_path, "SNH", late, forgotten)
    assert result.posted == PostResult(1, absences=1)
    old = hire(fein="890000009", hire_date=date(2025, 6, 3))
    load(sqlite_store, tmp_path, "NNH", old, created=date(2025, 11, 30), post=False)
    assert post_discrepancies(sqlite_store, CLOCK, ["NNH"]).posted == 0, "known for long"


def test_somebody_elses_hire_is_a_question_of_identity(sqlite_store: Store, tmp_path: Path) -> None:
    result = load(sqlite_store, tmp_path, "SNH", hire(**MARRIED))
    assert result.posted == PostResult(1, 0, 1)
    assert messages(sqlite_store)[0][1] == "IDENTITY"


def test_the_layouts_of_hires_have_no_amount() -> None:
    for system in ("SNH", "NNH"):
        layout = contracts()[system].layout
        assert layout.total == ""
        assert not any(item.format.name == "money" for item in layout.detail)


# IEV


@pytest.mark.parametrize(("amount", "posted"), [("120.00", 0), ("120.01", 1), ("4.10", 0)])
def test_unearned_income_that_the_case_does_not_count(
    store: Store, tmp_path: Path, amount: str, posted: int
) -> None:
    result = load(store, tmp_path, "IEV", iev(amount))
    assert result.posted == PostResult(1, absences=posted)
    expected = [("IEV", "UNEARNED", 2024, Decimal(0), Decimal(amount), "", False)]
    assert messages(store) == expected * posted


@pytest.mark.parametrize(
    ("code", "counted", "posted"),
    [("86", "UIB", 0), ("82", "RSDI", 0), ("86", "RSDI", 1), ("92", "WAGE", 1)],
)
def test_what_the_case_counts_of_the_kind_is_known(
    sqlite_store: Store, tmp_path: Path, code: str, counted: str, posted: int
) -> None:
    budget(sqlite_store, counted, {202501: "10.00"})
    load(sqlite_store, tmp_path, "IEV", iev(document_code=code))
    assert len(messages(sqlite_store)) == posted


@pytest.mark.parametrize("code", ["21", "28", "75", "81", "84", "55"])
def test_a_form_without_unearned_income_posts_nothing(
    sqlite_store: Store, tmp_path: Path, code: str
) -> None:
    result = load(sqlite_store, tmp_path, "IEV", iev("90000.00", document_code=code))
    assert result.posted == PostResult(0) and not messages(sqlite_store)


def test_returns_of_a_year_add_up_and_a_correction_takes_the_place(
    sqlite_store: Store, tmp_path: Path
) -> None:
    two = [iev("100.00"), iev("50.00", account="2")]
    assert load(sqlite_store, tmp_path, "IEV", *two).posted == PostResult(1, absences=1)
    corrected = load(sqlite_store, tmp_path, "IEV", iev("400.00"), sequence=2)
    assert corrected.posted == PostResult(1, updated=1)
    assert amounts(sqlite_store) == [("0.00", "450.00")]
    old = [iev("900.00", tax_year=year) for year in (2019, 2020)]
    assert load(sqlite_store, tmp_path, "IEV", *old, sequence=3).posted == PostResult()


def test_each_case_is_told_of_what_it_does_not_count(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        add_case(connection, "S000002")
        add_person(connection, "S000002")
        add_income(connection, "UIB", {202501: "500.00"}, "S000002")
    load(store, tmp_path, "IEV", iev("300.00"), iev("700.00", document_code="86"))
    assert amounts(store) == [("0.00", "1000.00"), ("0.00", "300.00")]


# BWG


def test_earnings_of_years_ago_are_never_compared(sqlite_store: Store, tmp_path: Path) -> None:
    assert load(sqlite_store, tmp_path, "BWG", bwg()).posted is None
    assert not messages(sqlite_store)
    with sqlite_store.reading() as connection:
        assert connection.scalars(select(BwgEarning.wages)).all() == [Decimal("12000.00")]


def test_a_year_that_is_not_over_is_rejected(sqlite_store: Store, tmp_path: Path) -> None:
    result = load(sqlite_store, tmp_path, "BWG", bwg(), bwg(tax_year=2026))
    assert result.rows_rejected == 1 and result.rejects is not None
    assert "TAX YEAR IS AFTER THE DATE OF THE FILE" in result.rejects.read_text()


# all of them


RECORDS = {"UIB": uib, "SNH": hire, "NNH": hire, "BWG": bwg, "IEV": iev}
WRONG = {
    "UIB": ("status", "Q"), "SNH": ("fein", "12A456789"), "NNH": ("hire_date", "20260230"),
    "BWG": ("tax_year", "18X4"), "IEV": ("document_code", "9"),
}  # fmt: skip


@pytest.mark.parametrize("system", RECORDS)
def test_a_bad_row_is_rejected_and_the_good_one_kept(
    sqlite_store: Store, tmp_path: Path, system: str
) -> None:
    layout, record = contracts()[system].layout, RECORDS[system]()
    good = detail(system, record)
    name, text = WRONG[system]
    item = layout.field(name)
    start = item.position - 1
    bad = good[:start] + text.ljust(item.length) + good[start + item.length :]
    total = 2 * record[layout.total] if layout.total else Decimal(0)
    path = write_file(tmp_path / "x.txt", system, [good, bad], total)
    result = load_file(sqlite_store, system, path, CLOCK)
    assert (result.rows_read, result.rows_rejected, result.exact) == (2, 1, 1)


@pytest.mark.parametrize("system", RECORDS)
def test_what_the_field_cannot_hold_is_not_written(system: str) -> None:
    layout = contracts()[system].layout
    with pytest.raises(LayoutError):
        write_record(layout.detail, layout.record_length, {**RECORDS[system](), "ssn": 10**9})


@pytest.mark.parametrize("system", RECORDS)
def test_a_file_of_another_week_leaves_the_newest_line_on_py(
    sqlite_store: Store, tmp_path: Path, system: str
) -> None:
    load(sqlite_store, tmp_path, system, RECORDS[system]())
    load(sqlite_store, tmp_path, system, RECORDS[system](**MARRIED), created=date(2026, 2, 8))
    with sqlite_store.reading() as connection:
        (line,) = connection.execute(select(ExchangeSegment.match, ExchangeSegment.records))
    assert tuple(line) == ("E", 1)


def test_what_is_federal_tax_information() -> None:
    assert set(contracts()) >= FEDERAL_TAX == {"BWG", "IEV"}
