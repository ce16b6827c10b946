"""The terminal's door to its host, with a line for each session."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from ims_tui.places import error_reference
from screens.message import InputMessage
from screens.output import Output


class HostSession(Protocol):
    """One logical terminal at the host. Used by one thread at a time; any call may be slow."""

    @property
    def lterm(self) -> str:
        """Logical terminal name."""

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or ""."""

    def connect(self) -> Output:
        """Return the first screen."""

    def receive(self, message: InputMessage) -> Output:
        """Answer an input."""

    def close(self) -> None:
        """End the session."""


class Host(Protocol):
    """The host side."""

    @property
    def practice(self) -> bool:
        """True on a practice store."""

    def session(self, lterm: str) -> HostSession:
        """Return a new session for this logical terminal."""

    def close(self) -> None:
        """Close the store."""


class HostOpener:
    """Opens the host once, in the first thread that asks; other threads wait for it."""

    def __init__(self, open_host: Callable[[], Host]) -> None:
        self._open_host = open_host
        self._lock = threading.Lock()
        self._host: Future[Host] = Future()

    def host(self) -> Host:
        """Return the host, or raise the error that opening it raised."""
        with self._lock:
            if not self._host.done():
                try:
                    self._host.set_result(self._open_host())
                except Exception as error:
                    self._host.set_exception(error)
        return self._host.result()

    @property
    def failure(self) -> BaseException | None:
        """The error that opening the host raised, if any."""
        return self._host.exception() if self._host.done() else None

    @property
    def practice(self) -> bool:
        """True once a practice store is open."""
        return self._host.done() and self.failure is None and self._host.result().practice

    def close(self) -> None:
        """Close the host, if it was opened."""
        if self._host.done() and self.failure is None:
            self._host.result().close()


class HostLine:
    """One host session in its own thread.

    `answered` is called in that thread with the host's output or an error.
    """

    def __init__(
        self, opener: HostOpener, lterm: str, answered: Callable[[Output | Exception], None]
    ) -> None:
        self._opener = opener
        self._lterm = lterm
        self._answered = answered
        self._session: HostSession | None = None
        self._work: queue.SimpleQueue[Callable[[], Output | None] | None] = queue.SimpleQueue()
        # A daemon thread, so that a host that never answers cannot keep the program alive.
        self._thread = threading.Thread(target=self._run, name=f"host-{lterm}", daemon=True)
        self._thread.start()

    @property
    def lterm(self) -> str:
        """Logical terminal name given by the host."""
        return self._session.lterm if self._session else self._lterm

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or ""."""
        return self._session.user_id if self._session else ""

    def connect(self) -> None:
        """Make a new session at the host and request its first screen."""
        self._work.put(self._connect)

    def send(self, message: InputMessage) -> None:
        """Send an input."""
        self._work.put(lambda: self._receive(message))

    def ask(self, question: Callable[[HostSession], Output | None]) -> None:
        """Ask the session for output without an input."""
        self._work.put(lambda: None if self._session is None else question(self._session))

    def close(self) -> None:
        """End the session after its current work."""
        self._work.put(None)

    def join(self, seconds: float) -> None:
        """Wait for the thread to end."""
        self._thread.join(seconds)

    def _connect(self) -> Output:
        self._close_session()
        session = self._opener.host().session(self._lterm)
        self._session = session
        return session.connect()

    def _receive(self, message: InputMessage) -> Output:
        if self._session is None:
            raise ConnectionError("no session at the host")
        return self._session.receive(message)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                answer: Output | Exception | None = work()
            except Exception as error:
                answer = error
            if answer is not None:
                self._answered(answer)
        self._close_session()

    def _close_session(self) -> None:
        session, self._session = self._session, None
        try:
            if session is not None:
                session.close()
        except Exception as error:
            # The session is over either way, and no window is left to show the error.
            error_reference(error)


def close_all(lines: list[HostLine], opener: HostOpener, seconds: float) -> None:
    """Close the sessions, then the host; abandon a session that does not end in time."""
    for line in lines:
        line.close()
    for line in lines:
        line.join(seconds)
    opener.close()
