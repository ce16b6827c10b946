"""The host checks the source of a transaction as well as its code; help lists what exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.office.user import AGENCIES, ORANGE_CA
from data.store.store import Store
from screens.geometry import COLS
from tests.transactions.desk import Desk, desk
from transactions.core import restricted
from transactions.core.authority import may_enter
from transactions.core.registry import transactions_by_code

NOT_AUTHORIZED = "DFS2469W TRANSACTION REJECTED TRANS NOT AUTH; RC=08"
USERS = dict(zip(AGENCIES, ("WKR01", "REV01"), strict=True))


@pytest.mark.parametrize(("code", "refused"), [("SDX", True), ("SDL", True), ("OWG", False)])
def test_a_source_that_may_not_be_seen_is_not_entered(
    quick: Desk, monkeypatch: pytest.MonkeyPatch, code: str, refused: bool
) -> None:
    # The table gives no such position: the second check must hold without the first.
    monkeypatch.setattr(restricted, "may_see", lambda position, system, _: system != "SDX")
    assert (quick.say(f"{code} 900000001") == NOT_AUTHORIZED) is refused
    assert (quick.screen.image.name == code) is not refused


def listed(at_desk: Desk) -> set[str]:
    """Return the codes on every page of a list of transactions."""
    found: set[str] = set()
    pages = 0
    while True:
        rows = at_desk.screen.rows[2:22]
        found |= {row.split()[0].rstrip("*") for row in rows if row.split()}
        pages += 1
        if at_desk.say("[PF8]") or pages > 20:
            return found


@pytest.mark.parametrize("agency", AGENCIES)
@pytest.mark.parametrize("way", ["M", "[PF1]"])
def test_help_lists_the_codes_that_can_be_entered(
    sqlite_store: Store, tmp_path: Path, agency: str, way: str
) -> None:
    at_desk = desk(sqlite_store, tmp_path, USERS[agency])
    at_desk.enter("[CLEAR]", way)
    found = listed(at_desk)
    for code, declared in transactions_by_code().items():
        known = declared.agency in ("", agency)
        assert (code in found) is known, code


@pytest.mark.parametrize("agency", AGENCIES)
def test_help_describes_the_codes_that_can_be_entered(
    sqlite_store: Store, tmp_path: Path, agency: str
) -> None:
    at_desk = desk(sqlite_store, tmp_path, USERS[agency])
    for code, declared in sorted(transactions_by_code().items()):
        at_desk.enter("[CLEAR]")
        said = at_desk.say(f"M {code}")
        described = at_desk.screen.image.name == "M"
        assert described is (declared.agency in ("", agency)), (code, said)
        assert said.startswith("IMS0014") is not described, (code, said)


def test_sign_on_lists_what_the_county_s_user_may_enter(
    sqlite_store: Store, tmp_path: Path
) -> None:
    at_desk = desk(sqlite_store, tmp_path, "REV01")
    text = "".join(at_desk.terminal.space.cells)
    rows = [text[n : n + COLS].strip(" \0") for n in range(2 * COLS, 22 * COLS, COLS)]
    codes = {row.split()[0] for row in rows[rows.index("YOUR TRANSACTIONS") + 1 :] if row}
    for code, declared in transactions_by_code().items():
        may = declared.agency in ("", ORANGE_CA) and may_enter("reviewer", code)
        assert (code in codes) is may, code
