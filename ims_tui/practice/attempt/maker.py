"""Make and resume attempts: the trainee's own store, the recording, the scenario as begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.store.clock import Clock
from data.store.location import StoreError
from data.store.store import (
    NewerStoreError,
)
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
"""File of the scenario as begun, next to the attempt's store."""
_UNUSABLE = (
    StoreError, RecordingError, LookupError, TypeError, ValueError, ArithmeticError, OSError
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordedAttempt:
    """An attempt with its recorder."""

    attempt: Attempt
    recorder: Recorder
    resumed: bool

    @property
    def state(self) -> dict[str, Any]:
        """State needed to resume it."""
        attempt = self.attempt
        with attempt.busy:
            return {
                "recording": self.recorder.path.name,
                "version": attempt.scenario.version,
                "day": attempt.cast.day.isoformat(),
                "seal": self.recorder.seal,
            }

    def close(self) -> None:
        """Close the attempt and its recording, so that it can be resumed."""
        self.attempt.close()
        self.recorder.close()


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the attempts of one trainee."""

    folder: Path
    """Folder of the stores, with a folder for each scenario."""
    templates: Path
    """Folder of the small stores to copy."""
    recordings: Path
    seat: int
    seconds: Callable[[], float]
    """Monotonic clock of the trainee's time."""
    clock: Clock
    sealed: bool = False
    """Trust only the part of a recording that `RecordedAttempt.state` has sealed; after a crash the
    current step starts over.
    """
    prefix: str = ""
    """Prefix of the names of the recordings."""

    def open(self, name: str, state: Mapping[str, Any] | None, day: date) -> RecordedAttempt:
        """Resume the attempt with this state, or else begin one on `day`.

        Raises:
            InUseError: the attempt is open in another terminal.
            NewerStoreError: a newer version made it.
            KeyError, ScenarioError: there is no such scenario, or its file has errors.
            StoreError, RecordingError, FillError: the attempt cannot be made.
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
        """Resume the scenario as it was begun, even if its file has changed since.

        Return None if its files cannot be used.
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
        """Return an unused file name, because two attempts may begin in one second."""
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
        raise ValueError(f"{name} is not the scenario that was begun")
    return scenario
