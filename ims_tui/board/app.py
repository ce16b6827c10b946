"""The Textual window of the board."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events, work
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from ims_tui.board.desk import Desk
from ims_tui.board.tile import Line, Look, Moment
from ims_tui.practice.classroom.class_store import ClassStore, ClassStoreError
from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.classroom.orders import done_by, give, running_since
from ims_tui.practice.classroom.record_table import Rows
from ims_tui.practice.classroom.seats import seats
from ims_tui.practice.classroom.tables import ClassRecord, Order, SeatRecord
from ims_tui.terminal.toolkit import ToolkitApp

POLL_SECONDS = 0.5
LOOKS: dict[Look, Style] = {
    "plain": Style(),
    "quiet": Style(dim=True),
    "head": Style(bold=True),
    "stuck": Style(color="black", bgcolor="yellow"),
    "chosen": Style(reverse=True, bold=True),
    "screen": Style(color="green"),
    "done": Style(color="cyan", bold=True),
    "say": Style(bold=True),
}


Seen = tuple[ClassRecord, Rows[SeatRecord], Moment, int, int]
"""One reading of the class store, to update the desk."""


class BoardWidget(Widget, can_focus=True):
    """Fills the window with the desk's lines."""

    DEFAULT_CSS = "BoardWidget { width: 100%; height: 100%; }"

    def __init__(self, desk: Desk, leave: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._leave = leave
        self._lines: list[Line] = []

    def redraw(self) -> None:
        """Draw the desk."""
        self._lines = self._desk.lines(self.size.width, self.size.height)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line; text is never interpreted as markup."""
        line = self._lines[y] if y < len(self._lines) else ()
        strip = Strip([Segment(text, LOOKS[look]) for text, look in line])
        return strip.adjust_cell_length(self.size.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._desk.key(event.key, event.character)
        if self._desk.left:
            self._leave()
        self.redraw()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._desk.paste(event.text)
        self.redraw()

    def on_resize(self) -> None:
        self.redraw()


class BoardApp(ToolkitApp):
    """The board of one class, which reads the class store twice a second."""

    TITLE = "ims-tui practice board"

    def __init__(self, store: ClassStore, practice: ClassRecord) -> None:
        super().__init__()
        self._store = store
        self.desk = Desk(practice, self._give)
        self._widget = BoardWidget(self.desk, lambda: self.exit(0))

    def compose(self) -> ComposeResult:
        yield self._widget

    def on_mount(self) -> None:
        self._widget.focus()
        self.look()
        self.set_interval(POLL_SECONDS, self.look)

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Read the class store in a thread, so that a slow one does not delay keys."""
        try:
            seen: Seen | str = self._seen()
        except ClassStoreError as error:
            seen = str(error)
        self.call_from_thread(self._show, seen)

    def _seen(self) -> Seen:
        practice = class_of(self._store, self.desk.practice.code)
        sitting = seats(self._store, practice.class_id)
        order = self.desk.last_order
        done = 0 if order is None else len(done_by(self._store, order.order_id))
        running = running_since(self._store, practice.class_id)
        at = Moment(self._store.clock.now(), running)
        return practice, sitting, at, done, sitting.left_out

    def _show(self, seen: Seen | str) -> None:
        if isinstance(seen, str):
            self.desk.trouble = seen
        else:
            self.desk.update(*seen)
        self._widget.redraw()

    def _give(self, kind: str, text: str, seat: int | None) -> Order:
        return give(self._store, self.desk.practice, kind, text, seat)
