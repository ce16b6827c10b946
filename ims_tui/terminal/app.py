"""The Textual window of a workstation."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.message import Message

from ims_tui.places import error_sentence
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.door import Host, HostLine, HostOpener, close_all
from ims_tui.terminal.keymap import load_keymap
from ims_tui.terminal.layout import Layout
from ims_tui.terminal.screen_widget import Listener, ScreenWidget
from ims_tui.terminal.theme import theme_named
from ims_tui.terminal.toolkit import ToolkitApp
from ims_tui.terminal.workstation import Workstation
from screens.geometry import COLS, ROWS
from screens.message import InputMessage
from screens.output import Output

_LTERM = "LTERM01"
"""Name of the logical terminal, followed by the letter of the session."""
_TICK_SECONDS = 0.5
_FLASH_SECONDS = 0.15
_CLOSE_SECONDS = 5.0
# F3 with a modifier sends the same sequence as a cursor report: row 1, column by modifier.
_F3_REPORTS = {1: "shift+f3", 2: "alt+f3", 4: "ctrl+f3"}
_SHOW_CURSOR = "\x1b[?25h"
_BLOCK, _UNDERLINE, _USUAL = "\x1b[2 q", "\x1b[4 q", "\x1b[0 q"
_ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]


class TerminalApp(ToolkitApp, Listener):
    """One terminal window with sessions A and B."""

    class Answered(Message):
        """A host line has an answer, or an error."""

        def __init__(self, letter: str, answer: Output | Exception) -> None:
            super().__init__()
            self.letter = letter
            self.answer = answer

    def __init__(self, open_host: Callable[[], Host], settings: TerminalSettings) -> None:
        super().__init__()
        keymap = load_keymap(settings.keymap, settings.keys)
        theme = theme_named("plain" if self.no_color else settings.theme)
        self.workstation = Workstation(settings, keymap, theme, self)
        self._settings = settings
        self._opener = HostOpener(open_host)
        self._lines: dict[str, HostLine] = {}
        self._screen_widget = ScreenWidget(self, self.workstation.picture(COLS, ROWS))

    @property
    def failure(self) -> BaseException | None:
        """The error that opening the host raised, if it ended the program."""
        return self._opener.failure

    def run_to_the_end(self) -> int:
        """Run until the window closes, end every session, and return the exit status.

        Raises:
            Exception: opening the host raised it.
        """
        try:
            status = super().run_to_the_end()
        finally:
            self.close_sessions()
        if self.failure is not None:
            raise self.failure
        return status

    def compose(self) -> ComposeResult:
        yield self._screen_widget

    def on_mount(self) -> None:
        self.set_interval(_TICK_SECONDS, self._tick)
        self._screen_widget.focus()
        self._on_signals(self._end_on)
        if self._settings.real_cursor:
            self.write(_SHOW_CURSOR)
        # Loading the store's libraries takes longer than painting, so an empty screen comes first.
        self.call_after_refresh(self.workstation.start)

    def on_unmount(self) -> None:
        self._on_signals(None)
        if self._settings.real_cursor:
            self.write(_USUAL)

    def close_sessions(self) -> None:
        """Close the sessions and the host, after the window is closed."""
        close_all(list(self._lines.values()), self._opener, _CLOSE_SECONDS)

    # Calls from the widget.

    def pressed(self, key: str, character: str | None) -> None:
        """Process a key."""
        self.workstation.key(key, character)
        self._show()

    def pasted(self, text: str) -> None:
        """Process a paste."""
        self.workstation.paste(text)
        self._show()

    def mouse_down(self, x: int, y: int) -> None:
        """Process a press of the left button."""
        self.workstation.mouse_down(x, y, self._layout())
        self._show()

    def mouse_moved(self, x: int, y: int) -> None:
        """Process a move with the button down."""
        if self.workstation.mouse_moved(x, y, self._layout()):
            self._show()

    def mouse_up(self, x: int, y: int) -> None:
        """Process the release of the button."""
        self.workstation.mouse_up(x, y, self._layout())
        self._show()

    def resized(self) -> None:
        """Show the picture at the window's new size."""
        self._show()

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """Read an unrequested cursor report as F3 with a modifier."""
        if event.y == 0 and event.x in _F3_REPORTS:
            self.pressed(_F3_REPORTS[event.x], None)

    # Calls from the workstation.

    def connect(self, letter: str) -> None:
        """Connect a session to the host."""

        def answered(answer: Output | Exception) -> None:
            self.post_message(self.Answered(letter, answer))

        if letter not in self._lines:
            self._lines[letter] = HostLine(self._opener, f"{_LTERM}{letter}", answered)
        self._lines[letter].connect()

    def send(self, letter: str, message: InputMessage) -> None:
        """Send an input to the host."""
        self._lines[letter].send(message)

    def alarm(self) -> None:
        """Sound the alarm."""
        if self._settings.alarm == "bell":
            self.bell()
        elif self._settings.alarm == "flash":
            self.workstation.inverted = True
            self.set_timer(_FLASH_SECONDS, self._end_flash)

    def copy(self, text: str) -> None:
        """Copy text to the clipboard through the window (OSC 52)."""
        self.copy_to_clipboard(text)

    def copied(self) -> str:
        """Return the text last copied here."""
        return self.clipboard

    def beside(self, action: str | None, text: str) -> bool:
        """Return False, because this window has no panel."""
        return False

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Disable the toolkit's screenshots to files."""

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """Export the window as a picture.

        Raises:
            PermissionError: the screen is restricted.
        """
        if self.workstation.session.space.restricted:
            raise PermissionError("a restricted screen is not copied")
        return super().export_screenshot(title=title, simplify=simplify)

    def redraw(self) -> None:
        """Draw everything again."""
        self.refresh()

    def leave(self) -> None:
        """End the program."""
        self.exit(0)

    # Messages from the host lines.

    def on_terminal_app_answered(self, event: Answered) -> None:
        """Show the answer of a host line, or its error."""
        letter, answer, line = event.letter, event.answer, self._lines[event.letter]
        self.workstation.practice = self._opener.practice
        if self._opener.failure is not None:
            self.exit(1, return_code=1)
        elif isinstance(answer, Exception):
            self.workstation.lost(letter, error_sentence(answer))
        else:
            self.workstation.answered(letter, answer, line.lterm, line.user_id)
        self._show()

    def _show(self) -> None:
        size = self._screen_widget.size
        picture = self.workstation.picture(size.width, size.height)
        self.cursor_position = Offset(*picture.cursor)
        if self._settings.real_cursor:
            insert = self.workstation.session.keyboard.insert
            self.write(_UNDERLINE if insert else _BLOCK)
        self._screen_widget.show(picture)

    def _tick(self) -> None:
        if self.workstation.tick():
            self._show()

    def _layout(self) -> Layout:
        return self._screen_widget.picture.layout

    def _end_flash(self) -> None:
        self.workstation.inverted = False
        self._show()

    def _on_signals(self, handle: Callable[[int], None] | None) -> None:
        loop = asyncio.get_running_loop()
        for number in _ENDING_SIGNALS:
            # Windows has no such handlers.
            with contextlib.suppress(NotImplementedError):
                if handle is None:
                    loop.remove_signal_handler(number)
                else:
                    loop.add_signal_handler(number, handle, number)

    def _end_on(self, number: int) -> None:
        self.exit(128 + number, return_code=128 + number)
