"""The terminal with guidance beside it: a panel at the right, or over the screen where narrow."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ims_tui.practice.attempt.guidance import Guidance, Guide
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from ims_tui.terminal.aside import Aside, Outcome, panel_width
from ims_tui.terminal.door import Host
from ims_tui.terminal.guide_text import Block, Line, Look
from ims_tui.terminal.keymap import load_keymap
from ims_tui.terminal.theme import Theme
from screens.attribute import Attribute, Intensity
from screens.keyboard import Lock

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


class GuidedApp(TerminalApp):
    """A terminal window on an attempt, with its guidance. The 24x80 stay what they are."""

    CSS = "Screen { layers: default over; }"

    class Told(Message):
        """The guide has something else to tell."""

    def __init__(
        self, open_host: Callable[[], Host], settings: TerminalSettings, guide: Guide
    ) -> None:
        super().__init__(open_host, settings)
        self.outcome: Outcome = "left"
        """The way the trainee ended it."""
        self._guide = guide
        keymap = load_keymap(settings.keymap, settings.keys)
        self.aside = Aside(guide, keymap, self)
        self._guide_widget = GuideWidget(self.workstation.theme)
        self._opened = False
        self._done = guide.guidance().done
        self._note = ""
        """A note that waits for the screen, and for the message of the host in its place to go."""
        guide.on_change(lambda: self.post_message(self.Told()))

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._guide_widget

    def on_resize(self, event: events.Resize) -> None:
        """The panel stands beside the screen where there is room for it."""
        if not self._opened:
            self._opened = True
            if self._narrow:
                self.aside.open()
        self._show()

    def on_guided_app_told(self, event: Told) -> None:
        """Show it; where no panel does, the area below the screen says that a step is done."""
        told = self._guide.guidance()
        before, self._done = self._done, told.done
        if told.done > before and self._narrow:
            self._note = self._done_note(told)
        self._show()

    def _done_note(self, told: Guidance) -> str:
        if told.finished:
            return f"ALL {len(told.steps)} STEPS DONE: THE NEXT KEY SHOWS THE SCORE CARD"
        return (
            f"STEP {told.done} OF {len(told.steps)} DONE, {self.aside.key_of('guide')}: WHAT NEXT"
        )

    # What the widget passes on.

    def pressed(self, key: str, character: str | None) -> None:
        """A key; a mistake that locks the keyboard is told to the guide."""
        before = self.workstation.session.keyboard.lock
        super().pressed(key, character)
        self._tell_lock(before)

    def pasted(self, text: str) -> None:
        """A paste, into the answer while one is typed."""
        before = self.workstation.session.keyboard.lock
        if self.aside.pasted(text):
            self._show()
        else:
            super().pasted(text)
        self._tell_lock(before)

    def beside(self, action: str | None, text: str) -> bool:
        """Let what stands beside the screen have a key first."""
        return self.aside.key(action, text, self._narrow)

    # What the guidance asks for.

    def errand(self, work: Callable[[], None], connect: bool = False) -> None:
        """Do something that may wait for the store, in a thread; then show what came of it."""

        def done() -> None:
            if connect:
                self._connect_again()
            self._show()

        def run() -> None:
            work()
            self.call_from_thread(done)

        if connect:
            self._lock_all()
        self.run_worker(run, thread=True)

    def finish(self, outcome: Outcome) -> None:
        """End the program."""
        self.outcome = outcome
        self.leave()

    @property
    def _narrow(self) -> bool:
        return panel_width(self.size.width) == 0

    def _show(self) -> None:
        if not self._guide_widget.is_attached:
            return
        self._say_note()
        super()._show()
        width, height = self.size
        over = bool(self.aside.view)
        panel = panel_width(width)
        self._screen_widget.styles.width = width - panel
        self._guide_widget.display = over or panel > 0
        self._guide_widget.styles.width = width if over else panel
        theme = self.workstation.theme
        if over:
            lines = self.aside.page(min(max(width, _NARROWEST), _WIDEST) - 2, height)
        elif panel:
            lines = self.aside.panel(panel - MARGIN - 1, height)
        else:
            return
        self._guide_widget.show(lines, theme, ruled=not over)

    def _say_note(self) -> None:
        session = self.workstation.session
        taken = bool(self.aside.view) or (self._layout().overlaid and session.told)
        if self._note and not taken and not session.busy:
            session.note, self._note = self._note, ""

    def _lock_all(self) -> None:
        for letter in self._lines:
            self.workstation.sessions[letter].keyboard.lock = Lock.SYSTEM

    def _connect_again(self) -> None:
        for letter in self._lines:
            self.connect(letter)

    def _tell_lock(self, before: Lock | None) -> None:
        lock = self.workstation.session.keyboard.lock
        if lock is not None and lock is not before and lock.operator_error:
            self._guide.locked(lock.name)
            frees = self.aside.key_of("reset")
            self.workstation.session.note = f"{lock.text}: {frees} FREES THE KEYBOARD"
            self._show()


def run_guided(
    open_host: Callable[[], Host], settings: TerminalSettings, guide: Guide
) -> tuple[int, Outcome]:
    """Run the window until the person leaves: the exit status, and how it was ended."""
    app = GuidedApp(open_host, settings, guide)
    return app.run_to_the_end(), app.outcome


_NARROWEST, _WIDEST = 40, 100
"""Columns of a page over the screen."""
