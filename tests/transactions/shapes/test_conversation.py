"""Conversation: its format has the fields that it asks with."""

from __future__ import annotations

import pytest

from screens.loader import load
from transactions.core.messages import message_types
from transactions.core.registry import all_transactions
from transactions.shapes.conversation import CONFIRM, Conversation, panel_fields

CONVERSATIONS = {
    declared.code: declared.work
    for declared in all_transactions()
    if isinstance(declared.work, Conversation)
}


def test_the_codes_that_ask_before_they_do() -> None:
    assert set(CONVERSATIONS) == {"ASVR", "DXD", "DXI", "FSDD", "QTRC", "TPQYC", "TWNX"}


@pytest.mark.parametrize("code", CONVERSATIONS)
def test_the_panel_has_fields_and_takes_no_answer_before_the_question(code: str) -> None:
    own = {field.name for field in panel_fields(code)}
    assert own and not own & {CONFIRM, "transaction"}
    assert (CONFIRM in {field.name for field in load(code).fields}) is (code != "QTRC")
    assert message_types()[CONVERSATIONS[code].question].severity == "W"
