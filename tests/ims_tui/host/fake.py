"""Transactions that exist only in tests, because the router must not depend on real ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from transactions.core.keys import SsnKey
from transactions.core.registry import Transaction, transactions_by_code
from transactions.core.reply import Line, Reply, Show
from transactions.core.request import Request

Work = Callable[[Request], Reply]


def register(
    monkeypatch: pytest.MonkeyPatch,
    work: Work,
    code: str = "QTRI",
    aliases: tuple[str, ...] = ("QTR",),
    system: str = "",
    key_needed: bool = True,
) -> Transaction:
    """Register a transaction until the end of the test."""
    declared = Transaction(
        code=code,
        title="QUARTERS OF COVERAGE",
        keys=(SsnKey,),
        help="A test.",
        source="OKDHS 15(2)",
        work=work,
        key_needed=key_needed,
        system=system,
        aliases=aliases,
    )
    for name in (code, *aliases):
        monkeypatch.setitem(transactions_by_code(), name, declared)
    return declared


def lines_of(request: Request, *texts: str) -> Show:
    """Return a screen of text lines."""
    return Show("DFSMO1", lists={"lines": [Line({"text": text}) for text in texts]})


def shows_key(request: Request) -> Reply:
    """Show the input."""
    return lines_of(request, f"{request.key}", f"{dict(request.record)}")


def fails(request: Request) -> Reply:
    """Fail with a person's SSN in the error."""
    raise RuntimeError(f"no such thing for {request.key} 900-00-0001 LOPEZ")
