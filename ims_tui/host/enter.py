"""Route an input to a command, a page request, a conversation or a transaction."""

from __future__ import annotations

from dataclasses import replace

from data.office.user import UserRow
from ims_tui.host import commands
from ims_tui.host.host import Unit
from ims_tui.host.screen import Answer, lines, numbered, restore, say, show, tax_shown
from ims_tui.host.sign_on import come_first
from ims_tui.host.state import Frame, State, left
from ims_tui.host.typed import (
    NOTHING_TYPED,
    Typed,
    basic_edit,
    blank_screen_text,
    entered,
    entered_on_line,
    named,
    read_typed,
)
from ims_tui.host.way import Entry, left_unfinished
from ims_tui.host.way_back import at_end, page, show_again, to_panel
from ims_tui.host.work import UNANSWERED, UNREAD, owed_first, run
from screens.message import InputMessage
from screens.output import MessageWrite
from transactions.core.confidential import address_typed
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction, transaction_of_format
from transactions.core.reply import NOTHING, Carried, Refuse, RefusedError, Reply, Show

WHY_FIRST = {UNREAD: "IMS1090", UNANSWERED: "IMS1055"}
"""Message shown with each transaction that the user must do before any other."""
ENTERED_ALL_THE_SAME = (*WHY_FIRST, "M")
"""Transactions allowed while another one must be done first."""


def enter(unit: Unit, state: State, pressed: InputMessage) -> Answer:
    """Process the Enter key; if nothing new was typed, show the rest of a long message."""
    typed_last = unit.digest(repr(pressed.fields))
    nothing_new = not pressed.fields or typed_last == state.typed_last
    state = state._replace(typed_last=typed_last)
    if state.segments and nothing_new:
        segment, *rest = state.segments
        return state._replace(segments=tuple(rest)), MessageWrite(segment, alarm=False)
    if state.frame is not None:
        return _formatted(unit, state, state.frame, read_typed(state.frame.image, pressed))
    text = basic_edit(blank_screen_text(pressed))
    if state.cleared is not None and not text.startswith("="):
        _, shown = state.cleared
        if not (shown.under or shown).show.unfinished:
            state = state._replace(cleared=None)
    return _line_of_text(unit, state, text, NOTHING)


def _formatted(unit: Unit, state: State, frame: Frame, typed: Typed) -> Answer:
    if len(typed.selections) + bool(typed.bottom) > 1:
        return say(unit, state, message("IMS0004"), f"select.{min(typed.selections)}")
    if typed.selections:
        return _selected(unit, state, frame, typed)
    if typed.bottom:
        return _line_of_text(unit, state, typed.bottom, frame.show.carried, typed)
    if frame.under is not None:
        return restore(unit, state, frame.under)
    if frame.entry is not None and frame.show.pad is not None:
        return _continue(unit, state, frame, frame.entry, typed)
    owner = transaction_of_format(frame.show.format) if frame.entry is None else None
    if owner is None:
        return say(unit, state, message("IMS0001"))
    return say(unit, state, message("IMS0027", what=_with_key(owner)))


def _line_of_text(
    unit: Unit, state: State, text: str, carried: Carried, typed: Typed = NOTHING_TYPED
) -> Answer:
    """Process text typed on the blank screen or on the bottom line."""
    if not text:
        return say(unit, state, message("IMS0001"))
    if text.startswith("/"):
        return commands.run(unit, state, text, typed)
    if text.startswith("="):
        return page(unit, state, text, typed)
    if state.preset:
        text = f"{state.preset} {text}"
    code, _, key = text.partition(" ")
    try:
        declared, frame = _named(unit, state, code), state.frame
        listed = {} if key or frame is None else numbered(frame.show, frame.page)
        entry = entered(declared, key, carried, listed.values())
    except RefusedError as error:
        return _refuse(unit, _with_typed_code(state, code, error), error.message, text)
    return _go(unit, state, entry, text, typed)


def _selected(unit: Unit, state: State, frame: Frame, typed: Typed) -> Answer:
    number, code = next(iter(typed.selections.items()))
    on_page = numbered(frame.show, frame.page)
    if number not in on_page:
        return say(unit, state, message("IMS0009", line=number))
    try:
        entry = entered_on_line(_named(unit, state, code), on_page[number], frame.show.carried)
    except RefusedError as error:
        return say(unit, _with_typed_code(state, code, error), error.message)
    return _go(unit, state, entry, code, typed._replace(cursor=f"select.{number}"))


def _named(unit: Unit, state: State, code: str) -> Transaction:
    declared = named(code, state.agency)
    unit.entered = declared.code
    return declared


def _with_typed_code(state: State, code: str, error: RefusedError) -> State:
    return state._replace(typed_code=code if error.message.number == "DFS064" else "")


def _refuse(unit: Unit, state: State, why: Message, text: str) -> Answer:
    """Show the reason; on a blank screen, keep the typed text so that it can be corrected."""
    if state.frame is None:
        return lines(unit, state, [], why, typed=text)
    return say(unit, state, why)


def _go(unit: Unit, state: State, entry: Entry, text: str, typed: Typed) -> Answer:
    """Enter a transaction and leave the current screen.

    Entering a transaction with an unfinished conversation resumes the conversation.
    """
    user, frame = _user(state), state.frame
    if entry.code not in ENTERED_ALL_THE_SAME:
        if first := owed_first(unit, user, state.owes):
            return _first(unit, state, user, first)
        state = state._replace(owes=None)
    kept = {} if frame is None else typed.kept(frame.image)
    gone = left(state, kept, typed.cursor)
    cleared = frame is None or frame.entry is None
    way = left_unfinished((gone if cleared else state).way_back, entry)
    again = entry if way is None else way.last.entry
    reply = run(unit, again, user, text)
    if isinstance(reply, Refuse):
        return _refuse(unit, state, reply.message, text)
    state = gone
    if isinstance(reply, Show) and _fills(frame, reply, typed):
        return _filled_in(unit, state, reply, entry, typed)
    if way is not None and isinstance(reply, Show):
        not_done = "" if state.not_done == again.code else state.not_done
        state = state._replace(way_back=way.before, not_done=not_done)
        return show_again(unit, state, way.last, reply)
    return _answer(unit, state, reply, entry)


def _filled_in(unit: Unit, state: State, panel: Show, entry: Entry, typed: Typed) -> Answer:
    """Enter the fields typed into an empty format as if typed on the transaction's panel."""
    state, _ = show(unit, state, panel, entry)
    frame = state.frame
    assert frame is not None
    after, output = _continue(unit, state, frame, entry, typed)
    if not isinstance(output, MessageWrite):
        return after, output
    cursor = frame.image.cursor if output.cursor is None else output.cursor
    image = replace(frame.image, cursor=cursor)
    filled = frame._replace(image=image, typed=typed.kept(frame.image), said=after.said)
    return restore(unit, after, filled)


def _first(unit: Unit, state: State, user: UserRow, code: str) -> Answer:
    """Show the transaction the user must do first, instead of the one typed."""
    why = message(WHY_FIRST[code])
    reply, entry = come_first(unit, user, code, why)
    if not isinstance(reply, Show):
        return _refuse(unit, state, reply.message, code)
    return show(unit, state, replace(reply, message=why), entry)


def _continue(unit: Unit, state: State, frame: Frame, entry: Entry, typed: Typed) -> Answer:
    if asks := frame.show.asks:
        answer = typed.own.get(asks, "").strip().upper()
        if answer == "N":
            return to_panel(unit, state, frame, entry)
        if answer != "Y":
            return say(unit, state, message("IMS0026"), asks)
    if state.typed_last != state.address_asked and (field := address_typed(frame.show, typed.own)):
        state = state._replace(address_asked=state.typed_last)
        return say(unit, state, message("IMS0029"), field)
    pad, format = frame.show.pad, frame.show.format
    shown = tax_shown(unit, state)
    reply = run(unit, entry, _user(state), entry.code, pad, typed.own, format, shown)
    if isinstance(reply, Refuse):
        return say(unit, state, reply.message, reply.cursor)
    return _answer(unit, state, reply, entry, frame.page)


def _answer(unit: Unit, state: State, reply: Reply, entry: Entry, page: int = 1) -> Answer:
    if isinstance(reply, Show):
        return show(unit, state, reply, entry, 1 if reply.from_top else page)
    assert not isinstance(reply, Refuse)
    return at_end(unit, state, reply)


def _user(state: State) -> UserRow:
    assert state.user is not None
    return state.user


def _with_key(declared: Transaction) -> str:
    """Name a code and the keys that it needs."""
    wanted = " OR ".join(kind.wanted for kind in declared.keys)
    return f"{declared.code} AND {wanted}" if declared.key_needed else declared.code


def _fills(frame: Frame | None, panel: Show, typed: Typed) -> bool:
    """Return whether the user filled in an empty format that is the transaction's panel."""
    return (
        frame is not None
        and frame.entry is None
        and frame.show.format == panel.format
        and panel.pad is not None
        and any(typed.own.values())
    )
