"""Store that another program has upgraded or replaced."""

from __future__ import annotations

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk


@pytest.mark.parametrize("entered", ["PY 900000001", "[PF3]", "[PF12]", "/FOR G3"])
def test_a_changed_store_gets_no_more_input(entered: str, quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001")
    sqlite_store.changed = True
    said = quick.say(entered)
    assert said == "IMS0028E THE STORE WAS UPGRADED, REPLACED OR REMOVED: START IMS-TUI AGAIN"
    assert quick.code == "PY"
