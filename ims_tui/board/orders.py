"""The keys of the board: what each does, and what those that give orders ask for first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ims_tui.practice.classroom import tables
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.tables import ENDED, PAUSED, RUNNING, ClassRecord, Order

Give = Callable[[str, str, int | None], Order]
"""Gives an order (kind, text, seat or all); may raise ClassStoreError."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An order for which something is still to be typed."""

    kind: str
    prompt: str
    whole_class: bool = False
    """True for an order that is always for all."""
    confirm: str = ""
    """The word that must be typed; "" where the order's text is typed."""


ASKED = {
    "m": Asking(tables.MESSAGE, "MESSAGE"),
    "c": Asking(
        tables.CLOCK,
        "MOVE THE CLOCK OF THE SCENARIO AT EACH SEAT BY (+2d +3h +1w)",
        whole_class=True,
    ),
    "x": Asking(tables.STOP, "STOP TRANSACTION"),
    "t": Asking(tables.START, "START TRANSACTION"),
    "s": Asking(tables.SLOW, "MILLISECONDS THAT EACH ANSWER TAKES LONGER (0: NONE)"),
    "r": Asking(tables.RESET, "RESET (step, scenario, all)"),
    "e": Asking(tables.STATE, "END THE CLASS FOR ALL? TYPE end", True, confirm="end"),
}
PAUSE = Asking(tables.STATE, "", whole_class=True)
KEYS = (
    ("Enter", "look", "looks into the chosen seat in full size, read only; Esc back"),
    ("p", "pause all", "starts the class, pauses it, lets it go on, for all seats"),
    ("m", "say", "says something in the system message field"),
    ("c", "clock", "moves the clock of the scenario that each seat is at: +2d, +3h, +1w"),
    ("r", "reset", "begins again: step, scenario, all"),
    ("a", "all", "orders go to all seats, or to the chosen one again"),
    ("l", "list", "list or tiles"),
    ("q", "leave", "leaves the board; the class goes on"),
    ("x", "stop", "stops a transaction: it answers DFS065"),
    ("t", "start", "starts it again"),
    ("s", "slow", "slows the host by so many milliseconds; 0 as ever"),
    ("e", "end", "ends the class for all, asked once more"),
    ("?", "keys", "shows all keys with what they do"),
)
"""Key, what it does in a word, and in full; the most needed first, the one that shows all last."""


def foot(practice: ClassRecord, width: int) -> str:
    """The keys that fit a line whole; the last one shows the others."""
    words = [f"{key} {_word(key, word, practice)}" for key, word, _ in KEYS]
    kept, last = words[:-1], words[-1]
    while kept and len("  ".join((*kept, last))) > width:
        kept.pop()
    return "  ".join((*kept, last))


def all_keys() -> list[str]:
    """Every key with what it does."""
    return [f"  {key:<7}{does}" for key, _, does in KEYS]


def _word(key: str, word: str, practice: ClassRecord) -> str:
    return "start all" if key == "p" and practice.state != RUNNING else word


def pause_or_go(practice: ClassRecord) -> str:
    """The state that the pause key brings."""
    return PAUSED if practice.state == RUNNING else RUNNING


def given(give: Give, asking: Asking, text: str, seat: int | None) -> tuple[Order | None, str]:
    """Give an order; what to tell the trainer."""
    if asking.confirm:
        if text.strip().lower() != asking.confirm:
            return None, "THE CLASS GOES ON"
        text = ENDED
    try:
        order = give(asking.kind, text, None if asking.whole_class else seat)
    except ClassStoreError as error:
        return None, str(error).upper()
    return order, ""


def told(order: Order, done_by: int, width: int) -> str:
    """An order in words, and how many seats have carried it out; its text gives way to the rest."""
    whom = "ALL" if order.seat is None else f"SEAT {order.seat}"
    end = f" TO {whom}: DONE BY {done_by}"
    room = width - len(end)
    what = f"{order.kind.upper()} {order.text}".strip()
    return (what if len(what) <= room else what[: room - 3] + "...") + end
