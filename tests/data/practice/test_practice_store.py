from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from sqlalchemy import Row, inspect, select

from data.office.discrepancy import CaseNote, Discrepancy
from data.practice import store as making
from data.practice.documented import DOCUMENTED
from data.practice.files import FEEDS
from data.practice.store import create_practice_store
from data.rules.ssn import practice_ssn
from data.schema import Base
from data.store.base import StoreInfo
from data.store.clock import office_date
from data.store.location import StoreError
from data.store.store import (
    Store,
    open_store,
)
from data.systems.owg import OwgWage
from data.systems.record import ExchangeFile
from data.systems.sdx import SdxRecord
from tests.templates import practice_store

DAY = date(2026, 3, 2)
ROSA = 900_12_3456


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("practice") / "folder" / "practice.db"
    store = practice_store(path, 400, 3, date=DAY)
    yield store
    store.close()


def rows(store: Store, model: type[Base]) -> list[Row[Any]]:
    table = model.__table__
    with store.reading() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows, without message and note numbers, users' hashes and the store's own row."""
    left_out = {"discrepancy_id", "note_id", "password_hash", "ssn_token"}
    with store.reading() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(select(*columns))), key=repr
            )
            for table in Base.metadata.sorted_tables
            if table is not StoreInfo.__table__
            for columns in [[column for column in table.columns if column.name not in left_out]]
        }


def open_messages(store: Store, ssn: int) -> list[Row[Any]]:
    return [
        message
        for message in rows(store, Discrepancy)
        if message.ssn == ssn and message.resolved_date is None
    ]


@pytest.fixture
def unfilled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new stores stay empty, because filling them takes long."""
    monkeypatch.setattr(making, "_fill", lambda *_: None)


@pytest.mark.usefixtures("unfilled")
def test_the_store_is_one_private_file_and_its_clock_shows_the_date(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "practice.db"
    store = create_practice_store(f"sqlite:///{path}", 10, 1, DAY)
    assert store.practice
    assert office_date(store.clock) == DAY
    store.close()
    assert {entry.name for entry in path.parent.iterdir()} <= {
        "practice.db",
        "practice.db-wal",
        "practice.db-shm",
    }
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_files_of_three_months_were_loaded(store: Store) -> None:
    files = rows(store, ExchangeFile)
    assert {file.system for file in files} == {each.layout.system for each in FEEDS}
    for file in files:
        assert file.rows_exact > 0 or file.system == "NNH", "few are hired in another state"
        assert file.rows_rejected == 0
        # The newest file of yearly earnings is made late in the year before.
        assert file.loaded_at.date() == file.created_date or file.system == "BWG"
    days = sorted({file.loaded_at.date() for file in files})
    assert days == [DAY - timedelta(days=days) for days in (72, 40, 5)]
    assert len({(day.year, day.month) for day in days}) == 3
    records = [*rows(store, SdxRecord), *rows(store, OwgWage)]
    assert all(practice_ssn(record.ssn) for record in records)


def test_messages_are_overdue_due_soon_and_fresh(store: Store) -> None:
    left = {
        (message.due_date - DAY).days
        for message in rows(store, Discrepancy)
        if message.resolved_date is None
    }
    assert left == {45 - 72, 45 - 40, 45 - 5}


def test_cleared_messages_were_worked_on_a_working_day_and_documented(store: Store) -> None:
    notes = {(note.case_number, note.user_id, note.written_at) for note in rows(store, CaseNote)}
    cleared = [m for m in rows(store, Discrepancy) if m.resolved_date is not None]
    assert cleared
    for message in cleared:
        assert message.found_date < message.resolved_date < DAY
        assert message.resolved_date.weekday() < 5
        assert message.reason in {"7", "9", "C"}
        written = message.resolved_at - timedelta(minutes=20)
        assert (message.case_number, message.resolved_by, written) in notes
        more = (message.exchange_amount or 0) - (message.case_amount or 0)
        assert message.reason != ("9" if more > 0 else "7")
    assert {message.reason for message in cleared} >= {"7", "C"}


def test_the_documented_persons_have_the_messages_that_lessons_count_on(store: Store) -> None:
    by_system = {message.system: message for message in open_messages(store, ROSA)}
    assert set(by_system) == {"SDX", "OWG"}
    assert by_system["SDX"].exchange_amount - by_system["SDX"].case_amount == Decimal("43.25")
    assert by_system["OWG"].exchange_amount - by_system["OWG"].case_amount == Decimal("642.18")
    for message in by_system.values():
        assert (message.case_number, message.person_code) == ("S100010", 1)
        assert (message.office, message.supervisor, message.district) == ("55A", 2, 10)
    cleared = [m for m in rows(store, Discrepancy) if m.ssn == ROSA and m.resolved_date]
    assert [message.system for message in cleared] == ["SDX", "SDX"]
    assert {message.exchange_amount - message.case_amount for message in cleared} == {
        Decimal("43.25")
    }


@pytest.mark.parametrize(
    ("ssn", "messages"),
    [
        (900_12_3457, set()),
        (900_12_3464, {("D100020", "IEV", "UNEARNED", "")}),
        (900_12_3472, {("S100030", "SDX", "IDENTITY", "BIRTH DATE")}),
        (900_12_3480, {("S100040", "FSD", "DISQUAL", "")}),
        (900_12_3499, {("S100050", "SNH", "NEW HIRE", ""), ("S100050", "UIB", "AMOUNT", "")}),
        (900_12_3503, {("C100060", "OWG", "AMOUNT", ""), ("S100060", "OWG", "AMOUNT", "")}),
        (900_12_3511, set()),
        (900_12_3529, {("A100070", "SDX", "AMOUNT", "")}),
    ],
)
def test_each_documented_person_has_just_these(store: Store, ssn: int, messages: set[Any]) -> None:
    found = {(m.case_number, m.system, m.error_type, m.differs) for m in open_messages(store, ssn)}
    assert found == messages


def test_the_neglected_person_has_a_message_of_every_age(store: Store) -> None:
    messages = open_messages(store, 900_12_3529)
    assert [(message.due_date - DAY).days for message in messages] == [45 - 72, 45 - 40, 45 - 5]
    assert {m.exchange_amount - m.case_amount for m in messages} == {Decimal(-21)}


def test_amounts_of_a_message_differ(store: Store) -> None:
    for message in rows(store, Discrepancy):
        without = message.error_type in ("IDENTITY", "NEW HIRE", "DISQUAL", "DUAL")
        assert without == (message.exchange_amount is None)
        assert without or message.case_amount != message.exchange_amount


def test_other_agencies_know_the_documented_persons_as_documented(store: Store) -> None:
    sdx = {record.ssn for record in rows(store, SdxRecord)}
    owg = {record.ssn for record in rows(store, OwgWage)}
    for ssn, person in DOCUMENTED.items():
        assert (ssn in sdx) == person.reported.sdx
        assert (ssn in owg) == person.reported.owg


def test_the_same_seed_makes_the_same_store_on_both_engines(store_url: str, store: Store) -> None:
    again = create_practice_store(store_url, 400, 3, DAY)
    assert again.token_key != store.token_key
    ours, theirs = contents(store), contents(again)
    for table, found in ours.items():
        assert theirs[table] == found, table
    again.close()


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2025, 1, 1), date(2031, 8, 31)])
def test_the_smallest_store_has_its_lessons_on_any_day(tmp_path: Path, day: date) -> None:
    store = practice_store(tmp_path / "store.db", 10, 1, date=day)
    assert {message.system for message in open_messages(store, ROSA)} == {"SDX", "OWG"}
    assert len(open_messages(store, 900_12_3472)) == 1
    store.close()


@pytest.mark.usefixtures("unfilled")
def test_an_existing_store_is_never_touched(store_url: str) -> None:
    first = create_practice_store(store_url, 10, 1, DAY)
    with pytest.raises(StoreError, match="exists already"):
        create_practice_store(store_url, 10, 1, DAY)
    first.close()
    again = open_store(store_url)
    assert again.token_key == first.token_key
    again.close()


def stop(done: int, total: int) -> None:
    raise KeyboardInterrupt


def test_an_interrupted_creation_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        create_practice_store(f"sqlite:///{tmp_path / 'store.db'}", 10, 1, DAY, stop)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_creation_leaves_no_table(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt):
        create_practice_store(postgresql_url, 10, 1, DAY, stop)
    monkeypatch.setattr(making, "_fill", lambda *_: None)
    store = create_practice_store(postgresql_url, 10, 1, DAY)
    Base.metadata.drop_all(store.engine)
    assert inspect(store.engine).get_table_names() == []
    store.close()


def test_of_two_creations_of_a_store_the_second_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"

    def overtaken(*_: Any) -> None:
        monkeypatch.setattr(making, "_fill", lambda *_: None)
        create_practice_store(url, 11, 1, DAY).close()

    monkeypatch.setattr(making, "_fill", overtaken)
    with pytest.raises(StoreError, match="exists already"):
        create_practice_store(url, 10, 1, DAY)
    assert [entry.name for entry in tmp_path.iterdir()] == ["store.db"]


def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        create_practice_store(f"sqlite:///{tmp_path / 'file' / 'store.db'}", 10, 1, DAY)


def test_a_folder_that_a_killed_program_left_is_removed(tmp_path: Path) -> None:
    left, used = tmp_path / ".new-store-left", tmp_path / ".new-store-used"
    for folder in (left, used):
        folder.mkdir()
        (folder / "SDX-20260315.txt").touch()
        os.utime(folder, (0, 0))
    with FileLock(used / "used"):
        create_practice_store(f"sqlite:///{tmp_path / 'store.db'}", 20, 7, DAY).close()
    assert used.exists() and not left.exists()


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []

    def tell(done: int, total: int) -> None:
        told.append(done / total)

    create_practice_store(f"sqlite:///{tmp_path / 'store.db'}", 20, 7, DAY, tell).close()
    assert told == sorted(told) and told[-1] == 1
    assert len({round(part, 1) for part in told}) > 5
