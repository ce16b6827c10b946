"""A server that was stopped does not hold a statement for ever."""

from __future__ import annotations

import os
import signal
from datetime import date
from time import monotonic

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from data.schema import create_store
from data.store.patience import limit_waits


def test_a_frozen_server_times_out(postgresql_url: str) -> None:
    store = create_store(postgresql_url, date(2026, 3, 2))
    limit_waits(store.engine, 0.3)
    begun = monotonic()
    with store.engine.connect() as connection:
        frozen = connection.scalar(text("SELECT pg_backend_pid()"))
        assert frozen is not None
        try:
            os.kill(frozen, signal.SIGSTOP)
            with pytest.raises(OperationalError, match="does not answer"):
                connection.execute(text("SELECT 1"))
        finally:
            os.kill(frozen, signal.SIGCONT)
    with store.reading() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    assert monotonic() - begun < 5
    store.close()
