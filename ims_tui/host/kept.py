"""The session of a user who signs on again after a lost connection or a restart of the server."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from data.migrations import newest
from data.office.kept_session import KeptRow, keep_session, kept_sessions
from data.store.clock import OFFICE_ZONE
from ims_tui import __version__
from ims_tui.host.host import Unit
from ims_tui.host.screen import Answer, barred, given_back, show
from ims_tui.host.state import Frame, State, dump, load
from ims_tui.host.way import Step, WayBack
from screens.loader import load as load_format
from transactions.core.messages import message

MOST_STEPS = 8
"""Steps of the way back to keep; a state is written at every input."""
MOST_BYTES = 1_000_000


def version() -> str:
    """Return the version of the states that this program writes."""
    return f"{__version__} {newest()}"


def keep(connection: Connection, state: State, at: datetime) -> None:
    """Keep a session of a signed-on user."""
    written = zlib.compress(dump(without_restricted(state)), 1)
    row = KeptRow(state.terminal, state.user_id, at, version(), written)
    keep_session(connection, row)


def without_restricted(state: State) -> State:
    """Return the state without restricted screens and with a short way back."""
    frame = _open_frame(state.frame)
    shown = frame if frame is None or frame.under is not None else _unpainted(frame)
    cleared = state.cleared
    if cleared is not None and _open_frame(cleared[1]) is not cleared[1]:
        cleared = None
    elif cleared is not None:
        cleared = (_short(cleared[0]), cleared[1])
    return state._replace(
        frame=shown,
        cleared=cleared,
        held={number: each for number, each in state.held.items() if _open_frame(each) is each},
        way_back=_short(state.way_back),
        segments=state.segments if frame is state.frame else (),
        said=state.said if frame is state.frame else None,
        open="",
        effect=None,
        doubt=None,
    )


def resumed(unit: Unit, state: State) -> Answer | None:
    """Show the screen of the user's last session that ended without a sign-off, or None.

    `state` is that of the new sign-on.

    Raises:
        SQLAlchemyError: the store failed.
    """
    user, day = state.user, state.since
    assert user is not None
    with unit.host.store.reading() as connection:
        rows = kept_sessions(connection, user.user_id)
    row = next((each for each in rows if _is_lost(unit, state.terminal, each)), None)
    if row is None or row.at.astimezone(OFFICE_ZONE).date() != day:
        return None
    time = f"{row.at.astimezone(OFFICE_ZONE):%H:%M}"
    try:
        old = _read(row)
    except ValueError:
        unit.news.append(message("IMS0042", time=time))
        return None
    if old.user is None or (old.user.position, old.user.agency) != (user.position, user.agency):
        return None
    frame = old.frame
    if frame is None or not frame.image.formatted:
        return None
    after = old._replace(terminal=state.terminal, user=user, since=day)
    if (answer := barred(unit, after, frame)) is not None:
        return answer
    reply = replace(frame.show, message=message("IMS0041", time=time))
    after, _ = show(unit, after, reply, frame.entry, frame.page, under=frame.under)
    return given_back(after, frame.typed)


def _is_lost(unit: Unit, terminal: str, row: KeptRow) -> bool:
    """Return whether a kept session is not one of another terminal that is signed on."""
    return row.terminal == terminal or row.terminal not in unit.host.in_use


def _read(row: KeptRow) -> State:
    """Read a state.

    Raises:
        ValueError: another version wrote it, or it is damaged.
    """
    if row.version != version():
        raise ValueError("a state of another version")
    reader = zlib.decompressobj()
    try:
        written = reader.decompress(row.state, MOST_BYTES)
    except zlib.error:
        raise ValueError("a damaged state") from None
    return load(written)


def _open_frame(frame: Frame | None) -> Frame | None:
    """Return a screen, or what is left of it without restricted data."""
    if frame is None or frame.show.closed or frame.image.restricted:
        return None
    return frame if frame.under is None or _open_frame(frame.under) is frame.under else None


def _unpainted(frame: Frame) -> Frame:
    """Return a frame without its cells, which are made again from its values."""
    image = frame.image
    if not image.name:
        return frame
    own = load_format(image.name).attributes
    return frame._replace(image=replace(image, text="", attributes=own))


def _short(way: WayBack | None) -> WayBack | None:
    """Return the last steps of a way back."""
    steps: list[Step] = []
    while way is not None and len(steps) < MOST_STEPS:
        steps.append(way.last)
        way = way.before
    short: WayBack | None = None
    for step in reversed(steps):
        short = WayBack.to(step, short)
    return short
