"""Fate of an input whose answer was lost, as told at once or at the next input or sign-on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from data.audit.open_input import applied_at, open_inputs
from data.store.clock import OFFICE_ZONE
from data.store.patience import is_busy
from data.store.presence import StoreChangedError
from ims_tui.host.host import Unit
from ims_tui.host.screen import Answer, say
from ims_tui.host.state import APPLIED, ASKED, State
from ims_tui.host.work import report
from transactions.core.keys import Key
from transactions.core.messages import Message, message


def end(
    unit: Unit, state: State, after: State, key: Key | None = None, sources: Iterable[str] = ()
) -> None:
    """Write the events of an input, and forget the open input of the session if it went on.

    Raises:
        SQLAlchemyError: the store failed.
    """
    if state.open:
        going_on = unit.applied or unit.asked or _still_asked(unit, state, after)
        if not (going_on and after.user_id == state.user_id):
            unit.closes.append((state.user_id, state.terminal))
    unit.end(after.said, key, sources)


def went_on(unit: Unit, state: State, after: State) -> State:
    """Return the state after an input, with what the store keeps of it."""
    in_use = unit.host.in_use
    (in_use.discard if after.user is None else in_use.add)(after.terminal)
    if unit.applied or unit.asked:
        effect = (unit.token, unit.applied) if unit.applied else None
        return after._replace(open=APPLIED if effect else ASKED, effect=effect)
    if not (state.open or after.open):
        return after
    kept = state.open if _still_asked(unit, state, after) else ""
    return after._replace(open=kept, effect=None)


def _still_asked(unit: Unit, state: State, after: State) -> bool:
    """Return whether the question that the store keeps still waits for its answer."""
    if unit.applied or unit.asked:
        return False
    standing = after.standing
    return state.open == ASKED and standing is not None and standing.show.pad is not None


def failed(unit: Unit, state: State, error: SQLAlchemyError) -> Answer:
    """Answer an input during which the store failed, and say what became of it."""
    reference = report(error)
    if unit.applied:
        return say(unit, state._replace(open=APPLIED), _applied(unit.applied, unit.now))
    if unit.committing:
        return settled(unit, state, (unit.token, unit.committing))
    number = "IMS0033" if is_busy(error) else "IMS0016"
    return say(unit, state, message(number, reference=reference))


def settled(unit: Unit, state: State, doubt: tuple[str, str]) -> Answer:
    """Look up what became of an input whose commit was lost, and say so."""
    token, what = doubt
    try:
        with unit.host.store.transaction() as connection:
            key = (state.user_id, state.terminal)
            at = applied_at(connection, *key, token, unit.now)
    except (SQLAlchemyError, StoreChangedError) as error:
        said = message("IMS0032", what=what, reference=report(error))
        return say(unit, state._replace(doubt=doubt), said)
    if at is None:
        return say(unit, state._replace(doubt=None), _not_applied(what))
    return say(unit, state._replace(doubt=None, open=APPLIED), _applied(what, at))


def tell_open_inputs(unit: Unit, connection: Connection, user_id: str) -> None:
    """Tell a user who signs on what became of the last inputs of lost sessions."""
    for row in open_inputs(connection, user_id):
        if row.terminal == unit.terminal or row.terminal not in unit.host.in_use:
            unit.closes.append((user_id, row.terminal))
            unit.news.append(_applied(row.what, row.at) if row.applied else _not_applied(row.what))


def _applied(what: str, at: datetime) -> Message:
    return message("IMS0030", what=what, time=f"{at.astimezone(OFFICE_ZONE):%H:%M}")


def _not_applied(what: str) -> Message:
    return message("IMS0031", what=what)
