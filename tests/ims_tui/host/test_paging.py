"""Page requests by words and keys, and what does not change with the page."""

from __future__ import annotations

from datetime import date

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import posted, put

OUTSIDE = "DFS223 10:30:00 PAGE REQUESTED NOT CONTAINED IN CURRENT MESSAGE"
INVALID = "DFS222 10:30:00 INVALID PAGE REQUEST"
ONE_PAGE = "DFS224 10:30:00 MULTI-PAGE MESSAGE NOT IN PROCESS, REQUEST IGNORED"


@pytest.fixture
def paged(sqlite_store: Store, quick: Desk) -> Desk:
    """Desk on page 1 of 5."""
    found = date(2026, 3, 10)
    put(sqlite_store, [posted("OWG", 20100 + n, found, "0.00", "500.00") for n in range(1, 80)])
    quick.enter("G1DX 55A")
    assert quick.value("page") == "PAGE 1 OF 5"
    return quick


@pytest.mark.parametrize(
    ("requests", "page"),
    [
        (["="], 2),
        (["=2"], 2),
        (["=+1"], 2),
        (["=0002"], 2),
        (["=+003"], 4),
        (["=L"], 5),
        (["=l"], 5),
        (["=L", "=-1"], 4),
        (["=L", "=1"], 1),
        (["=3", "=-2"], 1),
        (["[PF8]"], 2),
        (["[PA1]"], 2),
        (["[PF8]", "[PF8]", "[PF7]"], 2),
    ],
)
def test_words_and_keys_that_turn_pages(requests: list[str], page: int, paged: Desk) -> None:
    assert paged.enter(*requests).message == ""
    assert paged.value("page") == f"PAGE {page} OF 5" and not paged.terminal.failed


@pytest.mark.parametrize(
    ("first", "request_", "message"),
    [
        ("=1", "=99", OUTSIDE),
        ("=1", "=6", OUTSIDE),
        ("=1", "=0", OUTSIDE),
        ("=1", "=-1", OUTSIDE),
        ("=1", "[PF7]", OUTSIDE),
        ("=L", "=", OUTSIDE),
        ("=L", "=+1", OUTSIDE),
        ("=L", "[PF8]", OUTSIDE),
        ("=L", "[PA1]", OUTSIDE),
        ("=2", "=X", INVALID),
        ("=2", "=12345", INVALID),
        ("=2", "=+1234", INVALID),
        ("=2", "=+", INVALID),
        ("=2", "=L1", INVALID),
        ("=2", "=1 2", INVALID),
        ("=2", "=\u0661", INVALID),
    ],
)
def test_requests_that_find_no_page(first: str, request_: str, message: str, paged: Desk) -> None:
    before = paged.enter(first).image
    assert paged.say(request_) == message and paged.terminal.failed
    assert paged.screen.image is before, "the page stays"


def test_a_request_is_corrected_in_place(paged: Desk) -> None:
    paged.enter("=99")
    assert paged.value("transaction") == "=99"
    assert paged.enter("=3").value("page") == "PAGE 3 OF 5"


@pytest.mark.parametrize("asked", ["=2", "=", "[PF8]", "[PA1]"])
def test_a_single_page_has_no_other(asked: str, quick: Desk) -> None:
    quick.enter("SDX 900000001")
    assert quick.say(asked) == ONE_PAGE and quick.code == "SDX"


@pytest.mark.parametrize("asked", ["=2", "[PF8]", "[PF7]", "[PA1]"])
def test_a_blank_screen_has_no_pages(asked: str, quick: Desk) -> None:
    assert quick.enter("[CLEAR]", asked).message == ONE_PAGE


def test_a_line_of_another_page_supplies_its_own_key(paged: Desk, sqlite_store: Store) -> None:
    paged.enter("=L")
    quarter = paged.value("due.1")
    paged.enter("@5 DXD")
    assert paged.code == "DXD" and paged.value("system") == "OWG" and quarter
    number = int(paged.value("message") or 0)
    assert number > 60, "the message of the line, not of the first page"
    paged.enter("[PF3]")
    assert paged.value("page") == "PAGE 5 OF 5" and paged.cursor == "select.1"


def test_typed_fields_are_kept(sqlite_store: Store, quick: Desk) -> None:
    found = date(2026, 3, 10)
    put(sqlite_store, [posted("OWG", 20100 + n, found, "0.00", "500.00") for n in range(1, 9)])
    quick.enter("FCN C000001", "action=REDUCTION;basis=SSA", "DXD C000001")
    for key, text in {
        "worker_ssn": "987654320", "system": "OWG", "reason": "7", "message": "7",
        "transaction": "DXL 900000001",
    }.items():  # fmt: skip
        quick.terminal.fill(key, text)
    quick.enter("[PF8]")
    assert quick.value("page") == "PAGE 2 OF 3"
    kept = {name: quick.value(name) for name in ("system", "reason", "message", "transaction")}
    assert kept == {"system": "OWG", "reason": "7", "message": "7", "transaction": "DXL 900000001"}
    quick.fill(transaction="")
    assert quick.say("[ENTER]").startswith("IMS0308E"), "the hidden field alone must be typed again"
    assert quick.say("worker_ssn=987654320").startswith("IMS0310W")


def test_codes_on_lines_are_not_kept(paged: Desk) -> None:
    paged.terminal.fill("select.2", "PY")
    paged.enter("[PF8]")
    assert paged.value("page") == "PAGE 2 OF 5"
    assert paged.value("select.2") == "", "that line is another message now"


def test_a_question_shows_its_message_alone(sqlite_store: Store, quick: Desk) -> None:
    found = date(2026, 3, 10)
    put(sqlite_store, [posted("OWG", 20100 + n, found, "0.00", "500.00") for n in range(1, 9)])
    quick.enter("FCN C000001", "text=SEEN", "DXD", "[PF8]")
    quick.enter("worker_ssn=987654320;system=OWG;reason=9;message=7")
    assert quick.screen.message.startswith("IMS0310W")
    assert quick.value("page") == "PAGE 1 OF 1"
    assert (quick.value("number.1"), quick.value("number.2")) == (" 7", "")
    quick.enter("[PF8]", "[PF7]")
    assert quick.say("confirm=Y").startswith("IMS0311I"), "turning pages leaves the question open"


def test_an_explanation_has_pages_and_is_left_at_once(quick: Desk) -> None:
    quick.enter("PY 900000001", "[PF1]")
    assert quick.value("page") == "PAGE 1 OF 3"
    quick.enter("[PF8]")
    assert quick.code == "EXPLAIN" and quick.value("page") == "PAGE 2 OF 3"
    quick.enter("[PF3]")
    assert quick.code == "PY"


def test_pa2_asks_for_the_next_message(quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say("[PA2]") == "IMS0006I NO MORE MESSAGES" and quick.code == "PY"
