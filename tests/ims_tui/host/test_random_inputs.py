"""The session answers any input, shows no control character, and writes an event."""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from data.audit.event import AuditEvent
from data.store.store import Store
from screens.cell import NULL, cell_text
from screens.geometry import CELLS
from screens.image import BLANK
from screens.message import Aid
from screens.output import Disconnect, EraseWrite, MessageWrite
from tests.conftest import TEST_ALL
from tests.ims_tui.host.door import Door
from tests.ims_tui.host.random_inputs import SIGN_ON, RandomUser
from tests.transactions.office import CLOCK

INPUTS = 20_000 if os.environ.get(TEST_ALL) == "1" else 5_000
SECOND = timedelta(seconds=1)


class Ticking:
    """Clock that advances a second with every input, so that events identify their input."""

    def __init__(self) -> None:
        self.instant = CLOCK.now()

    def now(self) -> datetime:
        return self.instant


def unsafe(text: str) -> bool:
    plain = text.replace(NULL, " ")
    return not (plain.isascii() and plain.isprintable()) and cell_text(plain) != plain


def check(door: Door) -> None:
    """Check that a terminal can show the answer."""
    output = door.output
    if isinstance(output, EraseWrite):
        assert len(output.image.text) == CELLS and not unsafe(output.image.text)
        assert 0 <= output.image.cursor < CELLS
    elif isinstance(output, MessageWrite):
        assert len(output.text) <= 78 and not unsafe(output.text)
    else:
        assert isinstance(output, Disconnect)
    assert not door.said.startswith(("DFS555I", "IMS0016")), door.said


@pytest.mark.parametrize("seed", [1])
def test_random_inputs(seed: int, sqlite_store: Store) -> None:
    @event.listens_for(sqlite_store.engine, "connect")
    def fast(connection: Any, _: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")

    sqlite_store.engine.dispose()
    clock = Ticking()
    door, user = Door(sqlite_store, "WKR01", clock), RandomUser(seed)
    said: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for _ in range(INPUTS):
        clock.instant += SECOND
        message = user.input(door.image)
        if message.aid is Aid.CLEAR:
            door.image = BLANK
        door.send(message)
        check(door)
        said[door.said.partition(" ")[0]] += 1
        shown[door.image.name] += 1
        if not door.session.user_id:
            clock.instant += SECOND
            assert door.enter(SIGN_ON) == "DFS3650I SESSION STATUS"
    with sqlite_store.reading() as connection:
        instants = set(connection.execute(select(AuditEvent.at)).scalars())
    every = round((clock.instant - CLOCK.now()) / SECOND) + 1
    assert len(instants) == every, "an event for every input"
    assert len(shown) >= 16 and len(said) >= 30, (shown, said)
    if INPUTS >= 20_000:
        assert {"IMS0311I", "IMS0401I", "DFS999I", "IMS0005I"} <= said.keys()
