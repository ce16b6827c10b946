"""The toolkit's private doors: whatever is used of Textual beyond what it documents.

A release may close any of them; `tests/ims_tui/terminal/test_toolkit.py` names each.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from time import monotonic
from typing import Any

from rich.console import RenderableType
from textual import constants, events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.message import Message

from ims_tui.places import error_sentence
from ims_tui.terminal import keys

_ESCAPE = "\x1b"
_PART = re.compile(
    r"""(?P<plain> [^\x1b]+ )
    | (?P<sequence> \x1b (?: \[ (?: \[[A-E] | M... | [0-9]+\$
                                 | (?! \[\Z | M )[0-?]*[ -/]*[@-~] )
                           | O [0-9;]*[@-~]
                           | [\t\x7f] ) )
    | \x1b (?P<alt> [^\x00-\x1f\x7f\[O] )
    | (?P<broken> \x1b (?: (?=[\x00-\x1f])
                         | \[ [0-?]*+[ -/]*+(?=[^@-~])
                         | O [0-9;]*+(?=[^@-~]) ) )
    """,
    re.VERBOSE | re.DOTALL,
)
# What may be a key of its own, once nothing has followed for a moment. Anything longer can only
# be a sequence, and waits for its end.
_MAY_BE_KEYS = (_ESCAPE, "\x1b[", "\x1bO")
_READER = "textual.drivers.win32" if sys.platform == "win32" else "textual.drivers.linux_driver"


class ToolkitApp(App[int], inherit_bindings=False):
    """An application in the window: our reading of keys, no palette, internal errors in one line.

    The toolkit's own traceback would show local variables, which may hold a person's data.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TITLE = "ims-tui"

    def __init__(self) -> None:
        # Colours go out as they are: the themes say "default" where the window's own are meant.
        super().__init__(ansi_color=True)
        self.crash: str | None = None
        """The line about an internal error that ended the program."""

    def run_to_the_end(self) -> int:
        """Run until the window closes and return the exit status."""
        self.run()
        if self.crash is not None:
            print(f"ims-tui: {self.crash}", file=sys.stderr)
        return self.return_code or 0

    def write(self, sequence: str) -> None:
        """Send an escape sequence to the window as it is."""
        if self._driver is not None:
            self._driver.write(sequence)

    def get_driver_class(self) -> type[Driver]:
        """Return the toolkit's driver, made to read with `Incoming`, to write with `Outgoing`."""
        # It takes neither as an argument.
        vars(import_module(_READER)).update(XTermParser=Incoming, WriterThread=Outgoing)
        driver = super().get_driver_class()
        return type("WindowDriver", (_Continued, driver), {})

    def _fatal_error(self) -> None:
        self.panic()

    def panic(self, *renderables: RenderableType) -> None:
        """End on an internal error."""
        self._return_code = 1
        self.crash = error_sentence(self._exception or RuntimeError())
        self._close_messages_no_wait()


class _Continued:
    """A driver that starts over only after it was suspended.

    A window that closes sends SIGCONT after SIGHUP. The toolkit's driver would then start a second
    time, and its first threads would keep the program alive.
    """

    _must_signal_resume: bool

    def _sigcont_application(self, *signal: object) -> None:
        if self._must_signal_resume:
            driver: Any = super()
            driver._sigcont_application(*signal)


class Outgoing(WriterThread):
    """The toolkit's writer, which outlives its window: writing to a closed one blocks nobody."""

    def run(self) -> None:
        """Write what is queued; drop it once the window is gone."""
        try:
            super().run()
        except OSError:
            while self._queue.get() is not None:
                pass


class Incoming(XTermParser):
    """The toolkit's parser, given nothing but whole sequences."""

    def __init__(self, debug: bool = False, seconds: Callable[[], float] = monotonic) -> None:
        super().__init__(debug)
        self._seconds = seconds
        self._unfinished = ""
        self._since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages in the characters that were read; none were at the very end."""
        if data and (self._unfinished or _ESCAPE in data):
            return self._parts(self._unfinished + data)
        return super().feed(data)

    def tick(self) -> Iterator[Message]:
        """Yield the key held back because more could have followed, once nothing has."""
        if self._unfinished not in _MAY_BE_KEYS:
            return
        if self._seconds() - self._since >= constants.ESCAPE_DELAY:
            alone, self._unfinished = self._unfinished, ""
            yield from _alone(alone)

    def _parts(self, data: str) -> Iterator[Message]:
        position = 0
        while position < len(data):
            if data.startswith(BRACKETED_PASTE_START, position):
                start = position + len(BRACKETED_PASTE_START)
                end = data.find(BRACKETED_PASTE_END, start)
                if end < 0:
                    break
                yield events.Paste(data[start:end])
                position = end + len(BRACKETED_PASTE_END)
                continue
            part = _PART.match(data, position)
            if part is None:
                break
            position = part.end()
            yield from self._part(part)
        self._unfinished, self._since = data[position:], self._seconds()

    def _part(self, part: re.Match[str]) -> Iterable[Message]:
        if part.lastgroup == "plain":
            return super().feed(part[0])
        if part.lastgroup == "alt":
            return [events.Key(keys.with_alt(part["alt"]), None)]
        return _alone(part[0]) if part.lastgroup == "broken" else self._sequence(part[0])

    def _sequence(self, sequence: str) -> Iterator[Message]:
        yield from super().feed(sequence)
        if self._timeout_time is not None:
            # Not one that it knows: it waits for more, and would give it back as text.
            self._timeout_time = 0.0
            for _ in super().tick():
                pass


def _alone(beginning: str) -> list[Message]:
    """The key that the beginning of a sequence is when nothing comes of it, if it is any."""
    if beginning == _ESCAPE:
        return [events.Key("escape", _ESCAPE)]
    return [events.Key(keys.with_alt(beginning[1:]), None)] if len(beginning) == 2 else []
