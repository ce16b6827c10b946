"""PY: time for its rows and for the whole router, and their growth with the population."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.measure import Call, Ratio, project_calls, side_by_side
from benchmarks.raw import RawPy
from benchmarks.stores import ssns_of, store_of
from data.office.person import person_index
from data.practice.responders import RESPONDERS
from data.store.store import Store
from ims_tui.host.door import LocalDoor
from ims_tui.host.host import Host
from screens.geometry import address
from screens.message import Aid, InputMessage
from screens.output import EraseWrite
from transactions.core.options import Options

CALLS = 1000
DOCUMENTED = 900_12_3456
"""SSN of a person in every practice store."""
WARM = 20
MOST_CALLS = 270
"""Goal for the function calls of one input."""


def rows_against_raw(folder: Path, persons: int) -> Ratio:
    """Compare PY from key to typed rows with the same rows as tuples from the driver."""
    store = store_of(folder, persons)
    ssns = ssns_of(store)
    raw = RawPy(store, ssns)
    with store.reading() as connection:
        _check_same_rows(raw, connection, ssns)
        result = side_by_side(
            f"PY, key to rows, {persons:,} persons",
            lambda number: person_index(connection, ssns[number % len(ssns)]),
            "raw sqlite3, tuples",
            raw.rows,
            CALLS,
            aim=3.0,
        )
    raw.close()
    store.close()
    return result


def router_against_raw(folder: Path, persons: int) -> Ratio:
    """Compare PY from input to screen, with its audit event, with the driver's reads and insert."""
    store = store_of(folder, persons)
    ssns = ssns_of(store)
    raw = RawPy(store, ssns)
    ask = py_asker(store, ssns)
    result = side_by_side(
        f"PY, input to screen with audit, {persons:,} persons",
        ask,
        "raw sqlite3, same reads, insert, commit",
        raw.rows_and_event,
        CALLS // 2,
        aim=2.0,
    )
    raw.close()
    store.close()
    return result


def router_calls(folder: Path, persons: int) -> str:
    """Count the functions of the project that an input to PY runs, for the documented person."""
    store = store_of(folder, persons)
    ask = py_asker(store, [DOCUMENTED])
    for number in range(WARM):
        ask(number)
    calls = project_calls(ask, 0, 5)
    store.close()
    return f"PY, functions of the project that an input runs: {calls}, aim {MOST_CALLS}"


def growth(folder: Path, small: int, large: int) -> Ratio:
    """Compare PY's rows on a large population with a small one."""
    stores = store_of(folder, large), store_of(folder, small)
    ssns = [ssns_of(store) for store in stores]
    with stores[0].reading() as big, stores[1].reading() as little:
        for connection, keys in ((big, ssns[0]), (little, ssns[1])):
            for ssn in keys:  # read the pages of both stores into memory before timing
                person_index(connection, ssn)
        result = side_by_side(
            f"PY, key to rows, {large:,} persons",
            lambda number: person_index(big, ssns[0][number % len(ssns[0])]),
            f"{small:,} persons",
            lambda number: person_index(little, ssns[1][number % len(ssns[1])]),
            CALLS,
            aim=1.3,
        )
    for store in stores:
        store.close()
    return result


def py_asker(store: Store, ssns: list[int]) -> Call:
    """Return a call that types PY and an SSN at the bottom of the screen."""
    options = Options(responders=RESPONDERS)
    host = Host(store, store.clock, Path(tempfile.gettempdir()), options)
    session = LocalDoor(host, "BENCH")
    session.sign_on_as("WKR01")
    bottom = address(23, 7)

    def ask(number: int) -> None:
        text = f"PY {ssns[number % len(ssns)]:09}"
        output = session.receive(InputMessage(Aid.ENTER, bottom, ((bottom, text),)))
        assert isinstance(output, EraseWrite) and output.image.name == "PY"

    return ask


def _check_same_rows(raw: RawPy, connection: Connection, ssns: list[int]) -> None:
    for number in range(50):
        index = person_index(connection, ssns[number])
        ours = [len(index.cases), len(index.clients), len(index.segments)]
        assert ours == [len(rows) for rows in raw.rows(number)]
