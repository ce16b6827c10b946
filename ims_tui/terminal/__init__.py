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
    """The terminal."""

    theme: Literal["green", "amber", "base", "contrast", "plain"] = "base"
    """Colors. NO_COLOR in the environment means plain."""
    keymap: str = "pc"
    """A keymap that comes with the program, pc or c3270, or the path of a keymap file."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Single keys on top of the keymap: key = "action", or "none" to free the key."""
    type_ahead: Flag = True
    """Keep keys that are typed while the host works, and replay them. A real terminal refuses
    them.
    """
    numeric_lock: Flag = False
    """Refuse letters in numeric fields at the keyboard."""
    real_cursor: Flag = False
    """Show the window's own cursor instead of a drawn one, for magnifiers and braille displays."""
    alarm: Alarm = "bell"
    """What the host's alarm does."""


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
