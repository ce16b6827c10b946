"""docs/keys.md names every theme."""

from __future__ import annotations

from ims_tui.terminal.theme import themes
from tools.documents import file_of


def test_themes_are_named() -> None:
    text = file_of("keys").read_text("utf-8")
    assert [name for name in themes() if f"`{name}`" not in text] == []
