"""Concurrent loads and postings: each fact is stored and posted once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

from data.exchange import post
from data.exchange.envelope import LoadRefused
from data.exchange.load import load_file
from data.exchange.post import post_discrepancies
from data.store.store import Store, open_store
from tests.data.exchange.files import (
    CLOCK,
    SSN,
    file_of,
    load,
    make_store,
    messages,
    owg,
    rows_held,
    sdx,
)

WORKERS = 4
Result = TypeVar("Result")


def at_once(task: Callable[[int], Result]) -> list[Result]:
    barrier = Barrier(WORKERS)

    def run(number: int) -> Result:
        barrier.wait()
        return task(number)

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(run, range(WORKERS)))


def test_one_of_several_loads_of_a_file_takes_it_in(store: Store, tmp_path: Path) -> None:
    records = [sdx(), *(sdx(ssn=SSN + n) for n in range(1, 200)), sdx(ssn=1)]
    path = file_of(tmp_path, "SDX", *records)
    results = at_once(lambda _: load_file(store, "SDX", path, CLOCK))
    assert sorted(result.already_loaded for result in results) == [False, True, True, True]
    assert {result.rows_good for result in results} == {200}
    assert rows_held(store) == 1 + 200 + 200 + 1
    assert path.with_name(f"{path.name}.rejects").exists()


def test_several_postings_post_once(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SDX", sdx(), post=False)
    load(store, tmp_path, "OWG", owg(last_name="JONES"), post=False)

    def run(_: int) -> int:
        own = open_store(store.engine.url)
        try:
            return post_discrepancies(own, CLOCK).posted
        finally:
            own.close()

    assert sum(at_once(run)) == 2
    assert len(messages(store)) == 2


def test_a_store_that_stays_locked_refuses_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.engine.BUSY_SECONDS", 0.05)
    store = make_store(f"sqlite:///{tmp_path / 'store.db'}")
    path = file_of(tmp_path, "SDX", sdx(), sdx(ssn=1))
    with store.transaction(), pytest.raises(LoadRefused, match="cannot be used: database is lock"):
        load_file(store, "SDX", path, CLOCK)
    assert rows_held(store) == 0
    assert sorted(tmp_path.glob("*.txt*")) == [path]
    store.close()


def test_a_load_that_fails_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("posting failed")

    monkeypatch.setattr(post, "_post", broken)
    with pytest.raises(RuntimeError, match="posting failed"):
        load(store, tmp_path, "SDX", sdx(), sdx(ssn=1))
    assert rows_held(store) == 0
    assert [path.name for path in tmp_path.glob("*.txt*")] == ["SDX-20260210-1.txt"]
    assert list(tmp_path.glob(".*")) == []
