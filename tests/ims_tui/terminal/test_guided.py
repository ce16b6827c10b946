"""Guidance: hints, answers, starting over and the clock."""

from __future__ import annotations

import threading

import pytest

from screens.message import Aid
from tests.ims_tui.terminal.fake_guide import FakeGuide
from tests.ims_tui.terminal.guided_window import SIZES, guided


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
