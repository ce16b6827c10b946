"""The keys of the board, with the prompts of those that give orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ims_tui.practice.classroom import tables
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.tables import ENDED, PAUSED, RUNNING, ClassRecord, Order

Give = Callable[[str, str, int | None], Order]
"""Gives an order (kind, text, seat or None for all); may raise ClassStoreError."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An order that needs typed text."""

    kind: str
    prompt: str
    whole_class: bool = False
    """True for an order that always goes to all seats."""
    confirm: str = ""
    """Word to type as confirmation; "" if the order's text is typed."""


ASKED = {
    "m": Asking(tables.MESSAGE, "MESSAGE"),
    "c": Asking(
        tables.CLOCK,
        "MOVE EACH SEAT'S SCENARIO CLOCK BY (+2d +3h +1w)",
        whole_class=True,
    ),
    "x": Asking(tables.STOP, "STOP TRANSACTION"),
    "t": Asking(tables.START, "START TRANSACTION"),
    "s": Asking(tables.SLOW, "DELAY OF EACH ANSWER IN MILLISECONDS (0: NONE)"),
    "r": Asking(tables.RESET, "RESET (step, scenario, all)"),
    "e": Asking(tables.STATE, "END THE CLASS FOR ALL? TYPE end", True, confirm="end"),
}
PAUSE = Asking(tables.STATE, "", whole_class=True)
KEYS = (
    ("Enter", "look", "shows the chosen seat's screen in full size, read only; Esc returns"),
    ("p", "pause all", "starts, pauses or resumes the class for all seats"),
    ("m", "send", "shows a message in the system message field"),
    ("c", "clock", "moves the scenario's clock at every seat: +2d, +3h, +1w"),
    ("r", "reset", "starts over: step, scenario, all"),
    ("a", "all", "switches between orders to all seats and to the chosen one"),
    ("l", "list", "switches between list and tiles"),
    ("q", "quit", "closes the board; the class continues"),
    ("x", "stop", "stops a transaction: it answers DFS065"),
    ("t", "start", "starts a stopped transaction"),
    ("s", "slow", "delays the host's answers by milliseconds; 0 ends the delay"),
    ("e", "end", "ends the class for all seats, after a confirmation"),
    ("?", "keys", "shows all keys"),
)
"""Key, short and full description; the most useful first, and the one that shows all last."""


def foot(practice: ClassRecord, width: int) -> str:
    """Return the keys that fit on a line; the last one shows the others."""
    words = [f"{key} {_word(key, word, practice)}" for key, word, _ in KEYS]
    kept, last = words[:-1], words[-1]
    while kept and len("  ".join((*kept, last))) > width:
        kept.pop()
    return "  ".join((*kept, last))


def all_keys() -> list[str]:
    """Return every key with its description."""
    return [f"  {key:<7}{does}" for key, _, does in KEYS]


def _word(key: str, word: str, practice: ClassRecord) -> str:
    return "start all" if key == "p" and practice.state != RUNNING else word


def pause_or_go(practice: ClassRecord) -> str:
    """Return the state that the pause key leads to."""
    return PAUSED if practice.state == RUNNING else RUNNING


def given(give: Give, asking: Asking, text: str, seat: int | None) -> tuple[Order | None, str]:
    """Give an order, and return it or None, and the note for the trainer."""
    if asking.confirm:
        if text.strip().lower() != asking.confirm:
            return None, "THE CLASS CONTINUES"
        text = ENDED
    try:
        order = give(asking.kind, text, None if asking.whole_class else seat)
    except ClassStoreError as error:
        return None, str(error).upper()
    return order, ""


def told(order: Order, done_by: int, width: int) -> str:
    """Describe an order and its progress; its text is cut if the line is too long."""
    whom = "ALL" if order.seat is None else f"SEAT {order.seat}"
    end = f" TO {whom}: DONE BY {done_by}"
    room = width - len(end)
    what = f"{order.kind.upper()} {order.text}".strip()
    return (what if len(what) <= room else what[: room - 3] + "...") + end
