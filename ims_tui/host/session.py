"""One terminal's session with the host: an input message in, an output out."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from data.store.clock import Clock, office_time
from data.store.store import Store
from ims_tui.host.commands import Commands
from ims_tui.host.explain import explain
from ims_tui.host.journal import Journal
from ims_tui.host.presenter import Presenter
from ims_tui.host.printer import Printer
from ims_tui.host.router import Router
from ims_tui.host.signon import PANEL, SignOn
from ims_tui.host.state import State
from ims_tui.host.typed import basic_edit, blank_screen_text, read_typed
from ims_tui.host.way_back import WayBack
from ims_tui.host.work import Gate, NoLongerThisUserError, Worker, abend, open_gate, report, subject
from screens.message import Aid, InputMessage
from screens.output import EraseWrite, Output
from transactions.core.messages import Message, message
from transactions.core.options import DEFAULTS, Options

PAGE_KEYS = {Aid.PF7: "=-1", Aid.PF8: "=+1", Aid.PA1: "=+1"}
SIGN = "/SIGN"
"""How signing on and off is called in the journal, however it was done."""


class HostSession:
    """A session, whatever door it came through. Used by one thread at a time."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        lterm: str,
        print_folder: Path,
        options: Options = DEFAULTS,
        gate: Gate = open_gate,
    ) -> None:
        if not re.fullmatch("[A-Z0-9@#$]{1,8}", lterm, re.ASCII):
            raise ValueError("a logical terminal is named by 1 to 8 capitals and digits")
        self.lterm = lterm
        self._clock = clock
        self._token_key = store.token_key
        self._state = State(lterm)
        self._journal = Journal(store, clock, lterm)
        worker = Worker(store, clock, self._journal, options, gate)
        self._presenter = Presenter(self._state, clock, store.practice, worker)
        self._printer = Printer(
            self._state, self._presenter, store, clock, self._journal, print_folder, options
        )
        self._sign_on = SignOn(
            self._state, self._presenter, store, clock, self._journal, worker, options
        )
        self._commands = Commands(self._state, self._presenter, self._sign_on, self._journal)
        self._way_back = WayBack(self._state, self._presenter, worker)
        self._router = Router(
            self._state, self._presenter, worker, self._commands, self._journal, self._way_back
        )

    @property
    def user_id(self) -> str:
        """Who is signed on, or nobody."""
        return self._state.user.user_id if self._state.user is not None else ""

    @property
    def typed(self) -> str:
        """What is typed on the blank screen to come to the present one; "" where nothing leads
        there.
        """
        frame = self._state.standing
        return frame.entry.typed if frame is not None and frame.entry is not None else ""

    @property
    def said(self) -> Message | None:
        """The message that the last output carried."""
        return self._state.said

    def connect(self) -> Output:
        """The first screen: the sign-on panel."""
        return self._sign_on.panel()

    def sign_on_as(self, user_id: str) -> Output:
        """Sign a user on whose identity the caller vouches for (the command line of a practice
        store).

        Raises:
            LookupError: there is no such user.
            SQLAlchemyError: the store failed.
        """
        self._journal.begin("", SIGN)
        try:
            output = self._sign_on.sign_on_as(user_id)
            self._journal.end(self._state.said)
        except SQLAlchemyError:
            self._sign_on.end()
            raise
        return output

    def receive(self, pressed: InputMessage) -> Output:
        """The answer to one input. Whatever goes wrong, the session is as it was before it."""
        if pressed.aid is not Aid.ENTER:
            self._state.segments.clear()
        if pressed.aid is Aid.CLEAR:
            # The terminal has erased its screen already.
            self._state.forget()
        before = self._state.copy()
        self._journal.begin(self.user_id, pressed.aid.name)
        try:
            output = self._answer(pressed)
            self._journal.end(self._state.said, *self._shown(output))
        except SQLAlchemyError as error:
            self._state.become(before)
            return self._presenter.say(message("IMS0016", reference=report(error)))
        except Exception as error:
            self._state.become(before)
            failed = abend(self._journal.entered, "", error, self._clock.now())
            return self._presenter.say(failed)
        return output

    def close(self) -> None:
        """End the session; an unfinished conversation is dropped. A sign-off leaves its event."""
        if self._state.user is None:
            return
        self._journal.begin(self.user_id, SIGN)
        self._state.become(State(self.lterm))
        try:
            self._journal.end(message("IMS0013"))
        except SQLAlchemyError as error:
            report(error)

    def _answer(self, pressed: InputMessage) -> Output:
        try:
            return self._dispatch(pressed)
        except NoLongerThisUserError:
            return self._sign_on.sign_off(message("IMS0024"))

    def _dispatch(self, pressed: InputMessage) -> Output:
        if pressed.aid is Aid.CLEAR:
            return self._presenter.unformatted()
        if self._state.user is None:
            return self._signing_on(pressed)
        if pressed.aid is Aid.ENTER:
            return self._router.enter(pressed)
        return self._key(pressed)

    def _key(self, pressed: InputMessage) -> Output:
        if pressed.aid is Aid.PF1:
            return self._explain(pressed)
        if pressed.aid is Aid.PF3:
            return self._way_back.back(pressed)
        if pressed.aid in PAGE_KEYS:
            return self._way_back.page_by_key(PAGE_KEYS[pressed.aid], pressed)
        if pressed.aid is Aid.PF12:
            return self._printer.print()
        if pressed.aid is Aid.PA2:
            return self._presenter.say(message("IMS0006"))
        return self._presenter.say(message("IMS0002", key=pressed.aid.name))

    def _signing_on(self, pressed: InputMessage) -> Output:
        frame = self._state.frame
        if frame is None:
            return self._signing_on_by_command(blank_screen_text(pressed))
        if pressed.aid is Aid.PF1:
            return self._explain(pressed)
        typed = read_typed(frame.image, pressed)
        if pressed.aid is Aid.ENTER and typed.bottom:
            return self._signing_on_by_command(typed.bottom)
        if pressed.aid in (Aid.PF3, Aid.ENTER) and frame.under is not None:
            return self._presenter.restore(frame.under)
        if pressed.aid is not Aid.ENTER:
            return self._presenter.say(message("IMS0002", key=pressed.aid.name))
        if frame.show.format != PANEL:
            return self._sign_on.required()
        own = {name: text.strip().upper() for name, text in typed.own.items()}
        if not own.get("user_id"):
            return self._presenter.say(message("IMS0001"), "user_id")
        self._journal.entered = SIGN
        return self._sign_on.sign_on(
            own["user_id"], own.get("password", ""), own.get("new_password", "")
        )

    def _signing_on_by_command(self, text: str) -> Output:
        text = basic_edit(text)
        return self._commands.run(text) if text.startswith("/") else self._sign_on.required()

    def _explain(self, pressed: InputMessage) -> Output:
        frame = self._state.frame
        if frame is not None and frame.under is not None:
            return self._presenter.restore(frame.under)
        today = office_time(self._clock).date()
        return explain(self._state, self._presenter, pressed, today)

    def _shown(self, output: Output) -> tuple[frozenset[str], str, str]:
        """The systems whose data an output brings to the terminal, and whom it is about: the token
        of an SSN, a case number.
        """
        frame = self._state.frame
        if frame is None or not isinstance(output, EraseWrite):
            return frozenset(), "", ""
        return frame.show.sources, *subject(frame.key, self._token_key)
