"""Uses of undocumented parts of Textual, all in one place.

Any release may change them; `tests/ims_tui/terminal/test_toolkit.py` checks each.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from time import monotonic
from typing import IO, Any

from rich.console import RenderableType
from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.message import Message
from textual.messages import InBandWindowResize

from ims_tui.places import error_sentence
from ims_tui.terminal import keys
from ims_tui.terminal.sequences import ESCAPE, Cutter, Kind, Part
from screens.encoding import SIMILAR

_READER = "textual.drivers.win32" if sys.platform == "win32" else "textual.drivers.linux_driver"
LONGEST_WAIT = 1.0
"""Seconds without input after which a string, sequence or paste without an end is over."""


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
        # The driver accepts none of them as an argument.
        vars(import_module(_READER)).update(
            XTermParser=Incoming, WriterThread=Outgoing, getincrementaldecoder=_decoder
        )
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

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        if isinstance(file, io.TextIOWrapper):
            # A character that the window's encoding lacks takes one cell too.
            file.reconfigure(errors=SIMILAR)

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
        self._cutter = Cutter()
        self._since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages in the characters read; `data` is empty at the end of input."""
        if not data:
            return super().feed(data)
        return self._messages(data)

    def tick(self) -> Iterator[Message]:
        """Yield a key that could have begun a sequence, after nothing followed it; give up what has
        had no end for longer.
        """
        if not self._cutter.waiting:
            return
        waited = self._seconds() - self._since
        if self._cutter.may_be_key and waited >= constants.ESCAPE_DELAY:
            yield from _alone(self._cutter.alone().text)
        elif waited >= LONGEST_WAIT and (pasted := self._cutter.give_up()) is not None:
            yield events.Paste(pasted.text)

    def _messages(self, data: str) -> Iterator[Message]:
        for part in self._cutter.cut(data):
            yield from self._part(part)
        self._since = self._seconds()

    def _part(self, part: Part) -> Iterable[Message]:
        if part.kind is Kind.PASTE:
            return [events.Paste(part.text)]
        if part.kind is Kind.ALT:
            return [events.Key(keys.with_alt(part.text), None)]
        if part.kind is Kind.ALONE:
            return _alone(part.text)
        return self._understood(part.text)

    def _understood(self, text: str) -> Iterator[Message]:
        """Yield what the toolkit reads in a text, up to what it cannot read."""
        try:
            for message in super().feed(text):
                # The window's size comes from the system: a stray report would change it for good.
                if not isinstance(message, (events.Resize, InBandWindowResize)):
                    yield message
        except Exception:
            # A number in the sequence is more than the toolkit can convert; its parser has ended.
            super().__init__()
            return
        if self._timeout_time is not None:
            # The parser does not know this sequence and waits for more; end the wait, or it would
            # return the sequence as text.
            self._timeout_time = 0.0
            for _ in super().tick():
                pass


def _alone(beginning: str) -> list[Message]:
    """Return the key for the beginning of a sequence that did not continue, if there is one."""
    if beginning == ESCAPE:
        return [events.Key("escape", ESCAPE)]
    if len(beginning) != 2:
        return []
    return [events.Key(keys.with_alt(beginning[1:]), None)]


def _decoder(_name: str) -> type[codecs.IncrementalDecoder]:
    """Return the decoder of the window's bytes, for which no byte is an error."""
    encoding = getattr(sys.__stdin__, "encoding", None) or "utf-8"
    made = codecs.getincrementaldecoder(encoding)
    return partial(made, errors="replace")  # type: ignore[return-value]
