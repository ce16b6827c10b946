"""A session that is saved and restored between any two inputs continues unchanged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.store.store import open_store
from ims_tui.host.door import LocalDoor
from ims_tui.host.state import dump, load
from screens.message import InputMessage
from screens.output import Output
from tests.ims_tui.host.test_taint import CLEARED, OWN, contains
from tests.transactions.desk import Desk, local_door
from tests.transactions.office import CLOCK
from tests.transactions.test_golden import SCREENS

WALKS = {
    **SCREENS,
    "cleared": CLEARED,
    "commands": [
        "G1DX", "@6 DXD", "/HOLD", "/SET TRAN PY", "900000001", "/DIS CONV", "/DIS A", "[PF3]",
        "/REL CONV 1", "[PF1]", "[PF3]", "/RESET", "/FOR DXD", "system=OWG", "[CLEAR]", "[PF8]",
        "[PF3]", "ZZZ 900000001", "[PF1]", "[PF3]", "/EXIT CONV 1", "M", "[PF8]", "=L", "[PF12]",
    ],
    "left": ["G1DX", "DXD C000001", "PY 900000001", "@4 SDX", "DXD C000001", "[PF3]", "[PF3]"],
    "signing on": ["/SIGN OFF", "user_id=WKR02;password=WRONG", "/SIGN ON WKR02 LEARN01", "=1"],
}  # fmt: skip


class PutAway(LocalDoor):
    """Door that saves the session after each input and restores it for the next."""

    def receive(self, pressed: InputMessage) -> Output:
        """Answer one input."""
        output = super().receive(pressed)
        written = dump(self.state)
        taken_up = load(written)
        assert dump(taken_up) == written
        if self.user_id:  # the panel of a practice store shows them to whoever signs on
            assert contains(written, (*OWN, "LEARN01")) == []
        self.state = taken_up
        return output


@pytest.mark.parametrize("name", WALKS)
def test_the_answers_are_the_same(name: str, furnished_file: Path, tmp_path: Path) -> None:
    screens = []
    for kind in (LocalDoor, PutAway):
        path = tmp_path / f"{kind.__name__}.db"
        shutil.copy(furnished_file, path)
        store = open_store(f"sqlite:///{path}")
        door = kind(local_door(store, CLOCK, "TEST", tmp_path / kind.__name__).host, "TEST")
        desk = Desk(door)
        desk.enter(*WALKS[name])
        screens.append(
            # Hidden fields are not saved.
            [(each.rows, each.cursor) for each in desk.terminal.screens]
        )
        store.close()
    assert screens[0] == screens[1]


@pytest.mark.parametrize("written", [b"", b"{}", b"[]", b'["TEST", 7]', b"\xff"])
def test_an_invalid_session_is_not_restored(written: bytes) -> None:
    with pytest.raises(ValueError):
        load(written)
