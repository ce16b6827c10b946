"""One terminal's session with the host: an input message in, an output out."""

from __future__ import annotations

import logging
from pathlib import Path

from data.clock import Clock, office_time
from data.queries.users import user_by_id
from data.store import Store
from ims_tui.host.commands import Commands
from ims_tui.host.explain import explain
from ims_tui.host.presenter import Presenter
from ims_tui.host.printing import print_screen
from ims_tui.host.router import Router
from ims_tui.host.signon import SignOn
from ims_tui.host.state import State
from ims_tui.host.typed import basic_edit, read_typed
from ims_tui.host.work import Worker, report
from screens.message import Aid, InputMessage
from screens.output import Output
from transactions.messages import Message, message

log = logging.getLogger("ims_tui.host")

PAGE_KEYS = {Aid.PF7: "=-1", Aid.PF8: "=+1", Aid.PA1: "=+1"}


class HostSession:
    """A session, whatever door it came through. Used by one thread at a time."""

    def __init__(self, store: Store, clock: Clock, lterm: str, print_folder: Path) -> None:
        self.lterm = lterm
        self._store = store
        self._clock = clock
        self._print_folder = print_folder
        self._state = State(lterm)
        self._presenter = Presenter(self._state, clock, store.practice)
        self._sign_on = SignOn(self._state, self._presenter, store, clock)
        self._commands = Commands(self._state, self._presenter, self._sign_on)
        worker = Worker(store, clock, lterm)
        self._router = Router(self._state, self._presenter, worker, self._commands)

    @property
    def user_id(self) -> str:
        """Who is signed on, or nobody."""
        return self._state.user.user_id if self._state.user is not None else ""

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
        """
        with self._store.reading() as connection:
            user = user_by_id(connection, user_id)
        if user is None:
            raise LookupError(f"there is no user {user_id}")
        return self._sign_on.accept(user)

    def receive(self, pressed: InputMessage) -> Output:
        """The answer to one input; whatever goes wrong, the session stays usable."""
        if pressed.aid is not Aid.ENTER:
            self._state.segments.clear()
        try:
            return self._dispatch(pressed)
        except Exception as error:
            return self._presenter.say(message("IMS0016", reference=report(error)))

    def close(self) -> None:
        """End the session; an unfinished conversation is dropped."""
        self._state.user = None
        self._state.frame = None

    def _dispatch(self, pressed: InputMessage) -> Output:
        if pressed.aid is Aid.CLEAR:
            self._state.forget()
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
            return self._router.back()
        if pressed.aid in PAGE_KEYS:
            return self._router.page_by_key(PAGE_KEYS[pressed.aid], pressed)
        if pressed.aid is Aid.PF12:
            return self._print()
        if pressed.aid is Aid.PA2:
            return self._presenter.say(message("IMS0006"))
        return self._presenter.say(message("IMS0002", key=pressed.aid.name))

    def _signing_on(self, pressed: InputMessage) -> Output:
        frame = self._state.frame
        if pressed.aid is Aid.PF1 and frame is not None:
            return self._explain(pressed)
        if pressed.aid in (Aid.PF3, Aid.ENTER) and frame is not None and frame.under is not None:
            return self._router.restore()
        if pressed.aid is not Aid.ENTER:
            return self._sign_on.required()
        if frame is None:
            return self._signing_on_by_command(" ".join(text for _, text in pressed.fields))
        typed = read_typed(frame.image, pressed)
        if typed.bottom:
            return self._signing_on_by_command(typed.bottom)
        own = {name: text.strip().upper() for name, text in typed.own.items()}
        if not own.get("user_id"):
            return self._presenter.say(message("IMS0001"), "user_id")
        return self._sign_on.sign_on(
            own["user_id"], own.get("password", ""), own.get("new_password", "")
        )

    def _signing_on_by_command(self, text: str) -> Output:
        text = basic_edit(text)
        return self._commands.run(text) if text.startswith("/") else self._sign_on.required()

    def _explain(self, pressed: InputMessage) -> Output:
        if self._state.frame is not None and self._state.frame.under is not None:
            return self._router.restore()
        today = office_time(self._clock).date()
        return explain(self._state, self._presenter, pressed, today)

    def _print(self) -> Output:
        frame = self._state.frame
        if frame is None:
            return self._presenter.say(message("IMS0001"))
        if frame.show.restricted:
            return self._presenter.say(message("IMS0008"))
        at = office_time(self._clock)
        try:
            name = print_screen(frame.image, self._print_folder, self.lterm, at)
        except OSError as error:
            return self._presenter.say(message("IMS0018", reference=report(error)))
        return self._presenter.say(message("IMS0007", file=name))
