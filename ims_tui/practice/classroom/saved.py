"""An attempt that the class store remembers as it goes."""

from __future__ import annotations

from pathlib import Path

from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.maker import RecordedAttempt
from ims_tui.practice.classroom.progress import AttemptRecord, Progress, SeatKey
from ims_tui.practice.recording.event import Event


class SavedAttempt:
    """One attempt, recorded and remembered. It is over with its last step; begun again, it is
    another one.
    """

    def __init__(
        self, progress: Progress, key: SeatKey, made: RecordedAttempt, record: AttemptRecord | None
    ) -> None:
        """`record` is that of an attempt that is resumed.

        Raises:
            ProgressError: the class store failed; the attempt is closed.
        """
        self.due = False
        """Whether something has happened since it was saved."""
        self._progress, self._key, self._made = progress, key, made
        try:
            self._record = record or self._begin()
        except BaseException:
            made.close()
            raise
        self._ended = self._record.ended_at is not None
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
                self._record, self._ended, self._anew = self._begin(), False, False
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

    def _begin(self) -> AttemptRecord:
        scenario = self.attempt.scenario
        return self._progress.begin(self._key, scenario.name, len(scenario.steps))

    def _happened(self, event: Event) -> None:
        if event.kind == "reset" and event.text == "all" and self._ended:
            self._anew = True
        self.due = True
