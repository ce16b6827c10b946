"""The settings of the terminal. Plain values: no toolkit, no validation library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from transactions.core.flag import Flag

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
