"""Replay a recording in the window at any speed, with pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from ims_tui.practice.recording.forms import told_frames
from ims_tui.practice.recording.frames import Frame
from ims_tui.practice.recording.recording import Recording, RecordingError, time_of
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.aside import panel_width
from ims_tui.terminal.guided import MARGIN, GuideWidget
from ims_tui.terminal.layout import arrange
from ims_tui.terminal.lines import Block, Line, wrapped
from ims_tui.terminal.picture import Picture, Status, space_rows, status_line
from ims_tui.terminal.screen_widget import Listener, ScreenWidget
from ims_tui.terminal.theme import theme_named
from ims_tui.terminal.toolkit import ToolkitApp
from screens.geometry import COLS, ROWS
from screens.image import ScreenImage
from screens.output import EraseWrite
from screens.space import PresentationSpace

LONGEST_PAUSE = 5.0
"""Longest wait between scenes in seconds, at any speed."""
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
_KEYS = ("space  pause, resume", "right  next", "left   previous", "home   start",
         "+ -    faster, slower", "q      quit")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """The screen from a time on, and the event at that time."""

    at: float
    space: PresentationSpace
    remark: str
    """The input, hint or answer in words; "" for an output."""


class ReplayApp(ToolkitApp, Listener):
    """One recording in a window."""

    CSS = "Screen { layers: default over; }"

    def __init__(
        self, title: str, scenes: Sequence[Scene], speed: float, settings: TerminalSettings
    ) -> None:
        super().__init__()
        self.number = 0
        """The current scene."""
        self.paused = False
        self.speed = speed
        self._title = title
        self._scenes = scenes
        self._theme = theme_named("plain" if self.no_color else settings.theme)
        self._timer: Timer | None = None
        self._screen_widget = ScreenWidget(self, self._picture(COLS, ROWS))
        self._panel = GuideWidget(self._theme)

    def compose(self) -> ComposeResult:
        yield self._screen_widget
        yield self._panel

    def on_mount(self) -> None:
        self._screen_widget.focus()
        self._go(0)

    def on_resize(self, event: events.Resize) -> None:
        """Show the remarks next to the screen if there is room."""
        self._show()

    def pressed(self, key: str, character: str | None) -> None:
        """Process a key."""
        if key in ("q", "escape", "ctrl+q", "ctrl+c"):
            self.exit(0)
        elif key in ("space", "p"):
            self.paused = not self.paused
            self._go(self.number)
        elif key in ("right", "pagedown", "enter"):
            self._go(self.number + 1)
        elif key in ("left", "pageup"):
            self._go(self.number - 1)
        elif key == "home":
            self._go(0)
        elif key == "end":
            self._go(len(self._scenes) - 1)
        elif character in ("+", "-", "="):
            self._faster(-1 if character == "-" else 1)

    def resized(self) -> None:
        """Show the screen at the window's new size."""
        self._show()

    def _faster(self, step: int) -> None:
        near = min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - self.speed))
        self.speed = SPEEDS[min(max(near + step, 0), len(SPEEDS) - 1)]
        self._go(self.number)

    def _go(self, number: int) -> None:
        """Show a scene, and schedule the next one."""
        self.number = min(max(number, 0), len(self._scenes) - 1)
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        following = self.number + 1
        if not self.paused and following < len(self._scenes):
            wait = self._scenes[following].at - self._scenes[self.number].at
            pause = min(max(wait, 0.0) / self.speed, LONGEST_PAUSE)
            self._timer = self.set_timer(max(pause, 0.001), lambda: self._go(following))
        self._show()

    def _show(self) -> None:
        if not self._panel.is_attached:
            return
        width, height = self.size
        panel = panel_width(width)
        self._screen_widget.styles.width = width - panel
        self._panel.display = panel > 0
        self._panel.styles.width = panel
        if panel:
            self._panel.show(self._told(panel - MARGIN - 1, height), self._theme, ruled=True)
        size = self._screen_widget.size
        self._screen_widget.show(self._picture(size.width, size.height))

    def _picture(self, width: int, height: int) -> Picture:
        scene = self._scenes[self.number]
        row, column = divmod(scene.space.cursor, COLS)
        layout = arrange(width, height, False, row)
        told = not layout.overlaid or self.paused or bool(scene.remark)
        status = Status(connected=True, message=self._where(scene), cursor=scene.space.cursor)
        return Picture(
            layout=layout,
            theme=self._theme,
            rows=space_rows(scene.space, False, None),
            status=status_line(status) if told else None,
            cursor=(layout.left + column, layout.top + row),
        )

    def _where(self, scene: Scene) -> str:
        end = self._scenes[-1].at
        state = "PAUSED" if self.paused else "ENDED" if scene is self._scenes[-1] else "REPLAY"
        place = f"{state} {time_of(scene.at)} OF {time_of(end)} {self.speed:g}X"
        return f"{place}  {scene.remark or 'SPACE PAUSES, Q QUITS'}"

    def _told(self, width: int, height: int) -> Block:
        """Return the remarks so far and the keys."""
        head = [Line(self._title[:width], "head"), Line()]
        foot = [Line(), *(Line(key[:width], "quiet") for key in _KEYS)]
        lines: Block = []
        for scene in self._scenes[: self.number + 1]:
            if scene.remark:
                lines += wrapped(f"{time_of(scene.at)} {scene.remark}", width)
        room = max(0, height - len(head) - len(foot))
        lines = lines[max(0, len(lines) - room) :]
        return [*head, *lines, *[Line()] * (room - len(lines)), *foot]


def run_replay(recording: Recording, speed: float, settings: TerminalSettings) -> int:
    """Replay a recording until the viewer quits, and return the exit status.

    Raises:
        RecordingError: the recording is empty.
    """
    scenes = [
        Scene(frame.at, _space(frame), remark)
        for frame, remark in told_frames(recording)
        if frame.event.kind not in ("held", "lost")
    ]
    if not scenes:
        raise RecordingError("this recording is empty")
    return ReplayApp(recording.heading.title, scenes, speed, settings).run_to_the_end()


def _space(frame: Frame) -> PresentationSpace:
    space = PresentationSpace()
    image = ScreenImage("", "".join(frame.rows), frame.attributes, frame.cursor)
    space.apply(EraseWrite(image))
    return space
