"""Guidance next to the screen or over it, without changing the 24x80 screen."""

from __future__ import annotations

import pytest

from ims_tui.terminal.aside import panel_width
from ims_tui.terminal.guided import GuidedApp
from tests.ims_tui.terminal.driving import window
from tests.ims_tui.terminal.fake_guide import FakeGuide
from tests.ims_tui.terminal.guided_window import SIZES, guided


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


async def test_a_click_on_the_panel_leaves_the_keys_to_the_screen() -> None:
    async with guided(FakeGuide(), (112, 30)) as at:
        await at.pilot.click(offset=(100, 5))
        await at.type("9")
        assert at.screen()[2].startswith(" SSN     9")


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
        await at.press("ctrl+g", "pagedown", "pagedown")
        assert "PRACTICE KEYS" in "\n".join(at.shown())
