"""One session of the terminal: presentation space, keyboard, type-ahead, recall and notes.

It knows neither windows nor threads. A keystroke changes the space or returns an input message to
send; the keyboard is locked until the host answers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.keymap import ACTIONS
from screens.cell import NULL
from screens.geometry import COLS
from screens.image import BLANK, ScreenImage
from screens.keyboard import Keyboard, Lock
from screens.message import Aid, InputMessage
from screens.output import Disconnect, EraseWrite, Output
from screens.space import PresentationSpace

_KEPT = 50
_TRANSACTION = "transaction"


class Recall:
    """The last 50 transactions of one user, newest last, and a position in them.

    Texts with a password are never kept: /SIGN, and a parenthesis after the code.
    """

    def __init__(self) -> None:
        self._texts: deque[str] = deque(maxlen=_KEPT)
        self._back = 0

    def record(self, text: str) -> None:
        """Keep a transaction, unless it repeats the last one."""
        code = text.strip()
        if not code or code.upper().startswith("/SIG") or "(" in code.split(maxsplit=1)[0]:
            return
        if not self._texts or self._texts[-1] != code:
            self._texts.append(code)

    def from_newest(self) -> None:
        """Go back to the position after the newest, as on every new screen."""
        self._back = 0

    def previous(self) -> str | None:
        """Return the one before, or None at the oldest."""
        if self._back >= len(self._texts):
            return None
        self._back += 1
        return self._texts[-self._back]

    def next(self) -> str | None:
        """Return the one after, "" after the newest, None if already there."""
        if self._back == 0:
            return None
        self._back -= 1
        return self._texts[-self._back] if self._back else ""

    def clear(self) -> None:
        """Forget everything, because the user changed."""
        self._texts.clear()
        self.from_newest()


def transaction_address(image: ScreenImage) -> int | None:
    """Return the address of the transaction field: 0 on a blank screen, None without one."""
    if not image.formatted:
        return 0
    try:
        field = image.field(_TRANSACTION)
    except KeyError:
        return None
    return None if field.attribute.hidden or field.attribute.protected else field.address


def transaction_text(image: ScreenImage, message: InputMessage) -> str:
    """Return the transaction in an input message, "" if there is none."""
    wanted = transaction_address(image)
    for address, text in message.fields:
        if address is None or address == wanted:
            return text
    return ""


_AIDS = {aid.name.lower(): aid for aid in Aid if aid is not Aid.NONE}
_QUEUE_LIMIT = 2000
_IGNORED = f"{Lock.SYSTEM.text}: KEYS TYPED NOW ARE IGNORED"
_BUSY = "BUSY {} S, RESET FREES THE KEYBOARD"
_FREED = "THE HOST STILL WORKS ON THE LAST INPUT"
_WERE_IGNORED = "KEYS TYPED WHILE THE HOST WORKED WERE IGNORED"
_METHODS = {"insert": "toggle_insert"}
_EDITS: dict[str, Callable[[Keyboard], None]] = {
    action.name: getattr(Keyboard, _METHODS.get(action.name, action.name))
    for action in ACTIONS.values()
    if action.group == "edit" and action.name not in ("paste", "recall", "recall_next")
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One keystroke or paste."""

    kind: Literal["action", "type", "paste"]
    value: str
    """Name of the action, or the text."""


class Session:
    """A terminal session and its keyboard."""

    def __init__(self, letter: str, settings: TerminalSettings) -> None:
        self.letter = letter
        self.space = PresentationSpace()
        self.keyboard = Keyboard(self.space, settings.numeric_lock)
        self.keyboard.lock = Lock.SYSTEM
        self.recall = Recall()
        self.lterm = ""
        self.user_id = ""
        self._type_ahead = settings.type_ahead
        self._waiting: deque[Stroke] = deque(maxlen=_QUEUE_LIMIT)
        self._image = BLANK
        self._note = ""
        self._spoke_last = False
        self._unanswered = True
        self._ticks = 0

    @property
    def note(self) -> str:
        """A note to the user, until the next keystroke."""
        return self._note

    @note.setter
    def note(self, note: str) -> None:
        self._note, self._spoke_last = note, False

    @property
    def told(self) -> bool:
        """True if the last row has a message from the host."""
        return bool("".join(self.space.cells[-COLS:]).strip(f" {NULL}"))

    @property
    def covering(self) -> bool:
        """True if the area, without a row of its own, may cover the last one: for a lock, for a
        note newer than the host's message, or for insert mode over an empty row.
        """
        if self.keyboard.lock is not None:
            return True
        return not self._spoke_last if self.note else self.keyboard.insert and not self.told

    @property
    def busy(self) -> bool:
        """True while the host is working."""
        return self.keyboard.lock is Lock.SYSTEM

    @property
    def waited(self) -> int:
        """Seconds that the host has taken so far, from the first whole one on."""
        return self._ticks // 2

    @property
    def connected(self) -> bool:
        """True if there is a session at the host, or one is being connected."""
        return self.keyboard.lock is not Lock.NOT_CONNECTED

    @property
    def typed_ahead(self) -> bool:
        """True if keystrokes are queued."""
        return bool(self._waiting)

    @property
    def message(self) -> str:
        """The message in the operator information area: a note, or else the lock."""
        lock = self.keyboard.lock
        if self.note or lock is None:
            return self.note
        if not self.connected:
            return f"{lock.text}: ENTER RECONNECTS"
        return f"{lock.text}: {_BUSY.format(self.waited)}" if self.waited else lock.text

    def stroke(self, stroke: Stroke) -> InputMessage | None:
        """Process one keystroke; return the message to send, if any."""
        self.note = ""
        if stroke == RESET:
            self._waiting.clear()
            if self.busy and self.waited:
                self.keyboard.lock = None
                self.note = _FREED
                return None
        elif self.busy:
            if self._type_ahead:
                self._waiting.append(stroke)
            else:
                self.note = _IGNORED
            return None
        return self._perform(stroke)

    def answer(self, output: Output) -> InputMessage | None:
        """Process the host's output and replay queued keystrokes up to the next input."""
        self._unanswered, self._ticks = False, 0
        self.keyboard.receive(output)
        if self.note == _IGNORED:
            self.note = _WERE_IGNORED
        self._spoke_last = self.told
        if isinstance(output, EraseWrite):
            self._image = output.image
        elif isinstance(output, Disconnect):
            self._image = BLANK
            self._waiting.clear()
        while self._waiting and self.keyboard.lock is None:
            message = self._perform(self._waiting.popleft())
            if message is not None:
                return message
        return None

    def tick(self) -> bool:
        """Count half a second without an answer; return whether that is shown."""
        if self._unanswered and self.connected:
            self._ticks += 1
        return bool(self._unanswered and self.waited and self.busy)

    def signed_on(self, lterm: str, user_id: str) -> None:
        """Record the signed-on user; a new user cannot recall the last user's transactions."""
        if user_id != self.user_id:
            self.recall.clear()
        self.lterm, self.user_id = lterm, user_id

    def lost(self, note: str) -> None:
        """Disconnect after the session at the host was lost."""
        self._waiting.clear()
        self.keyboard.lock = Lock.NOT_CONNECTED
        self.note = note

    def point(self, address: int) -> None:
        """Put the cursor where the mouse points."""
        self.note = ""
        if self.keyboard.lock is None:
            self.space.cursor = address

    def _perform(self, stroke: Stroke) -> InputMessage | None:
        if stroke.kind == "type":
            self.keyboard.type(stroke.value)
        elif stroke.kind == "paste":
            self._paste(stroke.value)
        elif stroke.value in _AIDS:
            return self._press(_AIDS[stroke.value])
        elif stroke.value in _EDITS:
            _EDITS[stroke.value](self.keyboard)
        else:
            self._recall(stroke.value)
        return None

    def _press(self, aid: Aid) -> InputMessage | None:
        image = self._image
        if self._unanswered and self.connected:
            # The screen it was typed on may not be the one that the host has by then.
            self.keyboard.lock = self.keyboard.lock or Lock.SYSTEM
            return None
        message = self.keyboard.press(aid)
        if message is None:
            return None
        self._unanswered, self._ticks = True, 0
        self.recall.from_newest()
        if aid is Aid.CLEAR:
            self._image = BLANK
        elif self.user_id:
            self.recall.record(transaction_text(image, message))
        return message

    def _paste(self, text: str) -> None:
        if self.keyboard.lock is not None:
            return
        pasted = self.keyboard.paste(text)
        told = [
            f"{count} CHARACTER{'S' * (count > 1)} {what}"
            for count, what in ((pasted.left_out, "LEFT OUT"), (pasted.replaced, "REPLACED"))
            if count
        ]
        if told:
            self.note = f"PASTE: {', '.join(told)}"

    def _recall(self, action: str) -> None:
        if self.keyboard.lock is not None:
            return
        address = transaction_address(self._image)
        if address is None:
            self.note = "RECALL: NO TRANSACTION FIELD HERE"
            return
        text = self.recall.previous() if action == "recall" else self.recall.next()
        if text is None:
            self.note = "RECALL: NOTHING MORE"
            return
        self.space.cursor = address
        self.keyboard.erase_eof()
        self.keyboard.type(text)


RESET = Stroke("action", "reset")
"""The only keystroke that is never queued."""
