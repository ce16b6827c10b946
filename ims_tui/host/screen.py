"""Put replies and messages on the terminal. Each function returns the new state and the output."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from data.audit.tax_shown import tax_shown_on
from data.rules.federal_tax import TaxValues
from ims_tui.host.host import Unit
from ims_tui.host.state import NONE_TYPED, Frame, State
from ims_tui.host.way import Entry
from ims_tui.host.work import still
from screens.cell import NULL, cell_text
from screens.compose import fill, pages, shown
from screens.conventions import ACP_LABEL, LABEL, LABEL_ROW
from screens.format import Format
from screens.geometry import CELLS
from screens.image import BLANK, ScreenImage
from screens.loader import load
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH, EraseWrite, MessageWrite, Output
from transactions.core.messages import Message, message
from transactions.core.reply import NOTHING, Carried, Line, Show
from transactions.core.restricted import tax_values
from transactions.core.words import day

DEFAULT_FORMAT = "DFSMO1"
CONTINUED = " +"
"""End of a piece of a message that Enter continues."""

Answer = tuple[State, Output]
"""The state after an input, and the output to the terminal."""


def show(
    unit: Unit,
    state: State,
    reply: Show,
    entry: Entry | None = None,
    page: int = 1,
    cursor: str = "",
    under: Frame | None = None,
) -> Answer:
    """Show a reply, over the screen `under` if there is one.

    If a transaction was left unfinished, its message is added here.
    """
    said = [*([] if reply.message is None else [reply.message]), *unit.news]
    if state.not_done:
        said.append(message("IMS0005", code=state.not_done))
    line, *segments = segmented(unit, *said)
    common = {"practice": "PRACTICE"} if unit.host.store.practice else {}
    if entry is not None:
        common["date"] = day(unit.today)
    shown = render(reply, common, page, cursor, line)
    if shown.image.restricted and reply.federal_tax:
        tax_shown(unit, state).add(tax_values(shown.lines))
    if entry is not None and entry.declared.many:
        ssns = [ssn for line in shown.lines.values() for ssn in line.carried.ssns]
        unit.note_persons(entry.key, ssns, reply.sources)
    frame = Frame(reply, shown.image, entry, shown.page, shown.pages, NONE_TYPED, None, under)
    after = state._replace(
        frame=frame, said=said[0] if said else None, segments=tuple(segments), not_done=""
    )
    alarm = any(one.type.severity != "I" for one in said) if said else False
    return after, EraseWrite(shown.image, alarm)


def say(unit: Unit, state: State, said: Message, cursor: str | None = None) -> Answer:
    """Show a message and leave the rest of the current screen unchanged."""
    frame = state.frame
    if frame is None:
        return lines(unit, state, [], said)
    line, *segments = segmented(unit, said)
    address = None if cursor is None else frame.image.field(cursor).address
    after = state._replace(said=said, segments=tuple(segments))
    return after, MessageWrite(line, cursor=address)


def lines(
    unit: Unit,
    state: State,
    text: Sequence[str],
    said: Message | None = None,
    typed: str = "",
    carried: Carried = NOTHING,
    under: Frame | None = None,
) -> Answer:
    """Show a message or lines of text on the default format."""
    reply = Show(
        DEFAULT_FORMAT,
        values={"date": day(unit.today), "transaction": typed},
        lists={"lines": [Line({"text": line}) for line in text]},
        carried=carried,
        message=said,
        cursor="transaction",
    )
    return show(unit, state, reply, under=under)


def unformatted(state: State, image: ScreenImage = BLANK) -> Answer:
    """Show the blank screen that Clear leaves."""
    return state._replace(frame=None, said=None, segments=()), EraseWrite(image)


def turn(unit: Unit, state: State, frame: Frame, page: int, typed: Mapping[str, str]) -> Answer:
    """Show another page of a screen, with the text typed into its own fields."""
    if (answer := barred(unit, state, frame)) is not None:
        return answer
    # The user has read the message of the page before.
    reply = replace(frame.show, message=None)
    after, _ = show(unit, state, reply, frame.entry, page, under=frame.under)
    return given_back(after, typed)


def given_back(state: State, typed: Mapping[str, str], cursor: int | None = None) -> Answer:
    """Fill the fields of the current screen with the text typed before."""
    frame = state.frame
    assert frame is not None
    filled = {key: text for key, text in typed.items() if key in frame.image.fields.by_key}
    image = frame.image.with_values(filled, frame.image.cursor if cursor is None else cursor)
    return state._replace(frame=frame._replace(image=image)), EraseWrite(image)


def as_left(state: State, typed: Mapping[str, str], cursor: int | None = None) -> Frame:
    """Return the current screen, to be restored later with typed text, message and cursor."""
    frame = state.frame
    if frame is None:
        return blank_frame("")
    if frame.under is not None:
        return frame.under
    start = frame.image.cursor if cursor is None else cursor % CELLS
    return frame._replace(image=replace(frame.image, cursor=start), typed=typed, said=state.said)


def restore(unit: Unit, state: State, left: Frame) -> Answer:
    """Restore a screen with its typed text, message and cursor."""
    if (answer := barred(unit, state, left)) is not None:
        return answer
    if not left.image.formatted:
        return unformatted(state, left.image)
    line, *segments = segmented(unit, *([] if left.said is None else [left.said]))
    frame = left._replace(image=with_message(left.image, line))
    after = state._replace(frame=frame, said=left.said, segments=tuple(segments))
    return given_back(after, left.typed)


def barred(unit: Unit, state: State, frame: Frame) -> Answer | None:
    """Return a cleared screen with the reason, if the screen may not be shown or printed again."""
    why = None if state.user is None else still(unit, frame, state.user)
    return None if why is None else lines(unit, state._replace(frame=None), [], why)


def tax_shown(unit: Unit, state: State) -> TaxValues:
    """Return the federal tax values that the user was shown this day, in any session."""
    return tax_shown_on(unit.host.store).to(state.user_id, state.since or unit.today)


def segmented(unit: Unit, *said: Message) -> list[str]:
    """Return the message in pieces for the system message field; Enter shows the next piece, and
    each but the last ends in ` +`.
    """
    if not said:
        return [""]
    line = cell_text("  ".join(each.line(unit.local) for each in said))
    if len(line) <= MESSAGE_LENGTH:
        return [line]
    *pieces, last = textwrap.wrap(line, MESSAGE_LENGTH - len(CONTINUED))
    return [*(f"{piece}{CONTINUED}" for piece in pieces), last]


def blank_frame(text: str) -> Frame:
    """Return the unformatted screen with the text typed on it, to be restored later."""
    cells = cell_text(text)[: CELLS - 1]
    return Frame(Show(""), replace(BLANK, text=cells.ljust(CELLS, NULL), cursor=len(cells)))


def with_message(image: ScreenImage, line: str) -> ScreenImage:
    """Return the screen with another text in its system message field."""
    end = MESSAGE_ADDRESS + MESSAGE_LENGTH
    text = image.text[:MESSAGE_ADDRESS] + line.ljust(MESSAGE_LENGTH) + image.text[end:]
    return replace(image, text=text)


SHORTEST = 10
"""A name cut shorter than this, to make room for the label, would not identify the person."""


class Rendered(NamedTuple):
    """A rendered page of a reply, with its lines by number."""

    image: ScreenImage
    page: int
    pages: int
    lines: Mapping[int, Line]


def render(show: Show, common: Mapping[str, str], page: int, cursor: str, message: str) -> Rendered:
    """Compose one page of a reply; `common` are fields of every screen.

    If `cursor` is blank, the reply places the cursor.
    """
    format = load(show.format)
    total = pages(format, show.lists)
    page = min(max(page, 1), total)
    lines = shown(format, show.lists, page)
    values = {**common, **show.values, "system_message": message}
    federal_tax = show.federal_tax
    labels = [*([LABEL] if federal_tax else []), *([ACP_LABEL] if show.acp else [])]
    if labels:
        values |= labelled(format, show.values, " ".join(labels))
    if format.lists:
        values["page"] = f"PAGE {page} OF {total}"
    overrides = dict(show.overrides)
    for number, line in lines.items():
        if line.attributes:
            overrides |= {f"{name}.{number}": each for name, each in line.attributes.items()}
    image = fill(
        format,
        values,
        {number: line.values for number, line in lines.items()},
        _standing(lines, cursor or show.cursor),
        overrides,
        show.restricted or federal_tax,
    )
    return Rendered(image, page, total, lines)


def labelled(format: Format, values: Mapping[str, str], label: str) -> dict[str, str]:
    """Put the label at the end of a field of row 2: one with enough room left, or the widest."""
    fields = [field for field in format.fields if field.row == LABEL_ROW and not field.line]
    widest = max(
        fields,
        key=lambda field: (
            field.length - len(values.get(field.key, "")) > len(label),
            field.length,
        ),
    )
    room = widest.length - len(label)
    whole = values.get(widest.key, "")
    kept = whole if len(whole) < room else f"{whole[: max(0, room - 2)]}>"
    return {widest.key: f"{kept if kept == whole or len(kept) >= SHORTEST else '':<{room}}{label}"}


def numbered(show: Show, page: int) -> dict[int, Line]:
    """Return the lines of a page by their number, counted from the top through all lists."""
    return shown(load(show.format), show.lists, page)


def _standing(lines: Mapping[int, Line], cursor: str | None) -> str | None:
    """Return the field for the cursor; if its line is gone, the last line before it."""
    if cursor is None or "." not in cursor:
        return cursor
    name, _, line = cursor.partition(".")
    there = [number for number in lines if number <= int(line)]
    return f"{name}.{max(there)}" if there else "transaction"
