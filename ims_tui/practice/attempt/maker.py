"""Making and resuming attempts: a store of the trainee's own, a recording, the scenario begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.store.clock import Clock
from data.store.store import NewerStoreError, StoreError
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.recording.event import Event
from ims_tui.practice.recording.recording import (
    Heading,
    Recorder,
    RecordingError,
    cut_back,
    read_recording,
    recording_path,
)
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import cast
from ims_tui.practice.world.sandbox import InUseError, Sandbox

BEGUN = "scenario.json"
"""The scenario as it was begun, beside the store of the attempt."""
_UNUSABLE = (
    StoreError, RecordingError, LookupError, TypeError, ValueError, ArithmeticError, OSError
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordedAttempt:
    """An attempt that is being recorded."""

    attempt: Attempt
    recorder: Recorder
    resumed: bool

    @property
    def state(self) -> dict[str, Any]:
        """What resumes it, as it is by now."""
        attempt = self.attempt
        with attempt.busy:
            return {
                "recording": self.recorder.path.name,
                "version": attempt.scenario.version,
                "day": attempt.cast.day.isoformat(),
                "seal": self.recorder.seal,
            }

    def close(self) -> None:
        """Close the attempt and its recording; it can be resumed."""
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
    """Whether of a recording only what `RecordedAttempt.state` has sealed is believed: after a
    crash the present step begins again.
    """
    prefix: str = ""
    """What the names of the recordings begin with."""

    def open(self, name: str, state: Mapping[str, Any] | None, day: date) -> RecordedAttempt:
        """Resume the attempt at a scenario that left this state; else begin one set on `day`.

        Raises:
            InUseError: it is open in another terminal.
            NewerStoreError: a newer version made it.
            KeyError, ScenarioError: there is no such scenario, or its file is not right.
            StoreError, RecordingError, FillError: it cannot be made.
        """
        resumed = None if state is None else self._resume(name, state)
        return resumed or self._begin(scenario_named(name), day)

    def _begin(self, scenario: Scenario, day: date) -> RecordedAttempt:
        drawn = cast(scenario, self.seat, day)
        folder = self.folder / scenario.name
        sandbox = Sandbox.make(folder, self.templates, scenario, drawn)
        try:
            _keep(scenario, folder / BEGUN)
            attempt = Attempt(scenario, drawn, sandbox, self.seconds)
            heading = Heading.of(scenario, self.seat, day, self.clock.now())
            return _recorded(attempt, Recorder(self._free(heading), heading))
        except BaseException:
            sandbox.close()
            raise

    def _resume(self, name: str, state: Mapping[str, Any]) -> RecordedAttempt | None:
        """Go on with what was begun, whatever has become of the scenario's file since; None where
        what is left of it cannot be used.
        """
        try:
            sandbox = Sandbox.open(self.folder / name)
            try:
                return self._resumed(sandbox, name, state)
            except BaseException:
                sandbox.close()
                raise
        except (InUseError, NewerStoreError):
            raise
        except _UNUSABLE:
            return None

    def _resumed(self, sandbox: Sandbox, name: str, state: Mapping[str, Any]) -> RecordedAttempt:
        scenario = _kept(self.folder / name / BEGUN, name, str(state["version"]))
        path = self.recordings / Path(str(state["recording"])).name
        crashed = self.sealed and cut_back(path, state["seal"])
        recording = read_recording(path)
        drawn = cast(scenario, self.seat, date.fromisoformat(str(state["day"])))
        attempt = Attempt(scenario, drawn, sandbox, self.seconds, recording.events)
        if crashed:
            attempt.reset("step")
        recorder = Recorder(path, recording.heading, more=True)
        return _recorded(attempt, recorder, recording.events)

    def _free(self, heading: Heading) -> Path:
        """A file that is not there yet: two attempts may begin in one second."""
        path = recording_path(self.recordings, heading)
        first = path.with_name(f"{self.prefix}{path.name}")
        path, number = first, 2
        while path.exists():
            path, number = first.with_stem(f"{first.stem}.{number}"), number + 1
        return path


def _recorded(
    attempt: Attempt, recorder: Recorder, before: Sequence[Event] | None = None
) -> RecordedAttempt:
    for event in attempt.events[len(before or ()) :]:
        recorder(event)
    attempt.listeners.append(recorder)
    return RecordedAttempt(attempt, recorder, before is not None)


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
