"""Remembering in the class store how far an attempt has come."""

from __future__ import annotations

from ims_tui.practice.attempt.maker import RecordedAttempt
from ims_tui.practice.classroom.progress import AttemptRecord, Progress, SeatKey
from ims_tui.practice.recording.event import Event


class Saving:
    """Of one attempt. It is over with its last step; begun again, it is another try."""

    def __init__(
        self, progress: Progress, key: SeatKey, made: RecordedAttempt, record: AttemptRecord | None
    ) -> None:
        """`record` is that of an attempt that was taken up.

        Raises:
            ProgressError: the class store failed.
        """
        self.due = False
        """Whether something has happened since it was saved."""
        self._progress, self._key, self._made = progress, key, made
        self._record = record or self._begin()
        self._ended = self._record.ended_at is not None
        self._anew = False
        made.attempt.listeners.append(self._happened)

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
            far = card.steps_done, state, card.step_seconds, card.as_json()
            if card.finished and not self._ended:
                self._progress.end(self._record.attempt_id, *far)
                self._ended = True
            else:
                self._progress.save(self._record.attempt_id, *far)
        except BaseException:
            self.due = True
            raise

    def _begin(self) -> AttemptRecord:
        scenario = self._made.attempt.scenario
        return self._progress.begin(self._key, scenario.name, len(scenario.steps))

    def _happened(self, event: Event) -> None:
        if event.kind == "reset" and event.text == "all" and self._ended:
            self._anew = True
        self.due = True
