"""docs/terminal.svg, the picture in the README, is what the terminal draws."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from data.store.clock import at_office
from ims_tui.host.door import OpenHost
from ims_tui.host.host import Host
from ims_tui.places import Places
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from tests.golden import assert_golden
from tests.ims_tui.terminal.driving import Driven
from tests.templates import practice_store
from tests.tmux import ROOT

DAY = date(2026, 3, 20)


async def test_the_picture_is_current(tmp_path: Path) -> None:
    store = practice_store(tmp_path / "store.db", persons=60, date=DAY)
    host = OpenHost(Host(store, at_office(DAY), Places.of_user().prints))
    app = TerminalApp(lambda: host, TerminalSettings())
    async with app.run_test(size=(84, 27)) as pilot:
        window = Driven(app, pilot)
        await window.settle()
        await window.type("WKR01")
        await window.press("tab")
        await window.type("LEARN01")
        await window.press("enter")
        await window.type("PY 900123456")
        await window.press("enter")
        assert any("MARTINEZ, ROSA" in line for line in window.shown())
        # Fonts are the reader's own: a picture in a document fetches nothing.
        drawn = app.export_screenshot(title="ims-tui")
        picture = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    app.close_sessions()
    store.close()
    assert_golden(ROOT / "docs" / "terminal.svg", picture)
