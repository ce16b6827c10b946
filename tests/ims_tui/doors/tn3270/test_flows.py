"""Flow of every transaction, typed in s3270 and in our keyboard at once: cell by cell the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ims_tui.host.script import ScriptedTerminal
from screens.image import BLANK
from screens.message import Aid, InputMessage
from screens.output import EraseWrite, Output
from screens.space import PresentationSpace
from tests.ims_tui.doors.tn3270.conftest import Doors
from tests.ims_tui.doors.tn3270.interpreter import wanted
from tests.ims_tui.doors.tn3270.serving import serving
from tests.s3270 import S3270
from tests.transactions.test_golden import SCREENS
from transactions.core.messages import Message

pytestmark = pytest.mark.debian("s3270")


class Relay:
    """Both ends of one connection: types inputs in the emulator, and answers them as its host.

    Signing on takes a new door and presses Clear, whose answer is the first screen.
    """

    def __init__(self, emulator: S3270, doors: Doors) -> None:
        self.emulator = emulator
        self.doors = doors
        self.door = doors()
        self.input: InputMessage | None = None
        self.output: Output = EraseWrite(BLANK)

    @property
    def said(self) -> Message | None:
        return self.door.said

    def sign_on_as(self, user_id: str) -> Output:
        self.door = self.doors()
        first = self.output = self.door.sign_on_as(user_id)
        self.input = None
        self.emulator.run("Clear()")
        return first

    def receive(self, pressed: InputMessage) -> Output:
        self.input = pressed
        for address, text in pressed.fields:
            self.emulator.at(address or 0, text)
        if not pressed.aid.short:
            self.emulator.move(pressed.cursor)
        self.emulator.run(action(pressed.aid))
        assert not self.emulator.locked
        return self.output

    # As the host.

    def connect(self) -> Output:
        return self.output

    def answer(self, pressed: InputMessage) -> Output:
        if self.input is not None:
            assert pressed == self.input
            self.output = self.door.receive(pressed)
        return self.output


class HostSide:
    """Session that the server has: the relay as the host."""

    def __init__(self, relay: Relay) -> None:
        self.connect = relay.connect
        self.receive = relay.answer


def action(aid: Aid) -> str:
    """Return the emulator's action for a key."""
    if aid.name[:2] in ("PF", "PA"):
        return f"{aid.name[:2]}({aid.name[2:]})"
    return f"{aid.name.capitalize()}()"


def same(emulator: S3270, space: PresentationSpace) -> None:
    """Compare every cell, attribute and the cursor."""
    dump = emulator.dump()
    assert dump.text == "".join(space.cells)
    assert dump.attributes == {
        at: wanted(attribute, True) for at, attribute in space.attributes.items()
    }
    assert emulator.cursor == space.cursor


@pytest.fixture(scope="module")
def relay(doors: Doors) -> Iterator[Relay]:
    """One connection for all flows."""
    with S3270() as emulator:
        made = Relay(emulator, doors)
        with serving(lambda: HostSide(made)) as served:
            emulator.connect(served.address)
            yield made


@pytest.mark.parametrize("name", SCREENS)
def test_the_flow_is_the_same_in_both(name: str, relay: Relay) -> None:
    terminal = ScriptedTerminal(relay)
    terminal.sign_on("WKR01")
    same(relay.emulator, terminal.space)
    for text in SCREENS[name]:
        terminal.enter(text)
        same(relay.emulator, terminal.space)
