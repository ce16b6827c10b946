"""The folder of recordings: finding one of them, and their list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.store.clock import OFFICE_ZONE
from data.store.safe import safe_text
from ims_tui.practice.recording.forms import time_of
from ims_tui.practice.recording.history import effective
from ims_tui.practice.recording.recording import SUFFIX, RecordingError, read_recording
from ims_tui.practice.scenario.library import scenario_names


def recording_named(folder: Path, name: str | None) -> Path:
    """Find a recording: a path, the name of one in the folder, the newest of the scenario of this
    name, or without a name the newest of all.

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
    """Yield a line for each, the newest first: begun, scenario, seat, steps done, length, name."""
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


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: -path.stat().st_mtime)


def _scenario(path: Path) -> str:
    try:
        return read_recording(path).heading.scenario
    except RecordingError:
        return ""
