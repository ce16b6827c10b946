"""Clear: the screen and its pages can be recalled until something else is entered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.store.store import Store
from tests.ims_tui.host.test_still import OFF, change_user
from tests.transactions.desk import Desk, desk
from tests.transactions.office import posted, put

OUTSIDE = "DFS223 10:30:00 PAGE REQUESTED NOT CONTAINED IN CURRENT MESSAGE"
ONE_PAGE = "DFS224 10:30:00 MULTI-PAGE MESSAGE NOT IN PROCESS, REQUEST IGNORED"
NOTHING = "IMS0003W NOTHING TO GO BACK TO"


@pytest.fixture
def cleared(sqlite_store: Store, quick: Desk) -> Desk:
    """Desk that has cleared page 2 of 5, which it reached from PY."""
    found = date(2026, 3, 10)
    put(sqlite_store, [posted("OWG", 20100 + n, found, "0.00", "500.00") for n in range(1, 80)])
    quick.enter("PY 900000001", "G1DX 55A", "[PF8]", "[CLEAR]")
    assert not quick.screen.image.formatted
    return quick


@pytest.mark.parametrize(
    ("request_", "page"),
    [("[PA1]", 3), ("[PF8]", 3), ("[PF7]", 1), ("=1", 1), ("=", 3), ("=L", 5), ("=-1", 1)],
)
def test_a_page_request_shows_the_cleared_message(request_: str, page: int, cleared: Desk) -> None:
    assert cleared.say(request_) == "" and cleared.code == "G1DX"
    assert cleared.value("page") == f"PAGE {page} OF 5" and not cleared.terminal.failed
    assert cleared.enter("[PF3]").image.name == "PY", "the way back is there again"


def test_pf3_brings_the_cleared_screen_back(cleared: Desk) -> None:
    assert cleared.say("[PF3]") == "" and cleared.value("page") == "PAGE 2 OF 5"
    assert cleared.enter("[PF8]").value("page") == "PAGE 3 OF 5"
    assert cleared.enter("[PF3]").image.name == "PY"
    assert cleared.say("[PF3]") == NOTHING


def test_a_page_that_is_not_there_is_reported_on_the_cleared_screen(cleared: Desk) -> None:
    assert cleared.say("=99") == OUTSIDE and cleared.value("page") == "PAGE 2 OF 5"
    assert cleared.enter("=3").value("page") == "PAGE 3 OF 5"


def test_clear_twice_and_pf1_keep_it(cleared: Desk) -> None:
    cleared.enter("[CLEAR]", "[PF1]", "[CLEAR]", "[PF1]", "[PF3]", "[PF8]")
    assert cleared.code == "G1DX" and cleared.value("page") == "PAGE 3 OF 5"


@pytest.mark.parametrize("entered", ["M", "/DIS A", "PY 1", "[ENTER]", "[PF12]", "[PA2]"])
def test_anything_else_ends_the_page_requests(entered: str, cleared: Desk) -> None:
    cleared.enter(entered, "[CLEAR]", "[PF3]")
    assert cleared.code != "G1DX"
    cleared.enter("[PF3]", "[PF3]")
    assert cleared.say("[PF3]") == NOTHING and cleared.code not in ("G1DX", "PY")


def test_one_page_comes_back_too(quick: Desk) -> None:
    quick.enter("SDX 900000001", "[CLEAR]")
    assert quick.say("=1") == ONE_PAGE and quick.code == "SDX"


CONVERSATION = ("PY 900000001", "TPQYC C000001", "ssn=900000001", "[CLEAR]")
INACTIVE = "DFS183I 10:30:00 CONVERSATION ID INACTIVE ON PTERM OR USER, COMMAND +"


@pytest.mark.parametrize("between", [[], ["/DIS CONV"], ["[CLEAR]"], ["ZZZ"], ["[PF1]", "[CLEAR]"]])
def test_clear_keeps_a_conversation(between: list[str], quick: Desk) -> None:
    quick.enter(*CONVERSATION, *between)
    assert quick.say("/HOLD").startswith("DFS999I")
    assert quick.say("/REL CONV 1").startswith("IMS07") and quick.code == "TPQYC"
    assert quick.say("confirm=Y").startswith("IMS07") and quick.code == "PY"


@pytest.mark.parametrize("between", [[], ["ZZZ"], ["/DIS A", "[PF3]"], ["/SET TRAN PY"]])
def test_pf3_finds_a_cleared_conversation(between: list[str], quick: Desk) -> None:
    quick.enter(*CONVERSATION, *between, "[PF3]")
    assert quick.code == "TPQYC" and quick.cursor == "confirm"
    quick.enter("[PF3]")
    assert quick.code == "PY"


def test_exit_ends_a_cleared_conversation(quick: Desk) -> None:
    quick.enter(*CONVERSATION)
    assert quick.say("/EXIT") == "DFS058I 10:30:00 EXIT COMMAND COMPLETED"
    assert quick.say("/HOLD") == INACTIVE and quick.say("[PF3]") == "" and quick.code == "PY"


def test_another_transaction_leaves_a_cleared_conversation_on_the_way_back(quick: Desk) -> None:
    quick.enter(*CONVERSATION)
    assert quick.say("SDX 900000001") == "IMS0005I TPQYC NOT DONE"
    quick.enter("[PF3]")
    assert quick.code == "TPQYC"


def test_the_same_transaction_resumes_a_cleared_conversation(quick: Desk) -> None:
    quick.enter(*CONVERSATION)
    assert quick.say("TPQYC C000001") == "" and quick.code == "TPQYC"
    quick.enter("[PF3]")
    assert quick.code == "PY"


def test_the_next_user_finds_nothing(cleared: Desk) -> None:
    cleared.enter("/SIGN OFF", "/SIGN ON WKR02 LEARN02", "[CLEAR]", "[PF3]", "[PF3]")
    assert "G1DX" not in cleared.code


@pytest.mark.parametrize("key", ["[PF3]", "[PF8]", "=1"])
def test_authority_is_checked_again(key: str, sqlite_store: Store, tmp_path: Path) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    specialist.enter("IEV 900000007", "[CLEAR]")
    change_user(sqlite_store, "FTI01", position="clerk")
    assert specialist.say(key) == OFF and specialist.code == "DFS3649A"
