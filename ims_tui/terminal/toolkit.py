"""Uses of undocumented parts of Textual, all in one place.

Any release may change them; `tests/ims_tui/terminal/test_toolkit.py` checks each.
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
# Beginnings of sequences that are keys by themselves if nothing follows for a moment. Anything
# longer can only be a sequence, and waits for its end.
_MAY_BE_KEYS = (_ESCAPE, "\x1b[", "\x1bO")
_READER = "textual.drivers.win32" if sys.platform == "win32" else "textual.drivers.linux_driver"


class ToolkitApp(App[int], inherit_bindings=False):
    """An application with our own reading of keys, no palette, and internal errors in one line.

    The toolkit's traceback would show local variables, which may contain a person's data.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TITLE = "ims-tui"

    def __init__(self) -> None:
        # Send colors unchanged, so that "default" in a theme means the window's own color.
        super().__init__(ansi_color=True)
        self.crash: str | None = None
        """Line about the internal error that ended the program."""

    def run_to_the_end(self) -> int:
        """Run until the window closes and return the exit status."""
        self.run()
        if self.crash is not None:
            print(f"ims-tui: {self.crash}", file=sys.stderr)
        return self.return_code or 0

    def write(self, sequence: str) -> None:
        """Send an escape sequence to the window unchanged."""
        if self._driver is not None:
            self._driver.write(sequence)

    def get_driver_class(self) -> type[Driver]:
        """Return the toolkit's driver, changed to use `Incoming` and `Outgoing`."""
        # The driver accepts neither as an argument.
        vars(import_module(_READER)).update(XTermParser=Incoming, WriterThread=Outgoing)
        driver = super().get_driver_class()
        return type("WindowDriver", (_Continued, driver), {})

    def _fatal_error(self) -> None:
        self.panic()

    def panic(self, *renderables: RenderableType) -> None:
        """End the program on an internal error."""
        self._return_code = 1
        self.crash = error_sentence(self._exception or RuntimeError())
        self._close_messages_no_wait()


class _Continued:
    """A driver that restarts only after a suspension.

    A window that closes sends SIGCONT after SIGHUP. The toolkit's driver would then start a second
    time, and its first threads would keep the program alive.
    """

    _must_signal_resume: bool

    def _sigcont_application(self, *signal: object) -> None:
        if self._must_signal_resume:
            driver: Any = super()
            driver._sigcont_application(*signal)


class Outgoing(WriterThread):
    """The toolkit's writer, which survives its window, so that no one blocks on its queue."""

    def run(self) -> None:
        """Write the queue, and discard it after the window is closed."""
        try:
            super().run()
        except OSError:
            while self._queue.get() is not None:
                pass


class Incoming(XTermParser):
    """The toolkit's parser, fed with complete sequences only."""

    def __init__(self, debug: bool = False, seconds: Callable[[], float] = monotonic) -> None:
        super().__init__(debug)
        self._seconds = seconds
        self._unfinished = ""
        self._since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages in the characters read; `data` is empty at the end of input."""
        if data and (self._unfinished or _ESCAPE in data):
            return self._parts(self._unfinished + data)
        return super().feed(data)

    def tick(self) -> Iterator[Message]:
        """Yield a key that could have begun a sequence, after nothing followed it."""
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
            # The parser does not know this sequence and waits for more; end the wait, or it would
            # return the sequence as text.
            self._timeout_time = 0.0
            for _ in super().tick():
                pass


def _alone(beginning: str) -> list[Message]:
    """Return the key for the beginning of a sequence that did not continue, if there is one."""
    if beginning == _ESCAPE:
        return [events.Key("escape", _ESCAPE)]
    return [events.Key(keys.with_alt(beginning[1:]), None)] if len(beginning) == 2 else []
