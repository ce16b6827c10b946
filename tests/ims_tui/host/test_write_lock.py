"""Inputs that only read take no write lock; an effect and its event are one transaction."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from data.audit.event import AuditEvent
from data.office.discrepancy import CaseNote
from data.store.engine import sqlite_module
from data.store.store import Store
from tests.ims_tui.host.fake import register
from tests.transactions.desk import Desk
from transactions.core.reply import Reply, Show
from transactions.core.request import Request

NOTE = {
    "case_number": "C000001",
    "written_at": datetime(2026, 3, 20, tzinfo=UTC),
    "user_id": "WKR01",
    "text": "WRITTEN AT ENTRY",
}


def test_another_program_can_write_while_a_screen_is_read(
    quick: Desk, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []

    def reads(request: Request) -> Reply:
        path = sqlite_store.engine.url.database
        other = sqlite_module().connect(path, timeout=0, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        locked.append(other.in_transaction)
        other.close()
        return Show("PY")

    register(monkeypatch, reads)
    assert quick.say("QTR 900000001") == "" and locked == [True]


def test_a_page_of_many_persons_is_one_commit(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001")
    begun: list[str] = []
    with sqlite_store.reading() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(begun.append)
    quick.enter("NHL 900000007")
    assert sum(statement.startswith("INSERT INTO audit_event") for statement in begun) > 1
    assert begun.count("BEGIN IMMEDIATE") == 1


def test_an_entry_that_writes_does_so_with_its_event(
    worker: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def writes(request: Request) -> Reply:
        done.append("begun")
        request.connection.execute(insert(CaseNote), NOTE)
        done.append("written")
        return Show("PY")

    register(monkeypatch, writes)
    assert worker.say("QTR 900000001") == ""
    assert done == ["begun", "begun", "written"], "read first, then done again"
    with store.reading() as connection:
        texts = list(connection.scalars(select(CaseNote.text)))
        last = connection.scalars(
            select(AuditEvent.transaction).order_by(AuditEvent.event_id.desc())
        ).first()
    assert texts.count("WRITTEN AT ENTRY") == 1 and last == "QTRI"
