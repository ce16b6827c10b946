"""Running the window from start to end."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.host import Host
from ims_tui.terminal.settings import TerminalSettings


def run(open_host: Callable[[], Host], settings: TerminalSettings) -> int:
    """Run the terminal; gives the exit status, and closes every session whatever happens."""
    app = TerminalApp(open_host, settings)
    try:
        app.run()
    finally:
        app.close_sessions()
    if app.failure is not None:
        raise app.failure
    if app.crash is not None:
        print(f"ims-tui: {app.crash}", file=sys.stderr)
    return app.return_code or 0
