"""Class store: created by the first to open it, with all attempts, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text, update

from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError, open_class_store
from ims_tui.practice.classroom.tables import STORE_INFO
from tests.ims_tui.practice.classroom.class_room import MovedClock


@pytest.fixture
def clock() -> MovedClock:
    """Clock that the test moves."""
    return MovedClock()


@pytest.fixture
def store(store_url: str, clock: MovedClock) -> Iterator[ClassStore]:
    """Empty class store."""
    opened = open_class_store(store_url, clock)
    yield opened
    opened.close()


def test_self_study_is_one_seat_for_good(store: ClassStore, store_url: str) -> None:
    seat = store.self_study("ROSA")
    assert store.self_study() == seat
    again = open_class_store(store_url)
    assert again.self_study() == seat
    again.close()


def test_an_attempt_is_remembered_as_it_goes_and_ends(store: ClassStore, clock: MovedClock) -> None:
    seat = store.self_study()
    begun = store.begin(seat, "first-py", 3)
    assert store.unfinished(seat, "first-py") == begun
    clock.on(minutes=1)
    store.save(begun.attempt_id, 2, {"recording": "a"}, [3.21, 4], {"points": 1})
    left = store.unfinished(seat, "first-py")
    assert left is not None and not left.finished
    assert (left.step, left.state, left.step_seconds) == (2, {"recording": "a"}, [3.2, 4.0])
    assert (left.card, left.saved_at) == ({"points": 1}, clock.at)
    clock.on(minutes=1)
    store.save(begun.attempt_id, 3, {}, [3.2, 4, 5], {"points": 9}, over=True)
    (ended,) = store.attempts(seat.class_id)
    assert ended.finished and ended.ended_at == clock.at and ended.card == {"points": 9}
    assert store.unfinished(seat, "first-py") is None


def test_given_up_is_not_finished(store: ClassStore) -> None:
    seat = store.self_study()
    begun = store.begin(seat, "first-py", 3)
    store.save(begun.attempt_id, 1, {}, [], None, over=True)
    (ended,) = store.attempts(seat.class_id)
    assert not ended.finished and ended.card is None


def test_forgetting_one_scenario_leaves_the_others(store: ClassStore) -> None:
    seat = store.self_study()
    for name in ("first-py", "first-py", "other"):
        store.begin(seat, name, 3)
    assert store.forget(seat, "first-py") == 2
    assert [each.scenario for each in store.attempts(seat.class_id)] == ["other"]
    assert store.forget(seat) == 1
    assert store.attempts(seat.class_id) == []


def test_a_class_store_of_another_version_is_refused(store: ClassStore, store_url: str) -> None:
    with store.transaction() as connection:
        connection.execute(update(STORE_INFO).values(schema_version=7))
    with pytest.raises(ClassStoreError, match="newer version; use that version"):
        open_class_store(store_url)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE class_store_info SET schema_version = 0",
        "ALTER TABLE practice_seat DROP COLUMN machine",
        "DROP TABLE practice_order_done",
    ],
)
def test_a_class_store_of_an_older_version_is_refused_and_kept(change: str, tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    made = open_class_store(f"sqlite:///{path}")
    made.self_study("ANN")
    with made.transaction() as connection:
        connection.execute(text(change))
    made.close()
    before = path.read_bytes()
    with pytest.raises(ClassStoreError, match=r"older version.*rename .*classes\.db to keep it"):
        open_class_store(f"sqlite:///{path}")
    assert path.read_bytes() == before
    path.rename(tmp_path / "classes-old.db")
    open_class_store(f"sqlite:///{path}").close()


def test_what_is_no_class_store_is_said_in_one_line(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("not a database at all, and long enough to be looked at")
    for url, why in (
        (f"sqlite:///{note}", "not a database"),
        ("mysql://x/y", "sqlite or postgresql"),
        ("no address", "not a database URL"),
        ("postgresql+psycopg://u:SECRET@x\x1b\u202e/x", "not a database URL"),
        ("postgresql+psycopg://u:SECRET@localhost:1/x\u202e?password=SECRET", "refused"),
        ("sqlite:////proc/none/classes.db", "cannot be made"),
    ):
        with pytest.raises(ClassStoreError, match=why) as refused:
            open_class_store(url)
        said = str(refused.value)
        assert "\n" not in said and "SECRET" not in said and "\u202e" not in said


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "classes.db"
    open_class_store(f"sqlite:///{path}").close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
