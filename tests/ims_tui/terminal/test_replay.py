"""Replay in a window: the same screens, at any speed, with pauses, backward and forward."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.replay import LONGEST_PAUSE, SPEEDS, ReplayApp, Scene
from screens.output import EraseWrite
from screens.space import PresentationSpace
from tests.ims_tui.terminal.fake_host import PERSON, SIGN_ON


def scenes() -> list[Scene]:
    """Recording of a sign-on screen, some typing, a screen and a hint, an hour apart."""
    made = []
    for at, image, remark in (
        (0.0, SIGN_ON, ""),
        (3600.0, SIGN_ON, "WKR01  ENTER"),
        (7200.0, PERSON, ""),
        (10800.0, PERSON, "HINT 1: Look at PY."),
    ):
        space = PresentationSpace()
        space.apply(EraseWrite(image))
        made.append(Scene(at, space, remark))
    return made


class Replayed:
    """Running replay."""

    def __init__(self, app: ReplayApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> str:
        """Press keys and return the window."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()
        return self.text()

    def text(self) -> str:
        """Return the whole window."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def replayed(
    size: tuple[int, int] = (80, 25), speed: float = 1.0, title: str = "Your first PY"
) -> AsyncIterator[Replayed]:
    """Run a replay in a window of this size."""
    app = ReplayApp(title, scenes(), speed, TerminalSettings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Replayed(app, pilot)


async def test_the_screens_in_order_and_back() -> None:
    async with replayed() as at:
        assert "SIGN ON" in at.text()
        assert "REPLAY 00:00 OF 180:00 1X" in at.text()
        assert "WKR01  ENTER" in await at.press("space", "right")
        assert "PERSON INQUIRY" in await at.press("right")
        assert "SIGN ON" in await at.press("left")
        assert "HINT 1: Look at PY." in await at.press("end", "right")
        assert "PAUSED 00:00" in await at.press("home", "left")


async def test_it_plays_by_itself_at_its_speed() -> None:
    async with replayed(speed=32.0) as at:
        async with asyncio.timeout(2 * LONGEST_PAUSE):
            while at.app.number == 0:
                await asyncio.sleep(0.02)
        assert at.app.number == 1


async def test_a_pause_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ims_tui.terminal.replay.LONGEST_PAUSE", 0.05)
    async with replayed() as at:
        await at.press("space")
        stood = at.app.number
        await asyncio.sleep(0.3)
        assert at.app.number == stood
        await at.press("space")
        async with asyncio.timeout(10):
            while at.app.number < 3:
                await asyncio.sleep(0.02)
        await at.pilot.pause()
        assert "ENDED" in at.text()


async def test_faster_and_slower() -> None:
    async with replayed() as at:
        assert " 2X" in await at.press("space", "+")
        assert " 0.5X" in await at.press("-", "-")
        for _ in range(10):
            await at.press("+")
        assert at.app.speed == SPEEDS[-1]


async def test_events_are_shown_next_to_the_screen() -> None:
    async with replayed((112, 30)) as at:
        told = [line[82:].rstrip() for line in (await at.press("space", "end")).split("\n")]
        assert told[0] == "Your first PY"
        assert "60:00 WKR01 ENTER" in told
        assert "180:00 HINT 1: Look at PY." in told
        assert told[-1] == "q      quit"


async def test_in_24_lines_nothing_covers_the_screen() -> None:
    async with replayed((80, 24)) as at:
        assert "REPLAY" not in at.text()
        assert "PAUSED" in await at.press("space")


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_leaving(key: str) -> None:
    async with replayed() as at:
        await at.press(key)
        assert at.app.return_value == 0
