"""The terminal in a window, and its settings.

Importing this package loads neither the toolkit nor the store; `run_terminal` does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from transactions.core.flag import Flag

if TYPE_CHECKING:
    from ims_tui.terminal.door import Host

Alarm = Literal["bell", "flash", "off"]


@dataclass(frozen=True, slots=True)
class TerminalSettings:
    """Settings of the terminal."""

    theme: Literal["green", "amber", "base", "contrast", "plain"] = "base"
    """Colors. NO_COLOR in the environment means plain."""
    keymap: str = "pc"
    """A keymap of the program, pc or c3270, or the path of a keymap file."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Single keys that override the keymap: key = "action", or "none" to free the key."""
    type_ahead: Flag = True
    """Queue keys typed while the host is working, and replay them. A real terminal refuses them."""
    numeric_lock: Flag = False
    """Refuse letters in numeric fields at the keyboard."""
    real_cursor: Flag = False
    """Show the window's own cursor instead of a drawn one, for magnifiers and braille displays."""
    alarm: Alarm = "bell"
    """Response to the host's alarm."""


def scrub_environment() -> None:
    """Remove TEXTUAL and TEXTUAL_*, which can type keys, save screenshots and log typed text.

    COLUMNS and LINES are removed too, because they would override the window's real size.
    """
    sizes = ("COLUMNS", "LINES")
    for name in [n for n in os.environ if n.startswith("TEXTUAL_") or n in ("TEXTUAL", *sizes)]:
        del os.environ[name]


def run_terminal(open_host: Callable[[], Host], settings: TerminalSettings | None = None) -> int:
    """Run the terminal until the user quits, and return the exit status.

    `open_host` is called in a thread, after the first paint.

    Raises:
        KeymapError, ThemeError: the settings name a keymap or theme that cannot be used.
        Exception: `open_host` raised it; the window has been restored.
    """
    scrub_environment()
    from ims_tui.terminal.app import TerminalApp

    return TerminalApp(open_host, settings or TerminalSettings()).run_to_the_end()
