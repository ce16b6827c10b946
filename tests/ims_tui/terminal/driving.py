"""Driving the window in tests: post all keys, then wait once until everything settles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.screen_widget import ScreenWidget
from tests.ims_tui.terminal.desk import key_name
from tests.ims_tui.terminal.fake_host import FakeHost


class Driven:
    """Running terminal window."""

    def __init__(self, app: TerminalApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def widget(self) -> ScreenWidget:
        """Terminal widget."""
        return self.app.query_one(ScreenWidget)

    def lines(self) -> list[str]:
        """Return every line of the window as drawn."""
        return [self.widget.render_line(y).text for y in range(self.app.size.height)]

    def shown(self) -> list[str]:
        """Return every line of the window from the compositor."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    async def press(self, *keys: str, wait: bool = True) -> None:
        """Press keys by name."""
        for key in keys:
            self.app.post_message(events.Key(key, None))
        await self.settle(wait)

    async def type(self, text: str) -> None:
        """Type characters."""
        for character in text:
            self.app.post_message(events.Key(key_name(character), character))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self, answered: bool = True) -> None:
        """Wait until the window is idle and, if asked for, the host has answered (at most 10 s)."""
        await self.pilot.pause()
        if answered:
            async with asyncio.timeout(10):
                while self.app.workstation.session.busy:
                    await asyncio.sleep(0.002)
        await self.pilot.pause()


class Window(Driven):
    """Run a terminal window on a fake host."""

    def __init__(self, app: TerminalApp, host: FakeHost, pilot: Pilot[int]) -> None:
        super().__init__(app, pilot)
        self.host = host


@asynccontextmanager
async def window(
    host: FakeHost | None = None,
    settings: TerminalSettings | None = None,
    size: tuple[int, int] = (80, 25),
    wait: bool = True,
) -> AsyncIterator[Window]:
    """Run a window on a fake host, and wait until connected unless `wait` is False."""
    host = host or FakeHost()
    app = TerminalApp(lambda: host, settings or TerminalSettings())
    try:
        async with app.run_test(size=size) as pilot:
            running = Window(app, host, pilot)
            await running.settle(wait)
            yield running
    finally:
        host.gate.set()
        app.close_sessions()
