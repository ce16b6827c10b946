"""The widget beside the screen, or over it where the window is narrow: lines of guidance."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from ims_tui.terminal.guide_text import Block, Line, Look
from ims_tui.terminal.theme import Theme
from screens.attribute import Attribute, Intensity

MARGIN = 2
"""Columns left of the text: the line between it and the screen, and a blank."""
_HIGH = Intensity.HIGH
_LOOKS: dict[Look, Attribute] = {
    "head": Attribute(protected=True, intensity=_HIGH),
    "text": Attribute(protected=True),
    "quiet": Attribute(protected=True),
    "now": Attribute(protected=True, intensity=_HIGH),
    "field": Attribute(),
    "say": Attribute(protected=True, intensity=_HIGH),
}


class GuideWidget(Widget):
    """Draws lines in the looks of the theme in force; takes no keys, the screen has the focus."""

    DEFAULT_CSS = "GuideWidget { layer: over; dock: right; height: 100%; }"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: Block = []
        self._ruled = False

    def show(self, lines: Block, theme: Theme, ruled: bool) -> None:
        """Show these lines; `ruled`, with a line at the left that parts them from the screen."""
        if (lines, theme, ruled) != (self._lines, self._theme, self._ruled):
            self._lines, self._theme, self._ruled = lines, theme, ruled
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the panel."""
        line = self._lines[y] if y < len(self._lines) else Line()
        edge = "│ " if self._ruled else " "
        segments = [Segment(edge, self._theme.frame), Segment(line.text, self._style(line.look))]
        return Strip(segments).adjust_cell_length(self.size.width, self._theme.plain)

    def _style(self, look: Look) -> Style:
        if look == "say":
            return self._theme.warning
        return self._theme.look(_LOOKS[look])
