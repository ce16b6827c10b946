"""What the terminal talks to: a host that opens sessions, and a session that answers inputs."""

from __future__ import annotations

from typing import Protocol

from screens.message import InputMessage
from screens.output import Output


class HostSession(Protocol):
    """One logical terminal at the host. Used by one thread at a time; every call may take long."""

    @property
    def lterm(self) -> str:
        """Logical terminal name."""

    @property
    def user_id(self) -> str:
        """Who is signed on, "" before."""

    def connect(self) -> Output:
        """The first screen."""

    def receive(self, message: InputMessage) -> Output:
        """The answer to an input."""

    def close(self) -> None:
        """End the session."""


class Host(Protocol):
    """The host side."""

    @property
    def practice(self) -> bool:
        """Whether its store is a practice store."""

    def session(self, lterm: str) -> HostSession:
        """A new session for this logical terminal."""

    def close(self) -> None:
        """Close the store."""
