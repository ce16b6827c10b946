"""Making attempts: a store of the trainee's own, a recording, the scenario as it was begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.store.clock import Clock
from data.store.clock_moves import clock_move
from data.store.store import StoreError
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.events import CLASS
from ims_tui.practice.attempt.holding import InUseError
from ims_tui.practice.recording.recording import (
    Heading,
    Recorder,
    Recording,
    RecordingError,
    cut_back,
    read_recording,
    recording_path,
)
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.casting import cast
from ims_tui.practice.world.clocks import PracticeClock, own_clock
from ims_tui.practice.world.sandbox import Sandbox

BEGUN = "scenario.json"
"""The scenario as it was begun, beside the store of the attempt."""


@dataclass(frozen=True, slots=True)
class Made:
    """An attempt that is being recorded."""

    attempt: Attempt
    recorder: Recorder

    @property
    def state(self) -> dict[str, Any]:
        """What takes it up again, as it is by now."""
        attempt = self.attempt
        with attempt.busy:
            return {
                "recording": self.recorder.path.name,
                "version": attempt.scenario.version,
                "day": attempt.cast.day.isoformat(),
                "seal": self.recorder.seal,
            }

    def close(self) -> None:
        """Close the attempt and its recording; it can be taken up again."""
        self.attempt.close()
        self.recorder.close()


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the attempts of one person."""

    folder: Path
    """Where the stores are kept, a folder for each scenario."""
    templates: Path
    """Where the small stores to copy from are kept."""
    recordings: Path
    seat: int
    seconds: Callable[[], float]
    """A monotonic count of the person's time."""
    clock: Clock
    sealed: bool = False
    """Whether of a recording only what `Made.state` has sealed is believed: after a crash the
    present step begins again.
    """
    prefix: str = ""
    """What the names of the recordings begin with."""

    def begin(self, scenario: Scenario, day: date) -> Made:
        """A new attempt, set on `day`.

        Raises:
            InUseError: the one that is there is open in another terminal.
            StoreError, RecordingError, FillError: it cannot be made.
        """
        drawn = cast(scenario, self.seat, day)
        folder = self.folder / scenario.name
        sandbox = Sandbox.make(folder, self.templates, scenario, drawn)
        try:
            _keep(scenario, folder / BEGUN)
            clock = own_clock(scenario, day, self.seconds)
            attempt = Attempt(scenario, drawn, sandbox, clock, self.seconds)
            heading = Heading.of(scenario, self.seat, day, self.clock.now())
            return _recorded(attempt, Recorder(self._free(heading), heading), 0)
        except BaseException:
            sandbox.close()
            raise

    def take_up(self, name: str, state: Mapping[str, Any]) -> Made | None:
        """Go on with what was begun, whatever has become of the scenario's file since; None where
        what is left of it cannot be used.

        Raises:
            InUseError: it is open in another terminal.
        """
        try:
            sandbox = Sandbox.open(self.folder / name)
            try:
                return self._taken_up(sandbox, name, state)
            except BaseException:
                sandbox.close()
                raise
        except InUseError:
            raise
        except (StoreError, RecordingError, LookupError, TypeError, ValueError, ArithmeticError,
                OSError):  # fmt: skip
            return None

    def _taken_up(self, sandbox: Sandbox, name: str, state: Mapping[str, Any]) -> Made:
        scenario = _kept(self.folder / name / BEGUN, name, str(state["version"]))
        path = self.recordings / Path(str(state["recording"])).name
        crashed = self.sealed and cut_back(path, state["seal"])
        recording = read_recording(path)
        day = date.fromisoformat(str(state["day"]))
        clock = self._clock(scenario, day, recording)
        drawn = cast(scenario, self.seat, day)
        attempt = Attempt(scenario, drawn, sandbox, clock, self.seconds, recording.events)
        if crashed:
            attempt.reset("step")
        recorder = Recorder(path, recording.heading, more=True)
        return _recorded(attempt, recorder, len(recording.events))

    def _clock(self, scenario: Scenario, day: date, recording: Recording) -> PracticeClock:
        clock = own_clock(scenario, day, self.seconds, recording.events)
        for event in recording.events:
            if event.kind == "clock" and event.name == CLASS:
                clock.move(clock_move(event.text, clock.now()))
        return clock

    def _free(self, heading: Heading) -> Path:
        """A file that is not there yet: two tries may begin in one second."""
        path = recording_path(self.recordings, heading)
        first = path.with_name(f"{self.prefix}{path.name}")
        path, number = first, 2
        while path.exists():
            path, number = first.with_stem(f"{first.stem}.{number}"), number + 1
        return path


def _recorded(attempt: Attempt, recorder: Recorder, known: int) -> Made:
    for event in attempt.events[known:]:
        recorder(event)
    attempt.listeners.append(recorder)
    return Made(attempt, recorder)


def _keep(scenario: Scenario, path: Path) -> None:
    try:
        path.write_text(scenario.content, "utf-8")
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from None


def _kept(path: Path, name: str, version: str) -> Scenario:
    read = Scenario.model_validate_json(path.read_text("utf-8"))
    scenario = read.model_copy(update={"name": name})
    if scenario.version != version:
        raise ValueError(f"{name} is not what was begun")
    return scenario
