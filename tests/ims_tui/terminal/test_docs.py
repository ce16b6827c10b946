"""docs/keys.md lists every action with the keys of both keymaps, exactly."""

from __future__ import annotations

from pathlib import Path

from ims_tui.terminal.actions import ACTIONS
from ims_tui.terminal.keymap import SHIPPED, load_keymap
from ims_tui.terminal.theme import themes

_DOCS = Path(__file__).parents[3] / "docs" / "keys.md"


def table() -> list[str]:
    """The table of docs/keys.md: one line an action."""
    maps = [load_keymap(name) for name in SHIPPED]
    lines = [f"| action | what it does | {' | '.join(SHIPPED)} |", "| --- | --- | --- | --- |"]
    for action in ACTIONS.values():
        cells = [", ".join(keymap.keys_for(action.name)) for keymap in maps]
        lines.append(f"| `{action.name}` | {action.does} | {' | '.join(cells)} |")
    return lines


def test_the_table_of_keys() -> None:
    lines = _DOCS.read_text("utf-8").splitlines()
    start = lines.index(table()[0])
    assert lines[start : start + len(table())] == table()


def test_themes_are_named() -> None:
    text = _DOCS.read_text("utf-8")
    assert [name for name in themes() if f"`{name}`" not in text] == []
