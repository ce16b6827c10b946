"""Window with a guide in a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.guided import GuidedApp
from tests.ims_tui.terminal.driving import Window
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
