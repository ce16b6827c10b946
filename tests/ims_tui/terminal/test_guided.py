"""Guidance next to the screen in windows of three sizes, without changing the 24x80 screen."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.aside import panel_width
from ims_tui.terminal.guided import GuidedApp
from screens.message import Aid
from screens.output import MessageWrite
from tests.ims_tui.terminal.driving import Window, window
from tests.ims_tui.terminal.fake_guide import FakeGuide
from tests.ims_tui.terminal.fake_host import FakeHost

SIZES = [(80, 24), (112, 30), (160, 45)]


class GuidedWindow(Window):
    """Window with a guide."""

    async def done(self) -> None:
        """Wait until errands are done and shown."""
        await self.app.workers.wait_for_complete()
        await self.settle()

    async def do(self, *keys: str) -> str:
        """Press keys, wait for the results, and return the whole window."""
        await self.press(*keys, wait=False)
        await self.done()
        return self.text()

    def text(self) -> str:
        """Return the whole window."""
        return "\n".join(self.shown())

    def screen(self) -> list[str]:
        """Return the 24 rows of the terminal, wherever they are in the window."""
        return [row.text for row in self.widget.picture.rows]


@asynccontextmanager
async def guided(guide: FakeGuide, size: tuple[int, int]) -> AsyncIterator[GuidedWindow]:
    """Run a window on a fake host with this guide."""
    host = FakeHost()
    app = GuidedApp(lambda: host, TerminalSettings(), guide)
    try:
        async with app.run_test(size=size) as pilot:
            at = GuidedWindow(app, host, pilot)
            await at.settle()
            yield at
    finally:
        app.close_sessions()


def test_the_panel_has_room_from_112_columns_on() -> None:
    assert [panel_width(width) for width in (80, 111, 112, 114, 120, 160, 250)] == [
        *(0, 0, 32, 32, 38, 50, 50)
    ]


@pytest.mark.parametrize("size", [(112, 30), (160, 45)])
async def test_a_wide_window_has_the_guidance_beside_the_screen(size: tuple[int, int]) -> None:
    async with guided(FakeGuide(sign_on="user WKR01, password LEARN01"), size) as at:
        left = size[0] - panel_width(size[0])
        beside = " ".join(line[left + 2 :].strip() for line in at.shown())
        assert "Your first PY" in beside
        assert "came to the desk" in beside
        assert "user WKR01, password LEARN01" in beside
        assert "STEP 1 OF 2  [>.] Look Maria up by her SSN" in beside
        assert "Alt-H     hint, 1 point" in beside
        assert all(line[left] == "│" for line in at.shown())
        assert at.widget.size.width == left
        assert at.screen()[0].startswith(" PY       PERSON INQUIRY")


async def test_a_narrow_window_begins_with_it_and_has_it_one_key_away() -> None:
    async with guided(FakeGuide(), (80, 24)) as at:
        assert "came to the desk" in at.text()
        assert "PERSON INQUIRY" not in at.text()
        await at.type("x")
        assert at.shown()[0].startswith(" PY       PERSON INQUIRY")
        assert "x" not in at.screen()[2], "the key that goes back is not typed"
        assert "came to the desk" in await at.do("ctrl+b")
        assert "came to the desk" not in await at.do("ctrl+b")


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_of_it_stands_in_the_24x80(size: tuple[int, int]) -> None:
    guide = FakeGuide(question="Which amount?", done=1)
    async with guided(guide, size) as at:
        before = at.screen()
        await at.do("alt+h")
        await at.do("alt+w", "9")
        guide.step_done()
        await at.do("ctrl+b")
        assert at.screen() == before


@pytest.mark.parametrize("size", SIZES)
async def test_hints_come_in_three_grades_with_their_cost(size: tuple[int, int]) -> None:
    async with guided(FakeGuide(), size) as at:
        shown = await at.do("alt+h")
        assert "HINT 1 OF 3" in shown
        assert "hint, 2 points" in shown
        shown = await at.do("alt+h", "alt+h")
        assert "HINT 3 OF 3" in shown
        assert "Alt-H" not in shown


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_is_typed_beside_the_screen(size: tuple[int, int]) -> None:
    guide = FakeGuide(question="Which amount counts?", done=1)
    async with guided(guide, size) as at:
        assert "94_" in await at.do("alt+w", "9", "3", "backspace", "4")
        shown = await at.do("3", "enter")
        assert guide.asked == ["answer 943"]
        assert "RIGHT" in shown
        assert at.host.sessions[0].received == [], "nothing of it reached the host"


async def test_whether_to_begin_again_is_asked_on_the_page_that_is_shown() -> None:
    guide = FakeGuide()
    guide.hints = 3
    async with guided(guide, (80, 24)) as at:
        assert "PAGE 2 OF 2" in await at.do("pagedown")
        shown = await at.do("ctrl+a", "b")
        assert "Start this step over?" in shown and "PAGE 1 OF 2" in shown
        await at.do("ctrl+a", "b")
        assert guide.asked == ["step again"]


async def test_the_second_form_of_the_keys() -> None:
    guide = FakeGuide(question="Which amount counts?", done=1)
    async with guided(guide, (112, 30)) as at:
        assert "HINT 1 OF 3" in await at.do("ctrl+a", "question_mark")
        assert "_" in await at.do("ctrl+a", "w")
        await at.do("escape")
        assert "PEOPLE" in await at.do("ctrl+a", "g")


async def test_a_click_on_the_panel_leaves_the_keys_to_the_screen() -> None:
    async with guided(FakeGuide(), (112, 30)) as at:
        await at.pilot.click(offset=(100, 5))
        await at.type("9")
        assert at.screen()[2].startswith(" SSN     9")


@pytest.mark.parametrize("height", [25, 24])
async def test_in_a_narrow_window_the_area_says_that_a_step_is_done(height: int) -> None:
    guide = FakeGuide()
    async with guided(guide, (80, height)) as at:
        await at.do("escape")
        guide.step_done()
        await at.done()
        assert "STEP 1 OF 2 DONE" in at.text()


async def test_an_answer_can_be_left_and_pasted() -> None:
    guide = FakeGuide(question="Which amount counts?", done=1)
    async with guided(guide, (112, 30)) as at:
        await at.do("alt+w", "9", "escape", "enter")
        assert guide.asked == []
        assert [message.aid for message in at.host.sessions[0].received] == [Aid.ENTER]
        await at.do("alt+w")
        await at.paste("943")
        await at.do("enter")
        assert guide.asked == ["answer 943"]


async def test_without_a_question_there_is_no_answer() -> None:
    guide = FakeGuide()
    async with guided(guide, (112, 30)) as at:
        await at.do("alt+w", "9")
        assert at.screen()[2].startswith(" SSN     9")


async def test_beginning_again_is_asked_twice_and_connects_anew() -> None:
    guide = FakeGuide(done=1)
    async with guided(guide, (112, 30)) as at:
        asked = " ".join(line[82:].strip() for line in (await at.do("ctrl+a", "x")).split("\n"))
        assert "Start the whole scenario over?" in asked
        await at.do("n")
        assert at.screen()[2].startswith(" SSN           ")
        await at.do("ctrl+a", "x")
        assert guide.asked == []
        await at.do("n")
        assert len(at.host.sessions) == 1
        await at.do("ctrl+a", "b", "ctrl+a", "b")
        assert guide.asked == ["step again"]
        await at.do("ctrl+a", "x", "ctrl+a", "x")
        assert guide.asked == ["step again", "scenario again"]
        assert len(at.host.sessions) == 3
        assert [session.closed for session in at.host.sessions] == [True, True, False]


async def test_nobody_types_while_it_begins_again() -> None:
    guide, go_on = FakeGuide(), threading.Event()
    guide.before_again = lambda: go_on.wait(10)
    async with guided(guide, (112, 30)) as at:
        await at.press("ctrl+a", "b", "ctrl+a", "b", "x", wait=False)
        session = at.app.workstation.session
        assert session.busy and session.typed_ahead
        assert at.screen()[2].startswith(" SSN           ")
        go_on.set()
        await at.done()
        assert not session.busy
        assert at.screen()[2][:80].split()[:2] == ["SSN", "x"], "it waits for the screen that comes"


async def test_the_clock_is_moved() -> None:
    guide = FakeGuide()
    async with guided(guide, (112, 30)) as at:
        assert "FRI 03/20/2026 09:00" in at.text()
        await at.do("ctrl+a", "m", "plus_sign")
        await at.type("2d")
        await at.do("enter")
        assert guide.asked == ["clock 2d"]


async def test_a_lock_of_the_keyboard_is_told_once() -> None:
    guide = FakeGuide()
    async with guided(guide, (112, 30)) as at:
        await at.do("up", "x", "x", "escape", "x")
        assert guide.asked == ["locked PROTECTED", "locked PROTECTED"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_locked_keyboard_says_what_frees_it(size: tuple[int, int]) -> None:
    async with guided(FakeGuide(), size) as at:
        await at.do("escape")
        assert "X Protected: CTRL-R UNLOCKS THE KEYBOARD" in await at.do("up", "x")
        assert "FREES" not in await at.do("ctrl+r")


async def test_in_the_smallest_window_a_done_step_is_told_without_covering_a_message() -> None:
    guide = FakeGuide()
    async with guided(guide, (80, 24)) as at:
        await at.do("escape")
        said = "IMS0014E SOMETHING THE HOST SAYS"
        at.app.workstation.session.space.apply(MessageWrite(said))
        guide.step_done()
        await at.done()
        assert said in at.shown()[-1]
        at.app.workstation.session.space.apply(MessageWrite(""))
        assert "STEP 1 OF 2 DONE" in await at.do("tab")
        assert "STEP 1 OF 2 DONE" not in await at.do("tab")


async def test_a_message_of_the_host_wins_over_the_note_that_a_step_is_done() -> None:
    guide = FakeGuide()
    async with guided(guide, (80, 24)) as at:
        await at.do("escape")
        guide.step_done()
        await at.done()
        assert "STEP 1 OF 2 DONE" in at.shown()[-1]
        said = "IMS0020I THE TRAINER SAYS: LOOK HERE"
        at.app.post_message(TerminalApp.Answered("A", MessageWrite(said)))
        await at.done()
        assert at.shown()[-1].startswith(f" {said}")
        await at.do("tab")
        assert at.shown()[-1].startswith(f" {said}")


async def test_the_end_that_an_answer_brings_is_told_on_the_screen() -> None:
    guide = FakeGuide(question="Which amount counts?", done=1)
    async with guided(guide, (80, 24)) as at:
        guide.step_done()
        await at.done()
        assert "PRESS ANY KEY" not in at.text()
        assert "ALL 2 STEPS DONE: PRESS ANY KEY" in await at.do("escape")
        assert "SCORE CARD" in await at.do("tab")


async def test_a_step_that_is_done_shows_at_once() -> None:
    guide = FakeGuide()
    async with guided(guide, (112, 30)) as at:
        guide.step_done()
        await at.done()
        assert "STEP 2 OF 2  [x>]" in at.text()


@pytest.mark.parametrize("size", SIZES)
async def test_at_the_end_the_next_key_brings_the_score_card(size: tuple[int, int]) -> None:
    guide = FakeGuide(done=1)
    async with guided(guide, size) as at:
        await at.do("escape")
        guide.step_done()
        await at.done()
        assert "POINTS 18 OF 20" not in at.text()
        assert at.shown()[at.widget.picture.layout.top][:80].strip() or size[0] > 112
        assert "POINTS 18 OF 20" in await at.do("enter")
        assert at.host.sessions[0].received == []
        assert "POINTS 18 OF 20" not in await at.do("escape")
        await at.do("enter")
        assert len(at.host.sessions[0].received) == 1, "it comes by itself only once"
        assert "POINTS 18 OF 20" in await at.do("ctrl+a", "e")


@pytest.mark.parametrize(
    ("key", "outcome"), [("enter", "next"), ("r", "again"), ("q", "left"), ("n", "next")]
)
async def test_from_the_card_one_goes_on(key: str, outcome: str) -> None:
    async with guided(FakeGuide(done=2), (80, 24)) as at:
        await at.do("escape")
        assert "SCORE CARD" in await at.do("ctrl+a", "e")
        if len(key) == 1:
            await at.type(key)
        else:
            await at.press(key, wait=False)
        await at.pilot.pause()
        assert isinstance(at.app, GuidedApp)
        assert at.app.outcome == outcome
        assert at.app.return_value == 0


async def test_the_score_so_far_can_be_looked_at() -> None:
    async with guided(FakeGuide(), (112, 30)) as at:
        assert "ANY KEY RETURNS" in await at.do("ctrl+a", "e")
        await at.do("enter")
        assert at.app.return_value is None
        assert "SCORE CARD" not in at.text()


@pytest.mark.parametrize("size", SIZES)
async def test_pages_turn(size: tuple[int, int]) -> None:
    guide = FakeGuide(question="Which amount counts?", sign_on="user WKR01, password LEARN01")
    guide.hints = 3
    async with guided(guide, size) as at:
        at.app.workstation.session.note = ""
        assert isinstance(at.app, GuidedApp)
        if not at.app.aside.view:
            await at.do("ctrl+b")
        seen = at.text()
        while "PGUP PGDN" in seen and "ALL STEPS" not in seen:
            before = seen
            seen = await at.do("pagedown")
            assert seen != before
        assert "[>] Look Maria up" in seen
        await at.do("escape")
        assert at.screen()[0].startswith(" PY")


async def test_a_window_that_grows_or_shrinks_moves_it() -> None:
    async with guided(FakeGuide(), (112, 30)) as at:
        assert "STEP 1 OF 2" in at.text()
        await at.pilot.resize_terminal(80, 24)
        await at.settle()
        assert "STEP 1 OF 2" not in at.text()
        await at.pilot.resize_terminal(40, 10)
        await at.settle()
        assert "window too small" in at.text()
        await at.pilot.resize_terminal(160, 45)
        await at.settle()
        assert "STEP 1 OF 2" in at.text()


async def test_the_keys_are_listed_and_do_nothing_without_a_scenario() -> None:
    async with window() as at:
        await at.press("ctrl+b")
        assert "NO SCENARIO HERE" in at.shown()[24]
        await at.press("ctrl+g", "pagedown", "pagedown", "pagedown")
        assert "PRACTICE KEYS" in "\n".join(at.shown())
