"""PF12: printing the present screen; a restricted one refuses, or makes an accountable copy."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from data.audit.print_log import log_print, name_print
from data.store.clock import Clock, office_time
from data.store.store import Store
from ims_tui.host.journal import Journal, outcome
from ims_tui.host.presenter import Presenter
from ims_tui.host.printing import print_screen
from ims_tui.host.state import Entry, Frame, State
from ims_tui.host.work import report, subject
from screens.conventions import LABEL
from screens.output import Output
from transactions.core.authority import may_see
from transactions.core.messages import message
from transactions.core.options import Options
from transactions.core.words import day


class Printer:
    """Prints for one session."""

    def __init__(
        self,
        state: State,
        presenter: Presenter,
        store: Store,
        clock: Clock,
        journal: Journal,
        folder: Path,
        options: Options,
    ) -> None:
        self._state = state
        self._presenter = presenter
        self._store = store
        self._clock = clock
        self._journal = journal
        self._folder = folder
        self._options = options

    def print(self) -> Output:
        """The screen as text in the print folder, or why not."""
        frame = self._state.frame
        if frame is None:
            return self._presenter.say(message("IMS0019"))
        if (barred := self._presenter.barred(frame)) is not None:
            return barred
        if frame.show.closed and not self._accountable(frame):
            return self._presenter.say(message("IMS0008"))
        try:
            if frame.show.closed:
                return self._copy(frame)
            return self._plain(frame)
        except OSError as error:
            return self._presenter.say(message("IMS0018", reference=report(error)))

    def _plain(self, frame: Frame) -> Output:
        """The print and its audit event, both or none.

        Raises:
            OSError: it cannot be written.
            SQLAlchemyError: the event cannot be; no print is left.
        """
        at = office_time(self._clock)
        name = print_screen(frame.image, self._folder, self._state.terminal, at)
        said = message("IMS0007", file=name)
        try:
            about = subject(frame.key, self._store.token_key)
            self._journal.end(said, frame.show.sources, *about)
        except SQLAlchemyError:
            (self._folder / name).unlink()
            raise
        return self._presenter.say(said)

    def _accountable(self, frame: Frame) -> bool:
        """Whether this user may make a copy that is labelled and logged: by the setting, and as
        somebody who sees these sources even where they are restricted.
        """
        user, show = self._state.user, frame.show
        if user is None or show.restricted or not self._options.restricted_prints:
            return False
        return all(may_see(user.position, system) for system in show.sources)

    def _copy(self, frame: Frame) -> Output:
        """The copy, its row in the log and its audit event, all or none.

        Raises:
            OSError: the copy cannot be written; nothing is logged.
            SQLAlchemyError: it cannot be logged; no copy is left.
        """
        now, terminal, sources = self._clock.now(), self._state.terminal, frame.show.sources
        entry = frame.entry or (frame.under.entry if frame.under is not None else None)
        token, case_number = subject(entry.key if entry else None, self._store.token_key)
        name = ""
        try:
            with self._store.transaction() as connection:
                number = log_print(
                    connection,
                    at=now,
                    user_id=self._journal.user_id,
                    terminal=terminal,
                    transaction=_code(entry),
                    token=token,
                    case_number=case_number,
                    sources=sources,
                )
                name = print_screen(
                    frame.image,
                    self._folder,
                    terminal,
                    office_time(self._clock),
                    self._heading(number),
                )
                name_print(connection, number, name)
                said = message("IMS1150", file=name, number=number)
                self._journal.write(connection, now, outcome(said), token, case_number, sources)
        except SQLAlchemyError:
            if name:
                (self._folder / name).unlink()
            raise
        self._journal.written()
        return self._presenter.say(said)

    def _heading(self, number: int) -> list[str]:
        user, at = self._state.user, office_time(self._clock)
        assert user is not None
        return [
            f"{LABEL:^80}",
            f" COPY {number} PRINTED {day(at.date())} {at:%H:%M:%S} BY {user.user_id} {user.name}"
            f" AT {self._state.terminal}",
            " KEEP LOCKED UP; WRITE INTO THE PRINT LOG WHERE IT IS, OR WHEN IT WAS DESTROYED",
            "",
        ]


def _code(entry: Entry | None) -> str:
    return entry.declared.code if entry is not None else ""
