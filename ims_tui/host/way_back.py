"""Screens that come again: by PF3, by a page request, and when a conversation has ended."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from ims_tui.host.page_request import no_such_page, requested_page
from ims_tui.host.presenter import Presenter
from ims_tui.host.state import Entry, Frame, State
from ims_tui.host.typed import (
    NOTHING_TYPED,
    TRANSACTION,
    Typed,
    own_fields,
    read_typed,
    without_hidden,
)
from ims_tui.host.work import Worker, report
from screens.message import InputMessage
from screens.output import Output
from transactions.core.messages import message
from transactions.core.reply import NOTHING, Reply, Return, Show


class WayBack:
    """Brings back the screens of a signed-on session."""

    def __init__(self, state: State, presenter: Presenter, worker: Worker) -> None:
        self._state = state
        self._presenter = presenter
        self._worker = worker

    def to_panel(self, question: Frame, entry: Entry) -> Output:
        """N: the panel that the question was asked about, with its values but hidden ones."""
        reply = self._run_again(question)
        if not isinstance(reply, Show):
            return self.at_end(Return(reply.message, changed=False), entry)
        not_done = message("IMS0005", code=entry.declared.code)
        self._presenter.show(replace(reply, message=not_done), entry, question.page)
        panel = self._state.frame
        assert panel is not None
        values = {field.key: question.image.value(field.key) for field in question.image.fields}
        kept = own_fields(without_hidden(question.image, values))
        return self._presenter.give_back(kept, panel.image.cursor)

    def at_end(self, reply: Return, entry: Entry) -> Output:
        """Back where the user came from, brought up to date, with what was done.

        What was done is said also where that screen can no longer be shown.
        """
        shown: Reply | None = None
        done = self._state.frame
        self._state.frame = None
        if self._state.trail:
            left = self._state.trail.pop()
            try:
                shown = self._run_again(left)
            except SQLAlchemyError as error:
                report(error)
        if isinstance(shown, Show):
            return self.show_again(left, replace(shown, message=reply.message))
        carried = done.show.carried if done is not None else NOTHING
        return self._presenter.lines([], reply.message, carried=carried)

    def back(self, pressed: InputMessage) -> Output:
        """PF3: off what was laid over a screen, else to the screen before."""
        frame = self._state.frame
        if frame is not None and frame.under is not None:
            return self._presenter.restore(frame.under)
        if frame is None and self._state.cleared:
            return self._presenter.restore(self._uncovered())
        if not self._state.trail:
            return self._presenter.say(message("IMS0003"))
        left = self._state.trail.pop()
        reply = self._run_again(left)
        if not isinstance(reply, Show):
            return self._presenter.say(reply.message)
        if frame is not None:
            self._state.abandon(frame, read_typed(frame.image, pressed).own)
        return self.show_again(left, reply)

    def show_again(self, left: Frame, reply: Show) -> Output:
        """A screen of the trail, brought up to date, with what had been typed into it.

        The cursor stands on the line that was left by; a screen that takes input, and was not left
        by a line, asks from its first field again: what was hidden comes back blank.
        """
        by_line = left.cursor.startswith("select.")
        cursor = left.cursor if reply.pad is None or by_line else ""
        output = self._presenter.show(reply, left.entry, left.page, cursor)
        frame = self._state.frame
        if left.typed and reply.pad is not None and frame is not None:
            return self._presenter.give_back(left.typed, frame.image.cursor)
        return output

    def page(self, request: str, typed: Typed, kept: str = "") -> Output:
        """A page request, typed or by key; `kept` stays on the bottom line."""
        blank = self._state.frame is None
        if blank and self._state.cleared:
            self._state.frame = self._uncovered()
        frame = self._state.frame
        if frame is None:
            return self._presenter.say(message("DFS224"))
        page = requested_page(request, frame.page, frame.pages)
        if (wrong := no_such_page(page, frame.pages)) is not None:
            if blank:
                return self._presenter.restore(replace(frame, said=wrong))
            return self._presenter.say(wrong)
        assert page is not None
        bottom = {TRANSACTION: kept} if kept else {}
        return self._presenter.turn(page, typed.kept(frame.image) | bottom)

    def page_by_key(self, request: str, pressed: InputMessage) -> Output:
        """PF7, PF8 or PA1: a page request that keeps what was typed."""
        frame = self._state.frame
        typed = NOTHING_TYPED if frame is None else read_typed(frame.image, pressed)
        return self.page(request, typed, typed.bottom)

    def _run_again(self, left: Frame) -> Reply:
        assert left.entry is not None and self._state.user is not None
        return self._worker.run(left.entry, self._state.user, left.entry.declared.code)

    def _uncovered(self) -> Frame:
        """The screen that Clear took away; the way back from it is there again."""
        *self._state.trail, frame = self._state.cleared
        self._state.cleared = ()
        return frame
