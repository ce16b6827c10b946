"""Worker's terminal at the host of the office."""

from __future__ import annotations

from pathlib import Path

from data.practice.responders import RESPONDERS
from data.practice.users import EXAMPLE_SSN, PRACTICE_USERS
from data.store.clock import Clock
from data.store.store import Store
from data.systems.twn.embedded import EmbeddedService
from ims_tui.host.door import LocalDoor
from ims_tui.host.host import Host
from ims_tui.host.script import Screen, ScriptedTerminal
from screens.geometry import position
from tests.transactions.office import CLOCK
from transactions.core.options import Options

PRACTICE = Options(verification=EmbeddedService, responders=RESPONDERS)


class Desk:
    """Terminal driven by inputs in the form of `ims-tui run`.

    A user is signed on. With a blank `user_id` it shows the sign-on panel.
    """

    def __init__(self, session: LocalDoor, user_id: str = "WKR01") -> None:
        self.session = session
        self.terminal = ScriptedTerminal(session)
        if user_id:
            self.terminal.sign_on(user_id)
        else:
            self.terminal.receive(session.connect())

    def enter(self, *inputs: str) -> Screen:
        """Enter inputs one after another and return the desk."""
        for text in inputs:
            self.terminal.enter(text)
        return self.screen

    def say(self, text: str) -> str:
        """Enter one input and return the message."""
        return self.enter(text).message

    def fill(self, **fields: str) -> None:
        """Type in fields without pressing a key."""
        for key, text in fields.items():
            self.terminal.fill(key, text)

    @property
    def screen(self) -> Screen:
        """Current screen."""
        return self.terminal.screens[-1]

    @property
    def text(self) -> str:
        """Current screen as 24 lines."""
        return "\n".join(row.rstrip() for row in self.screen.rows)

    @property
    def code(self) -> str:
        """Name of the current format."""
        return self.screen.image.name

    @property
    def cursor(self) -> str:
        """Key of the field with the cursor, or its row and column."""
        at = self.screen.cursor
        for field in self.screen.image.fields:
            if field.address <= at < field.address + field.length:
                return field.key
        return "{}/{}".format(*position(at))

    def row(self, number: int) -> str:
        """Return a row, 1-based, without trailing blanks."""
        return self.screen.rows[number - 1].rstrip()

    def value(self, key: str) -> str | None:
        """Return the value of a field; None if it is hidden."""
        return self.screen.value(key)


def desk(
    store: Store,
    folder: Path,
    user_id: str = "WKR01",
    lterm: str = "TEST",
    clock: Clock = CLOCK,
) -> Desk:
    """Return a worker's desk. With a blank `user_id` nobody has signed on."""
    return Desk(local_door(store, clock, lterm, folder), user_id)


def local_door(
    store: Store, clock: Clock, lterm: str, prints: Path, options: Options = PRACTICE
) -> LocalDoor:
    """Return a session at the host of the office, with the documented practice users."""
    host = Host(store, clock, prints, options, users=PRACTICE_USERS, example_ssn=EXAMPLE_SSN)
    return LocalDoor(host, lterm)
