"""Putting replies and messages on the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.clock import Clock, office_time
from ims_tui.host.lines import render
from ims_tui.host.state import Entry, Frame, State
from screens.image import BLANK
from screens.output import MESSAGE_LENGTH, EraseWrite, MessageWrite, Output
from transactions.carried import Carried
from transactions.messages import Message, message
from transactions.reply import Line, Show
from transactions.words import day

DEFAULT_FORMAT = "DFSMO1"


class Presenter:
    """Writes to one session's terminal and keeps track of what stands there."""

    def __init__(self, state: State, clock: Clock, practice: bool) -> None:
        self._state = state
        self._clock = clock
        self._practice = practice

    def show(
        self, show: Show, entry: Entry | None = None, page: int = 1, cursor: str = ""
    ) -> Output:
        """Show a reply; a transaction that was left undone is mentioned now at the latest."""
        said = show.message or self._undone()
        line = self._first_segment(said)
        common = {"practice": "PRACTICE" if self._practice else ""}
        rendered = render(show, common, page, cursor or None, line)
        self._state.frame = Frame(show, rendered.image, entry, rendered.page, rendered.pages)
        self._state.not_done = ""
        return EraseWrite(rendered.image, alarm=said is not None and said.type.severity != "I")

    def say(self, said: Message, cursor: str | None = None) -> Output:
        """A message on the present screen, which is disturbed in nothing else."""
        frame = self._state.frame
        if frame is None:
            return self.lines([], said)
        line = self._first_segment(said)
        address = None if cursor is None else frame.image.field(cursor).address
        return MessageWrite(line, cursor=address)

    def lines(
        self,
        text: Sequence[str],
        said: Message | None = None,
        typed: str = "",
        carried: Carried | None = None,
    ) -> Output:
        """Lines of text, or nothing but a message, on the default format of a cleared screen."""
        show = Show(
            DEFAULT_FORMAT,
            values={"date": day(office_time(self._clock).date()), "transaction": typed},
            lists={"lines": [Line({"text": line}) for line in text]},
            carried=carried or Carried(),
            message=said,
            cursor="transaction",
        )
        return self.show(show)

    def unformatted(self) -> Output:
        """The blank screen that Clear leaves."""
        self._state.frame = None
        self._state.said = None
        self._state.segments.clear()
        return EraseWrite(BLANK)

    def turn(self, page: int, typed: Mapping[str, str]) -> Output:
        """Another page of the present screen, with what was typed into its own fields."""
        frame = self._state.frame
        assert frame is not None
        if frame.pages == 1:
            return self.say(message("DFS224"))
        if not 1 <= page <= frame.pages:
            return self.say(message("DFS223"))
        # A message of the first page has been read by now.
        shown = replace(frame.show, message=None)
        self.show(shown, frame.entry, page)
        turned = self._state.frame
        assert turned is not None
        self._state.frame = replace(turned, under=frame.under)
        return self.give_back(typed, turned.image.cursor)

    def give_back(self, typed: Mapping[str, str], cursor: int) -> Output:
        """The present screen with fields filled as they had been typed."""
        frame = self._state.frame
        assert frame is not None
        there = {key: text for key, text in typed.items() if _has(frame, key)}
        image = frame.image.with_values(there, cursor)
        self._state.frame = replace(frame, image=image)
        return EraseWrite(image)

    def next_segment(self) -> Output:
        """The next part of a message too long for its field."""
        return MessageWrite(self._state.segments.pop(0), alarm=False)

    def _undone(self) -> Message | None:
        code = self._state.not_done
        return message("IMS0005", code=code) if code else None

    def _first_segment(self, said: Message | None) -> str:
        self._state.said = said
        self._state.segments.clear()
        if said is None:
            return ""
        line = said.line(office_time(self._clock))
        segments = textwrap.wrap(line, MESSAGE_LENGTH) if len(line) > MESSAGE_LENGTH else [line]
        self._state.segments = segments[1:]
        return segments[0]


def _has(frame: Frame, key: str) -> bool:
    return any(field.key == key for field in frame.image.fields)
