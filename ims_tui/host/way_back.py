"""Return to screens: by PF3, by a page request, and at the end of a conversation."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from ims_tui.host.host import SHOWN, Unit
from ims_tui.host.screen import Answer, given_back, lines, restore, say, show, turn
from ims_tui.host.state import Frame, State, abandoned, uncovered
from ims_tui.host.typed import (
    NOTHING_TYPED,
    TRANSACTION,
    Typed,
    entered,
    own_fields,
    read_typed,
    without_hidden,
)
from ims_tui.host.way import Entry, Step
from ims_tui.host.work import run
from ims_tui.places import error_reference
from screens.message import InputMessage
from transactions.core.messages import Message, message
from transactions.core.reply import NOTHING, Reply, Return, Show


def to_panel(unit: Unit, state: State, question: Frame, entry: Entry) -> Answer:
    """Answer N: show the panel before the question, with its values except hidden ones."""
    reply = _run_again(unit, state, entry)
    if not isinstance(reply, Show):
        return at_end(unit, state, Return(reply.message, changed=False))
    not_done = message("IMS0005", code=entry.code)
    after, _ = show(unit, state, replace(reply, message=not_done), entry, question.page)
    values = {field.key: question.image.value(field.key) for field in question.image.fields}
    return given_back(after, own_fields(without_hidden(question.image, values)))


def at_end(unit: Unit, state: State, reply: Return) -> Answer:
    """Return to the screen the user came from, refreshed, and say what was done. If the
    conversation goes on with another key, show its panel instead.

    The message appears even if that screen can no longer be shown.
    """
    done, after = state.frame, state._replace(frame=None)
    if done is not None and done.entry is not None and reply.then is not None:
        following = entered(done.entry.declared, "", reply.then.carried)
        unit.note(SHOWN, following.key, reply.then.sources)
        return show(unit, state, replace(reply.then, message=reply.message), following)
    if (way := state.way_back) is not None:
        step, after = way.last, after._replace(way_back=way.before)
        try:
            shown = _run_again(unit, after, step.entry)
        except SQLAlchemyError as error:
            error_reference(error)
        else:
            if isinstance(shown, Show):
                return show_again(unit, after, step, replace(shown, message=reply.message))
    carried = done.show.carried if done is not None else NOTHING
    return lines(unit, after, [], reply.message, carried=carried)


def back(unit: Unit, state: State, pressed: InputMessage) -> Answer:
    """Process PF3: close an explanation, or else return to the screen before."""
    frame = state.frame
    if frame is not None and frame.under is not None:
        return restore(unit, state, frame.under)
    cleared = frame is None or (frame.entry is None and state.conversation is not None)
    if cleared and state.cleared is not None:
        return restore(unit, *uncovered(state, state.cleared))
    if (way := state.way_back) is None:
        return say(unit, state, message("IMS0003"))
    step, after = way.last, state._replace(way_back=way.before)
    reply = _run_again(unit, after, step.entry)
    if not isinstance(reply, Show):
        return say(unit, after, reply.message)
    if frame is not None:
        not_done = abandoned(after, frame, read_typed(frame.image, pressed).own)
        after = after._replace(not_done=not_done)
    return show_again(unit, after, step, reply)


def show_again(unit: Unit, state: State, step: Step, reply: Show) -> Answer:
    """Show a screen of the way back, refreshed, with the text typed into it.

    The cursor returns to the line from which the user left. On a screen that takes input, it goes
    to the first field instead, because hidden fields come back blank.
    """
    by_line = step.cursor.startswith("select.")
    cursor = step.cursor if reply.pad is None or by_line else ""
    after, output = show(unit, state, reply, step.entry, step.page, cursor)
    if step.typed and reply.pad is not None:
        return given_back(after, step.typed)
    return after, output


def page(unit: Unit, state: State, request: str, typed: Typed, kept: str = "") -> Answer:
    """Process a page request, typed or by key; `kept` stays on the bottom line."""
    blank = state.frame is None
    frame = state.frame
    if blank and state.cleared is not None:
        state, frame = uncovered(state, state.cleared)
    if frame is None:
        return say(unit, state, message("DFS224"))
    wanted = requested_page(request, frame.page, frame.pages)
    if isinstance(wanted, Message):
        if blank:
            return restore(unit, state, frame._replace(said=wanted))
        return say(unit, state, wanted)
    bottom = {TRANSACTION: kept} if kept else {}
    return turn(unit, state, frame, wanted, typed.kept(frame.image) | bottom)


def page_by_key(unit: Unit, state: State, request: str, pressed: InputMessage) -> Answer:
    """Process PF7, PF8 or PA1, a page request that keeps the typed text."""
    frame = state.frame
    typed = NOTHING_TYPED if frame is None else read_typed(frame.image, pressed)
    return page(unit, state, request, typed, typed.bottom)


def requested_page(text: str, page: int, pages: int) -> int | Message:
    """Return the page that `=`, `=n`, `=+n`, `=-n` or `=L` requests, or an error message."""
    found = re.fullmatch(r"=(?:([0-9]{1,4})|([+-][0-9]{1,3})|(L))?", text, re.ASCII)
    if found is None:
        return message("DFS222")
    if pages == 1:
        return message("DFS224")
    number, distance, last = found.groups()
    wanted = pages if last else int(number) if number else page + int(distance or 1)
    return wanted if 1 <= wanted <= pages else message("DFS223")


def _run_again(unit: Unit, state: State, entry: Entry) -> Reply:
    assert state.user is not None
    return run(unit, entry, state.user, entry.code)
