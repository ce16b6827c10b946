"""practice replay: a recording in the window, or as another kind of file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from data.store.clock import OFFICE_ZONE
from data.store.safe import safe_text
from ims_tui.command import CommandError
from ims_tui.command.arguments import Parser
from ims_tui.places import Places
from screens.image import ScreenImage
from screens.output import EraseWrite
from screens.space import PresentationSpace

if TYPE_CHECKING:
    from ims_tui.practice.recording.frames import Frame
    from ims_tui.practice.recording.recording import Recording


def add_replay(parser: Parser) -> None:
    """Add the arguments of `practice replay`."""
    parser.description = (
        "Of a scenario its newest recording, without a name the newest of all."
        " Space pauses, + and - change the speed."
    )
    parser.add_argument("file", nargs="?", metavar="NAME|FILE")
    parser.add_argument("--list", action="store_true", help="list the recordings, newest first")
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="2 is twice as fast")
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("asciicast", "text", "script", "scenario"),
        help="print it as this instead",
    )
    parser.set_defaults(run=replay)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 100:
        raise argparse.ArgumentTypeError(f"a speed from 0.1 to 100 is wanted, not {text}")
    return speed


def replay(options: argparse.Namespace) -> int:
    """Show a recording, or print it as what was asked for, or list those that there are."""
    from ims_tui.practice.recording.recording import read_recording

    if options.list:
        for line in _listed(kept(Places.of_user().recordings)):
            print(line)
        return 0
    recording = read_recording(found(options.file))
    if options.kind is None and sys.stdout.isatty():
        return _show(recording, options.speed)
    for line in _lines(recording, options.kind or "text"):
        print(line)
    return 0


def found(name: str | None) -> Path:
    """The file meant: a path, the name of one in the folder of recordings, the newest of the
    scenario of this name, or without a name the newest of all.

    Raises:
        RecordingError: there is none.
    """
    from ims_tui.practice.recording.recording import SUFFIX, RecordingError
    from ims_tui.practice.scenario.library import scenario_names

    folder = Places.of_user().recordings
    if name is not None:
        path = Path(name)
        for file in (path, folder / (path.name.removesuffix(SUFFIX) + SUFFIX)):
            if file.exists() and not file.is_dir():
                return file
        if name not in scenario_names():
            return path
    every = kept(folder)
    fitting = (path for path in every if name in (None, _scenario(path)))
    newest = next(fitting, None)
    if newest is None:
        of = f" of {name}" if name else ""
        raise RecordingError(f"there is no recording{of} in {folder}")
    return newest


def kept(folder: Path) -> list[Path]:
    """The recordings of a folder, the newest first."""
    from ims_tui.practice.recording.recording import SUFFIX

    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: -path.stat().st_mtime)


def _scenario(path: Path) -> str:
    from ims_tui.practice.recording.recording import RecordingError, read_recording

    try:
        return read_recording(path).heading.scenario
    except RecordingError:
        return ""


def _listed(paths: Iterable[Path]) -> Iterator[str]:
    """A line for each: when it began, of what, which seat, steps done, how long, its name."""
    from ims_tui.practice.recording.history import effective
    from ims_tui.practice.recording.recording import RecordingError, read_recording
    from ims_tui.practice.recording.transcript import time_of

    yield f"{'BEGUN':<16}  {'SCENARIO':<24}  SEAT  STEPS  LENGTH  FILE"
    for path in paths:
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


def _lines(recording: Recording, kind: str) -> Iterable[str]:
    from ims_tui.practice.recording.asciicast import asciicast
    from ims_tui.practice.recording.draft import draft
    from ims_tui.practice.recording.transcript import transcript
    from ims_tui.practice.recording.typed_inputs import script

    if kind == "scenario":
        return draft(recording)
    return {"asciicast": asciicast, "text": transcript, "script": script}[kind](recording)


def _show(recording: Recording, speed: float) -> int:
    from ims_tui.practice.recording.frames import frames
    from ims_tui.settings import read_settings
    from ims_tui.terminal import scrub_environment

    scrub_environment()
    from ims_tui.terminal.replay import Scene, run_replay

    shown = [
        Scene(frame.at, _space(frame), _remark(frame, recording.heading.steps))
        for frame in frames(recording.events)
        if frame.event.kind not in ("held", "lost")
    ]
    if not shown:
        raise CommandError("nothing happened in this recording")
    settings = read_settings(Places.of_user().settings).terminal
    return run_replay(recording.heading.title, shown, speed, settings)


def _remark(frame: Frame, steps: int) -> str:
    from ims_tui.practice.recording.transcript import remark

    return "" if frame.event.kind == "output" else remark(frame.event, steps)


def _space(frame: Frame) -> PresentationSpace:
    space = PresentationSpace()
    image = ScreenImage("", "".join(frame.rows), frame.attributes, frame.cursor)
    space.apply(EraseWrite(image))
    return space
