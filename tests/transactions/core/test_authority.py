"""Deny by default: every transaction and system is in the table, and others are refused."""

from __future__ import annotations

import pytest

from data.systems.registry import contracts
from transactions.core.authority import groups, listed, may_enter, may_see
from transactions.core.registry import all_transactions

POSITIONS = sorted({position for group in groups().values() for position in group})
ENTERED_BY_FEWER = {"FSDD"}
"""Transactions that change the data of their system."""


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


@pytest.mark.parametrize("restricted", [True, False])
@pytest.mark.parametrize("position", POSITIONS)
def test_who_may_see_a_source_may_enter_its_transactions(position: str, restricted: bool) -> None:
    wrong = [
        (declared.code, declared.system)
        for declared in all_transactions()
        if declared.system and declared.code not in ENTERED_BY_FEWER
        and may_enter(position, declared.code, restricted)
        is not may_see(position, declared.system, restricted)
    ]  # fmt: skip
    assert not wrong


@pytest.mark.parametrize("restricted", [True, False])
@pytest.mark.parametrize("code", sorted(ENTERED_BY_FEWER))
def test_nobody_enters_a_change_of_a_source_that_they_may_not_see(
    code: str, restricted: bool
) -> None:
    (system,) = (each.system for each in all_transactions() if each.code == code)
    entering = {position for position in POSITIONS if may_enter(position, code, restricted)}
    seeing = {position for position in POSITIONS if may_see(position, system, restricted)}
    assert entering and entering < seeing
