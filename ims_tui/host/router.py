"""Where an input goes: a command, a page request, a step of a conversation, a transaction."""

from __future__ import annotations

from dataclasses import replace

from data.office.user import UserRow
from ims_tui.host.choosing import NotChosenError, entered, entered_on_line, named
from ims_tui.host.commands import Commands
from ims_tui.host.journal import Journal
from ims_tui.host.lines import numbered
from ims_tui.host.page_request import is_page_request
from ims_tui.host.presenter import Presenter
from ims_tui.host.signon import UNREAD
from ims_tui.host.state import Entry, Frame, State
from ims_tui.host.typed import (
    NOTHING_TYPED,
    Typed,
    basic_edit,
    blank_screen_text,
    read_typed,
)
from ims_tui.host.way_back import WayBack
from ims_tui.host.work import Worker
from screens.message import InputMessage
from screens.output import MessageWrite, Output
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction, transaction_of_format
from transactions.core.reply import NOTHING, Carried, Refuse, Reply, Return, Show

BEFORE_ACKNOWLEDGING = (UNREAD, "M")
"""What may be entered while messages of before the sign-on wait."""


class Router:
    """Takes the inputs of a signed-on session."""

    def __init__(
        self,
        state: State,
        presenter: Presenter,
        worker: Worker,
        commands: Commands,
        journal: Journal,
        way_back: WayBack,
    ) -> None:
        self._state = state
        self._presenter = presenter
        self._worker = worker
        self._commands = commands
        self._journal = journal
        self._way_back = way_back

    def enter(self, pressed: InputMessage) -> Output:
        """The Enter key; with nothing new typed it shows the rest of a long message."""
        nothing_new = pressed.fields in ((), self._state.typed_last)
        self._state.typed_last = pressed.fields
        if self._state.segments and nothing_new:
            return self._presenter.next_segment()
        frame = self._state.frame
        if frame is None:
            text = basic_edit(blank_screen_text(pressed))
            if not is_page_request(text):
                self._state.cleared = ()
            return self._line_of_text(text, NOTHING)
        return self._formatted(frame, read_typed(frame.image, pressed))

    def _formatted(self, frame: Frame, typed: Typed) -> Output:
        if len(typed.selections) + bool(typed.bottom) > 1:
            first = min(typed.selections)
            return self._presenter.say(message("IMS0004"), f"select.{first}")
        if typed.selections:
            return self._selected(frame, typed)
        if typed.bottom:
            return self._line_of_text(typed.bottom, frame.show.carried, typed)
        if frame.under is not None:
            return self._presenter.restore(frame.under)
        if frame.entry is not None and frame.show.pad is not None:
            return self._continue(frame, frame.entry, typed)
        owner = transaction_of_format(frame.show.format) if frame.entry is None else None
        if owner is None:
            return self._presenter.say(message("IMS0001"))
        return self._presenter.say(message("IMS0027", what=_with_key(owner)))

    def _line_of_text(self, text: str, carried: Carried, typed: Typed = NOTHING_TYPED) -> Output:
        """What was typed on the blank screen or on the bottom line."""
        if not text:
            return self._presenter.say(message("IMS0001"))
        if text.startswith("/"):
            return self._commands.run(text, typed)
        if is_page_request(text):
            return self._way_back.page(text, typed)
        if self._state.preset:
            text = f"{self._state.preset} {text}"
        code, _, key = text.partition(" ")
        try:
            entry = entered(self._named(code), key, carried)
        except NotChosenError as error:
            self._state.typed_code = error.code
            return self._refuse(error.message, text)
        return self._go(entry, text, typed)

    def _selected(self, frame: Frame, typed: Typed) -> Output:
        number, code = next(iter(typed.selections.items()))
        lines = numbered(frame.show, frame.page)
        if number not in lines:
            return self._presenter.say(message("IMS0009", line=number))
        try:
            entry = entered_on_line(self._named(code), lines[number], frame.show.carried)
        except NotChosenError as error:
            self._state.typed_code = error.code
            return self._presenter.say(error.message)
        return self._go(entry, code, replace(typed, cursor=f"select.{number}"))

    def _named(self, code: str) -> Transaction:
        declared = named(code, self._user.agency)
        self._journal.entered = declared.code
        return declared

    def _refuse(self, why: Message, text: str) -> Output:
        """Say why nothing was done, on the blank screen with what was typed, to be corrected."""
        if self._state.frame is None:
            return self._presenter.lines([], why, typed=text)
        return self._presenter.say(why)

    def _go(self, entry: Entry, text: str, typed: Typed) -> Output:
        """Enter a transaction, leaving the present screen for its own.

        A conversation that was left unfinished is taken up where it was.
        """
        waiting = self._waiting(entry)
        if waiting is not None:
            return self._messages(waiting)
        left = self._state.left_unfinished(entry)
        again = entry if left is None or left.entry is None else left.entry
        reply = self._worker.run(again, self._user, text)
        if isinstance(reply, Refuse):
            return self._refuse(reply.message, text)
        frame = self._state.frame
        if frame is not None:
            self._state.leave(typed.kept(frame.image), typed.cursor)
        if isinstance(reply, Show) and _fills(frame, reply, typed):
            return self._filled_in(reply, entry, typed)
        if left is not None and isinstance(reply, Show):
            self._state.go_back_to(left)
            return self._way_back.show_again(left, reply)
        return self._answer(reply, entry)

    def _filled_in(self, panel: Show, entry: Entry, typed: Typed) -> Output:
        """What was typed into an empty format, entered as if into the panel of the transaction."""
        self._presenter.show(panel, entry)
        frame = self._state.frame
        assert frame is not None
        output = self._continue(frame, entry, typed)
        if not isinstance(output, MessageWrite):
            return output
        cursor = frame.image.cursor if output.cursor is None else output.cursor
        image = replace(frame.image, cursor=cursor)
        kept, said = typed.kept(frame.image), self._state.said
        return self._presenter.restore(replace(frame, image=image, typed=kept, said=said))

    def _waiting(self, entry: Entry) -> Message | None:
        """What is said to a user who must acknowledge messages first; None where nothing waits."""
        if self._state.owes is None or entry.declared.code in BEFORE_ACKNOWLEDGING:
            return None
        if self._worker.waits(self._user, self._state.owes):
            return message("IMS1090")
        self._state.owes = None
        return None

    def _messages(self, why: Message) -> Output:
        """The messages to acknowledge, in place of what was typed; each leaves an event."""
        self._journal.end(why)
        self._journal.begin(self._user.user_id, UNREAD)
        entry = Entry(named(UNREAD, self._user.agency), None)
        reply = self._worker.run(entry, self._user, UNREAD)
        if not isinstance(reply, Show):
            return self._refuse(reply.message, UNREAD)
        return self._presenter.show(replace(reply, message=why), entry)

    def _continue(self, frame: Frame, entry: Entry, typed: Typed) -> Output:
        if asks := frame.show.asks:
            answer = typed.own.get(asks, "").strip().upper()
            if answer == "N":
                return self._way_back.to_panel(frame, entry)
            if answer != "Y":
                return self._presenter.say(message("IMS0026"), asks)
        code, pad, own = entry.declared.code, frame.show.pad, typed.own
        shown = self._state.tax_shown
        reply = self._worker.run(entry, self._user, code, pad, own, frame.show.format, shown)
        if isinstance(reply, Refuse):
            return self._presenter.say(reply.message, reply.cursor)
        return self._answer(reply, entry, frame.page)

    def _answer(self, reply: Reply, entry: Entry, page: int = 1) -> Output:
        if isinstance(reply, Show):
            return self._presenter.show(reply, entry, 1 if reply.from_top else page)
        assert isinstance(reply, Return)
        return self._way_back.at_end(reply, entry)

    @property
    def _user(self) -> UserRow:
        assert self._state.user is not None
        return self._state.user


def _with_key(declared: Transaction) -> str:
    """A code and the keys that it needs, in words."""
    wanted = " OR ".join(kind.wanted for kind in declared.keys)
    return f"{declared.code} AND {wanted}" if declared.key_needed else declared.code


def _fills(frame: Frame | None, panel: Show, typed: Typed) -> bool:
    """Whether an empty format has been filled in for the panel that its transaction shows."""
    return (
        frame is not None
        and frame.entry is None
        and frame.show.format == panel.format
        and panel.pad is not None
        and any(typed.own.values())
    )
