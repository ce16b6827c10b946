"""The actions that a key can be given: their names, and what each does in the worker's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["send", "edit", "terminal", "practice"]


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the terminal."""

    name: str
    group: Group
    """"send" reaches the host, "edit" works on the screen, "terminal" on this program,
    "practice" on the scenario that is practised.
    """
    does: str
    """What it does, up to 44 characters."""


# What the host does with the keys that it knows on every screen; the others it refuses.
_PF_DOES = {
    1: "explain the field at the cursor",
    3: "go back",
    7: "page back",
    8: "page forward",
    12: "print the screen",
}

_SEND = (
    Action("enter", "send", "send the screen"),
    *(
        Action(f"pf{n}", "send", f"PF{n}: {_PF_DOES[n]}" if n in _PF_DOES else f"PF{n}")
        for n in range(1, 25)
    ),
    Action("pa1", "send", "PA1: next page"),
    Action("pa2", "send", "PA2: next message"),
    Action("pa3", "send", "PA3"),
    Action("clear", "send", "clear the screen"),
    Action("attn", "send", "attention"),
    Action("sysreq", "send", "system request"),
)

_EDIT = (
    Action("tab", "edit", "to the next field"),
    Action("backtab", "edit", "to the field before"),
    Action("home", "edit", "to the first field"),
    Action("end", "edit", "to the end of the field"),
    Action("newline", "edit", "to the first field of the next line"),
    Action("up", "edit", "up"),
    Action("down", "edit", "down"),
    Action("left", "edit", "left"),
    Action("right", "edit", "right"),
    Action("insert", "edit", "insert mode on or off"),
    Action("delete", "edit", "delete the character at the cursor"),
    Action("backspace", "edit", "delete the character before the cursor"),
    Action("delete_word", "edit", "delete the word before the cursor"),
    Action("delete_field", "edit", "empty the field"),
    Action("erase_eof", "edit", "erase to the end of the field"),
    Action("erase_input", "edit", "erase everything typed on the screen"),
    Action("dup", "edit", "DUP"),
    Action("field_mark", "edit", "field mark"),
    Action("reset", "edit", "unlock the keyboard, insert mode off"),
    Action("paste", "edit", "type what was copied here"),
    Action("recall", "edit", "the transaction entered before"),
    Action("recall_next", "edit", "the transaction entered after"),
)

_TERMINAL = (
    Action("mark_up", "terminal", "mark, one line up"),
    Action("mark_down", "terminal", "mark, one line down"),
    Action("mark_left", "terminal", "mark, one column left"),
    Action("mark_right", "terminal", "mark, one column right"),
    Action("copy", "terminal", "copy what is marked"),
    Action("copy_line", "terminal", "copy the line of the cursor"),
    Action("copy_screen", "terminal", "copy the screen"),
    Action("keypad", "terminal", "show or hide the keypad"),
    Action("swap_session", "terminal", "the other session"),
    Action("theme", "terminal", "the next theme"),
    Action("help_keys", "terminal", "list the keys"),
    Action("redraw", "terminal", "draw the window again"),
    Action("quit", "terminal", "leave, asked twice"),
)

_PRACTICE = (
    Action("guide", "practice", "goal, people and steps of the scenario"),
    Action("hint", "practice", "the next hint for the step"),
    Action("answer", "practice", "type the answer that the step asks for"),
    Action("move_clock", "practice", "move the scenario's clock"),
    Action("step_again", "practice", "begin the step again, asked twice"),
    Action("scenario_again", "practice", "begin the scenario again, asked twice"),
    Action("score", "practice", "score card"),
)

ACTIONS: dict[str, Action] = {a.name: a for a in (*_SEND, *_EDIT, *_TERMINAL, *_PRACTICE)}
"""Every action by name, in the order in which they are listed to people."""
