"""Store that another program has upgraded, replaced, cut off or removed, under an open terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk

INPUTS = ["PY 900000001", "[PF3]", "[PF12]", "/FOR G3", "=2", "ZZZ", "[CLEAR]"]
TOLD = "IMS0028E THE STORE WAS UPGRADED, REPLACED OR REMOVED: START IMS-TUI AGAIN"


@pytest.mark.parametrize("entered", INPUTS[:4])
def test_a_changed_store_gets_no_more_input(entered: str, quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001")
    sqlite_store.changed = True
    assert quick.say(entered) == TOLD
    assert quick.code == "PY"


@pytest.mark.parametrize("removed", [True, False])
def test_a_lost_file_is_noticed_at_the_next_key(
    removed: bool, quick: Desk, sqlite_store: Store
) -> None:
    quick.enter("FCN C000001")
    path = Path(str(sqlite_store.engine.url.database))
    if removed:
        path.unlink()
    else:
        path.open("w").close()
    assert quick.say("text=CALLED") == TOLD
    for entered in INPUTS:
        assert quick.say(entered) == TOLD
    quick.session.close()
