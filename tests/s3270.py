"""Debian's s3270: a real 3270 emulator, driven by its actions."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from screens.geometry import CELLS, COLS

_CELL = re.compile(r"SF\(([^)]*)\)|SA\([^)]*\)|([0-9a-f]{2,})")


@dataclass(frozen=True, slots=True)
class Dump:
    """Cells of the emulator's buffer: texts, and attribute bits and color by address."""

    text: str
    attributes: dict[int, tuple[int, int]]


class S3270:
    """One running emulator. It ends with the `with` block."""

    def __init__(self, *arguments: str, model: str = "3279-2-E") -> None:
        self._process = subprocess.Popen(
            ["s3270", "-utf8", "-model", model, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self.status: list[str] = []
        """Fields of the last status line."""

    def __enter__(self) -> S3270:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def try_(self, *actions: str) -> bool:
        """Run actions and return True if all succeeded."""
        return all(self._run(action)[1] for action in actions)

    def run(self, *actions: str) -> list[str]:
        """Run actions, which must succeed, and return the data of the last."""
        lines: list[str] = []
        for action in actions:
            lines, done = self._run(action)
            assert done, (action, lines, self.status)
        return lines

    def connect(self, address: str) -> None:
        """Connect and wait for the first screen."""
        self.run(f"Connect({address})", "Wait(10,Unlock)")

    def type(self, text: str, key: str = "") -> None:
        """Type a text and then, if one is given, press a key."""
        self.run(*_typing(text), *([key] if key else []))

    def at(self, address: int, text: str) -> None:
        """Type over a field or, on an unformatted screen, at a cell."""
        self.move(address)
        if self.status[1] == "F":
            self.run("EraseEOF()")
        self.type(text)

    def enter(self, text: str) -> None:
        """Type a text at the cursor and press Enter."""
        self.type(text, "Enter()")

    def move(self, address: int) -> None:
        """Move the cursor to a cell."""
        self.run(f"MoveCursor({address // COLS},{address % COLS})")

    def query(self, name: str) -> str:
        """Return the answer to a query."""
        return " ".join(self.run(f"Query({name})"))

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait for something that no action waits for."""
        end = time.monotonic() + 10
        while not ready():
            assert time.monotonic() < end, self.rows()
            time.sleep(0.005)

    def rows(self) -> list[str]:
        """Return the 24 rows as they are displayed."""
        return [row.ljust(COLS) for row in self.run("Ascii()")]

    @property
    def cursor(self) -> int:
        """Buffer address of the cursor."""
        return int(self.status[8]) * COLS + int(self.status[9])

    @property
    def locked(self) -> bool:
        """True if the keyboard is locked, as of the last action."""
        return self.status[0] != "U"

    def dump(self) -> Dump:
        """Return the whole buffer, hidden fields included. Attribute cells are blank."""
        cells: list[str] = []
        attributes: dict[int, tuple[int, int]] = {}
        for match in _CELL.finditer("\n".join(self.run("ReadBuffer(Ascii)"))):
            if match[1] is not None:
                pairs = dict(pair.split("=") for pair in match[1].split(","))
                attributes[len(cells)] = (
                    int(pairs["c0"], 16) & 0x3F,
                    int(pairs.get("42", "0"), 16),
                )
                cells.append(" ")
            elif match[2] is not None:
                cells.append(bytes.fromhex(match[2]).decode("utf-8"))
        assert len(cells) == CELLS, len(cells)
        return Dump("".join(cells), attributes)

    def _run(self, action: str) -> tuple[list[str], bool]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(action + "\n")
        stdin.flush()
        data: list[str] = []
        status = ""
        while (line := stdout.readline().rstrip("\n")) not in ("ok", "error"):
            assert line or self._process.poll() is None, "s3270 has ended"
            if line.startswith("data: "):
                data.append(line[6:])
            else:
                status = line
        self.status = status.split(" ")
        return data, line == "ok"


def _typing(text: str) -> list[str]:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return [f'String("{escaped}")'] if text else []
