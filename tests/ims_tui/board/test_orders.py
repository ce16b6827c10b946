"""Board: orders by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ims_tui.board.desk import Desk
from tests.ims_tui.board.seats import Given, text, type_


@pytest.mark.parametrize(
    ("keys", "typed", "order"),
    [
        ("m", "LOOK UP", ("message", "LOOK UP", 1)),
        ("am", "HELLO", ("message", "HELLO", None)),
        ("x", "PY", ("stop", "PY", 1)),
        ("at", "PY", ("start", "PY", None)),
        ("s", "500", ("slow", "500", 1)),
        ("r", "step", ("reset", "step", 1)),
        ("c", "+2d", ("clock", "+2d", None)),
        ("e", "end", ("state", "ended", None)),
    ],
)
def test_a_key_asks_and_enter_gives_the_order(
    desk: Desk, given: Given, keys: str, typed: str, order: tuple[str, str, int | None]
) -> None:
    for key in keys:
        desk.key(key, key)
    assert text(desk)[-2].endswith(": _")
    type_(desk, typed)
    assert given.orders == [order]
    whom = "ALL" if order[2] is None else "SEAT 1"
    assert f"TO {whom}" in text(desk)[-2] and "DONE BY 0" in text(desk)[-2]
    desk.update(desk.practice, desk.seats, desk.at, 7)
    assert "DONE BY 7" in text(desk)[-2]


def test_nothing_is_given_by_escape_by_another_word_than_end_or_a_wrong_code(
    desk: Desk, given: Given
) -> None:
    desk.key("m", "m")
    desk.key("q", "q")
    desk.key("escape", None)
    desk.key("e", "e")
    type_(desk, "no")
    assert "THE CLASS CONTINUES" in text(desk)[-2]
    desk.key("x", "x")
    type_(desk, "ZZZ")
    assert "THERE IS NO TRANSACTION ZZZ" in text(desk)[-2]
    assert given.orders == [] and not desk.left


def test_p_starts_and_pauses(desk: Desk, given: Given) -> None:
    desk.key("p", "p")
    desk.update(replace(desk.practice, state="paused"), desk.seats, desk.at, 0)
    desk.key("p", "p")
    assert given.orders == [("state", "paused", None), ("state", "running", None)]


def test_an_order_can_be_typed_while_one_looks_into_a_seat_of_24_lines(desk: Desk) -> None:
    desk.key("enter", None)
    desk.key("m", "m")
    assert text(desk, 80, 24)[-1].startswith("MESSAGE, SEAT 1: _")
