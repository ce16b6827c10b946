"""Attempts that the class store remembers as they go, and their score cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.maker import Maker, RecordedAttempt
from ims_tui.practice.classroom.progress import AttemptRecord, Progress, SeatKey
from ims_tui.practice.classroom.tables import Count, SafeText
from ims_tui.practice.recording.event import LONGEST_SECONDS, Event

Seconds = Annotated[float, Field(ge=0, le=LONGEST_SECONDS, allow_inf_nan=False)]


def open_attempt(
    progress: Progress, key: SeatKey, maker: Maker, name: str, day: date, again: bool = False
) -> SavedAttempt:
    """Resume the attempt of a seat at a scenario where it was left. Else, and with `again`, begin
    one set on `day`, and give up the one that was left.

    Raises:
        KeyError, ScenarioError: there is no such scenario, or its file is not right.
        StoreError, RecordingError, FillError: it cannot be made.
        ProgressError: the class store failed.
    """
    left = progress.unfinished(key, name)
    made = maker.open(name, None if left is None or again else left.state, day)
    try:
        if left is None or not made.resumed:
            record = progress.begin(key, name, len(made.attempt.scenario.steps))
            if left is not None:
                progress.give_up(left)
            left = record
        saved = SavedAttempt(progress, key, made, left)
        saved.save()
        return saved
    except BaseException:
        made.close()
        raise


class SavedAttempt:
    """One attempt, recorded and remembered. It is over with its last step; begun again, it is
    another one.
    """

    def __init__(
        self, progress: Progress, key: SeatKey, made: RecordedAttempt, record: AttemptRecord
    ) -> None:
        self.due = False
        """True where something has happened since it was saved."""
        self._progress, self._key, self._made, self._record = progress, key, made, record
        self._ended = record.ended_at is not None
        self._anew = False
        made.attempt.listeners.append(self._happened)

    @property
    def attempt(self) -> Attempt:
        """The attempt itself."""
        return self._made.attempt

    @property
    def recording(self) -> Path:
        """The file of its recording."""
        return self._made.recorder.path

    def save(self) -> None:
        """Remember it as it is now.

        Raises:
            ProgressError: the class store failed; it is still due.
        """
        attempt, self.due = self._made.attempt, False
        try:
            with attempt.busy:
                state, card, anew = self._made.state, attempt.score(), self._anew
            if anew:
                name, steps = attempt.scenario.name, len(attempt.scenario.steps)
                self._record = self._progress.begin(self._key, name, steps)
                self._ended = self._anew = False
            over = card.finished and not self._ended
            self._progress.save(
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
        """Remember it, and close its store and its recording; it can be resumed."""
        try:
            self.save()
        finally:
            self._made.close()

    def _happened(self, event: Event) -> None:
        if event.kind == "reset" and event.text == "all" and self._ended:
            self._anew = True
        self.due = True


class KeptCard(BaseModel):
    """The part of a kept score card that is read. Anybody may have written to the class store: a
    card is believed only where an attempt could have left it.
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
            raise ValueError("more points than there are")
        return self


NO_CARD = KeptCard()


def kept_card(record: AttemptRecord) -> KeptCard:
    """Return the card of an attempt; an empty one where there is none to believe."""
    try:
        return KeptCard.model_validate(record.card or {})
    except ValidationError:
        return NO_CARD
