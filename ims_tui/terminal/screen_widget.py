"""The one widget of the terminal: draws a picture line by line, and passes keys and mouse on."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ims_tui.terminal.paint import draw_row, draw_window_line
from ims_tui.terminal.picture import Picture, changed
from screens.geometry import COLS, ROWS


class Listener:
    """The side that keys and mouse are passed to; it ignores what it does not override."""

    def pressed(self, key: str, character: str | None) -> None:
        """Take a key."""

    def pasted(self, text: str) -> None:
        """Take a paste."""

    def mouse_down(self, x: int, y: int) -> None:
        """Take the left button going down."""

    def mouse_moved(self, x: int, y: int) -> None:
        """Take a move with the button down."""

    def mouse_up(self, x: int, y: int) -> None:
        """Take the button going up."""

    def resized(self) -> None:
        """Take another size of the window."""


class ScreenWidget(Widget, can_focus=True):
    """Fills the window. Drawn rows are kept and only cells that changed are drawn again."""

    DEFAULT_CSS = "ScreenWidget { width: 100%; height: 100%; }"

    def __init__(self, listener: Listener, picture: Picture) -> None:
        super().__init__()
        self._listener = listener
        self._picture = picture
        self._drawn: list[Strip | None] = [None] * ROWS

    def show(self, picture: Picture) -> None:
        """Show a picture, drawing what differs from the one before."""
        old, self._picture = self._picture, picture
        layout = picture.layout
        if (old.layout, old.theme, old.inverted) != (layout, picture.theme, picture.inverted):
            self._drawn = [None] * ROWS
            self.refresh()
            return
        if not layout.fits:
            return
        for number, (before, after) in enumerate(zip(old.rows, picture.rows, strict=True)):
            start, end = changed(before, after)
            if end > start:
                self._drawn[number] = None
                self._refresh_cells(layout.top + number, start, end)
        if old.status != picture.status:
            self._refresh_cells(layout.status_row, 0, COLS)

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def render_line(self, y: int) -> Strip:
        """The window's line at a row (0-based)."""
        number = y - self._picture.layout.top
        return draw_window_line(self._picture, y, self._row(number) if 0 <= number < ROWS else None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._listener.pressed(event.key, event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._listener.pasted(event.text)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1:
            self._listener.mouse_down(event.x, event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if event.button == 1:
            self._listener.mouse_moved(event.x, event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._listener.mouse_up(event.x, event.y)

    def on_resize(self, event: events.Resize) -> None:
        self._listener.resized()

    def _row(self, number: int) -> Strip:
        strip = self._drawn[number]
        if strip is None:
            picture = self._picture
            strip = draw_row(picture.rows[number], picture.theme, picture.own_cursor)
            self._drawn[number] = strip
        return strip

    def _refresh_cells(self, y: int, start: int, end: int) -> None:
        self.refresh(Region(self._picture.layout.left + start, y, end - start, 1))
