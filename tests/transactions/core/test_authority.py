"""Deny by default: every transaction and system is in the table, and what is not is refused."""

from __future__ import annotations

import pytest

from data.systems.registry import contracts
from transactions.core.authority import listed, may_enter, may_see
from transactions.core.registry import all_transactions


def test_every_transaction_is_listed() -> None:
    assert listed("transactions") == {declared.code for declared in all_transactions()}


def test_every_system_is_listed() -> None:
    assert set(contracts()) <= listed("sources")


@pytest.mark.parametrize("position", ["worker", "", "nobody"])
def test_what_is_not_listed_is_refused(position: str) -> None:
    assert not may_enter(position, "ZZZ")
    assert not may_see(position, "ZZZ")


def test_a_reviewer_enters_no_case_transaction() -> None:
    assert may_enter("reviewer", "M") and not may_enter("reviewer", "PY")
