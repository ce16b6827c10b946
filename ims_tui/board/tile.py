"""One seat on the board, as a tile or a line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

from ims_tui.practice.classroom.tables import SeatRecord
from screens.geometry import COLS, ROWS
from screens.output import MESSAGE_LENGTH

Look = Literal["plain", "quiet", "head", "stuck", "chosen", "screen", "done", "say"]
State = Literal["gone", "done", "stuck", "getting on"]
Run = tuple[str, Look]
Line = tuple[Run, ...]
TILE_WIDTH, TILE_HEIGHT = 15, 7
"""Smallest size of a tile, including the column between two tiles."""
LIST_HEAD = (
    f"  {'NO':>2} {'NAME':<16} {'SCENARIO':<15} {'STEP':<8} {'SCREEN':<6} {'MESSAGE':<8}"
    f" {'ERR':>3} {'HNT':>3} {'STUCK':>6}"
)
IDLE_AFTER = timedelta(minutes=2)
"""Time without an attention key in a running class after which a trainee counts as stuck."""
ERRORS_IN_A_ROW = 3
"""Errors in a row after which a trainee counts as stuck."""
_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a Braille cell: four rows of two dots."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The time of the board."""

    now: datetime
    running: datetime | None
    """Time at which the class started or resumed; None while it is halted."""


def stuck_since(seat: SeatRecord, at: Moment) -> datetime | None:
    """Return the time since which the trainee has been stuck, or None.

    A trainee is stuck after several errors in a row, or after two minutes without a key before the
    scenario is done. No one is stuck while the class is halted.
    """
    shown = seat.shown
    if at.running is None or not shown.scenario or shown.finished:
        return None
    begun = max(shown.step_since or seat.joined_at, at.running)
    if shown.errors_running >= ERRORS_IN_A_ROW:
        return begun
    last = max(filter(None, (shown.input_at, begun)))
    return last if at.now - last > IDLE_AFTER else None


def state_of(seat: SeatRecord, at: Moment) -> State:
    """Return the state of a seat."""
    if seat.gone(at.now):
        return "gone"
    if seat.shown.finished:
        return "done"
    return "getting on" if stuck_since(seat, at) is None else "stuck"


MARKS: dict[State, str] = {"gone": "-", "done": "*", "stuck": "!", "getting on": " "}
"""Marks that tell the state without color."""
STATE_LOOKS: dict[State, Look] = {
    "gone": "quiet",
    "done": "done",
    "stuck": "stuck",
    "getting on": "plain",
}


def tile(seat: SeatRecord, at: Moment, width: int, height: int, chosen: bool) -> list[Line]:
    """Return the lines of a tile; the last column stays blank."""
    inner = width - 1
    state = state_of(seat, at)
    look = STATE_LOOKS[state]
    shown = seat.shown
    head = f"{MARKS[state]}{seat.number:02} {seat.name}"[:inner].ljust(inner)
    picture = small(shown.screen, inner, height - 3)
    where = f"{code_of(seat):<{inner - 8}.{inner - 8}}{message_of(seat):>8.8}"
    return [
        ((head, "chosen" if chosen else look if look != "plain" else "head"), (" ", "plain")),
        *(((line, "quiet" if state == "gone" else "screen"), (" ", "plain")) for line in picture),
        ((where, "quiet" if state == "gone" else "plain"), (" ", "plain")),
        ((_foot(seat, at, inner), look), (" ", "plain")),
    ]


def line_of(seat: SeatRecord, at: Moment, chosen: bool) -> Line:
    """Return a seat as a line of up to 78 columns."""
    shown, state = seat.shown, state_of(seat, at)
    text = (
        f"{MARKS[state]} {seat.number:>2} {seat.name:<16.16} {shown.scenario:<15.15}"
        f" {shown.place:<8.8} {code_of(seat):<6.6} {message_of(seat):<8.8}"
        f" {shown.errors:>3} {shown.hints:>3} {stuck_for(seat, at):>6}"
    )
    return ((text, "chosen" if chosen else STATE_LOOKS[state]),)


def code_of(seat: SeatRecord) -> str:
    """Return the code in row 1 of the seat's screen."""
    return seat.shown.screen.split("\n")[0][1:9].strip()


def message_of(seat: SeatRecord) -> str:
    """Return the number of the message on the seat's screen."""
    rows = seat.shown.screen.split("\n")
    line = rows[23][1 : 1 + MESSAGE_LENGTH] if len(rows) > 23 else ""
    word = line.split(" ")[0]
    return word if word.startswith(("DFS", "IMS")) else ""


def stuck_for(seat: SeatRecord, at: Moment) -> str:
    """Return for how long the trainee has been stuck, in minutes and seconds, or ""."""
    since = stuck_since(seat, at)
    if since is None or seat.gone(at.now):
        return ""
    seconds = max(0, int((at.now - since).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"


def _foot(seat: SeatRecord, at: Moment, width: int) -> str:
    shown = seat.shown
    errors = f" E{shown.errors}" if shown.errors else ""
    stuck = stuck_for(seat, at)
    room = width - len(stuck)
    long, short = f"STEP {shown.place}", shown.place.replace(" OF ", "/")
    text = (long if shown.place[:1].isdigit() and len(long + errors) < room else short) + errors
    return f"{text:<{room}.{room}}{stuck}"


@lru_cache(maxsize=256)
def small(screen: str, width: int, height: int) -> tuple[str, ...]:
    """Draw a 24x80 screen in `height` lines of `width` Braille cells, with dots for text, so that a
    trainer recognizes it by its shape.
    """
    rows = [row.ljust(COLS)[:COLS] for row in screen.split("\n")[:ROWS]]
    cells = [[_BLANK] * width for _ in range(height)]
    down, across = height * 4, width * 2
    for y in range(down):
        first, last = y * ROWS // down, max((y + 1) * ROWS // down, y * ROWS // down + 1)
        for x in range(across):
            left, right = x * COLS // across, (x + 1) * COLS // across
            part = range(left, max(right, left + 1))
            if _something(rows[first:last], part):
                cells[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
    return tuple("".join(map(chr, line)) for line in cells)


def _something(rows: list[str], part: range) -> bool:
    """Return whether at least half of the cells are not blank."""
    filled = sum(row[n] != " " for row in rows for n in part)
    return filled * 2 >= len(part) * len(rows) > 0
