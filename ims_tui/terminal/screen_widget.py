"""The terminal's only widget, which draws a picture line by line and forwards keys and mouse.

Text is drawn with a style and never interpreted as markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ims_tui.terminal.layout import KeypadPlace
from ims_tui.terminal.picture import Picture, Row, changed
from ims_tui.terminal.theme import Theme
from screens.geometry import COLS, ROWS


class Listener:
    """Receiver of keys and mouse; it ignores events that it does not override."""

    def pressed(self, key: str, character: str | None) -> None:
        """Process a key."""

    def pasted(self, text: str) -> None:
        """Process a paste."""

    def mouse_down(self, x: int, y: int) -> None:
        """Process a press of the left button."""

    def mouse_moved(self, x: int, y: int) -> None:
        """Process a move with the button down."""

    def mouse_up(self, x: int, y: int) -> None:
        """Process the release of the button."""

    def resized(self) -> None:
        """Process a new size of the window."""


class ScreenWidget(Widget, can_focus=True):
    """Fills the window. Drawn rows are cached, and only changed cells are redrawn."""

    DEFAULT_CSS = "ScreenWidget { width: 100%; height: 100%; }"

    def __init__(self, listener: Listener, picture: Picture) -> None:
        super().__init__()
        self._listener = listener
        self._picture = picture
        self._drawn: list[Strip | None] = [None] * ROWS

    def show(self, picture: Picture) -> None:
        """Show a picture; redraw only the differences."""
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
        """The picture in the window."""
        return self._picture

    def render_line(self, y: int) -> Strip:
        """Draw the window's line at a row (0-based)."""
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


_REVERSE = Style(reverse=True)
_UPRIGHT = Style(reverse=False)


def draw_row(row: Row, theme: Theme, own_cursor: bool = True) -> Strip:
    """Draw one row of the screen; without `own_cursor`, the window shows its own cursor."""
    cursor = row.cursor if own_cursor else None
    segments = []
    for start, end, attribute in row.spans:
        for left, right in _pieces(start, end, cursor, row.mark):
            style = theme.look(attribute)
            marked = row.mark is not None and row.mark[0] <= left < row.mark[1]
            if left == cursor and row.insert:
                style += theme.insert_cursor
            elif (left == cursor) != marked:
                style += _REVERSE
            segments.append(Segment(row.text[left:right], style))
    return Strip(segments, COLS)


def draw_window_line(picture: Picture, y: int, screen_line: Strip | None) -> Strip:
    """Draw one line of the window; `screen_line` is the row of the screen in it, if any."""
    layout, theme = picture.layout, picture.theme
    if not layout.fits:
        strip = _notice(picture, y)
    else:
        middle, edge = _middle(picture, y, screen_line)
        strip = _placed(middle, edge, picture)
        if layout.keypad is not None:
            strip = _with_keypad(strip, layout.keypad, y, theme)
    strip = strip.adjust_cell_length(layout.width, theme.plain)
    return _inverted(strip) if picture.inverted else strip


def _middle(picture: Picture, y: int, screen_line: Strip | None) -> tuple[Strip, str]:
    """Return the 80 columns of a window line and the frame's characters on both sides."""
    layout, theme = picture.layout, picture.theme
    row = y - layout.top
    if y == layout.status_row and picture.status is not None:
        return _draw_status(picture), "││"
    if screen_line is not None:
        return screen_line, "││"
    if row == ROWS and layout.ruled:
        return Strip([Segment("─" * COLS, theme.frame)], COLS), "├┤"
    if layout.framed and row == -1:
        return Strip([Segment("─" * COLS, theme.frame)], COLS), "┌┐"
    if layout.framed and y == layout.status_row + 1:
        return Strip([Segment("─" * COLS, theme.frame)], COLS), "└┘"
    return Strip([Segment(" " * COLS, theme.plain)], COLS), "  "


def _placed(middle: Strip, edge: str, picture: Picture) -> Strip:
    layout, theme = picture.layout, picture.theme
    pad = Segment(" " * (layout.left - layout.framed), theme.plain)
    if not layout.framed:
        return Strip.join([Strip([pad]), middle])
    left, right = (Segment(character, theme.frame) for character in edge)
    return Strip.join([Strip([pad, left]), middle, Strip([right])])


def _draw_status(picture: Picture) -> Strip:
    status, theme = picture.status, picture.theme
    assert status is not None
    start, end = status.message
    parts = ((0, start, theme.status), (start, end, theme.warning), (end, COLS, theme.status))
    return Strip([Segment(status.text[a:b], style) for a, b, style in parts if b > a], COLS)


def _with_keypad(strip: Strip, place: KeypadPlace, y: int, theme: Theme) -> Strip:
    row = y - place.top
    if not 0 <= row < place.keypad.height:
        return strip
    blank = Segment(" ", theme.plain)
    segments = []
    for label in place.keypad.line(row):
        segments += [Segment(label, theme.status), blank]
    keys = Strip(segments).adjust_cell_length(place.keypad.width, theme.plain)
    before = strip.adjust_cell_length(max(strip.cell_length, place.left), theme.plain)
    return Strip.join(
        [before.crop(0, place.left), keys, before.crop(place.left + place.keypad.width)]
    )


def _notice(picture: Picture, y: int) -> Strip:
    layout = picture.layout
    size = f"needs {COLS}x{ROWS}, is {layout.width}x{layout.height}"
    lines = ("window too small:", size, "keys are ignored")
    text = lines[y] if y < len(lines) else ""
    return Strip([Segment(text[: layout.width], picture.theme.plain)])


def _inverted(strip: Strip) -> Strip:
    return Strip(
        [
            Segment(text, (style or Style()) + (_UPRIGHT if style and style.reverse else _REVERSE))
            for text, style, _ in strip
        ],
        strip.cell_length,
    )


def _pieces(
    start: int, end: int, cursor: int | None, mark: tuple[int, int] | None
) -> Iterator[tuple[int, int]]:
    """Cut a span where the cursor or the marking begins or ends."""
    cuts = {start, end}
    if cursor is not None:
        cuts |= {cursor, cursor + 1}
    if mark is not None:
        cuts |= set(mark)
    inside = sorted(cut for cut in cuts if start <= cut <= end)
    return pairwise(inside)
