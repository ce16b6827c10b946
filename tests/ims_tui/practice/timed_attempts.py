"""Attempts whose time a test moves, and their recordings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.recording.recording import Heading, Recorder
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import cast
from ims_tui.practice.world.sandbox import Sandbox

DAY = date(2026, 3, 20)
BEGUN = datetime(2026, 3, 20, 15, tzinfo=UTC)
PACE = 7
"""Seconds before each input."""


class Seconds:
    """Stopwatch that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def heading(scenario: Scenario) -> Heading:
    """Return the heading of a recording of seat 1."""
    return Heading(scenario.name, scenario.title, scenario.user, 1, DAY, BEGUN, len(scenario.steps))


@contextmanager
def attempt_at(scenario: Scenario, folder: Path, seconds: Seconds) -> Iterator[Attempt]:
    """Return an attempt in its own folder."""
    drawn = cast(scenario, 1, DAY)
    sandbox = Sandbox.make(folder / "sandbox", folder / "templates", scenario, drawn)
    attempt = Attempt(scenario, drawn, sandbox, seconds)
    try:
        yield attempt
    finally:
        attempt.close()


@contextmanager
def recorded(scenario: Scenario, folder: Path) -> Iterator[tuple[Player, Path, Seconds]]:
    """Return a player at a recorded attempt, the file of the recording, and the clock."""
    seconds = Seconds()
    path = folder / "recordings" / "one.jsonl"
    with attempt_at(scenario, folder, seconds) as attempt:
        recorder = Recorder(path, heading(scenario))
        for event in attempt.events:
            recorder(event)
        attempt.listeners.append(recorder)
        try:
            yield Player(attempt), path, seconds
        finally:
            recorder.close()


def play(player: Player, seconds: Seconds, *inputs: str) -> None:
    """Play inputs, with some time before each."""
    for text in inputs:
        seconds.now += PACE
        player.play(text)
