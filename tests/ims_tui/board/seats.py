"""Seats of a class, and a board on them as text and keys."""

from __future__ import annotations

from ims_tui.board.desk import Desk
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.tables import Order, SeatRecord, SeatShown
from tests.ims_tui.practice.classroom.class_room import NOON

SCREEN = "\n".join(
    [
        " PY      PRACTICE PERSON INDEX                                 PAGE 1 OF 1",
        " SSN 910-03-2107",
        *[f" LINE {n}" for n in range(3, 21)],
        "",
        " LINE 22",
        " ===> ZZZ",
        " DFS064 12:00:00 DESTINATION CAN NOT BE FOUND OR CREATED, DEST=ZZZ",
    ]
)


def record(number: int, **shown: object) -> SeatRecord:
    """Seat that makes progress."""
    values: dict[str, object] = {
        "scenario": "first-py",
        "step": 1,
        "steps": 3,
        "step_since": NOON,
        "input_at": NOON,
        "screen": SCREEN,
    }
    return SeatRecord(
        class_id=1,
        number=number,
        name=f"TRAINEE {number}",
        machine="PC",
        joined_at=NOON,
        seen_at=NOON,
        left=False,
        shown=SeatShown(**(values | shown)),  # type: ignore[arg-type]
    )


class Given:
    """Desk that records orders."""

    def __init__(self) -> None:
        self.orders: list[tuple[str, str, int | None]] = []

    def __call__(self, kind: str, text: str, seat: int | None) -> Order:
        if text == "ZZZ":
            raise ClassStoreError("there is no transaction ZZZ")
        self.orders.append((kind, text, seat))
        return Order(len(self.orders), seat, kind, text, NOON, 1)


def text(desk: Desk, width: int = 120, height: int = 40) -> list[str]:
    """Return the text of a window of this size."""
    lines = ["".join(run for run, _ in line) for line in desk.lines(width, height)]
    assert len(lines) == height and max(map(len, lines)) <= width
    return [line.rstrip() for line in lines]


def type_(desk: Desk, typed: str) -> None:
    """Type a text and press Enter."""
    for character in typed:
        desk.key(character, character)
    desk.key("enter", None)
