"""Running a window from start to end."""

from __future__ import annotations

import sys

from ims_tui.terminal.app import TerminalApp


def run(app: TerminalApp) -> int:
    """Run the terminal; gives the exit status, and closes every session whatever happens."""
    try:
        app.run()
    finally:
        app.close_sessions()
    if app.failure is not None:
        raise app.failure
    if app.crash is not None:
        print(f"ims-tui: {app.crash}", file=sys.stderr)
    return app.return_code or 0
