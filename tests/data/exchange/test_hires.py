"""SNH and NNH: messages that their files post, and never post."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from data.exchange.post import post_discrepancies
from data.exchange.results import PostResult
from data.office.discrepancy import Discrepancy
from data.store.store import Store
from data.systems.registry import contracts
from tests.data.exchange.agency_records import MARRIED, budget, hire
from tests.data.exchange.files import CLOCK, TODAY, load, messages, resolve


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
