"""The terminal's actions, the keymaps that assign keys to them, and the list of the keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Literal

from data.store.safe import ExpectedError
from data.store.small_text import read_small_text
from ims_tui.terminal import keys
from screens.geometry import COLS, ROWS

Group = Literal["send", "edit", "terminal", "practice"]


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the terminal."""

    name: str
    group: Group
    """"send" goes to the host, "edit" changes the screen, "terminal" controls this program,
    "practice" the scenario.
    """
    does: str
    """Description in up to 44 characters."""


# PF keys that the host answers on every screen; it refuses the others.
_PF_DOES = {
    1: "explain the field at the cursor",
    3: "go back",
    7: "page back",
    8: "page forward",
    12: "print the screen",
}

_SEND = (
    Action("enter", "send", "send the screen"),
    *(Action(f"pf{n}", "send", f"PF{n}: {does}") for n, does in _PF_DOES.items()),
    Action("pa1", "send", "PA1: next page"),
    Action("pa2", "send", "PA2: next message"),
    Action("clear", "send", "clear the screen; a conversation is kept"),
    Action("attn", "send", "attention"),
    Action("sysreq", "send", "system request"),
    *(Action(f"pf{n}", "send", f"PF{n}") for n in range(1, 25) if n not in _PF_DOES),
    Action("pa3", "send", "PA3"),
)

_UNASSIGNED = frozenset({*(f"pf{n}" for n in range(1, 25) if n not in _PF_DOES), "pa3"})
_NOT_ASSIGNED = "not assigned: " + " ".join(f"PF{n}" for n in range(1, 25) if n not in _PF_DOES)

_EDIT = (
    Action("tab", "edit", "to the next field"),
    Action("backtab", "edit", "to the previous field"),
    Action("home", "edit", "to the first field"),
    Action("end", "edit", "to the end of the field"),
    Action("newline", "edit", "to the first field of the next line"),
    Action("up", "edit", "cursor up"),
    Action("down", "edit", "cursor down"),
    Action("left", "edit", "cursor left"),
    Action("right", "edit", "cursor right"),
    Action("insert", "edit", "insert mode on or off"),
    Action("delete", "edit", "delete the character at the cursor"),
    Action("backspace", "edit", "delete the character before the cursor"),
    Action("delete_word", "edit", "delete the word before the cursor"),
    Action("delete_field", "edit", "erase the field"),
    Action("erase_eof", "edit", "erase to the end of the field"),
    Action("erase_input", "edit", "erase everything typed on the screen"),
    Action("dup", "edit", "DUP"),
    Action("field_mark", "edit", "field mark"),
    Action("reset", "edit", "unlock the keyboard, end insert mode"),
    Action("paste", "edit", "paste the copied text"),
    Action("recall", "edit", "recall the previous transaction"),
    Action("recall_next", "edit", "recall the next transaction"),
)

_TERMINAL = (
    Action("mark_up", "terminal", "mark one line up"),
    Action("mark_down", "terminal", "mark one line down"),
    Action("mark_left", "terminal", "mark one column left"),
    Action("mark_right", "terminal", "mark one column right"),
    Action("copy", "terminal", "copy the marked text"),
    Action("copy_line", "terminal", "copy the cursor's line"),
    Action("copy_screen", "terminal", "copy the screen"),
    Action("keypad", "terminal", "show or hide the keypad"),
    Action("swap_session", "terminal", "switch to the other session"),
    Action("theme", "terminal", "switch to the next theme"),
    Action("help_keys", "terminal", "list the keys"),
    Action("redraw", "terminal", "redraw the window"),
    Action("quit", "terminal", "quit (asks first)"),
)

_PRACTICE = (
    Action("guide", "practice", "show goal, people and steps of the scenario"),
    Action("hint", "practice", "show the next hint for the step"),
    Action("answer", "practice", "type the answer to the step's question"),
    Action("move_clock", "practice", "move the scenario's clock"),
    Action("step_again", "practice", "start the step over (asks first)"),
    Action("scenario_again", "practice", "start the scenario over (asks first)"),
    Action("score", "practice", "show the score card"),
)

ACTIONS: dict[str, Action] = {a.name: a for a in (*_SEND, *_EDIT, *_TERMINAL, *_PRACTICE)}
"""Every action by name, in the order of the list of keys."""


Keys = tuple[str, ...]

SHIPPED = ("pc", "c3270")
"""Names of the program's own keymaps."""


_GROUPS: dict[Group, str] = {
    "send": "KEYS THAT SEND",
    "edit": "EDITING KEYS",
    "terminal": "TERMINAL KEYS",
    "practice": "PRACTICE KEYS",
}
_BODY = ROWS - 3
_DOES_WIDTH = 42


class KeymapError(ExpectedError, ValueError):
    """A keymap cannot be used; the text names the file or setting, and the key."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Actions by key sequence (one key, or a prefix key and another)."""

    actions: Mapping[Keys, str]
    prefixes: frozenset[str]

    def action(self, pressed: Keys) -> str | None:
        """Return the action of a complete sequence, or None."""
        return self.actions.get(pressed)

    def keys_for(self, action: str) -> list[str]:
        """Return captions of the keys for an action, single keys first, in the map's order."""
        found = [pressed for pressed, name in self.actions.items() if name == action]
        return [keys.caption(pressed) for pressed in sorted(found, key=len)]

    def key_for(self, action: str, otherwise: str = "IT") -> str:
        """Return the first of them in capitals, for a message."""
        return (self.keys_for(action) or [otherwise])[0].upper()


def page_turned(page: int, pages: int, action: str | None) -> int | None:
    """Return the page (from 0) after a paging key, or None for any other key."""
    step = {"pf7": -1, "pf8": 1}.get(action or "")
    return None if step is None else min(max(page + step, 0), pages - 1)


def load_keymap(name: str, overrides: Mapping[str, str] | None = None) -> Keymap:
    """Load a keymap by name or from a .toml file, with single keys overridden.

    Raises:
        KeymapError: there is no such keymap, it is not valid TOML, a key or action is unknown, or
            a key is used both alone and as a prefix.
    """
    actions = _read(f"keymap {name}", _source(name))
    for key, action in (overrides or {}).items():
        _assign(actions, "keys", key, action)
    return _checked(actions)


def _source(name: str) -> Mapping[str, object]:
    try:
        if name in SHIPPED:
            # Not importlib.resources, whose import takes longer than reading the file.
            text = Path(__file__).with_name("keymaps").joinpath(f"{name}.toml").read_text("utf-8")
        elif name.endswith(".toml"):
            text = read_small_text(Path(name).expanduser())
        else:
            raise KeymapError(f"keymap {name}: not one of {', '.join(SHIPPED)}, nor a .toml file")
        return tomllib.loads(text)
    except KeymapError:
        raise
    except OSError as error:
        raise KeymapError(f"keymap {name}: {error.strerror or 'cannot be read'}") from None
    except RecursionError:
        raise KeymapError(f"keymap {name}: brackets are nested too deeply") from None
    except ValueError as error:
        # Not UTF-8, not TOML, or a number too long to convert.
        raise KeymapError(f"keymap {name}: {error}") from None


def _read(where: str, document: Mapping[str, object]) -> dict[Keys, str]:
    table = document.get("keys")
    if not isinstance(table, dict) or set(document) != {"keys"}:
        raise KeymapError(f"{where}: expected one table, [keys]")
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
    """Return 24x80 pages that list every action with a key."""
    lines = [line for group in _GROUPS for line in _group(keymap, group)]
    chunks = [lines[start : start + _BODY] for start in range(0, len(lines), _BODY)]
    return [_page(chunk, map_name, n, len(chunks)) for n, chunk in enumerate(chunks, 1)]


def _group(keymap: Keymap, group: Group) -> list[str]:
    lines = [f" {_GROUPS[group]}"]
    for action in ACTIONS.values():
        keys = keymap.keys_for(action.name)
        if action.group == group and keys and action.name not in _UNASSIGNED:
            head = f"   {action.does}".ljust(_DOES_WIDTH + 3)
            lines += [
                (head if n == 0 else " " * len(head)) + line
                for n, line in enumerate(_wrapped(keys, COLS - 1 - len(head)))
            ]
    if group == "send":
        lines += [f"   {line}" for line in wrap(_NOT_ASSIGNED, COLS - 4)]
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
    foot = " PGUP AND PGDN TURN THE PAGE, ANY OTHER KEY RETURNS TO THE SCREEN"
    page = [head, "", *lines, *[""] * (_BODY - len(lines)), foot]
    return [line[:COLS].ljust(COLS) for line in page]
