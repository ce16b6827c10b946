"""Making the attempts of a seat: a store of the trainee's own, a recording, taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from data.clock import Clock
from data.clock_moves import clock_move
from data.store import StoreError
from ims_tui.practice.attempt import Attempt, own_clock
from ims_tui.practice.casting import cast
from ims_tui.practice.events import CLASS
from ims_tui.practice.holding import InUseError
from ims_tui.practice.library import scenario_named
from ims_tui.practice.progress import AttemptRecord
from ims_tui.practice.recording import (
    Heading,
    Recorder,
    RecordingError,
    read_recording,
    recording_path,
)
from ims_tui.practice.sandbox import Sandbox
from ims_tui.practice.scenario import Scenario

SEATS = "seats"
TEMPLATES = "seats/templates"
RECORDINGS = "recordings"


@dataclass(frozen=True, slots=True)
class Made:
    """An attempt, and what is kept to take it up again."""

    attempt: Attempt
    state: dict[str, Any] = field(default_factory=dict)
    close: Callable[[], None] = lambda: None
    """Closes what the attempt does not close itself."""


@dataclass(frozen=True, slots=True)
class SeatMaker:
    """Makes the attempts of one seat under the data folder of its machine."""

    folder: Path
    """The data folder."""
    code: str
    seat: int
    day: date
    seconds: Callable[[], float]
    """A monotonic count of the trainee's time."""
    clock: Clock

    def __call__(self, name: str, record: AttemptRecord | None) -> Made:
        """The attempt at a scenario; one that was left is taken up again where that can be done.

        Raises:
            KeyError, ScenarioError: there is no such scenario, or its file is not right.
            StoreError, RecordingError, FillError: it cannot be made.
        """
        scenario = scenario_named(name)
        if record is not None and record.state:
            try:
                return self._take_up(scenario, record)
            except InUseError:
                raise
            except (StoreError, RecordingError, KeyError, ValueError):
                pass  # what is left of it cannot be used: it begins anew
        return self._begin(scenario)

    def _begin(self, scenario: Scenario) -> Made:
        drawn = cast(scenario, self.seat, self.day)
        templates = self.folder / TEMPLATES
        sandbox = Sandbox.make(self._sandbox(scenario), templates, scenario, drawn)
        clock = own_clock(scenario, self.day, self.seconds)
        attempt = Attempt(scenario, drawn, sandbox, clock, self.seconds)
        heading = Heading(
            scenario=scenario.name,
            title=scenario.title,
            user=scenario.user,
            seat=self.seat,
            day=self.day,
            begun=self.clock.now(),
        )
        return self._recorded(attempt, Recorder(self._free(heading), heading), 0)

    def _take_up(self, scenario: Scenario, record: AttemptRecord) -> Made:
        path = self.folder / RECORDINGS / Path(str(record.state["recording"])).name
        recording = read_recording(path)
        drawn = cast(scenario, self.seat, self.day)
        sandbox = Sandbox.open(self._sandbox(scenario))
        clock = own_clock(scenario, self.day, self.seconds, recording.events)
        for event in recording.events:
            if event.kind == "clock" and event.name == CLASS:
                clock.move(clock_move(event.text, clock.now()))
        attempt = Attempt(scenario, drawn, sandbox, clock, self.seconds, recording.events)
        recorder = Recorder(path, recording.heading, more=True)
        return self._recorded(attempt, recorder, len(recording.events))

    def _recorded(self, attempt: Attempt, recorder: Recorder, known: int) -> Made:
        for event in attempt.events[known:]:
            recorder(event)
        attempt.listeners.append(recorder)
        return Made(attempt, {"recording": recorder.path.name}, recorder.close)

    def _sandbox(self, scenario: Scenario) -> Path:
        return self.folder / SEATS / f"{self.code}-{self.seat:02}" / scenario.name

    def _free(self, heading: Heading) -> Path:
        """A file of this seat that is not there yet: two tries may begin in one second."""
        path = recording_path(self.folder / RECORDINGS, heading)
        first = path.with_name(f"{self.code}-{self.seat:02}-{path.name}")
        path, number = first, 2
        while path.exists():
            path, number = first.with_stem(f"{first.stem}.{number}"), number + 1
        return path
