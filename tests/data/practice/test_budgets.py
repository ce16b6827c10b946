"""A new practice store has nothing left to post, and it follows its clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.exchange.load import load_file
from data.exchange.post import post_discrepancies
from data.office.case import Case, CaseIncome, CasePerson
from data.office.discrepancy import Discrepancy
from data.practice.budgets import go_on
from data.practice.files import write_sample_files
from data.rules.periods import add_months, month_of
from data.schema import create_store
from data.store.clock import FixedClock, at_office
from data.store.store import Store
from ims_tui.command.main import main
from tests.templates import practice_store

DAY = date(2026, 3, 20)
ROSA, OPAL = ("S100010", 1), ("A100080", 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = practice_store(tmp_path / "store.db", 300, 7, date=DAY)
    yield made
    made.close()


def counted(store: Store, key: tuple[str, int], income_type: str) -> dict[int, Decimal]:
    """Return the income that a case counts for a person by month."""
    with store.reading() as connection:
        rows = connection.execute(
            select(CaseIncome.month, CaseIncome.amount)
            .where(CaseIncome.case_number == key[0], CaseIncome.person_code == key[1])
            .where(CaseIncome.income_type == income_type)
            .order_by(CaseIncome.month)
        )
        return {row.month: row.amount for row in rows}


def files_of(store: Store, folder: Path, clock: FixedClock) -> Counter[str]:
    """Load the files of a day and return the number of amounts that each system posted."""
    posted: Counter[str] = Counter()
    for path in write_sample_files(store, folder, 7, clock):
        result = load_file(store, path.name.partition("-")[0], path, clock)
        posted[result.system] += result.posted.amounts if result.posted else 0
    return posted


@pytest.mark.parametrize("day", [DAY, date(2026, 1, 2), date(2025, 8, 31)])
def test_a_new_store_has_nothing_to_post(tmp_path: Path, day: date) -> None:
    made = practice_store(tmp_path / "store.db", 1_500, 7, date=day)
    result = post_discrepancies(made, at_office(day, 10))
    made.close()
    assert (result.posted, result.updated) == (0, 0)


def test_budgets_continue_with_the_clock(store: Store, tmp_path: Path) -> None:
    clock = at_office(date(2026, 4, 21))
    assert go_on(store, clock) == 1
    assert go_on(store, clock) == 0, "once"
    ssi = counted(store, ROSA, "SSI")
    assert ssi[202605] == ssi[202604] > 0
    files_of(store, tmp_path, clock)
    with store.reading() as connection:
        nothing = connection.scalar(
            select(func.count())
            .select_from(Discrepancy)
            .where(
                Discrepancy.found_date == date(2026, 4, 21),
                Discrepancy.error_type == "AMOUNT",
                Discrepancy.system.in_(("SDX", "BEN")),
                Discrepancy.case_amount == Decimal(0),
            )
        )
    assert nothing == 0, "no case counts 0.00 of what it counted the month before"


def test_moving_the_clock_adds_budgets(store: Store) -> None:
    url = str(store.engine.url)
    assert main(["--db", url, "practice", "clock", "2026-04-21"]) == 0
    assert counted(store, ROSA, "SSI")[202605] > 0
    assert main(["--db", url, "post"]) == 0
    with store.reading() as connection:
        newest = connection.scalar(select(func.max(Discrepancy.found_date)))
    assert newest is not None and newest < DAY, "nothing new is posted of what agreed before"


def test_a_store_lives_for_a_year(store: Store, tmp_path: Path) -> None:
    clock = at_office(DAY + timedelta(days=365))
    assert go_on(store, clock) == 12
    rsdi, ssi = counted(store, OPAL, "RSDI"), counted(store, ROSA, "SSI")
    assert list(rsdi)[-13:] == [add_months(202604, n) for n in range(13)]
    # 845.00 raised by the cost of living, cents dropped.
    assert rsdi[202612] == 845 < rsdi[202701] == rsdi[202704]
    assert ssi[202704] > 0
    with store.reading() as connection:
        open_cases = connection.execute(select(Case).where(Case.status == "I")).all()
        months = set(connection.scalars(select(CaseIncome.month).distinct()))
        f88: Any = connection.execute(
            select(CasePerson.ssi_amount).where(
                CasePerson.case_number == ROSA[0], CasePerson.person_code == 1
            )
        ).scalar_one()
    assert max(months) == add_months(month_of(DAY), 13)
    assert f88 == ssi[202703]
    assert open_cases
    with store.reading() as connection:
        last = select(func.min(func.coalesce(Case.review_date, Case.certification_date)))
        oldest = connection.scalar(last.where(Case.status == "I"))
    assert oldest is not None and oldest > DAY, "every case was reviewed within the year"
    posted = files_of(store, tmp_path, clock)
    assert posted["SDX"] + posted["BEN"] + posted["OWG"] > 0, "there is something to work"


def test_unemployment_benefits_end(store: Store) -> None:
    with store.reading() as connection:
        paid = connection.execute(
            select(CaseIncome.case_number, CaseIncome.person_code).where(
                CaseIncome.income_type == "UIB", CaseIncome.month == 202604
            )
        ).all()
    go_on(store, at_office(date(2027, 3, 20)))
    assert paid
    for case, code in paid:
        assert len(counted(store, (case, code), "UIB")) <= 6


def test_a_store_without_a_population_is_not_changed(tmp_path: Path) -> None:
    made = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    assert go_on(made, at_office(date(2027, 3, 20))) == 0
    made.close()
