"""What a person may choose about the terminal. Plain values: no toolkit, no validation library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Alarm = Literal["bell", "flash", "off"]


@dataclass(frozen=True, slots=True)
class TerminalSettings:
    """The terminal's settings, as read from the settings file."""

    theme: str = "base"
    """Name of a theme in themes.toml. NO_COLOR in the environment overrides it."""
    keymap_name: str = "pc"
    """A shipped keymap ("pc", "c3270") or the path of a .toml file that replaces the whole map."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Single keys on top of the map: key -> action name, or "none" to free the key."""
    type_ahead: bool = True
    """Keep keys typed while the host works and replay them; a real terminal refuses them."""
    numeric_lock: bool = False
    """Refuse letters in numeric fields at the keyboard."""
    show_cursor_real: bool = False
    """Show the window's own cursor instead of a drawn one, for magnifiers and braille displays."""
    alarm: Alarm = "bell"
    """What the host's alarm does."""
    lterms: tuple[str, str] = ("LTERM01A", "LTERM01B")
    """Logical terminal names of sessions A and B, up to 8 characters each."""
