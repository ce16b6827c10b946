"""practice replay: a recording in the window, or as another kind of file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from ims_tui.command import CommandError
from ims_tui.places import Places
from ims_tui.practice.asciicast import asciicast
from ims_tui.practice.draft import DraftError, draft
from ims_tui.practice.frames import Frame, frames
from ims_tui.practice.recording import SUFFIX, Recording, RecordingError, read_recording
from ims_tui.practice.study import RECORDINGS
from ims_tui.practice.transcript import remark, transcript
from ims_tui.practice.typed_inputs import script
from screens.image import ScreenImage
from screens.output import EraseWrite
from screens.space import PresentationSpace


def practice_replay(options: argparse.Namespace) -> int:
    """Show a recording, or print it as what was asked for."""
    try:
        recording = read_recording(found(options.file))
        if options.kind is None and sys.stdout.isatty():
            return _show(recording, options.speed)
        for line in _lines(recording, options.kind or "text"):
            print(line)
    except (RecordingError, DraftError) as error:
        raise CommandError(str(error)) from None
    return 0


def found(name: str | None) -> Path:
    """The file meant: a path, the name of one in the folder of recordings, or the latest there.

    Raises:
        RecordingError: there is none.
    """
    folder = Places.of_user().data / RECORDINGS
    if name is not None:
        path = Path(name)
        kept = folder / (path.name if path.suffix else path.name + SUFFIX)
        return path if path.exists() or not kept.exists() else kept
    every = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    if not every:
        raise RecordingError(f"there is no recording in {folder}")
    return every[-1]


def _lines(recording: Recording, kind: str) -> Iterable[str]:
    if kind == "scenario":
        return draft(recording)
    return {"asciicast": asciicast, "text": transcript, "script": script}[kind](recording)


def _show(recording: Recording, speed: float) -> int:
    from ims_tui.command.terminal import checked_terminal_settings
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
    settings = checked_terminal_settings(Places.of_user().settings)
    return run_replay(recording.heading.title, shown, speed, settings)


def _remark(frame: Frame, steps: int) -> str:
    return "" if frame.event.kind == "output" else remark(frame.event, steps)


def _space(frame: Frame) -> PresentationSpace:
    space = PresentationSpace()
    image = ScreenImage("", "".join(frame.rows), frame.attributes, frame.cursor, ())
    space.apply(EraseWrite(image))
    return space
