"""The terminal at a seat of a class, which shows the trainer's messages without a key."""

from __future__ import annotations

from functools import partial

from textual.message import Message

from ims_tui.practice.attempt.guide import PracticeHost
from ims_tui.practice.classroom.seat import Seat
from ims_tui.practice.classroom.seat_terminal import SeatGuide, SeatSession
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.aside import Outcome
from ims_tui.terminal.door import HostSession
from ims_tui.terminal.guided import GuidedApp
from screens.output import Output


class SeatApp(GuidedApp):
    """A window at a seat."""

    class FromTrainer(Message):
        """The trainer has given the seat an order."""

    def __init__(self, settings: TerminalSettings, seat: Seat) -> None:
        host = PracticeHost(partial(SeatSession, seat))
        super().__init__(lambda: host, settings, SeatGuide(seat))
        self._seat = seat
        self._changes = seat.changes
        seat.on_change.append(self._told)

    class Noted(Message):
        """A note for which the cleared screen has no place."""

        def __init__(self, note: str) -> None:
            super().__init__()
            self.note = note

    def on_seat_app_noted(self, event: Noted) -> None:
        """Show the note below the screen."""
        self.workstation.session.note = event.note
        self._show()

    def on_seat_app_from_trainer(self, event: FromTrainer) -> None:
        """Show it on the current session, unless that is waiting for the host anyway."""
        if self._changes != self._seat.changes:
            self._changes = self._seat.changes
            self.aside.begun_again()
        session = self.workstation.session
        if session.letter in self._lines and not session.busy:
            self._lines[session.letter].ask(self._unasked)
        self._show()

    def close_sessions(self) -> None:
        """Close the sessions and stop listening to the seat."""
        self._seat.on_change.remove(self._told)
        super().close_sessions()

    def _unasked(self, session: HostSession) -> Output | None:
        if not isinstance(session, SeatSession):
            return None
        if session.note:
            self.post_message(self.Noted(session.note))
        return session.unasked()

    def _told(self) -> None:
        self.post_message(self.FromTrainer())


def run_seat(settings: TerminalSettings, seat: Seat) -> tuple[int, Outcome]:
    """Run the window until the trainee quits; return the exit status and the trainee's choice."""
    app = SeatApp(settings, seat)
    return app.run_to_the_end(), app.outcome
