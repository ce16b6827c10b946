"""Guidance: finished steps, the end and the score card."""

from __future__ import annotations

import pytest

from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.guided import GuidedApp
from screens.output import MessageWrite
from tests.ims_tui.terminal.fake_guide import FakeGuide
from tests.ims_tui.terminal.guided_window import SIZES, guided


@pytest.mark.parametrize("height", [25, 24])
async def test_in_a_narrow_window_the_area_says_that_a_step_is_done(height: int) -> None:
    guide = FakeGuide()
    async with guided(guide, (80, height)) as at:
        await at.do("escape")
        guide.step_done()
        await at.done()
        assert "STEP 1 OF 2 DONE" in at.text()


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
