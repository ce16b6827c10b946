"""The host as a function from state and input to state and output, and the local door, which keeps
the state between inputs.
"""

from __future__ import annotations

import re
from threading import Timer
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from data.store.patience import limit_waits
from data.store.presence import StoreChangedError
from ims_tui.host import commands
from ims_tui.host.enter import enter
from ims_tui.host.explain import explain
from ims_tui.host.host import Host, Unit
from ims_tui.host.open_input import end, failed, settled, went_on
from ims_tui.host.printing import print_screen
from ims_tui.host.screen import Answer, barred, restore, say, unformatted
from ims_tui.host.sign_on import PANEL, panel, required, sign_off, sign_on, sign_on_vouched
from ims_tui.host.state import APPLIED, State, erased
from ims_tui.host.typed import basic_edit, blank_screen_text, read_typed
from ims_tui.host.way_back import back, page_by_key
from ims_tui.host.work import NoLongerThisUserError, abend, ensure_still_user, report
from ims_tui.places import error_reference
from screens.message import Aid, InputMessage
from screens.output import EraseWrite, Output
from transactions.core.messages import Message, message
from transactions.core.registry import transactions_by_code

PAGE_KEYS = {Aid.PF7: "=-1", Aid.PF8: "=+1", Aid.PA1: "=+1"}
SIGN = "/SIGN"
"""Name of sign-on and sign-off in the audit, whether by panel or by command."""


def answer(host: Host, state: State, pressed: InputMessage) -> Answer:
    """Answer one input. If anything fails, the session stays as it was before."""
    if pressed.aid is Aid.CLEAR:
        # The terminal has already erased its screen.
        state = erased(state)
    elif pressed.aid is not Aid.ENTER and state.segments:
        state = state._replace(segments=())
    unit = _unit(host, state, pressed.aid.name)
    if state.doubt is not None:
        return settled(unit, state, state.doubt)
    if host.store.changed:
        return say(unit, state, message("IMS0028"))
    try:
        try:
            after, output = _barred(unit, state) or _dispatch(unit, state, pressed)
            if state.user is not None:
                ensure_still_user(unit, state.user)
        except NoLongerThisUserError:
            after, output = sign_off(unit, state, message("IMS0024"))
        frame = after.frame if isinstance(output, EraseWrite) else None
        if frame is None:
            end(unit, state, after)
        else:
            end(unit, state, after, frame.key, frame.show.sources)
    except StoreChangedError:
        return say(unit, state, message("IMS0028"))
    except SQLAlchemyError as error:
        return failed(unit, state, error)
    except Exception as error:
        said = abend(unit.entered, "", error, unit.local)
        try:
            unit.abend(said)
        except StoreChangedError:
            return say(unit, state, message("IMS0028"))
        except SQLAlchemyError as lost:
            return failed(unit, state, lost)
        return say(unit, state, said)
    return went_on(unit, state, after), output


def _unit(host: Host, state: State, entered: str) -> Unit:
    unit = Unit(host, state.terminal, state.user_id, entered, host.clock.now())
    unit.after_effect = state.open == APPLIED
    return unit


def _barred(unit: Unit, state: State) -> Answer | None:
    """Clear a screen that the user may no longer see, whichever key was pressed."""
    frame = state.standing
    if frame is None or frame.entry is None or frame.entry.declared.still is None:
        return None
    return barred(unit, state, frame)


def _dispatch(unit: Unit, state: State, pressed: InputMessage) -> Answer:
    aid = pressed.aid
    if aid is Aid.CLEAR:
        return unformatted(state)
    if state.user is None:
        return _signing_on(unit, state, pressed)
    if aid is Aid.ENTER:
        return enter(unit, state, pressed)
    if aid is Aid.PF1:
        return explain(unit, state, pressed)
    if aid is Aid.PF3:
        return back(unit, state, pressed)
    if aid in PAGE_KEYS:
        return page_by_key(unit, state, PAGE_KEYS[aid], pressed)
    if aid is Aid.PF12:
        return print_screen(unit, state)
    said = message("IMS0006") if aid is Aid.PA2 else message("IMS0002", key=aid.name)
    return say(unit, state, said)


def _signing_on(unit: Unit, state: State, pressed: InputMessage) -> Answer:
    frame = state.frame
    if frame is None:
        return _signing_on_by_command(unit, state, blank_screen_text(pressed))
    if pressed.aid is Aid.PF1:
        return explain(unit, state, pressed)
    typed = read_typed(frame.image, pressed)
    if pressed.aid is Aid.ENTER and typed.bottom:
        return _signing_on_by_command(unit, state, typed.bottom)
    if pressed.aid in (Aid.PF3, Aid.ENTER) and frame.under is not None:
        return restore(unit, state, frame.under)
    if pressed.aid is not Aid.ENTER:
        return say(unit, state, message("IMS0002", key=pressed.aid.name))
    if frame.show.format != PANEL:
        return required(unit, state)
    own = {name: text.strip().upper() for name, text in typed.own.items()}
    if not own.get("user_id"):
        return say(unit, state, message("IMS0001"), "user_id")
    unit.entered = SIGN
    password, new_password = own.get("password", ""), own.get("new_password", "")
    return sign_on(unit, state, own["user_id"], password, new_password)


def _signing_on_by_command(unit: Unit, state: State, text: str) -> Answer:
    text = basic_edit(text)
    if text.startswith("/"):
        return commands.run(unit, state, text)
    return required(unit, state)


WAIT_SECONDS = 5
"""Longest wait for an answer of a server."""
IDLE_SECONDS = 0.5
"""Time allowed for the first screen to appear."""


class LocalDoor:
    """The state of one session between its inputs. Used by one thread at a time.

    Raises:
        ValueError: `lterm` is not a valid name of a logical terminal.
    """

    def __init__(self, host: Host, lterm: str) -> None:
        if not re.fullmatch("[A-Z0-9@#$]{1,8}", lterm, re.ASCII):
            raise ValueError("the name of a logical terminal is 1 to 8 capital letters and digits")
        self.host = host
        self.state = State(lterm)

    @property
    def lterm(self) -> str:
        """Name of the logical terminal."""
        return self.state.terminal

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or blank."""
        return self.state.user_id

    @property
    def typed(self) -> str:
        """Text that leads from the blank screen to the current one, or "" if there is none."""
        frame = self.state.standing
        return frame.entry.typed if frame is not None and frame.entry is not None else ""

    @property
    def said(self) -> Message | None:
        """The message in the last output."""
        return self.state.said

    def connect(self) -> Output:
        """Return the first screen, the sign-on panel."""
        state = State(self.lterm)
        self.state, output = panel(_unit(self.host, state, SIGN), state)
        return output

    def sign_on_as(self, user_id: str) -> Output:
        """Sign on a user without a password; only for a caller that vouches for the user, such as
        the command line on a practice store.

        Raises:
            LookupError: there is no such user.
            SQLAlchemyError: the store failed; no one is signed on.
        """
        self.state = State(self.lterm)
        unit = _unit(self.host, self.state, SIGN)
        after, output = sign_on_vouched(unit, self.lterm, user_id)
        end(unit, self.state, after)
        self.state = went_on(unit, self.state, after)
        return output

    def receive(self, pressed: InputMessage) -> Output:
        """Answer one input."""
        self.state, output = answer(self.host, self.state, pressed)
        return output

    def lost(self, before: State, pressed: InputMessage, error: Exception) -> Output:
        """Return to the state before an input whose transaction was lost, and say so."""
        state = erased(before) if pressed.aid is Aid.CLEAR else before
        unit = _unit(self.host, state, pressed.aid.name)
        if self.state.effect is not None:
            self.state, output = settled(unit, state, self.state.effect)
        else:
            said = message("IMS0016", reference=report(error))
            self.state, output = say(unit, state, said)
        return output

    def close(self) -> None:
        """End the session with an audit event for the sign-off; drop an unfinished conversation."""
        if self.state.user is not None:
            try:
                unit = _unit(self.host, self.state, SIGN)
                unit.ran = True
                unit.note(message("IMS0013").number)
                end(unit, self.state, State(self.lterm))
                went_on(unit, self.state, State(self.lterm))
            except (SQLAlchemyError, StoreChangedError) as error:
                error_reference(error)
        self.state = State(self.lterm)


class HeldName(Protocol):
    """Name of a terminal; nobody else can use it until it is released."""

    @property
    def name(self) -> str: ...
    def close(self) -> None:
        """Release the name."""
        ...


class OpenHost:
    """A host with doors for terminals; closing it closes its store."""

    def __init__(self, host: Host, held: HeldName | None = None) -> None:
        self._host = host
        self._held = held
        limit_waits(host.store.engine, WAIT_SECONDS)
        # Import some seventy modules while the user reads the first screen, not at the first Enter.
        self._idle = Timer(IDLE_SECONDS, transactions_by_code)
        self._idle.daemon = True
        self._idle.start()

    @property
    def practice(self) -> bool:
        """Return whether the store is a practice store."""
        return self._host.store.practice

    def session(self, lterm: str) -> LocalDoor:
        """Return a door for a terminal, named after the machine if the machine has a name."""
        return LocalDoor(self._host, f"{self._held.name}{lterm[-1]}" if self._held else lterm)

    def close(self) -> None:
        """Close the store."""
        self._idle.cancel()
        self._host.store.close()
        if self._held is not None:
            self._held.close()
