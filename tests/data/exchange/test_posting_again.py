"""Comparison when there are messages already."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import delete, insert, select, update

from data.exchange.post import post_discrepancies
from data.exchange.results import PostResult
from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.store.clock import at_office
from data.store.store import Store
from tests.data.exchange.files import (
    CLOCK,
    PARTIAL,
    TODAY,
    amounts,
    budget,
    load,
    messages,
    owg,
    resolve,
    sdx,
)


def test_an_identity_message_stands_for_all_periods(store: Store, tmp_path: Path) -> None:
    january = sdx(record_date=date(2026, 1, 3), **PARTIAL)
    assert load(store, tmp_path, "SDX", january).posted == PostResult(1, 0, 1)
    assert load(store, tmp_path, "SDX", sdx(**PARTIAL), sequence=2).posted == PostResult(1)
    resolve(store)
    assert post_discrepancies(store, CLOCK) == PostResult(1)
    assert load(store, tmp_path, "SDX", sdx(**PARTIAL), sequence=4).posted == PostResult(1)


def test_a_record_that_differs_in_more_is_another_question(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SDX", sdx(**PARTIAL))
    other = sdx(last_name="JONES", birth_date=date(1981, 5, 4))
    again = load(store, tmp_path, "SDX", other, sequence=2).posted
    assert again == PostResult(1, 0, 1, updated=1), "nothing names the first one any more"
    assert messages(store)[1][5] == "NAME, BIRTH DATE"


def test_a_message_of_before_there_were_subjects_gets_its_own(
    sqlite_store: Store, tmp_path: Path
) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx(**PARTIAL))
    with sqlite_store.transaction() as connection:
        connection.execute(update(Discrepancy).values(subject=""))
    assert post_discrepancies(sqlite_store, CLOCK) == PostResult(1, updated=1)
    with sqlite_store.reading() as connection:
        assert connection.scalars(select(Discrepancy.subject)).all() == ["JONES, ANN"]


def test_posting_again_posts_nothing_more(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SDX", sdx(), sdx(record_date=date(2026, 1, 3)))
    load(store, tmp_path, "OWG", owg(**PARTIAL))
    found = messages(store)
    assert len(found) == 3
    assert post_discrepancies(store, CLOCK) == PostResult(3)
    resolve(store)
    assert post_discrepancies(store, CLOCK) == PostResult(3)
    assert [row[:6] for row in messages(store)] == [row[:6] for row in found]


def test_without_post_nothing_is_posted_until_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    assert load(store, tmp_path, "SDX", sdx(), post=False).posted is None
    load(store, tmp_path, "OWG", owg(), post=False)
    assert messages(store) == []
    assert post_discrepancies(store, CLOCK, ["OWG"]) == PostResult(1, 1)
    assert post_discrepancies(store, CLOCK) == PostResult(2, 1)
    assert post_discrepancies(store, CLOCK, []) == PostResult()


def test_an_open_message_is_brought_up_to_date(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SDX", sdx())
    corrected = load(store, tmp_path, "SDX", sdx(gross=Decimal(500)), sequence=2)
    assert corrected.posted == PostResult(1, updated=1)
    assert amounts(store) == [("0.00", "500.00")]
    budget(store, "SSI", {202603: "500.00"})
    assert post_discrepancies(store, CLOCK) == PostResult(1, updated=1)
    assert amounts(store) == [("500.00", "500.00")]


def test_a_corrected_amount_posts_anew_after_a_clear(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SDX", sdx())
    resolve(store)
    corrected = load(store, tmp_path, "SDX", sdx(gross=Decimal(500)), sequence=2)
    assert corrected.posted == PostResult(1, 1)
    resolve(store)
    back = load(store, tmp_path, "SDX", sdx(), sequence=3)
    assert back.posted == PostResult(1)
    assert amounts(store) == [("0.00", "994.00"), ("0.00", "500.00")]


def test_a_message_of_another_system_or_person_does_not_count(
    sqlite_store: Store, tmp_path: Path
) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx())
    columns = [column.name for column in Discrepancy.__table__.columns][1:]
    with sqlite_store.transaction() as connection:
        copy = select(*(getattr(Discrepancy, name) for name in columns))
        row = connection.execute(copy).mappings().one()
        connection.execute(delete(Discrepancy))
        connection.execute(insert(Discrepancy), [{**row, "system": "OWG"}])
        connection.execute(insert(Discrepancy), [{**row, "person_code": 2}])
        connection.execute(update(CasePerson).values(ssn_verified=""))
    assert post_discrepancies(sqlite_store, CLOCK, ["SDX"]) == PostResult(1, 1)


def test_a_later_run_counts_from_its_own_day(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "OWG", owg(), post=False)
    day = TODAY + timedelta(days=30)
    post_discrepancies(sqlite_store, at_office(day))
    with sqlite_store.reading() as connection:
        row = connection.execute(select(Discrepancy.found_date, Discrepancy.due_date)).one()
    assert tuple(row) == (day, day + timedelta(days=45))
