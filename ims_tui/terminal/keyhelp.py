"""The list of keys, shown in place of the screen: built from the keymap in force."""

from __future__ import annotations

from ims_tui.terminal.actions import ACTIONS, Group
from ims_tui.terminal.keymap import Keymap
from screens.geometry import COLS, ROWS

_GROUPS: dict[Group, str] = {
    "send": "KEYS THAT SEND",
    "edit": "KEYS ON THE SCREEN",
    "terminal": "KEYS OF THE TERMINAL",
    "practice": "KEYS OF A PRACTICE SCENARIO",
}
_BODY = ROWS - 3
_DOES_WIDTH = 42


def help_pages(keymap: Keymap, map_name: str) -> list[list[str]]:
    """Pages of 24 lines of 80 columns: every action that has a key, and its keys."""
    lines = [line for group in _GROUPS for line in _group(keymap, group)]
    chunks = [lines[start : start + _BODY] for start in range(0, len(lines), _BODY)]
    return [_page(chunk, map_name, n, len(chunks)) for n, chunk in enumerate(chunks, 1)]


def _group(keymap: Keymap, group: Group) -> list[str]:
    lines = [f" {_GROUPS[group]}"]
    for action in ACTIONS.values():
        keys = keymap.keys_for(action.name)
        if action.group == group and keys:
            head = f"   {action.does}".ljust(_DOES_WIDTH + 3)
            lines += [
                (head if n == 0 else " " * len(head)) + line
                for n, line in enumerate(_wrapped(keys, COLS - 1 - len(head)))
            ]
    return [*lines, ""]


def _wrapped(keys: list[str], width: int) -> list[str]:
    lines = [keys[0]]
    for key in keys[1:]:
        if len(lines[-1]) + 3 + len(key) <= width:
            lines[-1] += f" | {key}"
        else:
            lines.append(key)
    return lines


def _page(lines: list[str], map_name: str, number: int, count: int) -> list[str]:
    head = f" KEYS OF THIS TERMINAL   KEYMAP {map_name.upper()}"[: COLS - 16]
    head = head.ljust(COLS - 16) + f"PAGE {number} OF {count}"
    foot = " PGUP AND PGDN TURN THE PAGE, ANY OTHER KEY GOES BACK TO THE SCREEN"
    page = [head, "", *lines, *[""] * (_BODY - len(lines)), foot]
    return [line[:COLS].ljust(COLS) for line in page]
