"""The terminal in a window.

Importing this package loads neither the toolkit nor the store; `run_terminal` does.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from ims_tui.terminal.settings import TerminalSettings

if TYPE_CHECKING:
    from ims_tui.terminal.door import Host

__all__ = ["TerminalSettings", "run_terminal", "scrub_environment"]


def scrub_environment() -> None:
    """Forget TEXTUAL and TEXTUAL_*: they can type keys, write screenshots and log what is typed.

    COLUMNS and LINES too: believed before the window, they would keep it from being resized.
    """
    sizes = ("COLUMNS", "LINES")
    for name in [n for n in os.environ if n.startswith("TEXTUAL_") or n in ("TEXTUAL", *sizes)]:
        del os.environ[name]


def run_terminal(open_host: Callable[[], Host], settings: TerminalSettings | None = None) -> int:
    """Run the terminal until the user leaves; gives the exit status.

    `open_host` is called in a thread, after the first picture is on the window.

    Raises:
        KeymapError, ThemeError: the settings name something that cannot be used.
        Exception: whatever `open_host` raised; the window is restored by then.
    """
    scrub_environment()
    from ims_tui.terminal.app import TerminalApp

    return TerminalApp(open_host, settings or TerminalSettings()).run_to_the_end()
