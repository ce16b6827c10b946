"""Places without secrets: the worker's SSN, passwords and the SSN of the input."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from data.store.store import Store
from ims_tui.places import log_to
from tests.transactions.desk import Desk, desk

OWN = ("987654320", "987-65-4320", "987 65 4320")
CLEARED = [
    "FCN C000001",
    "text=SEEN",
    "[CLEAR]",
    "G1DX",
    "@6 DXD",
    "worker_ssn=987654320;reason=8",
    "[PF1]",
    "[PF3]",
    "worker_ssn=987654320;reason=C",
    "[PF12]",
    "confirm=Y",
    "DXL 900000001",
    "/SIGN OFF",
]


def contains(haystack: bytes, secrets: tuple[str, ...]) -> list[str]:
    return [secret for secret in secrets if secret.encode() in haystack]


def test_the_workers_own_ssn_is_nowhere(quick: Desk, sqlite_store: Store, tmp_path: Path) -> None:
    logger = logging.getLogger("ims_tui")
    before = list(logger.handlers)
    log_to(tmp_path / "logs")
    quick.enter(*CLEARED)
    assert quick.terminal.screens[-3].message.startswith("IMS0311I")
    for screen in quick.terminal.screens[:-1]:
        shown = "".join(screen.rows) + json.dumps(screen.as_json())
        assert contains(shown.encode(), OWN) == []
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    database = Path(str(sqlite_store.engine.url.database))
    files = [*database.parent.rglob("*")]
    assert any(path.name.endswith("-wal") for path in files)
    for path in files:
        if path.is_file():
            assert contains(path.read_bytes(), OWN) == [], path.name


def test_the_workers_own_ssn_is_in_no_row_on_either_engine(worker: Desk, store: Store) -> None:
    worker.enter(*CLEARED)
    metadata = MetaData()
    with store.reading() as connection:
        metadata.reflect(connection)
        held = {
            table.name: repr(connection.execute(select(table)).all())
            for table in metadata.sorted_tables
        }
    assert set(held) >= {"audit_event", "app_user", "discrepancy"}
    for name, text in held.items():
        assert contains(text.encode(), OWN) == [], name


def test_the_workers_own_ssn_is_nowhere_after_failures(
    quick: Desk, sqlite_store: Store, log: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    quick.enter("FCN C000001", "text=SEEN", "DXD C000001")

    def broken(request: object, typed: int) -> bool:
        raise RuntimeError(f"{typed} is not {request!r}")

    monkeypatch.setattr("transactions.okdhs.dxd.is_own_ssn", broken)
    said = quick.say("worker_ssn=987654320;system=SDX;reason=C")
    assert said.startswith("DFS555I TRAN DXD ABEND") and contains(said.encode(), OWN) == []
    assert "RuntimeError" in log.text
    assert contains((log.text + quick.text).encode(), OWN) == []


def test_the_ssn_that_was_asked_for_is_in_no_event(sqlite_store: Store, tmp_path: Path) -> None:
    asked = ("911223344", "911-22-3344")
    at_desk = desk(sqlite_store, tmp_path)
    at_desk.enter(
        "PY 911223344", "SDX 911-22-3344", "911223344", "PY 9112233440", "DXL 911223344 X"
    )
    at_desk.enter("/SIGN ON 91122334 911223344", "[CLEAR]", "PY(911223344) 911223344")
    database = Path(str(sqlite_store.engine.url.database))
    for path in database.parent.glob(database.name + "*"):
        assert contains(path.read_bytes(), asked) == [], path.name
