"""Attempts saved in the class store, of a seat or of self-study.

An attempt is in three places under the data folder: its store, its recording, and its progress in
the class store. All three are needed to resume it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.store.address import file_address
from data.store.clock import Clock, SystemClock, office_date
from ims_tui.places import Places
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.maker import Maker, RecordedAttempt
from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError, open_class_store
from ims_tui.practice.classroom.record_table import Count, SafeText
from ims_tui.practice.classroom.tables import AttemptRecord, SeatKey
from ims_tui.practice.recording.event import LONGEST_SECONDS, Event
from ims_tui.practice.scenario.library import usable_scenarios
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.sandbox import FILE, Hold, empty

CLASS_STORE = "classes.db"
SANDBOXES = "practice"
TEMPLATES = "templates"
Seconds = Annotated[float, Field(ge=0, le=LONGEST_SECONDS, allow_inf_nan=False)]


def open_attempt(
    store: ClassStore, key: SeatKey, maker: Maker, name: str, day: date, again: bool = False
) -> SavedAttempt:
    """Resume a seat's attempt at a scenario, or begin one on `day`.

    With `again`, always begin one, and give up the unfinished one.

    Raises:
        KeyError, ScenarioError: there is no such scenario, or its file has errors.
        StoreError, RecordingError, FillError: the attempt cannot be made.
        ClassStoreError: the class store failed.
    """
    left = store.unfinished(key, name)
    made = maker.open(name, None if left is None or again else left.state, day)
    try:
        if left is None or not made.resumed:
            record = store.begin(key, name, len(made.attempt.scenario.steps))
            if left is not None:
                store.give_up(left)
            left = record
        saved = SavedAttempt(store, key, made, left)
        saved.save()
        return saved
    except BaseException:
        made.close()
        raise


class SavedAttempt:
    """One attempt, recorded and saved. It ends with its last step; starting over begins another."""

    def __init__(
        self, store: ClassStore, key: SeatKey, made: RecordedAttempt, record: AttemptRecord
    ) -> None:
        self.due = False
        """True if something has happened since it was saved."""
        self._store, self._key, self._made, self._record = store, key, made, record
        self._ended = record.ended_at is not None
        self._anew = False
        made.attempt.listeners.append(self._happened)

    @property
    def attempt(self) -> Attempt:
        """The attempt."""
        return self._made.attempt

    @property
    def recording(self) -> Path:
        """File of its recording."""
        return self._made.recorder.path

    def save(self) -> None:
        """Save its state.

        Raises:
            ClassStoreError: the class store failed; saving is still due.
        """
        attempt, self.due = self._made.attempt, False
        try:
            with attempt.busy:
                state, card, anew = self._made.state, attempt.score(), self._anew
            if anew:
                name, steps = attempt.scenario.name, len(attempt.scenario.steps)
                self._record = self._store.begin(self._key, name, steps)
                self._ended = self._anew = False
            over = card.finished and not self._ended
            self._store.save(
                self._record.attempt_id,
                card.steps_done,
                state,
                card.step_seconds,
                card.as_json(),
                over,
            )
            self._ended |= over
        except BaseException:
            self.due = True
            raise

    def close(self) -> None:
        """Save it and close its store and recording, so that it can be resumed."""
        try:
            self.save()
        finally:
            self._made.close()

    def _happened(self, event: Event) -> None:
        if event.kind == "reset" and event.text == "all" and self._ended:
            self._anew = True
        self.due = True


class KeptCard(BaseModel):
    """The part of a saved score card that reports use.

    Anyone may have written to the class store, so a card is accepted only if an attempt could have
    produced it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    points: Count = 0
    total: Count = 0
    rules: dict[SafeText, bool] = {}
    path: Count = 0
    best_path: Count = 0
    keys: Count = 0
    seconds: Seconds = 0.0
    step_seconds: tuple[Seconds, ...] = ()
    hints: tuple[Count, ...] = ()
    wrong_codes: Count = 0
    errors: Count = 0
    locks: dict[SafeText, Count] = {}

    @model_validator(mode="after")
    def _no_more_than_all(self) -> Self:
        if self.points > self.total:
            raise ValueError("more points than the total")
        return self


NO_CARD = KeptCard()


def kept_card(record: AttemptRecord) -> KeptCard:
    """Return the card of an attempt, or an empty one if it is missing or not plausible."""
    try:
        return KeptCard.model_validate(record.card or {})
    except ValidationError:
        return NO_CARD


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario and the trainee's progress in it."""

    scenario: Scenario
    begun: int | None = None
    """Steps done in an attempt that can be resumed, or None."""
    best: tuple[int, int] | None = None
    """Points and total of the best finished attempt."""

    @property
    def far(self) -> list[str]:
        """The progress in words: the best result, then the step at which an attempt resumes."""
        steps = len(self.scenario.steps)
        going = "" if self.begun is None else f"step {min(self.begun + 1, steps)} of {steps}"
        best = "" if self.best is None else f"{self.best[0]} of {self.best[1]} points"
        return list(filter(None, (best, going))) or ["not begun"]


class Study:
    """The scenarios of a trainee in self-study.

    Raises:
        ClassStoreError: the class store cannot be used.
    """

    def __init__(
        self, places: Places, seconds: Callable[[], float], clock: Clock | None = None
    ) -> None:
        """`seconds` is a monotonic clock of the trainee's time."""
        self._places = places
        self._seconds = seconds
        self._clock = clock or SystemClock()
        self.store = open_class_store(file_address(places.data / CLASS_STORE), self._clock)
        self.seat: SeatKey = self.store.self_study()

    def close(self) -> None:
        """Close the class store."""
        self.store.close()

    def shelf(self) -> list[Shelved]:
        """Return every scenario, the easiest and shortest first."""
        attempts = self.store.attempts(self.seat.class_id, self.seat.number)
        scenarios = sorted(usable_scenarios(), key=lambda each: each.place)
        return [
            _shelved(scenario, [each for each in attempts if each.scenario == scenario.name])
            for scenario in scenarios
        ]

    def next_name(self) -> str | None:
        """Return the scenario left most recently, or else the first that was never finished."""
        shelf = self.shelf()
        begun = {each.scenario.name for each in shelf if each.begun is not None}
        attempts = self.store.attempts(self.seat.class_id, self.seat.number)
        left = [each for each in attempts if each.ended_at is None and each.scenario in begun]
        if left:
            return max(left, key=lambda each: (each.saved_at, each.attempt_id)).scenario
        return next((each.scenario.name for each in shelf if each.best is None), None)

    def open(self, name: str, again: bool = False, day: date | None = None) -> SavedAttempt:
        """Resume the attempt at a scenario, or begin one (always with `again`) on `day`.

        Raises:
            KeyError, ScenarioError: there is no such scenario, or its file has errors.
            StoreError, RecordingError, FillError: the attempt cannot be made.
        """
        day = day or office_date(self._clock)
        saved = open_attempt(self.store, self.seat, self._maker, name, day, again)

        def happened(event: Event) -> None:
            if event.kind in ("step", "reset"):
                # The trainee must not lose the session if the class store cannot be written.
                with contextlib.suppress(ClassStoreError):
                    saved.save()

        saved.attempt.listeners.append(happened)
        return saved

    def forget(self, name: str | None = None) -> int:
        """Delete the attempts at a scenario, or all attempts; return their number. Recordings stay.

        Raises:
            InUseError: one of them is open in another terminal; nothing is deleted.
        """
        stores = self._places.data / SANDBOXES
        folders = [stores / name] if name else [each.parent for each in stores.glob(f"*/{FILE}")]
        with contextlib.ExitStack() as holds:
            for folder in filter(Path.is_dir, folders):
                holds.enter_context(contextlib.closing(Hold(folder)))
                holds.callback(empty, folder)
            return self.store.forget(self.seat, name)

    @property
    def _maker(self) -> Maker:
        folder, recordings = self._places.data / SANDBOXES, self._places.recordings
        number = self.seat.number
        return Maker(folder, folder / TEMPLATES, recordings, number, self._seconds, self._clock)


def _shelved(scenario: Scenario, attempts: list[AttemptRecord]) -> Shelved:
    going = attempts[-1] if attempts and attempts[-1].ended_at is None else None
    # Forging a card in self-study harms no one, but a damaged card must not be shown.
    cards = [kept_card(each) for each in attempts if each.finished]
    scores = [(card.points, card.total) for card in cards if card != NO_CARD]
    return Shelved(scenario, going.step if going else None, max(scores, default=None))
