"""Where an input goes: a command, a page request, a step of a conversation, a transaction."""

from __future__ import annotations

from dataclasses import replace

from ims_tui.host.choosing import NotChosenError, choose, entered, entered_on_line
from ims_tui.host.commands import Commands
from ims_tui.host.lines import numbered
from ims_tui.host.page_request import is_page_request, requested_page
from ims_tui.host.presenter import Presenter
from ims_tui.host.state import Entry, Frame, State
from ims_tui.host.typed import Typed, basic_edit, field_under, read_typed
from ims_tui.host.work import Worker
from screens.loader import load
from screens.message import InputMessage
from screens.output import Output
from transactions.carried import Carried
from transactions.messages import Message, message
from transactions.reply import Refuse, Reply, Return, Show


class Router:
    """Takes the inputs of a signed-on session."""

    def __init__(
        self, state: State, presenter: Presenter, worker: Worker, commands: Commands
    ) -> None:
        self._state = state
        self._presenter = presenter
        self._worker = worker
        self._commands = commands

    def enter(self, typed: InputMessage) -> Output:
        """The Enter key."""
        if self._state.segments:
            return self._presenter.next_segment()
        frame = self._state.frame
        if frame is None:
            text = " ".join(text for _, text in typed.fields)
            return self._line_of_text(basic_edit(text), Carried(), None, None)
        return self._formatted(frame, typed)

    def _formatted(self, frame: Frame, message_in: InputMessage) -> Output:
        typed = read_typed(frame.image, message_in)
        if len(typed.selections) + bool(typed.bottom) > 1:
            first = min(typed.selections)
            return self._presenter.say(message("IMS0004"), f"select.{first}")
        if typed.selections:
            return self._selected(frame, typed, message_in)
        if typed.bottom:
            return self._line_of_text(typed.bottom, frame.show.carried, typed, message_in)
        if frame.under is not None:
            return self.restore()
        if frame.entry is not None and frame.show.pad is not None:
            return self._continue(frame, frame.entry, typed)
        return self._presenter.say(message("IMS0001"))

    def _line_of_text(
        self,
        text: str,
        carried: Carried,
        typed: Typed | None,
        message_in: InputMessage | None,
    ) -> Output:
        """What was typed on the blank screen or on the bottom line."""
        if not text:
            return self._presenter.say(message("IMS0001"))
        if text.startswith("/"):
            return self._commands.run(text)
        if is_page_request(text):
            return self.page(text, typed)
        if self._state.preset:
            text = f"{self._state.preset} {text}"
        try:
            entry = entered(choose(text), carried)
        except NotChosenError as error:
            return self._not_chosen(error, text)
        return self.go(entry, text, typed, message_in)

    def _not_chosen(self, error: NotChosenError, text: str) -> Output:
        self._state.typed_code = error.code
        if self._state.frame is None:
            return self._presenter.lines([], error.message, typed=text)
        return self._presenter.say(error.message)

    def _selected(self, frame: Frame, typed: Typed, message_in: InputMessage) -> Output:
        number, code = next(iter(typed.selections.items()))
        place = f"select.{number}"
        lines = numbered(load(frame.show.format), frame.show.lists, frame.page)
        if number not in lines:
            return self._presenter.say(message("IMS0009", line=number), place)
        try:
            choice = choose(code)
            entry = entered_on_line(choice.declared, lines[number], frame.show.carried)
        except NotChosenError as error:
            self._state.typed_code = error.code
            return self._presenter.say(error.message, place)
        return self.go(entry, code, typed, message_in)

    def go(
        self,
        entry: Entry,
        text: str,
        typed: Typed | None = None,
        message_in: InputMessage | None = None,
    ) -> Output:
        """Enter a transaction, leaving the present screen for its own."""
        user = self._state.user
        assert user is not None
        reply = self._worker.run(entry, user, text)
        if isinstance(reply, Refuse):
            if self._state.frame is None:
                return self._presenter.lines([], reply.message, typed=text)
            return self._presenter.say(reply.message)
        frame = self._state.frame
        if frame is not None and message_in is not None:
            kept = typed.kept(frame.image) if typed else {}
            under = field_under(frame.image, message_in.cursor)
            self._state.leave(kept, under.key if under else "")
        return self._answer(reply, entry)

    def _continue(self, frame: Frame, entry: Entry, typed: Typed) -> Output:
        user = self._state.user
        assert user is not None
        own = dict(typed.own)
        text = entry.declared.code
        reply = self._worker.run(entry, user, text, frame.show.pad, own)
        if isinstance(reply, Refuse):
            return self._presenter.say(reply.message, reply.cursor)
        return self._answer(reply, entry)

    def _answer(self, reply: Reply, entry: Entry) -> Output:
        if isinstance(reply, Show):
            return self._presenter.show(reply, entry)
        assert isinstance(reply, Return)
        return self._return(reply, entry)

    def _return(self, reply: Return, entry: Entry) -> Output:
        """Back where the user came from, brought up to date, with what was done."""
        self._state.frame = None
        if not self._state.trail:
            key = entry.key
            carried = key.carried() if key is not None else Carried()
            return self._presenter.lines([], reply.message, carried=carried)
        return self._again(self._state.trail.pop(), reply.message)

    def _again(self, left: Frame, said: Message | None = None) -> Output:
        user = self._state.user
        assert user is not None and left.entry is not None
        reply = self._worker.run(left.entry, user, left.entry.declared.code)
        if isinstance(reply, Refuse):
            self._state.frame = None
            return self._presenter.lines([], reply.message)
        assert isinstance(reply, Show)
        if said is not None:
            reply = replace(reply, message=said)
        output = self._presenter.show(reply, left.entry, left.page, left.cursor)
        if left.typed and reply.pad is not None:
            frame = self._state.frame
            assert frame is not None
            return self._presenter.give_back(left.typed, frame.image.cursor)
        return output

    def back(self) -> Output:
        """PF3: off an explanation, else to the screen before."""
        frame = self._state.frame
        if frame is not None and frame.under is not None:
            return self.restore()
        if not self._state.trail:
            return self._presenter.say(message("IMS0003"))
        left = self._state.trail.pop()
        if frame is not None and frame.conversing and frame.entry is not None:
            self._state.not_done = frame.entry.declared.code
        return self._again(left)

    def restore(self) -> Output:
        """The screen under an explanation, as it was typed."""
        frame = self._state.frame
        assert frame is not None and frame.under is not None
        self._state.frame = frame.under
        return self._presenter.give_back(frame.under.typed, frame.under.image.cursor)

    def page(self, request: str, typed: Typed | None = None) -> Output:
        """A page request, typed or by key."""
        frame = self._state.frame
        if frame is None:
            return self._presenter.say(message("DFS224"))
        page = requested_page(request, frame.page, frame.pages)
        if page is None:
            return self._presenter.say(message("DFS222"))
        kept = typed.kept(frame.image) if typed else {}
        return self._presenter.turn(page, kept)

    def page_by_key(self, request: str, message_in: InputMessage) -> Output:
        """PF7, PF8 or PA1: a page request that keeps what was typed."""
        frame = self._state.frame
        typed = None if frame is None else read_typed(frame.image, message_in)
        return self.page(request, typed)
