"""Values and messages that do not fit: marked on the screen, and shown whole by PF1 or Enter."""

from __future__ import annotations

import pytest

from tests.ims_tui.host.fake import register
from tests.transactions.desk import Desk
from transactions.core.messages import message
from transactions.core.reply import Line, Refuse, Show

LONG = "ABDUL-RAHMAN AL-SAMARRAI, MUHAMMAD ABDULLAH IBN YUSUF OF THE WESTERN COUNTIES"


def on_fd(*names: str) -> Show:
    lines = [Line({"client_name": name, "case": "C000001", "counts": "3"}) for name in names]
    return Show("FD", values={"subject": LONG, "counts": "12,345 FOUND"}, lists={"names": lines})


def test_pf1_shows_a_cut_text_whole(quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, lambda request: on_fd("SHORT", LONG))
    quick.enter("QTRI 900000001")
    name = quick.value("client_name.2") or ""
    assert name.endswith(">") and LONG.startswith(name[:-1])
    quick.terminal.keyboard.space.cursor = quick.screen.image.field("client_name.2").address
    quick.enter("[PF1]")
    assert "WHOLE CLIENT NAME" in quick.text and LONG in " ".join(quick.text.split())
    quick.enter("[PF3]")
    quick.terminal.keyboard.space.cursor = quick.screen.image.field("client_name.1").address
    quick.enter("[PF1]")
    assert "WHOLE" not in quick.text, "the other line's value is not this line's"


def test_so_does_the_cursor_anywhere_on_its_line(
    quick: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, lambda request: on_fd("SHORT", LONG))
    quick.enter("QTRI 900000001")
    quick.terminal.keyboard.space.cursor = quick.screen.image.field("select.2").address
    quick.enter("[PF1]")
    assert "WHOLE CLIENT NAME" in quick.text


def test_a_message_that_goes_on_says_so(quick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = message("IMS0201", ssn="900-00-0001 " * 6)
    register(monkeypatch, lambda request: Refuse(said))
    first = quick.say("QTRI 900000001")
    assert first.endswith(" +") and len(first) <= 78
    rest = quick.say("[ENTER]")
    assert not rest.endswith(" +")
    assert (
        f"{first.removesuffix(' +')} {rest}".split()
        == f"{said.type.shown_number} {said.text}".split()
    )
