"""The terminal with guidance in a panel on the right, or over the screen in a narrow window."""

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
from ims_tui.terminal.keymap import load_keymap
from ims_tui.terminal.lines import Block, Line, Look
from ims_tui.terminal.theme import Theme
from screens.attribute import Attribute, Intensity
from screens.keyboard import Lock

MARGIN = 2
"""Columns left of the text: a vertical line and a space."""
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
    """Draws lines in the current theme. It takes no keys; the screen has the focus."""

    DEFAULT_CSS = "GuideWidget { layer: over; dock: right; height: 100%; }"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: Block = []
        self._ruled = False

    def show(self, lines: Block, theme: Theme, ruled: bool) -> None:
        """Show these lines, `ruled` with a vertical line on the left."""
        if (lines, theme, ruled) != (self._lines, self._theme, self._ruled):
            self._lines, self._theme, self._ruled = lines, theme, ruled
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the panel."""
        line = self._lines[y] if y < len(self._lines) else Line()
        edge = "│ " if self._ruled else " "
        segments = [Segment(edge, self._theme.frame), Segment(line.text, self._style(line.look))]
        return Strip(segments).adjust_cell_length(self.size.width, self._theme.plain)

    def _style(self, look: Look) -> Style:
        if look == "say":
            return self._theme.warning
        return self._theme.look(_LOOKS[look])


class GuidedApp(TerminalApp):
    """A terminal window on an attempt, with guidance. The 24x80 screen is not changed."""

    CSS = "Screen { layers: default over; }"

    class Told(Message):
        """The guidance has changed."""

    def __init__(
        self, open_host: Callable[[], Host], settings: TerminalSettings, guide: Guide
    ) -> None:
        super().__init__(open_host, settings)
        self.outcome: Outcome = "left"
        """The trainee's choice at the end."""
        self._guide = guide
        keymap = load_keymap(settings.keymap, settings.keys)
        self.aside = Aside(guide, keymap, self)
        self._guide_widget = GuideWidget(self.workstation.theme)
        self._opened = False
        self._done = guide.guidance().done
        self._note = ""
        """A note that waits until the screen is shown without a host message in its place."""
        guide.on_change(lambda: self.post_message(self.Told()))

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._guide_widget

    def on_resize(self, event: events.Resize) -> None:
        """Show the panel if there is room, or else open the guidance once."""
        if not self._opened:
            self._opened = True
            if self._narrow:
                self.aside.open()
        self._show()

    def on_guided_app_told(self, event: Told) -> None:
        """Show the change; without a panel, note a finished step below the screen."""
        told = self._guide.guidance()
        before, self._done = self._done, told.done
        if told.done > before and self._narrow:
            self._note = self._done_note(told)
        self._show()

    def _done_note(self, told: Guidance) -> str:
        if told.finished:
            return f"ALL {len(told.steps)} STEPS DONE: PRESS ANY KEY FOR THE SCORE CARD"
        return (
            f"STEP {told.done} OF {len(told.steps)} DONE, {self.aside.key_of('guide')}: NEXT STEP"
        )

    # Calls from the widget.

    def pressed(self, key: str, character: str | None) -> None:
        """Process a key; report a mistake that locks the keyboard to the guide."""
        before = self.workstation.session.keyboard.lock
        super().pressed(key, character)
        self._tell_lock(before)

    def pasted(self, text: str) -> None:
        """Process a paste, into the answer if one is being typed."""
        before = self.workstation.session.keyboard.lock
        if self.aside.pasted(text):
            self._show()
        else:
            super().pasted(text)
        self._tell_lock(before)

    def beside(self, action: str | None, text: str) -> bool:
        """Offer a key to the guidance first."""
        return self.aside.key(action, text, self._narrow)

    # Calls from the guidance.

    def errand(self, work: Callable[[], None], connect: bool = False) -> None:
        """Do work that may wait for the store in a thread, and show the result."""

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
            self.workstation.session.note = f"{lock.text}: {frees} UNLOCKS THE KEYBOARD"
            self._show()


def run_guided(
    open_host: Callable[[], Host], settings: TerminalSettings, guide: Guide
) -> tuple[int, Outcome]:
    """Run the window until the trainee quits; return the exit status and the trainee's choice."""
    app = GuidedApp(open_host, settings, guide)
    return app.run_to_the_end(), app.outcome


_NARROWEST, _WIDEST = 40, 100
"""Width of a page over the screen."""
