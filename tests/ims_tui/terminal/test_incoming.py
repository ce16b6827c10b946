"""Bytes from windows, through the toolkit's parser, to the keymap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants, events
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.keys import canonical, pressed, typed
from ims_tui.terminal.toolkit import LONGEST_WAIT, Incoming, ToolkitApp
from tests.ims_tui.terminal.desk import desk
from tests.ims_tui.terminal.fake_host import FakeHost

PASTE = b"\x1b[200~%b\x1b[201~"


class Line:
    """Input from a window: the bytes of each read, and times without any."""

    def __init__(self) -> None:
        ToolkitApp().get_driver_class()
        self.now = 0.0
        self._parser = Incoming(seconds=lambda: self.now)
        self._decode = vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode

    def read(self, data: bytes) -> list[str]:
        """Return what the window passes on for these bytes."""
        text = self._decode(data)
        return [*_told(self._parser.feed(text) if text else ()), *_told(self._parser.tick())]

    def pause(self) -> list[str]:
        """Return what it passes on after a timeout."""
        self.now += constants.ESCAPE_DELAY
        return _told(self._parser.tick())


def _told(messages: Iterable[Message]) -> list[str]:
    """Return keys by name and character, pastes, and other reports by kind."""
    told = []
    for message in messages:
        if isinstance(message, events.Key):
            name = pressed(message.key, message.character)
            text = typed(message.key, message.character)
            told.append(f"types {text}" if text else name)
        elif isinstance(message, events.Paste):
            told.append(f"pastes {message.text!r}")
        else:
            told.append(type(message).__name__)
    return told


def _splits(data: bytes) -> Iterator[list[bytes]]:
    """Return every way to split the bytes into one to four reads, long ones into one to three, and
    into single bytes.
    """
    for cuts in range(4 if len(data) < 16 else 3):
        for places in combinations(range(1, len(data)), cuts):
            yield [data[a:b] for a, b in pairwise([0, *places, len(data)])]
    yield [bytes([byte]) for byte in data]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x1bh", ["alt+h"]),
        (b"\x1bh\x1bh\x1bh", ["alt+h"] * 3),
        (b"\x1bH\x1b;", ["alt+shift+h", "alt+semicolon"]),
        (b"\x1bO\x1bO", ["alt+shift+o"] * 2),
        (b"\x1bh\x1b[A\x1bOP", ["alt+h", "up", "f1"]),
        (b"\x1b1\x1b2\x1b3\x1b4", ["alt+1", "alt+2", "alt+3", "alt+4"]),
        (b"\x1bhab\r", ["alt+h", "types a", "types b", "enter"]),
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b", ["escape", "escape"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (b"\x1b\x1bh", ["escape", "alt+h"]),
        (b"\x1b\r\x1b\x01", ["escape", "enter", "escape", "ctrl+a"]),
        (b"\x1b\x7f\x1b\t", ["ctrl+w", "shift+tab"]),
        (b"\x1b[", ["alt+left_square_bracket"]),
        (b"\x1b[\x1b[B", ["alt+left_square_bracket", "down"]),
        (b"\x1b[[A\x1b[3$", ["f1", "shift+delete"]),
        (b"\x1b[[\x1bh", ["alt+h"]),
        (b"\x1b[1;2R\x1b[104;3u", ["CursorPosition", "alt+h"]),
        (b"\x1b[99zx", ["types x"]),
        (b"\x1b[1;\x1bhx", ["alt+h", "types x"]),
        (b"\x1b[ 1x", ["types 1", "types x"]),
        (b"\x1bO1\ra", ["enter", "types a"]),
        (b"\x1b[<0;5;5M\x1b[M !!x", ["MouseDown", "types x"]),
        ("é\x1béé".encode(), ["types é", f"{canonical('alt+é')}", "types é"]),
        (b"\x1b]11;rgb:0/0/0\x1b\\x", ["types x"]),
        (b"\x1b]11;rgb:0/0/0\x07x", ["types x"]),
        (b"\x1bP>|tmux 3.5\x1b\\x", ["types x"]),
        (b"\x1b_Gi=1;OK\x1b\\\x1bX\r\x1b\\x", ["types x"]),
        (b"\x1b^a\x18b\x1bPc\x1b[A", ["types b", "up"]),
        (b"\xc2\x9d11;a\xc2\x9cx\xc2\x9bA", ["types x", "up"]),
        (b"\xf1a\xe2\x82b", ["types \ufffd", "types a", "types \ufffd", "types b"]),
        (b"\x1b[" + b"1" * 40 + b"mx", ["types x"]),
        (b"\x1b[99999999999ux\x1b[A", ["types x", "up"]),
        ("\uff11".encode(), ["types 1"]),
        (PASTE % "cafe\u0301".encode(), ["pastes 'caf\u00e9'"]),
        (PASTE % b"a\x1bh\rb", ["pastes 'a\\x1bh\\rb'"]),
        (PASTE % b"1" + b"\x1bh" + PASTE % b"\x1b", ["pastes '1'", "alt+h", "pastes '\\x1b'"]),
    ],
)
def test_bytes_may_arrive_in_any_pieces(data: bytes, told: list[str]) -> None:
    for reads in _splits(data):
        line = Line()
        seen = [each for read in reads for each in line.read(read)]
        assert seen + line.pause() == told, reads


def test_a_key_with_alt_is_reported_at_once_and_escape_after_a_moment() -> None:
    line = Line()
    assert line.read(b"\x1bh") == ["alt+h"]
    assert line.read(b"\x1b") == []
    assert line.pause() == ["escape"]
    assert line.pause() == []
    assert line.read(b"h") == ["types h"]


def test_a_sequence_on_a_slow_line_is_waited_for() -> None:
    line = Line()
    assert [*line.read(b"\x1b[1"), *line.pause(), *line.read(b";2P")] == ["shift+f1"]
    assert [*line.read(b"\x1b[200~a\x1b"), *line.pause(), *line.read(b"[201~")] == ["pastes 'a'"]


def test_what_has_no_end_is_given_up() -> None:
    line = Line()
    for start in (b"\x1b]11;", b"\x1b[1;", b"\x1bPq"):
        assert [*line.read(start), *line.pause()] == []
        line.now += LONGEST_WAIT
        assert line.pause() == []
        assert line.read(b"x") == ["types x"]
    assert [*line.read(b"\x1b[200~ab\x1b[20"), *line.pause()] == []
    line.now += LONGEST_WAIT
    assert line.pause() == ["pastes 'ab'"]
    assert line.read(b"x") == ["types x"]


@pytest.mark.parametrize("code", range(33, 127))
def test_no_key_with_alt_types(code: int) -> None:
    line = Line()
    (told,) = [*line.read(b"\x1b" + bytes([code])), *line.pause()]
    if not chr(code).isupper():
        assert told == canonical(f"alt+{chr(code)}")
    assert told.startswith("alt+")
    assert line.read(b"x") == ["types x"]


@given(st.text(st.sampled_from("\x1b\x1b[O0;$M ~hA\r\téP]_^X\\\x07\x9d\x9cu:"), max_size=30))
def test_after_any_input_the_line_is_open(text: str) -> None:
    line = Line()
    line.read(text.encode())
    line.pause()
    line.read(b"\x18\x18\x18")
    line.pause()
    assert line.read(b"x") == ["types x"]


def test_a_paste_presses_no_key() -> None:
    at = desk()
    line = Incoming()
    text = "900123456\x1b[31mred, and more text than a sequence has\r\x1bh\x1bh\r"
    for message in line.feed(f"\x1b[200~{text}\x1b[201~"):
        assert isinstance(message, events.Paste)
        at.workstation.paste(message.text)
    assert at.aids == []
    assert "\x1b" not in "".join(at.rows())
    assert at.rows()[2].startswith(" SSN     900123456")


def test_the_window_reads_with_it() -> None:
    app: App[int] = TerminalApp(FakeHost, TerminalSettings())
    assert issubclass(app.driver_class, LinuxDriver)
    code = app.driver_class.run_input_thread.__code__
    assert "XTermParser" in code.co_names
    assert app.driver_class.run_input_thread.__globals__["XTermParser"] is Incoming
