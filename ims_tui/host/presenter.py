"""Putting replies and messages on the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.store.clock import Clock, office_time
from ims_tui.host.lines import numbered, render
from ims_tui.host.state import Entry, Frame, State
from ims_tui.host.work import Worker
from screens.cell import NULL, cell_text
from screens.geometry import CELLS
from screens.image import BLANK, ScreenImage
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH, EraseWrite, MessageWrite, Output
from transactions.core.messages import Message, message
from transactions.core.note_guard import tax_values
from transactions.core.reply import NOTHING, Carried, Line, Show
from transactions.core.words import day

DEFAULT_FORMAT = "DFSMO1"


class Presenter:
    """Writes to one session's terminal and keeps track of what stands there."""

    def __init__(self, state: State, clock: Clock, practice: bool, worker: Worker) -> None:
        self._state = state
        self._clock = clock
        self._worker = worker
        self._practice = practice

    def show(
        self, show: Show, entry: Entry | None = None, page: int = 1, cursor: str = ""
    ) -> Output:
        """Show a reply; a transaction that was left undone is mentioned now at the latest."""
        said = self._with_undone(show.message)
        line = self._first_segment(*said)
        common = {"practice": "PRACTICE" if self._practice else ""}
        rendered = render(show, common, page, cursor or None, line)
        self._state.frame = Frame(show, rendered.image, entry, rendered.page, rendered.pages)
        self._state.tax_shown.add(tax_values(numbered(show, rendered.page)))
        return EraseWrite(rendered.image, alarm=any(one.type.severity != "I" for one in said))

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
        carried: Carried = NOTHING,
    ) -> Output:
        """Nothing but a message, or lines of text, on the default format of a cleared screen."""
        return self.show(self._text(text, said, typed, carried))

    def lines_over(
        self, text: Sequence[str], said: Message, typed: Mapping[str, str], carried: Carried
    ) -> Output:
        """Lines of text laid over the present screen."""
        return self.lay_over(self._text(text, said, "", carried), self.as_left(typed))

    def unformatted(self, image: ScreenImage = BLANK) -> Output:
        """The blank screen that Clear leaves."""
        self._state.frame = None
        self._first_segment()
        return EraseWrite(image)

    def turn(self, page: int, typed: Mapping[str, str]) -> Output:
        """Another page of the present screen, with what was typed into its own fields."""
        frame = self._state.frame
        assert frame is not None
        if (barred := self.barred(frame)) is not None:
            return barred
        # A message of the page before has been read by now.
        self.show(replace(frame.show, message=None), frame.entry, page)
        turned = self._state.frame
        assert turned is not None
        self._state.frame = replace(turned, under=frame.under)
        return self.give_back(typed, turned.image.cursor)

    def give_back(self, typed: Mapping[str, str], cursor: int) -> Output:
        """The present screen with fields filled as they had been typed."""
        frame = self._state.frame
        assert frame is not None
        there = {field.key for field in frame.image.fields}
        filled = {key: text for key, text in typed.items() if key in there}
        image = frame.image.with_values(filled, cursor)
        self._state.frame = replace(frame, image=image)
        return EraseWrite(image)

    def as_left(self, typed: Mapping[str, str], cursor: int | None = None) -> Frame:
        """The present screen to come back to: what was typed, its message, the cursor."""
        frame = self._state.frame
        if frame is None:
            return blank_frame("")
        if frame.under is not None:
            return frame.under
        start = frame.image.cursor if cursor is None else cursor % CELLS
        image = replace(frame.image, cursor=start)
        return replace(frame, image=image, typed=typed, said=self._state.said)

    def lay_over(self, show: Show, under: Frame) -> Output:
        """Show something over the screen `under`, which `restore` brings back."""
        output = self.show(show)
        assert self._state.frame is not None
        self._state.frame = replace(self._state.frame, under=under)
        return output

    def restore(self, left: Frame) -> Output:
        """A screen as it was left: what was typed, its message, the cursor where it was."""
        if (barred := self.barred(left)) is not None:
            return barred
        if not left.image.formatted:
            return self.unformatted(left.image)
        line = self._first_segment(*([left.said] if left.said is not None else []))
        self._state.frame = replace(left, image=_with_message(left.image, line))
        return self.give_back(left.typed, left.image.cursor)

    def barred(self, frame: Frame) -> Output | None:
        """Why a screen may not be shown or printed again, on a cleared screen in its place."""
        if self._state.user is None:
            return None
        why = self._worker.still(frame, self._state.user)
        if why is None:
            return None
        self._state.frame = None
        return self.lines([], why)

    def next_segment(self) -> Output:
        """The next part of a message too long for its field."""
        return MessageWrite(self._state.segments.pop(0), alarm=False)

    def _text(
        self, text: Sequence[str], said: Message | None, typed: str, carried: Carried
    ) -> Show:
        return Show(
            DEFAULT_FORMAT,
            values={"date": day(office_time(self._clock).date()), "transaction": typed},
            lists={"lines": [Line({"text": line}) for line in text]},
            carried=carried,
            message=said,
            cursor="transaction",
        )

    def _with_undone(self, said: Message | None) -> list[Message]:
        code, self._state.not_done = self._state.not_done, ""
        undone = message("IMS0005", code=code) if code else None
        return [each for each in (said, undone) if each is not None]

    def _first_segment(self, *said: Message) -> str:
        """What fits the system message field; the rest waits for Enter."""
        self._state.said = said[0] if said else None
        now = office_time(self._clock)
        line = cell_text("  ".join(each.line(now) for each in said))
        segments = textwrap.wrap(line, MESSAGE_LENGTH) if len(line) > MESSAGE_LENGTH else [line]
        self._state.segments = segments[1:]
        return segments[0]


def blank_frame(text: str) -> Frame:
    """The unformatted screen with what was typed on it, to come back to."""
    cells = cell_text(text)[: CELLS - 1]
    return Frame(Show(""), replace(BLANK, text=cells.ljust(CELLS, NULL), cursor=len(cells)))


def _with_message(image: ScreenImage, line: str) -> ScreenImage:
    end = MESSAGE_ADDRESS + MESSAGE_LENGTH
    text = image.text[:MESSAGE_ADDRESS] + line.ljust(MESSAGE_LENGTH) + image.text[end:]
    return replace(image, text=text)
