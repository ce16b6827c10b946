"""A user whose program or store was lost is told what became of the last input."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from data.audit.event import AuditEvent
from data.audit.open_input import OpenInput
from data.office.discrepancy import CaseNote, Discrepancy
from data.store.store import Store
from ims_tui.host.door import LocalDoor
from tests.transactions.desk import Desk, local_door
from tests.transactions.office import CLOCK

WORKER_SSN = "987654320"
ASKED = ("DXD C000001", f"worker_ssn={WORKER_SSN};system=SDX;reason=C")
CLEARED = "IMS0030I DXD C000001 SDX C WAS APPLIED AT 10:30"
NOT_CLEARED = "IMS0031W DXD C000001 SDX C WAS NOT APPLIED"


@pytest.fixture
def asked(worker: Desk, store: Store) -> Desk:
    """A desk where DXD waits for its Y."""
    written = datetime(2026, 3, 20, tzinfo=UTC)
    note = {"case_number": "C000001", "written_at": written, "user_id": "WKR01", "text": "SEEN"}
    with store.transaction() as connection:
        connection.execute(insert(CaseNote), note)
    assert worker.enter(*ASKED).message.startswith("IMS0310")
    return worker


def still_open(store: Store) -> int:
    count = select(func.count()).select_from(Discrepancy)
    with store.reading() as connection:
        return connection.scalar(count.where(Discrepancy.resolved_date.is_(None))) or 0


def kept(store: Store) -> list[tuple[str, bool]]:
    with store.reading() as connection:
        rows = connection.execute(select(OpenInput.what, OpenInput.applied))
        return [(what, applied) for what, applied in rows]


def told(door: LocalDoor) -> str:
    """Sign on in the panel and return the message."""
    return Desk(door, "").say("user_id=WKR01;password=LEARN01")


def again(store: Store, folder: Path) -> str:
    """Sign on in another program on the same terminal and return the message."""
    return told(local_door(store, CLOCK, "TEST", folder))


class Lost:
    """Commits that are lost: the first one before or after the database has made it."""

    def __init__(self, store: Store, made: bool, further: int = 0) -> None:
        self.dialect: Any = store.engine.dialect
        self.commit: Callable[[Any], None] = self.dialect.do_commit
        self.made, self.further = made, further

    def __call__(self, connection: Any) -> None:
        if self.made:
            self.commit(connection)
        self.made = False
        if self.further == 0:
            self.dialect.do_commit = self.commit
        self.further -= 1
        raise self.dialect.loaded_dbapi.OperationalError("server closed the connection")


def lose(store: Store, commit: Callable[[Any], None]) -> None:
    dialect: Any = store.engine.dialect
    dialect.do_commit = commit


@pytest.mark.parametrize("made", [True, False])
def test_a_lost_commit_is_looked_up_at_once(asked: Desk, store: Store, made: bool) -> None:
    before = still_open(store)
    lose(store, Lost(store, made))
    assert asked.say("confirm=Y") == (CLEARED if made else NOT_CLEARED)
    assert before - still_open(store) == made and asked.code == "DXD"
    if not made:
        assert asked.say("confirm=Y").startswith("IMS0311I")


@pytest.mark.parametrize("made", [True, False])
def test_a_store_that_does_not_answer_is_asked_at_the_next_input(
    asked: Desk, store: Store, made: bool
) -> None:
    # The look-up itself fails once more, at its own commit.
    lose(store, Lost(store, made, further=1))
    said = asked.say("confirm=Y")
    assert said.startswith("IMS0032E NOT KNOWN YET IF DXD C000001 SDX C WAS APPLIED; REFERENCE")
    assert asked.say("[ENTER]") == (CLEARED if made else NOT_CLEARED)


def test_a_program_killed_after_its_commit(asked: Desk, store: Store, tmp_path: Path) -> None:
    asked.say("confirm=Y")
    assert again(store, tmp_path) == f"DFS3650I SESSION STATUS  {CLEARED}"
    assert again(store, tmp_path) == "DFS3650I SESSION STATUS", "told once"


def test_a_program_killed_before_its_commit(asked: Desk, store: Store, tmp_path: Path) -> None:
    assert again(store, tmp_path) == f"DFS3650I SESSION STATUS  {NOT_CLEARED}"
    assert kept(store) == []


def test_a_session_that_goes_on_or_ends_leaves_nothing(asked: Desk, store: Store) -> None:
    assert kept(store) == [("DXD C000001 SDX C", False)]
    asked.enter("[PF1]")
    assert kept(store) == [("DXD C000001 SDX C", False)], "the question still waits"
    asked.enter("[PF3]", "confirm=Y")
    assert kept(store) == [("DXD C000001 SDX C", True)]
    asked.enter("PY 900000001")
    assert kept(store) == []
    asked.enter("FCN C000001", "text=CALLED THE EMPLOYER")
    assert kept(store) == [("FCN C000001", True)]
    asked.session.close()
    assert kept(store) == []


def test_a_second_note_that_is_lost_is_not_taken_for_the_first(
    worker: Desk, store: Store, tmp_path: Path
) -> None:
    worker.enter("FCN C000001", "text=CALLED THE EMPLOYER")
    lost = Lost(store, made=True)
    commits = 0

    def second(connection: Any) -> None:
        nonlocal commits
        commits += 1
        if commits == 1:
            return lost.commit(connection)
        lost.made = False
        return lost(connection)

    lose(store, second)
    assert worker.say("text=CALLED AGAIN") == "IMS0031W FCN C000001 WAS NOT APPLIED"
    assert kept(store) == [("FCN C000001", False)]
    assert again(store, tmp_path).endswith("IMS0031W FCN C000001 WAS NOT APPLIED")


def test_another_live_session_of_this_program_is_left_alone(asked: Desk, store: Store) -> None:
    assert told(LocalDoor(asked.session.host, "OTHER")) == "DFS3650I SESSION STATUS"
    assert kept(store) == [("DXD C000001 SDX C", False)]


def test_the_token_of_an_input_is_kept_with_its_event(asked: Desk, store: Store) -> None:
    asked.say("confirm=Y")
    with store.reading() as connection:
        token = connection.scalars(select(OpenInput.input_token)).one()
        told = connection.scalars(
            select(AuditEvent.outcome).where(AuditEvent.input_token == token)
        ).all()
        count = connection.scalar(select(func.count(AuditEvent.input_token.distinct()))) or 0
    assert "CHANGED" in told and count > 3
