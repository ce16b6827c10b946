"""The keys of the board that give orders, and what each asks for first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ims_tui.practice.classroom import orders
from ims_tui.practice.classroom.classes import ENDED, PAUSED, RUNNING, ClassRecord
from ims_tui.practice.classroom.orders import Order
from ims_tui.practice.progress import ProgressError

Give = Callable[[str, str, int | None], Order]
"""Gives an order (kind, text, seat or all); may raise ProgressError."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An order for which something is still to be typed."""

    kind: str
    prompt: str
    whole_class: bool = False
    """Whether it can only be for all."""


ASKED = {
    "m": Asking(orders.MESSAGE, "MESSAGE"),
    "c": Asking(orders.CLOCK, "MOVE THE CLOCK BY (+2d +3h +1w)", whole_class=True),
    "x": Asking(orders.STOP, "STOP TRANSACTION"),
    "t": Asking(orders.START, "START TRANSACTION"),
    "s": Asking(orders.SLOW, "MILLISECONDS THAT EACH ANSWER TAKES LONGER (0: NONE)"),
    "r": Asking(orders.RESET, "RESET (step, scenario, all)"),
    "e": Asking(orders.STATE, "END THE CLASS FOR ALL? TYPE end", whole_class=True),
}
_KEYS = ("m say", "x stop", "t start", "s slow", "r reset", "c clock", "p pause", "e end",
         "Enter look", "l list", "q leave")  # fmt: skip
HELP = "  ".join(_KEYS)
SHORT_HELP = ",".join(_KEYS).removesuffix(" leave")


def pause_or_go(practice: ClassRecord) -> str:
    """The state that the pause key brings."""
    return PAUSED if practice.state == RUNNING else RUNNING


def given(give: Give, asking: Asking, text: str, seat: int | None) -> tuple[Order | None, str]:
    """Give an order; what to tell the trainer."""
    if asking.kind == orders.STATE:
        if text.strip().lower() != "end":
            return None, "THE CLASS GOES ON"
        text = ENDED
    try:
        order = give(asking.kind, text, None if asking.whole_class else seat)
    except ProgressError as error:
        return None, str(error).upper()
    return order, told(order)


def told(order: Order) -> str:
    """An order in words."""
    return f"{order.kind.upper()} {order.text}".strip() + (
        " TO ALL" if order.seat is None else f" TO SEAT {order.seat}"
    )
