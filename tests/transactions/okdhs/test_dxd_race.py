"""Two processes clear the same message at once: one succeeds, and the other learns who did."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing.synchronize import Barrier

import pytest
from sqlalchemy import select, update

from data.audit.event import AuditEvent
from data.office.discrepancy import CaseNote, Discrepancy
from data.schema import create_store
from data.store.store import Store, open_store
from tests.ims_tui.host.door import Door
from tests.transactions.office import TODAY, WORKER_SSNS, furnish, posted, put
from tests.transactions.rows import at

RACES = 200
PATIENCE = 30.0

_start: Barrier


def at_barrier(barrier: Barrier) -> None:
    """Give each process the barrier as it starts."""
    global _start
    _start = barrier


def clear(user: str, url: str, races: int) -> list[str]:
    """Act as one worker: bring the message to the confirmation and answer Y at the signal."""
    store = open_store(url)
    door = Door(store, user)
    said: list[str] = []
    try:
        for _ in range(races):
            door.enter("DXD C000001")
            asked = door.fill(worker_ssn=str(WORKER_SSNS[user]), system="OWG", reason="C")
            assert asked.startswith("IMS0310W"), asked
            _start.wait(PATIENCE)
            said.append(door.fill(confirm="Y"))
            if _start.wait(PATIENCE) == 0:
                with store.transaction() as connection:
                    connection.execute(update(Discrepancy).values(resolved_date=None))
            _start.wait(PATIENCE)
    except BaseException:
        _start.abort()
        raise
    finally:
        store.close()
    return said


@pytest.fixture
def raced(store_url: str) -> Iterator[Store]:
    """Office with one open, documented message."""
    made = create_store(store_url, TODAY)
    furnish(made)
    with made.transaction() as connection:
        connection.execute(Discrepancy.__table__.delete())  # type: ignore[attr-defined]
    put(made, [posted("OWG", 20253, date(2026, 3, 10), "0.00", "500.00")])
    put(made, [CaseNote(case_number="C000001", written_at=at(TODAY), user_id="WKR01", text="SEEN")])
    yield made
    made.close()


def test_of_two_processes_one_wins_every_time(raced: Store) -> None:
    url = raced.engine.url.render_as_string(hide_password=False)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, spawn, at_barrier, (spawn.Barrier(2),)) as pool:
        first, second = pool.map(clear, WORKER_SSNS, [url] * 2, [RACES] * 2)
    assert len(first) == len(second) == RACES
    won = Counter(said[:8] for pair in zip(first, second, strict=True) for said in sorted(pair))
    assert won == {"IMS0311I": RACES, "IMS0312E": RACES}
    for pair in zip(first, second, strict=True):
        loser = next(said for said in pair if said.startswith("IMS0312E"))
        winner = "WKR02" if loser == pair[0] else "WKR01"
        assert loser == f"IMS0312E ALREADY CLEARED BY {winner} ON 03/20/2026 AT 10:30"
    with raced.reading() as connection:
        outcomes = connection.execute(
            select(AuditEvent.outcome).where(AuditEvent.transaction == "DXD")
        ).scalars()
        counted = Counter(outcomes)
    assert counted["CHANGED"] == counted["IMS0312"] == RACES
