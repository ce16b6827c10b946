"""practice replay: show a recording, or convert it to another format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ims_tui.command import Parser, check_window
from ims_tui.places import Places

if TYPE_CHECKING:
    from ims_tui.practice.recording.recording import Recording


def add_replay(parser: Parser) -> None:
    """Add the arguments of `practice replay`."""
    parser.description = (
        "Show the newest recording of a scenario, or the newest of all without a name."
        " Space pauses; + and - change the speed."
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="NAME|FILE",
        help="a scenario, or a recording (default: the last attempt)",
    )
    parser.add_argument("--list", action="store_true", help="list the recordings, newest first")
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="2 is twice as fast")
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("asciicast", "text", "script", "scenario"),
        help="print it in this format instead",
    )
    parser.set_defaults(run=replay)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 100:
        raise argparse.ArgumentTypeError(f"expected a speed from 0.1 to 100, not {text}")
    return speed


def replay(options: argparse.Namespace) -> int:
    """Show a recording, print it in another format, or list the recordings."""
    from ims_tui.practice.recording.recording import listed, read_recording, recording_named

    folder = Places.of_user().recordings
    if options.list:
        for line in listed(folder):
            print(line)
        return 0
    shown = options.kind is None and sys.stdout.isatty()
    if shown:
        check_window("practice replay", "practice replay --as text")
    recording = read_recording(recording_named(folder, options.file))
    if shown:
        return _show(recording, options.speed)
    for line in _lines(recording, options.kind or "text"):
        print(line)
    return 0


def _lines(recording: Recording, kind: str) -> Iterable[str]:
    from ims_tui.practice.recording.forms import asciicast, transcript
    from ims_tui.practice.recording.inputs import draft, script

    if kind == "scenario":
        return draft(recording).splitlines()
    return {"asciicast": asciicast, "text": transcript, "script": script}[kind](recording)


def _show(recording: Recording, speed: float) -> int:
    from ims_tui.settings import read_settings
    from ims_tui.terminal import scrub_environment

    scrub_environment()
    from ims_tui.terminal.replay import run_replay

    return run_replay(recording, speed, read_settings(Places.of_user().settings).terminal)
