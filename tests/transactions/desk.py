"""A worker's terminal at the host of the office."""

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
    """A terminal worked by inputs as `ims-tui run` takes them.

    Signed on at once; for nobody (`user_id` blank) it stands at the sign-on panel.
    """

    def __init__(self, session: LocalDoor, user_id: str = "WKR01") -> None:
        self.session = session
        self.terminal = ScriptedTerminal(session)
        if user_id:
            self.terminal.sign_on(user_id)
        else:
            self.terminal.receive(session.connect())

    def enter(self, *inputs: str) -> Screen:
        """Enter inputs one after the other; the last screen."""
        for text in inputs:
            self.terminal.enter(text)
        return self.screen

    def say(self, text: str) -> str:
        """Enter one input; the message that the screen shows then."""
        return self.enter(text).message

    def fill(self, **fields: str) -> None:
        """Type into fields and press nothing."""
        for key, text in fields.items():
            self.terminal.fill(key, text)

    @property
    def screen(self) -> Screen:
        """The present screen."""
        return self.terminal.screens[-1]

    @property
    def text(self) -> str:
        """The present screen as 24 lines."""
        return "\n".join(row.rstrip() for row in self.screen.rows)

    @property
    def code(self) -> str:
        """Name of the present format."""
        return self.screen.image.name

    @property
    def cursor(self) -> str:
        """Key of the field that the cursor is in, or its row and column."""
        at = self.screen.cursor
        for field in self.screen.image.fields:
            if field.address <= at < field.address + field.length:
                return field.key
        return "{}/{}".format(*position(at))

    def row(self, number: int) -> str:
        """One row, 1-based, without the blanks at its end."""
        return self.screen.rows[number - 1].rstrip()

    def value(self, key: str) -> str | None:
        """What stands in a field; None if it is hidden."""
        return self.screen.value(key)


def desk(
    store: Store,
    folder: Path,
    user_id: str = "WKR01",
    lterm: str = "TEST",
    clock: Clock = CLOCK,
) -> Desk:
    """A worker's desk; `user_id` blank for one that nobody has signed on at."""
    return Desk(local_door(store, clock, lterm, folder), user_id)


def local_door(
    store: Store, clock: Clock, lterm: str, prints: Path, options: Options = PRACTICE
) -> LocalDoor:
    """A session at the host of the office, with the documented users of practice."""
    host = Host(store, clock, prints, options, users=PRACTICE_USERS, example_ssn=EXAMPLE_SSN)
    return LocalDoor(host, lterm)
