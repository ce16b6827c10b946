"""Small host for the terminal's tests: two screens and no store."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from screens.attribute import SKIP, Attribute, Intensity
from screens.cell import NULL
from screens.geometry import CELLS, COLS, address
from screens.image import BLANK, Fields, PlacedField, ScreenImage
from screens.message import Aid, InputMessage
from screens.output import Disconnect, EraseWrite, MessageWrite, Output

OPEN = Attribute()
NUMERIC = Attribute(numeric=True)
PASSWORD = Attribute(intensity=Intensity.HIDDEN)
BRIGHT = Attribute(protected=True, numeric=True, intensity=Intensity.HIGH)


def image(
    name: str,
    texts: Mapping[tuple[int, int], str],
    fields: Mapping[str, tuple[int, int, int, Attribute]],
    cursor: tuple[int, int],
) -> ScreenImage:
    """Make a screen of literals and named fields at (row, column), with length and kind."""
    cells = [" "] * CELLS
    attributes = {}
    for (row, column), text in texts.items():
        start = address(row, column)
        cells[start : start + len(text)] = text
        attributes[start - 1] = SKIP
    placed = []
    for key, (row, column, length, attribute) in fields.items():
        start = address(row, column)
        fill = NULL if not attribute.protected else " "
        if cells[start] == " ":
            cells[start : start + length] = fill * length
        attributes[start - 1] = attribute
        attributes.setdefault((start + length) % CELLS, SKIP)
        placed.append(PlacedField(key, 0, row, column, length, attribute))
    return ScreenImage(name, "".join(cells), attributes, address(*cursor), Fields(placed))


_BOTTOM = {
    "transaction": (23, 7, 73, OPEN),
    "message": (24, 2, 78, BRIGHT),
}

SIGN_ON = image(
    "SIGN",
    {(1, 2): "SIGN     SIGN ON", (10, 10): "USER ID", (11, 10): "PASSWORD"},
    {
        "user": (10, 20, 8, OPEN),
        "password": (11, 20, 8, PASSWORD),
        "message": (24, 2, 78, BRIGHT),
    },
    (10, 20),
)

PERSON = image(
    "PY",
    {
        (1, 2): "PY       PERSON INQUIRY",
        (3, 2): "SSN",
        (4, 2): "NAME",
        (5, 2): "AMOUNT",
        (23, 2): "===>",
    },
    {
        "ssn": (3, 10, 9, OPEN),
        "name": (4, 10, 20, OPEN),
        "amount": (5, 10, 8, NUMERIC),
        "status": (6, 10, 20, BRIGHT),
        "secret": (7, 10, 8, PASSWORD),
        **_BOTTOM,
    },
    (3, 10),
)


class FakeSession:
    """Session with sign-on of any user, then PY. A cleared `gate` holds back the answers."""

    def __init__(self, host: FakeHost, lterm: str) -> None:
        self.lterm = lterm
        self.user_id = ""
        self.received: list[InputMessage] = []
        self.closed = False
        self._host = host

    def connect(self) -> Output:
        """Return the sign-on panel, or the PY screen if the host skips it."""
        self._host.wait()
        if not self._host.sign_on:
            self.user_id = "WORKER1"
            return EraseWrite(PERSON)
        return EraseWrite(SIGN_ON)

    def receive(self, message: InputMessage) -> Output:
        """PF3 disconnects, PF5 fails, PF4 refuses, Clear blanks; anything else shows PY."""
        self.received.append(message)
        self._host.wait()
        self.user_id = "WORKER1"
        if message.aid is Aid.CLEAR:
            return EraseWrite(BLANK)
        if message.aid is Aid.PF3:
            return Disconnect("SESSION ENDED")
        if message.aid is Aid.PF4:
            return MessageWrite("DFS064 10:15:00 DESTINATION CAN NOT BE FOUND")
        if message.aid is Aid.PF5:
            raise RuntimeError("900123456 must not be told")
        return EraseWrite(PERSON, alarm=message.aid is Aid.PF6)

    def close(self) -> None:
        """End the session."""
        self.closed = True


class FakeHost:
    """Host that opens fake sessions and keeps them."""

    def __init__(self, sign_on: bool = False, practice: bool = True) -> None:
        self.sign_on = sign_on
        self.practice = practice
        self.sessions: list[FakeSession] = []
        self.closed = False
        self.gate = threading.Event()
        self.gate.set()

    def wait(self) -> None:
        """Wait until the gate is open, at most 10 seconds."""
        self.gate.wait(10)

    def session(self, lterm: str) -> FakeSession:
        """Open a session."""
        self.sessions.append(FakeSession(self, lterm))
        return self.sessions[-1]

    def close(self) -> None:
        """Close the host."""
        self.closed = True


__all__ = ["COLS", "PERSON", "SIGN_ON", "FakeHost", "FakeSession", "image"]
