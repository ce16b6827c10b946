"""Keymaps: which key, or which two keys after each other, does what; and the list of the keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.store.safe import ExpectedError
from ims_tui.terminal import keys
from ims_tui.terminal.actions import ACTIONS, Group
from screens.geometry import COLS, ROWS

Keys = tuple[str, ...]

SHIPPED = ("pc", "c3270")
"""Names of the keymaps that come with the program."""


_GROUPS: dict[Group, str] = {
    "send": "KEYS THAT SEND",
    "edit": "KEYS ON THE SCREEN",
    "terminal": "KEYS OF THE TERMINAL",
    "practice": "KEYS OF A PRACTICE SCENARIO",
}
_BODY = ROWS - 3
_DOES_WIDTH = 42


class KeymapError(ExpectedError, ValueError):
    """A keymap that cannot be used; the text names the file or setting, and the key."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Actions by key sequence (one key, or a prefix key and another)."""

    actions: Mapping[Keys, str]
    prefixes: frozenset[str]

    def action(self, pressed: Keys) -> str | None:
        """The action of a complete sequence, or None."""
        return self.actions.get(pressed)

    def keys_for(self, action: str) -> list[str]:
        """Captions of the keys that do this action, single keys first, as listed in the map."""
        found = [pressed for pressed, name in self.actions.items() if name == action]
        return [keys.caption(pressed) for pressed in sorted(found, key=len)]


def load_keymap(name: str, overrides: Mapping[str, str] | None = None) -> Keymap:
    """A shipped keymap or one from a .toml file, with single keys replaced.

    Raises:
        KeymapError: no such map, no valid TOML, an unknown key or action, or a key that is both
            used alone and as a prefix.
    """
    actions = _read(f"keymap {name}", _source(name))
    for key, action in (overrides or {}).items():
        _assign(actions, "keys", key, action)
    return _checked(actions)


def _source(name: str) -> Mapping[str, object]:
    try:
        if name in SHIPPED:
            # Not by importlib.resources, which takes longer to import than this to read.
            text = Path(__file__).with_name("keymaps").joinpath(f"{name}.toml").read_text("utf-8")
        elif name.endswith(".toml"):
            text = Path(name).expanduser().read_text("utf-8")
        else:
            raise KeymapError(f"keymap {name}: not one of {', '.join(SHIPPED)}, nor a .toml file")
        return tomllib.loads(text)
    except OSError as error:
        raise KeymapError(f"keymap {name}: {error.strerror or 'cannot be read'}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KeymapError(f"keymap {name}: {error}") from None


def _read(where: str, document: Mapping[str, object]) -> dict[Keys, str]:
    table = document.get("keys")
    if not isinstance(table, dict) or set(document) != {"keys"}:
        raise KeymapError(f"{where}: one table [keys] is expected")
    actions: dict[Keys, str] = {}
    for key, action in table.items():
        _assign(actions, where, key, action)
    return actions


def _assign(actions: dict[Keys, str], where: str, key: str, action: object) -> None:
    try:
        pressed = keys.sequence(key)
    except ValueError as error:
        raise KeymapError(f"{where}: key {key!r}: {error}") from None
    if len(pressed) == 1 and keys.types_character(pressed[0]):
        raise KeymapError(f"{where}: key {key!r} types a character and cannot be assigned")
    if action == "none":
        actions.pop(pressed, None)
    elif isinstance(action, str) and action in ACTIONS:
        actions[pressed] = action
    else:
        raise KeymapError(
            f"{where}: key {key!r}: unknown action {action!r}; docs/keys.md lists them"
        )


def _checked(actions: dict[Keys, str]) -> Keymap:
    prefixes = frozenset(pressed[0] for pressed in actions if len(pressed) == 2)
    for prefix in sorted(prefixes):
        if (prefix,) in actions:
            raise KeymapError(
                f"keymap: key {keys.caption((prefix,))!r} is both {actions[(prefix,)]!r}"
                " and the first of two keys"
            )
        if keys.types_character(prefix):
            raise KeymapError(f"keymap: key {prefix!r} types a character and cannot be a prefix")
    return Keymap(actions, prefixes)


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
