"""Making the attempts of a seat: a store of the trainee's own, a recording, taken up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.clock import Clock
from data.clock_moves import clock_move
from data.store import StoreError
from ims_tui.practice.attempt import Attempt, own_clock
from ims_tui.practice.casting import cast
from ims_tui.practice.events import CLASS, Event
from ims_tui.practice.holding import InUseError
from ims_tui.practice.library import scenario_named
from ims_tui.practice.progress import AttemptRecord
from ims_tui.practice.recording import (
    Heading,
    Recorder,
    RecordingError,
    cut_back,
    read_recording,
    recording_path,
)
from ims_tui.practice.sandbox import Sandbox
from ims_tui.practice.scenario import Scenario

SEATS = "seats"
TEMPLATES = "seats/templates"
RECORDINGS = "recordings"
BEGUN = "scenario.json"
"""The scenario as it was begun, beside the store of the attempt."""


@dataclass(frozen=True, slots=True)
class Made:
    """An attempt, and what is kept to take it up again."""

    attempt: Attempt
    state: Callable[[], dict[str, Any]] = dict
    """What it is by now."""
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
        if record is not None and record.state:
            try:
                return self._take_up(name, record)
            except InUseError:
                raise
            except (StoreError, RecordingError, KeyError, TypeError, ValueError, OSError):
                pass  # what is left of it cannot be used: it begins anew
        return self._begin(scenario_named(name))

    def _begin(self, scenario: Scenario) -> Made:
        drawn = cast(scenario, self.seat, self.day)
        templates = self.folder / TEMPLATES
        sandbox = Sandbox.make(self._sandbox(scenario.name), templates, scenario, drawn)
        try:
            (sandbox.path.parent / BEGUN).write_text(scenario.content, "utf-8")
        except OSError as error:
            sandbox.close()
            raise StoreError(f"{BEGUN} cannot be written: {error.strerror}") from None
        clock = own_clock(scenario, self.day, self.seconds)
        attempt = Attempt(scenario, drawn, sandbox, clock, self.seconds)
        heading = Heading(
            scenario=scenario.name,
            title=scenario.title,
            user=scenario.user,
            seat=self.seat,
            day=self.day,
            begun=self.clock.now(),
            steps=len(scenario.steps),
        )
        return self._recorded(attempt, Recorder(self._free(heading), heading), 0)

    def _take_up(self, name: str, record: AttemptRecord) -> Made:
        """Go on with the scenario that was begun, whatever has become of its file since.

        Of the recording, a file of the trainee's, only what the class store has sealed is believed:
        after a crash the present step begins again.
        """
        sandbox = Sandbox.open(self._sandbox(name))
        try:
            scenario = self._begun(name, str(record.state["version"]))
            path = self.folder / RECORDINGS / Path(str(record.state["recording"])).name
            crashed = cut_back(path, record.state["seal"])
            recording = read_recording(path)
            attempt = self._attempt(scenario, sandbox, recording.events)
            if crashed:
                attempt.reset("step")
            recorder = Recorder(path, recording.heading, more=True)
        except BaseException:
            sandbox.close()
            raise
        return self._recorded(attempt, recorder, len(recording.events))

    def _begun(self, name: str, version: str) -> Scenario:
        kept = (self._sandbox(name) / BEGUN).read_text("utf-8")
        scenario = Scenario.model_validate_json(kept).model_copy(update={"name": name})
        if scenario.version != version:
            raise ValueError(f"{name} is not what was begun")
        return scenario

    def _attempt(self, scenario: Scenario, sandbox: Sandbox, events: Sequence[Event]) -> Attempt:
        drawn = cast(scenario, self.seat, self.day)
        clock = own_clock(scenario, self.day, self.seconds, events)
        for event in events:
            if event.kind == "clock" and event.name == CLASS:
                clock.move(clock_move(event.text, clock.now()))
        return Attempt(scenario, drawn, sandbox, clock, self.seconds, events)

    def _recorded(self, attempt: Attempt, recorder: Recorder, known: int) -> Made:
        for event in attempt.events[known:]:
            recorder(event)
        attempt.listeners.append(recorder)
        recording, version = recorder.path.name, attempt.scenario.version

        def state() -> dict[str, Any]:
            with attempt.busy:
                return {"recording": recording, "version": version, "seal": recorder.seal}

        return Made(attempt, state, recorder.close)

    def _sandbox(self, name: str) -> Path:
        return self.folder / SEATS / f"{self.code}-{self.seat:02}" / name

    def _free(self, heading: Heading) -> Path:
        """A file of this seat that is not there yet: two tries may begin in one second."""
        path = recording_path(self.folder / RECORDINGS, heading)
        first = path.with_name(f"{self.code}-{self.seat:02}-{path.name}")
        path, number = first, 2
        while path.exists():
            path, number = first.with_stem(f"{first.stem}.{number}"), number + 1
        return path
