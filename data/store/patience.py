"""Patience with a server: a limit on each wait for it, and failures that mean it is only busy."""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

CONNECT_SECONDS = 5
SQLITE_BUSY, PG_LOCK_NOT_AVAILABLE = 5, "55P03"


class Patience:
    """Longest wait for an answer of the server, in seconds; None waits forever."""

    seconds: float | None = None


_OF_ENGINE: WeakKeyDictionary[Engine, Patience] = WeakKeyDictionary()


def bound_waits(engine: Engine) -> None:
    """Let connections to a server give up; a stopped server would not end their statements."""
    patience = _OF_ENGINE.setdefault(engine, Patience())

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, arguments: Any, options: dict[str, Any]) -> Any:
        from psycopg import Connection, OperationalError

        class Bounded(Connection[Any]):
            def wait(self, gen: Any, *others: Any, **named: Any) -> Any:
                if patience.seconds is None:
                    return super().wait(gen, *others, **named)
                return super().wait(self._bounded(gen, patience.seconds), *others, **named)

            def _bounded(self, gen: Any, seconds: float) -> Generator[Any, Any, Any]:
                until = monotonic() + seconds
                try:
                    wanted = next(gen)
                    while True:
                        # The driver sends 0 about ten times a second while nothing comes.
                        ready = yield wanted
                        if not ready and monotonic() > until:
                            self.pgconn.finish()
                            raise OperationalError("the server does not answer")
                        wanted = gen.send(ready)
                except StopIteration as done:
                    return done.value

        return Bounded.connect(*arguments, **{"connect_timeout": CONNECT_SECONDS, **options})


def limit_waits(engine: Engine, seconds: float) -> None:
    """Let a server's answers take at most so long from now on."""
    if (patience := _OF_ENGINE.get(engine)) is not None:
        patience.seconds = seconds


def is_busy(error: Exception) -> bool:
    """Return whether a store failed only because another program was writing."""
    if not isinstance(error, DBAPIError):
        return False
    code = getattr(error.orig, "sqlite_errorcode", None) or 0
    locked = getattr(error.orig, "sqlstate", None) == PG_LOCK_NOT_AVAILABLE
    return code & 0xFF == SQLITE_BUSY or locked
