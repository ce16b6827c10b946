"""Failing programs and stores: nothing is shown or changed, and the session continues."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import DBAPIError, OperationalError

from data.audit.event import AuditEvent
from data.office.discrepancy import Discrepancy
from data.store.engine import sqlite_module
from data.store.store import Store
from ims_tui.host import commands, screen
from screens.output import EraseWrite, MessageWrite
from tests.ims_tui.host.door import Door
from tests.ims_tui.host.fake import fails, register
from tests.transactions.desk import Desk, local_door
from tests.transactions.office import CLOCK
from transactions.okdhs import g1dx as g1dx_office

FAILED = re.compile(
    r"(?:IMS0016E STORAGE FAILED|IMS0033E THE STORE IS BUSY), NOTHING CHANGED; "
    r"REFERENCE ([0-9A-F]{6})"
)


def outcomes(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(AuditEvent.outcome)).scalars())


def test_a_failing_transaction(
    quick: Desk, sqlite_store: Store, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, fails)
    quick.enter("PY 900000001")
    said = quick.say("QTR")
    found = re.match(
        r"DFS555I TRAN QTRI ABEND \(SYSID IMST\); REASON=([0-9A-F]{6}); MSG IN PROCESS: QTR \+$",
        said,
    )
    assert found, said
    assert quick.code == "PY"
    assert quick.say("[ENTER]") == "10:30:00", "Enter shows the rest"
    assert found[1] in log.text and "RuntimeError" in log.text and "fake.py" in log.text
    assert "900" not in log.text and "LOPEZ" not in log.text
    assert outcomes(sqlite_store)[-2:] == ["DFS555I", "DFS555I"]
    assert quick.say("SDX") == "" and quick.code == "SDX"


def test_a_failing_transaction_changes_nothing(
    quick: Desk, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(request: Any) -> Any:
        request.connection.execute(Discrepancy.__table__.delete())  # type: ignore[attr-defined]
        raise ValueError

    register(monkeypatch, half)
    assert quick.enter("[CLEAR]", "QTR 900000001").message.startswith("DFS555I TRAN QTRI ABEND")
    with sqlite_store.reading() as connection:
        assert connection.execute(select(Discrepancy.discrepancy_id)).all()


def test_a_failure_while_showing_leaves_the_session_where_it_was(
    quick: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.enter("G1DX", "@6 PY")

    def broken(*_: object) -> None:
        raise KeyError("900-00-0001")

    with monkeypatch.context() as patch:
        patch.setattr(screen, "render", broken)
        assert quick.say("SDX").startswith("DFS555I TRAN SDX ABEND")
    assert quick.code == "PY"
    quick.enter("[PF3]")
    assert quick.code == "G1DXL", "the trail is as the screen says"


def test_an_abend_of_the_host_leaves_its_event(
    quick: Desk, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.enter("PY 900000001")
    with monkeypatch.context() as patch:
        patch.setattr(commands, "codes_of", lambda agency: {}[agency])
        assert quick.say("/DIS TRAN ALL").startswith("DFS555I TRAN /DISPLAY ABEND")
    assert outcomes(sqlite_store)[-2:] == ["SHOWN", "DFS555I"] and quick.code == "PY"


class Broken:
    """Ways to make a store fail."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read_only(self) -> None:
        """Refuse every write."""
        self.store.engine.dispose()
        event.listen(self.store.engine, "connect", _read_only)

    def locked(self) -> None:
        """Lock it from another program, and let nobody wait for the lock."""
        self.store.engine.dispose()
        event.listen(self.store.engine, "connect", _impatient)
        path = self.store.engine.url.database
        self.other = sqlite_module().connect(path, isolation_level=None)
        self.other.execute("BEGIN IMMEDIATE")

    def full(self) -> None:
        """Make it full."""

        def no_room(*_: object) -> None:
            raise OperationalError("INSERT", {"ssn": 900000001}, Exception("disk is full"))

        self.store.engine.dispose()
        event.listen(self.store.engine, "commit", no_room)


def _read_only(connection: Any, _: object) -> None:
    # Not the pragma query_only, which the store itself turns off after reading.
    module = sqlite_module()
    writes = (module.SQLITE_INSERT, module.SQLITE_UPDATE, module.SQLITE_DELETE)
    connection.set_authorizer(
        lambda action, *_: module.SQLITE_DENY if action in writes else module.SQLITE_OK
    )


def _impatient(connection: Any, _: object) -> None:
    connection.execute("PRAGMA busy_timeout = 1")


@pytest.mark.parametrize(
    ("way", "entered"),
    [
        *product(["read_only", "full"], ["PY 900000001", "=2", "/DIS A", "ZZZ"]),
        ("locked", "PY 900000001"),
    ],
)
def test_a_failing_store_shows_nothing(
    way: str, entered: str, quick: Desk, sqlite_store: Store, log: pytest.LogCaptureFixture
) -> None:
    quick.enter("M PY")
    broken = Broken(sqlite_store)
    getattr(broken, way)()
    said = quick.say(entered)
    found = FAILED.match(said)
    assert found, said
    assert quick.code == "M" and "LOPEZ" not in quick.text
    assert found[1] in log.text and "900" not in log.text.replace(found[1], "")
    assert quick.value("page") == "PAGE 1 OF 2", "the page was not turned"


def test_clear_erases_the_terminal_even_then(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001")
    Broken(sqlite_store).read_only()
    assert FAILED.match(quick.say("[CLEAR]")) and quick.code == "DFSMO1"


def test_a_locked_store_keeps_nothing_waiting_that_needs_none(
    quick: Desk, sqlite_store: Store
) -> None:
    quick.enter("M PY")
    broken = Broken(sqlite_store)
    broken.locked()
    before = len(outcomes(sqlite_store))
    for entered, code in (("[PF1]", "EXPLAIN"), ("[PF3]", "M"), ("/FOR PY", "PY"), ("ZZZ", "PY")):
        quick.enter(entered)
        assert quick.code == code, entered
    assert quick.say("G1DX").startswith("IMS0033E THE STORE IS BUSY, NOTHING CHANGED")
    assert len(outcomes(sqlite_store)) == before
    broken.other.rollback()
    quick.enter("[CLEAR]")
    assert len(outcomes(sqlite_store)) == before + 5, "their events came with the next commit"


def test_the_session_goes_on_when_the_store_does(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("G1DX", "@6 PY")
    broken = Broken(sqlite_store)
    broken.locked()
    assert FAILED.match(quick.say("@15 SDX"))
    assert FAILED.match(quick.say("[ENTER]")) and FAILED.match(quick.say("[PF3]"))
    broken.other.rollback()
    quick.enter("[ENTER]")
    assert quick.code == "SDX", "what was typed still stands there"
    quick.enter("[PF3]", "[PF3]")
    assert quick.code == "G1DXL", "no step of the way back was lost"


def test_signing_on_to_a_failing_store(sqlite_store: Store) -> None:
    door = Door(sqlite_store)
    broken = Broken(sqlite_store)
    broken.locked()
    said = door.fill(user_id="WKR01", password="LEARN01")
    assert FAILED.match(said) and door.session.user_id == ""
    assert isinstance(door.output, MessageWrite), "the panel stays"
    broken.other.rollback()
    door.fill(user_id="WKR01", password="LEARN01")
    assert isinstance(door.output, EraseWrite) and door.session.user_id == "WKR01"


def test_nobody_is_signed_on_without_an_event(sqlite_store: Store, tmp_path: Path) -> None:
    session = local_door(sqlite_store, CLOCK, "RUN", tmp_path)
    broken = Broken(sqlite_store)
    broken.locked()
    with pytest.raises(DBAPIError):
        session.sign_on_as("WKR01")
    assert session.user_id == ""


def test_a_clear_is_confirmed_even_if_the_list_cannot_be_shown(
    quick: Desk, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.enter("FCN C000001", "text=SEEN", "[CLEAR]", "G1DX", "@6 DXD")
    quick.enter("worker_ssn=987654320;reason=C")

    def unreadable(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(g1dx_office, "open_in_office", unreadable)
    assert quick.say("confirm=Y") == "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON C"
    assert quick.code == "DFSMO1"
    assert "CHANGED" in outcomes(sqlite_store)
