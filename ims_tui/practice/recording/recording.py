"""Recordings: all events of an attempt as JSON lines, written as they happen.

Events do not contain the text of hidden fields, so recordings do not either.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from pydantic import AwareDatetime, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from data.store.clock import OFFICE_ZONE
from data.store.files import make_private_file
from data.store.safe import ExpectedError, safe_text
from data.store.small_text import read_small_text
from ims_tui.practice.recording.event import Event, Text, effective, read_event
from ims_tui.practice.scenario.library import scenario_names
from ims_tui.practice.scenario.scenario import Scenario

log = logging.getLogger("ims_tui.practice")

VERSION = 1
SUFFIX = ".jsonl"


class RecordingError(ExpectedError):
    """A file is not a recording, or cannot be read or written."""


@dataclass(frozen=True)
class Heading:
    """The first line of a recording, which identifies the attempt."""

    scenario: Text
    title: Text
    user: Text
    """User who signs on in the scenario."""
    seat: int
    day: date
    """Class day, from which the dates of the cast are counted."""
    begun: AwareDatetime
    """Start of the attempt."""
    steps: int
    """Number of steps of the scenario."""

    @classmethod
    def of(cls, scenario: Scenario, seat: int, day: date, begun: datetime) -> Self:
        """Make the heading of an attempt that begins now."""
        steps = len(scenario.steps)
        return cls(scenario.name, scenario.title, scenario.user, seat, day, begun, steps)

    def as_json(self) -> dict[str, Any]:
        """Return the first line."""
        return {"recording": VERSION, **_HEADING.dump_python(self, mode="json")}


_HEADING = TypeAdapter(Heading)


@dataclasses.dataclass(frozen=True, slots=True)
class Recording:
    """A recording in memory."""

    heading: Heading
    events: tuple[Event, ...]

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return self.events[-1].at if self.events else 0.0


class Recorder:
    """Writes one recording. Call it with each event, from one thread at a time."""

    def __init__(self, path: Path, heading: Heading, more: bool = False) -> None:
        """Begin a file of mode 0600, or with `more` append to an existing one.

        Raises:
            RecordingError: the file exists already, or cannot be written.
        """
        self.path = path
        try:
            if more:
                _drop_cut_line(path)
            else:
                make_private_file(path)
            self._file = path.open("ab")
            self._hash, self._length = sha256(written := path.read_bytes()), len(written)
        except OSError as error:
            raise RecordingError(f"{path} cannot be written: {error.strerror}") from None
        if not more:
            self._write(heading.as_json())

    def __call__(self, event: Event) -> None:
        """Write an event. After `close`, or after the disk is full, nothing more is written."""
        if self._file.closed:
            return
        try:
            self._write(event.as_json())
        except OSError as error:
            log.warning("the recording %s ends here: %s", self.path.name, error.strerror)
            with contextlib.suppress(OSError):
                self._file.close()

    @property
    def seal(self) -> dict[str, Any]:
        """Length and hash by which `cut_back` recognizes the file as it is now."""
        return {"length": self._length, "sha256": self._hash.hexdigest()}

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, line: dict[str, Any]) -> None:
        written = f"{json.dumps(line, ensure_ascii=False)}\n".encode()
        self._file.write(written)
        # Flush, so that a killed program leaves a recording up to its last event.
        self._file.flush()
        self._hash.update(written)
        self._length += len(written)


def recording_path(folder: Path, heading: Heading) -> Path:
    """Return the path of a recording: the scenario's name and its start, to the second."""
    name = re.sub(r"[^A-Za-z0-9_-]", "-", heading.scenario)
    return folder / f"{name}-{heading.begun:%Y%m%d-%H%M%S}{SUFFIX}"


MOST_BYTES = 64 * 1024 * 1024
"""Bytes of the longest recording that is read."""


def read_recording(path: Path) -> Recording:
    """Read a recording, without an incomplete last line.

    Raises:
        RecordingError: it cannot be read or is not a recording; the text has the line.
    """
    try:
        lines = read_small_text(path, MOST_BYTES).split("\n")
    except OSError as error:
        raise RecordingError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RecordingError(f"{path}: not a recording") from None
    # Every line ends with a line break; anything after the last one is an incomplete write.
    whole = lines[:-1]
    if not whole:
        raise RecordingError(f"{path}: not a recording")
    try:
        heading = _heading(whole[0])
    except ValueError as error:
        raise RecordingError(f"{path}: not a recording: {error}") from None
    return Recording(heading, tuple(_events(path, whole[1:])))


def recording_named(folder: Path, name: str | None) -> Path:
    """Find a recording by path, by its name in the folder, or by scenario (the newest one).

    Without a name, find the newest of all.

    Raises:
        RecordingError: there is none.
    """
    if name is not None:
        path = Path(name)
        for file in (path, folder / (path.name.removesuffix(SUFFIX) + SUFFIX)):
            if file.exists() and not file.is_dir():
                return file
        if name not in scenario_names():
            return path
    newest = next((path for path in _kept(folder) if name in (None, _scenario(path))), None)
    if newest is None:
        of = f" of {name}" if name else ""
        raise RecordingError(f"there is no recording{of} in {folder}")
    return newest


def listed(folder: Path) -> Iterator[str]:
    """Yield a line for each recording, newest first."""
    yield f"{'BEGUN':<16}  {'SCENARIO':<24}  SEAT  STEPS  LENGTH  FILE"
    for path in _kept(folder):
        try:
            recording = read_recording(path)
        except RecordingError as error:
            yield str(error)
            continue
        told, events = recording.heading, effective(recording.events)
        reached = max((each.step for each in events if each.kind == "step"), default=0)
        yield (
            f"{told.begun.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}  {told.scenario:<24.24}"
            f"  {told.seat:>4}  {f'{reached}/{told.steps}':>5}  {time_of(recording.seconds):>6}"
            f"  {safe_text(path.stem)}"
        )


def time_of(seconds: float) -> str:
    """Format as minutes and seconds, 00:00."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:02}:{rest:02}"


def cut_back(path: Path, seal: Mapping[str, Any]) -> bool:
    """Cut a recording back to its sealed length, and return whether it was longer.

    Raises:
        RecordingError: it cannot be read or written, or it was changed.
    """
    length = int(seal["length"])
    try:
        with path.open("r+b") as file:
            sealed, more = file.read(length), bool(file.read(1))
            if len(sealed) != length or sha256(sealed).hexdigest() != seal["sha256"]:
                raise RecordingError(f"{path}: the recording was changed")
            file.truncate(length)
    except OSError as error:
        raise RecordingError(f"{path}: {error.strerror}") from None
    return more


def _drop_cut_line(path: Path) -> None:
    """Remove an incomplete write after the last line break."""
    with path.open("r+b") as file:
        file.truncate(file.read().rfind(b"\n") + 1)


def _events(path: Path, lines: list[str]) -> Iterable[Event]:
    for number, line in enumerate(lines, 2):
        try:
            yield read_event(line)
        except (ValueError, TypeError) as error:
            raise RecordingError(f"{path}: line {number}: {error}") from None


def _heading(line: str) -> Heading:
    try:
        found = json.loads(line)
    except RecursionError:
        raise ValueError("brackets are nested too deeply") from None
    if not isinstance(found, dict) or found.get("recording") != VERSION:
        raise ValueError(f"it is not a recording of version {VERSION}")
    try:
        return _HEADING.validate_python(found)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name, kind = first["loc"][0], first["type"]
        if kind == "missing":
            raise ValueError(f"the first line lacks {name!r}") from None
        if kind == "timezone_aware":
            raise ValueError("the first line has no time zone") from None
        raise ValueError(f"{name} of the first line: {first['msg'].lower()}") from None


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: -path.stat().st_mtime)


def _scenario(path: Path) -> str:
    try:
        return read_recording(path).heading.scenario
    except RecordingError:
        return ""
