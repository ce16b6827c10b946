"""The board without a toolkit: its lines and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from ims_tui.board import orders as keys
from ims_tui.board.orders import ASKED, Asking, Give
from ims_tui.board.tile import (
    LIST_HEAD,
    STATE_LOOKS,
    TILE_HEIGHT,
    TILE_WIDTH,
    Line,
    Moment,
    Run,
    line_of,
    state_of,
    stuck_for,
    tile,
)
from ims_tui.practice.attempt.clock import as_move
from ims_tui.practice.classroom.tables import ClassRecord, Order, SeatRecord
from screens.geometry import COLS, ROWS

View = Literal["tiles", "list", "look", "keys"]
ABOUT = 2
"""Lines above the seats, and also below."""


class Desk:
    """The board of one class."""

    def __init__(self, practice: ClassRecord, give: Give) -> None:
        self.practice = practice
        self.seats: Sequence[SeatRecord] = ()
        self.at = Moment(practice.created_at, None)
        self.note = ""
        """Result of the last key."""
        self.trouble = ""
        """Reason that the class store cannot be read, or ""."""
        self.left = False
        """True after the trainer has quit the board."""
        self._give = give
        self._view: View = "tiles"
        self._chosen = 0
        self._to_all = False
        self._first = 0
        self._columns = 1
        self._asking: Asking | None = None
        self._typed = ""
        self._last: Order | None = None
        self._done_by = 0
        self._left_out = 0

    @property
    def last_order(self) -> Order | None:
        """The last order given, whose progress the board shows."""
        return self._last

    @property
    def chosen(self) -> SeatRecord | None:
        """The seat chosen by the trainer."""
        return self.seats[self._chosen] if self.seats else None

    def update(
        self,
        practice: ClassRecord,
        seats: Sequence[SeatRecord],
        at: Moment,
        done_by: int,
        left_out: int = 0,
    ) -> None:
        """Update the class; `done_by` seats have carried out the last order, and the records of
        `left_out` other seats are damaged.
        """
        self.practice, self.seats, self.at, self._done_by = practice, seats, at, done_by
        self._left_out, self.trouble = left_out, ""
        self._chosen = min(self._chosen, max(0, len(seats) - 1))

    # Keys.

    def key(self, key: str, character: str | None) -> None:
        """Process a key, by the toolkit's name."""
        if self._asking is not None:
            self._type(key, character)
            return
        self.note = ""
        if self._view == "keys":
            self._view = "tiles"
        elif key == "question_mark" or character == "?":
            self._view = "keys"
        elif key in ("q", "ctrl+q", "ctrl+c"):
            self.left = True
        elif key in ("up", "down", "left", "right", "home", "end", "pageup", "pagedown"):
            self._move(key)
        elif key == "enter" and self.seats:
            self._view = "look" if self._view != "look" else "tiles"
        elif key == "escape" and self._view == "look":
            self._view = "tiles"
        elif key == "l":
            self._view = "tiles" if self._view == "list" else "list"
        elif key == "a":
            self._to_all = not self._to_all
        elif key == "p":
            self._order(keys.PAUSE, keys.pause_or_go(self.practice))
        elif key in ASKED:
            self._asking, self._typed = ASKED[key], ""

    def paste(self, text: str) -> None:
        """Process text pasted into an open prompt."""
        if self._asking is not None:
            self._typed += " ".join(text.split())

    def _type(self, key: str, character: str | None) -> None:
        asking = self._asking
        assert asking is not None
        if key == "escape":
            self._asking, self.note = None, "NOTHING DONE"
        elif key == "backspace":
            self._typed = self._typed[:-1]
        elif key == "enter":
            self._asking = None
            self._order(asking, self._typed)
        elif character is not None and character.isprintable():
            self._typed += character

    def _order(self, asking: Asking, text: str) -> None:
        order, self.note = keys.given(self._give, asking, text, self._seat())
        if order is not None:
            self._last, self._done_by = order, 0

    def _seat(self) -> int | None:
        """Return the seat for an order, or None for all."""
        chosen = self.chosen
        return None if self._to_all or chosen is None else chosen.number

    def _move(self, key: str) -> None:
        row = 1 if self._view in ("list", "look") else self._columns
        by = {"up": -row, "down": row, "left": -1, "right": 1, "pageup": -10, "pagedown": 10}
        last = max(0, len(self.seats) - 1)
        if key in by:
            to = self._chosen + by[key]
            self._chosen = to if 0 <= to <= last else self._chosen
        else:
            self._chosen = 0 if key == "home" else last

    # Lines.

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the window as `height` lines of up to `width` columns."""
        lines = self._lines(width, height)[:height]
        return [_cut(line, width) for line in lines] + [()] * (height - len(lines))

    def _lines(self, width: int, height: int) -> list[Line]:
        if self._view == "look":
            return self._look(width, height)
        if self._view == "keys":
            told: list[Line] = [((line, "plain"),) for line in keys.all_keys()]
            return [*self._head(width), *told, (), (("ANY KEY RETURNS TO THE BOARD", "quiet"),)]
        body = height - 2 * ABOUT
        columns, wide, high = self._grid(width, body)
        tiles = self._view == "tiles" and columns > 0
        self._columns = columns if tiles else 1
        shown = self._tiles(columns, wide, high) if tiles else self._list(body)
        shown = shown[:body] + [()] * (body - len(shown))
        return [*self._head(width), *shown, *self._foot(width)]

    def _grid(self, width: int, body: int) -> tuple[int, int, int]:
        """Return columns, width and height of tiles for every seat; 0 columns if none fit."""
        count = max(1, len(self.seats))
        best = (0, 0, 0)
        for columns in range(1, min(count, width // TILE_WIDTH) + 1):
            rows = -(-count // columns)
            wide, high = min(width // columns, 42), min(body // rows, 15)
            # Between tiles of equal size, prefer full rows to a new row with one tile.
            if high >= TILE_HEIGHT and min(wide, high * 3) >= min(best[1], best[2] * 3):
                best = (columns, wide, high)
        return best

    def _tiles(self, columns: int, wide: int, high: int) -> list[Line]:
        lines: list[Line] = []
        for first in range(0, len(self.seats), columns):
            row = [
                tile(seat, self.at, wide, high, first + n == self._chosen)
                for n, seat in enumerate(self.seats[first : first + columns])
            ]
            lines += [sum(parts, ()) for parts in zip(*row, strict=True)]
        return lines

    def _list(self, body: int) -> list[Line]:
        room = body - 1
        self._first = min(self._first, self._chosen)
        self._first = max(self._first, self._chosen - room + 1)
        shown = self.seats[self._first : self._first + room]
        return [
            ((LIST_HEAD, "head"),),
            *(
                line_of(seat, self.at, self._first + n == self._chosen)
                for n, seat in enumerate(shown)
            ),
        ]

    def _head(self, width: int) -> list[Line]:
        states = [state_of(seat, self.at) for seat in self.seats]
        practice = self.practice
        moved = timedelta(seconds=practice.clock_moved)
        clock = f"  CLOCK MOVED {as_move(moved)}" if moved else ""
        text, title = f"CLASS {practice.code}  {practice.state.upper()}{clock}", practice.title
        counts = (
            f"{len(states)} SEATS  {states.count('stuck')} STUCK !"
            f"  {states.count('done')} DONE *  {states.count('gone')} GONE -"
        )
        counts += f"  {self._left_out} LEFT OUT" if self._left_out else ""
        room = max(0, width - len(counts) - 1)
        if len(text) + 2 + len(title) <= room:
            text, title = f"{text}  {title}", ""
        first = f"{text:<{room}} {counts}"
        return [((first[:width], "head"),), ((title[:width], "head"),)]

    def _foot(self, width: int) -> list[Line]:
        if self._asking is not None:
            whom = "ALL" if self._asking.whole_class or self._seat() is None else None
            whom = whom or f"SEAT {self._seat()}"
            asked = f"{self._asking.prompt}, {whom}: {self._typed}_"
            return [((asked[-width:], "say"),), (("Enter confirms, Esc cancels"[:width], "quiet"),)]
        said = self._said(width)
        return [((said, "say"),), ((keys.foot(self.practice, width), "quiet"),)]

    def _said(self, width: int) -> str:
        """Return the seats that orders go to, and the result of the last order."""
        chosen = self.chosen
        other = "a: ALL" if chosen is None or not self._to_all else f"a: SEAT {chosen.number}"
        seat = self._seat()
        whom = "ALL SEATS" if seat is None else f"SEAT {seat}"
        first = f"ORDERS GO TO {whom} ({other})" if chosen else f"ORDERS GO TO {whom}"
        room = width - len(first) - 2
        last = keys.told(self._last, self._done_by, room) if self._last else ""
        return f"{first}  {self.trouble or self.note or last}".rstrip()[:width]

    def _look(self, width: int, height: int) -> list[Line]:
        """Return the chosen seat's screen in full size, with its status below if there is room."""
        seat = self.chosen
        if seat is None:
            self._view = "tiles"
            return self._lines(width, height)
        rows = seat.shown.screen.split("\n")
        rows = [*rows, *[""] * (ROWS - len(rows))][:ROWS]
        lines: list[Line] = [((row[:COLS].ljust(COLS)[:width], "screen"),) for row in rows]
        about: Line = ((self._about(seat)[:width], STATE_LOOKS[state_of(seat, self.at)]),)
        first, keys_shown = self._foot(width)
        room = height - ROWS
        if self._asking is not None or self.trouble or self.note:
            about, first = first, about
        if room > 0:
            return [*lines, about, first, keys_shown][:height]
        # Without a line of its own, the status replaces the last blank row, so it hides nothing.
        spare = [n for n, row in enumerate(rows[: ROWS - 1]) if n and not row.strip()] or [0]
        del lines[spare[-1]]
        return [*lines[: height - 1], about]

    def _about(self, seat: SeatRecord) -> str:
        shown, stuck = seat.shown, stuck_for(seat, self.at)
        step = f"STEP {shown.place}" if shown.place[:1].isdigit() else shown.place
        told = f"SEAT {seat.number} {seat.name}  READ ONLY  {shown.scenario} {step}"
        stuck_told = f"  STUCK {stuck}" if stuck else ""
        return f"{told}  E{shown.errors} H{shown.hints}{stuck_told}  Esc BACK"


def _cut(line: Line, width: int) -> Line:
    cut: list[Run] = []
    for text, look in line:
        cut.append((text[:width], look))
        width -= len(cut[-1][0])
    return tuple(cut)
