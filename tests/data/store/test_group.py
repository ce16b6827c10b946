"""Many transactions in one commit: each is all or nothing, and so is the commit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from data.office.terminal import Terminal
from data.schema import create_store
from data.store.group import BusyError, GroupStore
from data.store.store import Store
from tests.transactions.office import TODAY


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    made = create_store(store_url, TODAY)
    yield made
    made.close()


@pytest.fixture
def grouped(store: Store) -> Iterator[GroupStore]:
    made = GroupStore(store.engine, store.info)
    yield made
    made.close()


def add(connection: Connection, name: str) -> None:
    connection.execute(insert(Terminal).values(name=name, machine=""))


def names(store: Store) -> list[str]:
    with store.reading() as connection:
        found = connection.execute(select(Terminal.name).order_by(Terminal.name)).scalars()
        return [name for name in found if name.startswith("G")]


def test_the_parts_are_kept_together(grouped: GroupStore, store: Store) -> None:
    with grouped.group():
        for name in ("G1", "G2"):
            with grouped.transaction() as connection:
                add(connection, name)
        assert names(grouped) == ["G1", "G2"], "a group sees what it changed"
        assert names(store) == [], "nobody else does before the commit"
    assert names(store) == ["G1", "G2"]


def test_a_part_that_fails_takes_back_its_own_alone(grouped: GroupStore, store: Store) -> None:
    with grouped.group():
        with grouped.transaction() as connection:
            add(connection, "G1")
        with pytest.raises(IntegrityError), grouped.transaction() as connection:
            add(connection, "G2")
            add(connection, "G1")
        with grouped.transaction() as connection:
            add(connection, "G3")
    assert names(store) == ["G1", "G3"]


def test_a_lost_commit_keeps_nothing(grouped: GroupStore, store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), grouped.group():
        with grouped.transaction() as connection:
            add(connection, "G1")
        raise KeyboardInterrupt
    assert names(store) == []
    with grouped.transaction() as connection:
        add(connection, "G2")
    assert names(store) == ["G2"], "what follows is no part of the lost group"


def test_other_threads_take_their_turn(grouped: GroupStore) -> None:
    def alone() -> None:
        with grouped.transaction() as connection:
            add(connection, "G9")

    with grouped.group():
        other = Thread(target=alone)
        other.start()
        with grouped.transaction() as connection:
            add(connection, "G1")
    other.join()
    assert names(grouped) == ["G1", "G9"]


def test_who_would_not_wait_is_told_at_once(tmp_path: Path) -> None:
    """A server does not make writers wait for each other, so this is about a file."""
    store = create_store(f"sqlite:///{tmp_path / 'store.db'}", TODAY)
    grouped = GroupStore(store.engine, store.info)
    with store.transaction(), pytest.raises(BusyError), grouped.group(wait=False):
        raise AssertionError("the group began while another program was writing")
    with grouped.group(wait=False), grouped.transaction() as connection:
        add(connection, "G1")
    assert names(grouped) == ["G1"]
    grouped.close()
