"""The workstation: two sessions, the keys, the marking, the keypad and the questions.

It turns the user's actions and the host's answers into the picture to show. It knows no toolkit;
`Window` does what needs a window or a thread.
"""

from __future__ import annotations

from collections.abc import Mapping

from ims_tui.terminal import TerminalSettings, keys
from ims_tui.terminal.keymap import ACTIONS, Keymap, help_pages, page_turned
from ims_tui.terminal.layout import Layout, arrange
from ims_tui.terminal.picture import (
    WHOLE_SCREEN,
    Marking,
    Picture,
    Rectangle,
    Row,
    Status,
    copied,
    line_of,
    page_rows,
    space_rows,
    status_line,
)
from ims_tui.terminal.session import Session, Stroke
from ims_tui.terminal.theme import Theme, theme_after
from ims_tui.terminal.window import Window
from screens.cell import REPLACEMENT
from screens.geometry import COLS, address
from screens.keyboard import Lock
from screens.output import Disconnect, Output

LETTERS = ("A", "B")


class Workstation:
    """Sessions A and B, and everything around them."""

    def __init__(
        self, settings: TerminalSettings, keymap: Keymap, theme: Theme, window: Window
    ) -> None:
        self.sessions: Mapping[str, Session] = {
            letter: Session(letter, settings) for letter in LETTERS
        }
        self.session = self.sessions["A"]
        """The session shown."""
        self.theme = theme
        self.practice = False
        """True on a practice store."""
        self.inverted = False
        self._settings = settings
        self._keymap = keymap
        self._window = window
        self._marking = Marking()
        self._keypad = False
        self._keypad_row = 0
        """Row of the cursor when the keypad was shown; the keypad stays where it is."""
        self._fits = True
        """False while the window is too small; keys are ignored then."""
        self._prefix: str | None = None
        self._quitting = False
        self._help: list[list[str]] = []
        self._help_page = 0
        self._started: set[str] = set()
        self._pressed: tuple[int, int] | None = None
        self._replaced = False
        """True after the user was told about the first character that could not be read."""

    def start(self) -> None:
        """Connect the session shown, once."""
        letter = self.session.letter
        if letter not in self._started:
            self._started.add(letter)
            self._window.connect(letter)

    # Actions of the user.

    def key(self, key: str, character: str | None) -> None:
        """Process a key reported by the toolkit."""
        if not self._fits:
            return
        self._say("")
        name = keys.pressed(key, character)
        if len(name) == 1 and self._prefix:
            name = name.lower()
        pressed = (self._prefix, name) if self._prefix else (name,)
        action = self._keymap.action(pressed)
        if self._answered_question(action):
            return
        if self._prefix:
            self._prefix = None
            if action is None:
                self._say(f"{keys.caption(pressed)} IS NOT ASSIGNED")
        elif name in self._keymap.prefixes:
            self._prefix = name
            self._say(f"{keys.caption(pressed)} ...")
            return
        text = (keys.typed(key, character) if len(pressed) == 1 else None) or ""
        if self._window.beside(action, text):
            return
        if action is not None:
            self.perform(action)
        elif text:
            self._stroke(Stroke("type", text))
            if text == REPLACEMENT and not self._replaced:
                self._replaced = True
                self._say("THE WINDOW SENT A BYTE THAT IS NOT UTF-8: REPLACED")

    def paste(self, text: str) -> None:
        """Process text pasted into the window."""
        if not self._fits:
            return
        self._say("")
        if not self._answered_question(None):
            self._stroke(Stroke("paste", text))

    def perform(self, action: str) -> None:
        """Perform the action of a key or a button."""
        if action.startswith("mark_"):
            self._marking.step(action, self.session.space.cursor)
        elif action.startswith("copy"):
            self._copy(action)
        elif action == "keypad":
            self._keypad = not self._keypad
            self._keypad_row = self.session.space.cursor // COLS
        elif action == "theme":
            self.theme = theme_after(self.theme)
            self._say(f"THEME: {self.theme.title.upper()}")
        elif action == "swap_session":
            self._swap()
        elif action == "help_keys":
            self._help, self._help_page = help_pages(self._keymap, self._settings.keymap), 0
        elif action == "redraw":
            self._window.redraw()
        elif action == "quit":
            self._quitting = True
            self._say(
                f"QUIT: PRESS {self._keymap.key_for('quit')} AGAIN TO LEAVE, ANY OTHER KEY TO STAY"
            )
        elif action == "paste":
            self._stroke(Stroke("paste", self._window.copied()))
        elif ACTIONS[action].group == "practice":
            self._say("NO SCENARIO HERE: IMS-TUI PRACTICE START OPENS ONE")
        else:
            self._stroke(Stroke("action", action))

    def mouse_down(self, x: int, y: int, layout: Layout) -> None:
        """Process a press of the mouse button."""
        self._say("")
        button = layout.keypad.hit(x, y) if layout.keypad else None
        self._pressed = None
        if self._answered_question(None):
            return
        if button is not None:
            self.perform(button)
        else:
            self._pressed = layout.cell(x, y)

    def mouse_moved(self, x: int, y: int, layout: Layout) -> bool:
        """Process a move with the button down; return whether the picture changed."""
        cell = layout.cell(x, y)
        if self._pressed is None or cell is None:
            return False
        if self._marking.rectangle is None or cell != self._pressed:
            self._marking.begin(*self._pressed)
            self._marking.extend(*cell)
        return True

    def mouse_up(self, x: int, y: int, layout: Layout) -> None:
        """Process the release of the button; a click without a drag moves the cursor."""
        cell, pressed, self._pressed = layout.cell(x, y), self._pressed, None
        if pressed is not None and cell == pressed:
            self._marking.clear()
            self.session.point(address(pressed[0] + 1, pressed[1] + 1))

    # Events from the host.

    def answered(self, letter: str, output: Output, lterm: str, user_id: str) -> None:
        """Process the host's output for a session."""
        session = self.sessions[letter]
        session.signed_on(lterm, user_id)
        message = session.answer(output)
        alarm = not isinstance(output, Disconnect) and output.alarm
        if alarm and session is self.session:
            self._window.alarm()
        if message is not None:
            self._window.send(letter, message)

    def lost(self, letter: str, why: str) -> None:
        """Disconnect a session after the host lost it."""
        self.sessions[letter].lost(f"SESSION LOST, ENTER RECONNECTS: {why}")

    def tick(self) -> bool:
        """Count half a second; return whether the picture changed."""
        changed = [session.tick() and session is self.session for session in self.sessions.values()]
        return any(changed)

    # The picture.

    def picture(self, width: int, height: int) -> Picture:
        """Return the picture for a window of this size."""
        session = self.session
        row, column = divmod(session.space.cursor, COLS)
        layout = arrange(width, height, self._keypad, self._keypad_row)
        self._fits = layout.fits
        asked = self._quitting or self._prefix is not None
        shown = not layout.overlaid or asked or session.covering
        cursor = (layout.left + column, layout.top + row) if layout.fits else (0, 0)
        return Picture(
            layout=layout,
            theme=self.theme,
            rows=self._rows(),
            status=status_line(self._status()) if shown else None,
            cursor=cursor,
            own_cursor=not self._settings.real_cursor,
            inverted=self.inverted,
        )

    def _rows(self) -> tuple[Row, ...]:
        if self._help:
            return page_rows(self._help[self._help_page])
        session = self.session
        return space_rows(session.space, session.keyboard.insert, self._marking.rectangle)

    def _status(self) -> Status:
        session, lock = self.session, self.session.keyboard.lock
        message = session.message
        if lock is not None and lock.operator_error and message == lock.text:
            message += f": {self._keymap.key_for('reset', 'RESET')} RESETS"
        return Status(
            connected=session.connected,
            message=message,
            practice=self.practice and not session.space.formatted,
            type_ahead=session.typed_ahead,
            insert=session.keyboard.insert,
            letter=session.letter,
            lterm=session.lterm,
            cursor=session.space.cursor,
        )

    def _answered_question(self, action: str | None) -> bool:
        """Use a key to answer the question to quit, or to page the list of keys, if one is open."""
        if self._quitting:
            self._quitting = False
            if action == "quit":
                self._window.leave()
            return True
        if self._help:
            page = page_turned(self._help_page, len(self._help), action)
            if page is None:
                self._help = []
            else:
                self._help_page = page
            return True
        return False

    def _stroke(self, stroke: Stroke) -> None:
        self._marking.clear()
        session = self.session
        if stroke.value == "enter" and session.keyboard.lock is Lock.NOT_CONNECTED:
            session.keyboard.lock = Lock.SYSTEM
            self._window.connect(session.letter)
            return
        message = session.stroke(stroke)
        if message is not None:
            self._window.send(session.letter, message)

    def _swap(self) -> None:
        self._marking.clear()
        first, second = (self.sessions[letter] for letter in LETTERS)
        self.session = second if self.session is first else first
        self.start()

    def _copy(self, action: str) -> None:
        space = self.session.space
        part: Rectangle | None = {
            "copy": self._marking.rectangle,
            "copy_line": line_of(space),
            "copy_screen": WHOLE_SCREEN,
        }[action]
        if part is None:
            self._say("COPY: NOTHING IS MARKED")
            return
        if space.restricted:
            self._say("COPY: RESTRICTED SCREEN")
            return
        self._window.copy(copied(space, part))
        self._marking.clear()
        lines = part.bottom - part.top + 1
        self._say(f"COPIED: {lines} LINE{'S' * (lines > 1)}")

    def _say(self, note: str) -> None:
        self.session.note = note
