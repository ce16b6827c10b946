"""Window: painting, threads, resizing, clipboard and alarms."""

from __future__ import annotations

import asyncio
import base64
import threading

import pytest
from textual import events

from ims_tui.terminal import Alarm, TerminalSettings
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.door import Host
from screens.message import Aid
from tests.ims_tui.terminal.driving import window
from tests.ims_tui.terminal.fake_host import PERSON, FakeHost


async def test_an_empty_screen_comes_before_the_host_is_opened() -> None:
    opening, go_on = threading.Event(), threading.Event()
    app: TerminalApp
    painted: list[list[str]] = []

    def open_host() -> Host:
        painted.append([strip.text for strip in app.screen._compositor.render_strips()])
        opening.set()
        go_on.wait(10)
        return FakeHost()

    app = TerminalApp(open_host, TerminalSettings())
    async with app.run_test(size=(80, 25)) as pilot:
        await asyncio.to_thread(opening.wait, 10)
        await pilot.pause()
        assert "".join(painted[0][:24]).strip() == ""
        assert painted[0][24].startswith("4A      X SYSTEM")
        go_on.set()
    app.close_sessions()


async def test_typing_sending_and_the_cursor_of_the_window() -> None:
    async with window() as at:
        await at.type("900123456")
        assert at.shown()[2][:20] == at.lines()[2][:20] == " SSN     900123456  "
        assert at.app.cursor_position == (9, 3)
        await at.press("enter")
        (sent,) = at.host.sessions[0].received
        assert PERSON.read(sent) == {"ssn": "900123456"}
        assert at.app.cursor_position == (9, 2)


async def test_the_window_shows_what_the_space_holds_after_every_kind_of_change() -> None:
    async with window(size=(100, 30)) as at:
        for keys in (
            ["f4"],
            ["up", "x"],
            ["escape"],
            ["insert"],
            ["ctrl+y"],
            ["shift+down", "shift+right"],
            ["ctrl+o"],
            ["ctrl+g"],
            ["pagedown"],
            ["f3"],
            ["ctrl+l"],
        ):
            await at.press(*keys)
            drawn = [strip.text for strip in map(at.widget.render_line, range(30))]
            assert at.shown() == drawn, keys


async def test_in_24_lines_the_area_covers_the_last_one_only_when_needed() -> None:
    async with window(size=(80, 24)) as at:
        await at.press("f4")
        assert at.shown()[23].startswith(" DFS064")
        await at.press("up")
        await at.type("x")
        assert at.shown()[23].startswith("4A      X Protected")
        await at.press("escape")
        assert at.shown()[23].startswith(" DFS064")
        await at.press("insert")
        assert at.shown()[23].startswith(" DFS064"), "the form of the cursor tells insert mode"
        await at.press("f6")
        await at.press("insert")
        assert "^INS" in at.shown()[23]
        await at.press("insert")
        assert at.shown()[23].strip() == ""


async def test_a_small_window_says_so_and_keeps_everything() -> None:
    async with window(size=(80, 24)) as at:
        await at.type("900")
        await at.pilot.resize_terminal(79, 24)
        await at.settle()
        assert [line.strip() for line in at.shown()[:3]] == [
            "window too small:",
            "needs 80x24, is 79x24",
            "keys are ignored",
        ]
        await at.type("1")
        await at.pilot.resize_terminal(10, 1)
        await at.settle()
        assert at.shown() == ["window too"]
        await at.pilot.resize_terminal(200, 60)
        await at.settle()
        assert any("SSN     900 " in line for line in at.shown())
        await at.type("2")
        assert any("SSN     9002 " in line for line in at.shown())


async def test_shift_f3_arrives_as_a_cursor_report() -> None:
    async with window() as at:
        at.app.post_message(events.CursorPosition(1, 0))
        await at.settle()
        at.app.post_message(events.CursorPosition(7, 0))
        at.app.post_message(events.CursorPosition(1, 5))
        await at.settle()
        assert [sent.aid for sent in at.host.sessions[0].received] == [Aid.PF15]


async def test_keys_go_on_while_the_host_works() -> None:
    async with window() as at:
        at.host.gate.clear()
        await at.press("enter", wait=False)
        assert at.shown()[24].startswith("4A      X SYSTEM")
        await at.press("ctrl+y", wait=False)
        assert "THEME: 3278 GREEN" in at.shown()[24]
        await at.press("ctrl+t", wait=False)
        assert at.shown()[24][62] == "B"
        at.host.gate.set()
        await at.settle()
        assert at.shown()[0].startswith(" PY")
        assert [session.lterm for session in at.host.sessions] == ["LTERM01A", "LTERM01B"]


async def test_paste_and_mouse() -> None:
    async with window(size=(120, 30)) as at:
        await at.paste("900123456\rDOE")
        assert "NAME    DOE" in at.shown()[at.widget.picture.layout.top + 3]
        layout = at.widget.picture.layout
        await at.pilot.click(offset=(layout.left + 9, layout.top + 4))
        assert at.app.workstation.session.space.cursor == 4 * 80 + 9
        await at.press("ctrl+o")
        place = at.widget.picture.layout.keypad
        assert place is not None
        await at.pilot.click(offset=(place.left + 2, place.top))
        await at.settle()
        assert [sent.aid for sent in at.host.sessions[0].received] == [Aid.PF1]


async def test_dragging_marks_and_copy_reaches_the_clipboard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with window(size=(80, 25)) as at:
        await at.pilot.mouse_down(offset=(1, 2))
        at.app.post_message(events.MouseMove(None, 3, 4, 2, 2, 1, False, False, False, 3, 4))
        await at.settle()
        await at.pilot.mouse_up(offset=(3, 4))
        written: list[str] = []
        monkeypatch.setattr(at.app._driver, "write", written.append)
        await at.press("ctrl+c")
        text = base64.b64encode(b"SSN\nNAM\nAMO").decode()
        assert written == [f"\x1b]52;c;{text}\a"]


@pytest.mark.parametrize(("alarm", "rings"), [("bell", 1), ("flash", 0), ("off", 0)])
async def test_alarms(alarm: Alarm, rings: int, monkeypatch: pytest.MonkeyPatch) -> None:
    bells: list[None] = []
    monkeypatch.setattr(TerminalApp, "bell", lambda self: bells.append(None))
    async with window(settings=TerminalSettings(alarm=alarm)) as at:
        await at.press("f6")
        assert len(bells) == rings
        assert at.app.workstation.inverted is (alarm == "flash")
        if alarm == "flash":
            async with asyncio.timeout(5):
                while at.app.workstation.inverted:
                    await asyncio.sleep(0.01)


async def test_the_real_cursor_is_shown_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    async with window(settings=TerminalSettings(real_cursor=True)) as at:
        written: list[str] = []
        monkeypatch.setattr(at.app._driver, "write", written.append)
        await at.press("insert")
        assert written == ["\x1b[4 q"]
        cursors = [style for _, style, _ in at.widget.render_line(2) if style and style.reverse]
        assert cursors == []


async def test_no_picture_shows_hidden_fields() -> None:
    async with window() as at:
        await at.press("tab", "tab", "tab")
        await at.type("geheim")
        assert "geheim" not in "".join(at.shown())
        assert "geheim" not in at.app.export_screenshot()


async def test_no_colour_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with window() as at:
        assert at.app.workstation.theme.name == "plain"
