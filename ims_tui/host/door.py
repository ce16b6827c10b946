"""The local door: a session at a host in the same program."""

from __future__ import annotations

from threading import Timer

from sqlalchemy.exc import SQLAlchemyError

from ims_tui.host.answer import answer, close, connect, new_state, sign_on_as
from ims_tui.host.host import Host
from ims_tui.host.state import State
from screens.message import InputMessage
from screens.output import Output
from transactions.core.messages import Message
from transactions.core.registry import transactions_by_code

IDLE_SECONDS = 0.5
"""By when the first screen stands."""


class LocalDoor:
    """Keeps the state of one session between its inputs. Used by one thread at a time."""

    def __init__(self, host: Host, lterm: str) -> None:
        self.host = host
        self.state: State = new_state(lterm)

    @property
    def lterm(self) -> str:
        """Name of the logical terminal."""
        return self.state.terminal

    @property
    def user_id(self) -> str:
        """Who is signed on, or nobody."""
        return self.state.user_id

    @property
    def typed(self) -> str:
        """What is typed on the blank screen to come to the present one; "" where nothing leads
        there.
        """
        frame = self.state.standing
        return frame.entry.typed if frame is not None and frame.entry is not None else ""

    @property
    def said(self) -> Message | None:
        """The message that the last output carried."""
        return self.state.said

    def connect(self) -> Output:
        """The first screen: the sign-on panel."""
        self.state, output = connect(self.host, self.lterm)
        return output

    def sign_on_as(self, user_id: str) -> Output:
        """Sign a user on whose identity the caller vouches for.

        Raises:
            LookupError: there is no such user.
            SQLAlchemyError: the store failed; nobody is signed on.
        """
        try:
            self.state, output = sign_on_as(self.host, self.lterm, user_id)
        except SQLAlchemyError:
            self.state = State(self.lterm)
            raise
        return output

    def receive(self, pressed: InputMessage) -> Output:
        """The answer to one input."""
        self.state, output = answer(self.host, self.state, pressed)
        return output

    def close(self) -> None:
        """End the session."""
        self.state = close(self.host, self.state)


class OpenHost:
    """A host whose terminals have doors, and which ends with its store."""

    def __init__(self, host: Host) -> None:
        self._host = host
        # Some seventy modules, imported while the user reads the first screen: not by an Enter.
        self._idle = Timer(IDLE_SECONDS, transactions_by_code)
        self._idle.daemon = True
        self._idle.start()

    @property
    def practice(self) -> bool:
        """Whether the store is a practice store."""
        return self._host.store.practice

    def session(self, lterm: str) -> LocalDoor:
        """A door for the logical terminal `lterm`."""
        return LocalDoor(self._host, lterm)

    def close(self) -> None:
        """Close the store."""
        self._idle.cancel()
        self._host.store.close()
