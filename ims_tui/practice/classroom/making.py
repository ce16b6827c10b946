"""Making the attempts of a seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.store.clock import Clock
from ims_tui.practice.attempt.maker import Maker, RecordedAttempt
from ims_tui.practice.classroom.progress import AttemptRecord

SEATS = "seats"
TEMPLATES = "seats/templates"
RECORDINGS = "recordings"


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

    def __call__(self, name: str, record: AttemptRecord | None) -> RecordedAttempt:
        """The attempt at a scenario; one that was left is taken up again where that can be done.

        Raises:
            KeyError, ScenarioError: there is no such scenario, or its file is not right.
            StoreError, RecordingError, FillError: it cannot be made.
        """
        seat = f"{self.code}-{self.seat:02}"
        maker = Maker(
            self.folder / SEATS / seat, self.folder / TEMPLATES, self.folder / RECORDINGS,
            self.seat, self.seconds, self.clock, sealed=True, prefix=f"{seat}-",
        )  # fmt: skip
        return maker.open(name, None if record is None else record.state, self.day)
