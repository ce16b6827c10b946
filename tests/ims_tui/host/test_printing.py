"""PF12: the screen as text in the print folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.store import Store
from tests.ims_tui.host.fake import lines_of, register
from tests.transactions.desk import Desk, desk
from transactions.core.reply import Show


@pytest.fixture
def prints(tmp_path: Path) -> Path:
    return tmp_path / "prints"


def test_a_screen_is_printed_privately(quick: Desk, prints: Path) -> None:
    quick.enter("SDX 900000001")
    assert quick.say("[PF12]") == "IMS0007I PRINTED TO SDX-TEST-20260320-103000.txt"
    printed = prints / "SDX-TEST-20260320-103000.txt"
    assert printed.stat().st_mode & 0o777 == 0o600
    assert prints.stat().st_mode & 0o777 == 0o700
    lines = printed.read_text("utf-8").split("\n")
    assert len(lines) == 25 and lines[24] == ""
    assert lines[9] == " 006 GROSS FOR 04/2026       650.50         651"
    assert quick.code == "SDX"


def test_two_prints_in_one_second_are_two_files(quick: Desk, prints: Path) -> None:
    quick.enter("SDX 900000001", "[PF12]")
    assert quick.say("[PF12]") == "IMS0007I PRINTED TO SDX-TEST-20260320-103000-2.txt"
    assert len(list(prints.iterdir())) == 2


def test_hidden_fields_are_never_printed(quick: Desk, prints: Path) -> None:
    quick.enter("DXD C000001")
    quick.fill(worker_ssn="987654320")
    quick.enter("[PF12]")
    (printed,) = prints.iterdir()
    assert "987654320" not in printed.read_text("utf-8")


def test_hidden_values_from_the_host_are_not_printed(
    quick: Desk, prints: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"password": "SECRET", "user_id": "WKR01"}
    register(monkeypatch, lambda request: Show("DFS3649A", values=values))
    quick.enter("QTRI 900000001", "[PF12]")
    (printed,) = prints.iterdir()
    text = printed.read_text("utf-8")
    assert "WKR01" in text and "SECRET" not in text


def test_a_restricted_screen_is_not_printed(
    quick: Desk, prints: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, lambda request: Show("DFSMO1", restricted=True))
    quick.enter("QTRI 900000001")
    assert quick.say("[PF12]") == "IMS0008E THIS SCREEN MAY NOT BE PRINTED"
    assert quick.terminal.failed and not prints.exists()


def test_nothing_is_printed_over_a_restricted_screen(
    quick: Desk, prints: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, lambda request: Show("DFSMO1", restricted=True))
    quick.enter("QTRI 900000001", "[PF1]")
    assert quick.say("[PF12]").startswith("IMS0007I"), "an explanation holds nobody's data"


def test_nothing_to_print_on_the_blank_screen(quick: Desk, prints: Path) -> None:
    quick.enter("[CLEAR]")
    assert quick.say("[PF12]") == "IMS0019W THERE IS NOTHING TO PRINT" and not prints.exists()


def test_a_folder_that_cannot_be_written(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "prints").write_text("a file")
    at_desk = desk(sqlite_store, tmp_path / "prints")
    at_desk.enter("SDX 900000001")
    assert at_desk.say("[PF12]").startswith("IMS0018E NOT PRINTED; REFERENCE ")
    assert at_desk.code == "SDX"


def test_a_symbolic_link_in_the_folder_is_not_followed(quick: Desk, prints: Path) -> None:
    quick.enter("SDX 900000001")
    prints.mkdir()
    outside = prints.parent / "outside"
    (prints / "SDX-TEST-20260320-103000.txt").symlink_to(outside)
    assert quick.say("[PF12]").endswith("-2.txt") and not outside.exists()


def test_names_of_every_language_are_printed(
    sqlite_store: Store, quick: Desk, prints: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, lambda request: lines_of(request, "PE\u00d1A \u0141\u00d3\u0179 \u05d0"))
    quick.enter("QTRI 900000001", "[PF12]")
    (printed,) = prints.iterdir()
    assert "PE\u00d1A \u0141\u00d3\u0179 \u05d0" in printed.read_text("utf-8")
