"""PF12: print the current screen; a restricted one is refused or printed as a logged copy."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from data.audit.print_log import ACCOUNTED, log_print, name_print
from data.office.user import UserRow
from ims_tui.host.host import Unit, outcome
from ims_tui.host.screen import Answer, barred, say
from ims_tui.host.state import Frame, State
from ims_tui.host.work import report
from screens.conventions import LABEL
from screens.image import ScreenImage
from transactions.core.authority import may_see
from transactions.core.messages import Message, message
from transactions.core.words import day


def print_screen(unit: Unit, state: State) -> Answer:
    """Print the screen as text to the print folder, or show why it may not be printed."""
    frame = state.frame
    if frame is None:
        return say(unit, state, message("IMS0019"))
    if (answer := barred(unit, state, frame)) is not None:
        return answer
    try:
        if not frame.show.closed:
            return say(unit, state, _plain(unit, frame))
        if state.user is None or not _accountable(unit, state.user, frame):
            return say(unit, state, message("IMS0008"))
        return say(unit, state, _copy(unit, state.user, frame))
    except OSError as error:
        return say(unit, state, message("IMS0018", reference=report(error)))


def _plain(unit: Unit, frame: Frame) -> Message:
    """Write the print, its audit event and, if its source must be accounted for, its log row.

    All are written or none.

    Raises:
        OSError: the print cannot be written.
        SQLAlchemyError: the event cannot be written; the print is removed.
    """
    path = write_print(frame.image, unit.host.prints, unit.terminal, unit.local)
    said = message("IMS0007", file=path.name)
    try:
        with unit.host.store.transaction() as connection:
            if frame.show.sources & ACCOUNTED:
                name_print(connection, _logged(unit, connection, frame), path.name)
            unit.write(connection, outcome(said), frame.key, frame.show.sources)
    except SQLAlchemyError:
        path.unlink()
        raise
    return said


def _logged(unit: Unit, connection: Connection, frame: Frame) -> int:
    """Log a copy of the screen, and return its number."""
    entry = frame.entry or (frame.under.entry if frame.under is not None else None)
    token, case_number = unit.subject(entry.key if entry is not None else None)
    return log_print(
        connection,
        at=unit.now,
        user_id=unit.user_id,
        terminal=unit.terminal,
        transaction=entry.code if entry is not None else "",
        token=token,
        case_number=case_number,
        sources=frame.show.sources,
    )


def _accountable(unit: Unit, user: UserRow, frame: Frame) -> bool:
    """Return whether the setting allows labeled, logged copies and the user may see the sources
    even where they are restricted.
    """
    if frame.show.restricted or not unit.host.options.restricted.prints:
        return False
    return all(may_see(user.position, system) for system in frame.show.sources)


def _copy(unit: Unit, user: UserRow, frame: Frame) -> Message:
    """Write the copy, its row in the print log and its audit event, all or none.

    Raises:
        OSError: the copy cannot be written; nothing is logged.
        SQLAlchemyError: the copy cannot be logged; it is removed.
    """
    entry = frame.entry or (frame.under.entry if frame.under is not None else None)
    key = entry.key if entry is not None else None
    path: Path | None = None
    try:
        with unit.host.store.transaction() as connection:
            number = _logged(unit, connection, frame)
            heading = [
                f"{LABEL:^80}",
                f" COPY {number} PRINTED {day(unit.today)} {unit.local:%H:%M:%S} BY {user.user_id}"
                f" {user.name} AT {unit.terminal}",
                " KEEP LOCKED UP; RECORD IN THE PRINT LOG WHERE IT IS OR WHEN IT WAS DESTROYED",
                "",
            ]
            path = write_print(frame.image, unit.host.prints, unit.terminal, unit.local, heading)
            name_print(connection, number, path.name)
            said = message("IMS1150", file=path.name, number=number)
            unit.write(connection, outcome(said), key, frame.show.sources)
    except SQLAlchemyError:
        if path is not None:
            path.unlink()
        raise
    return said


def write_print(
    image: ScreenImage, folder: Path, terminal: str, at: datetime, heading: Sequence[str] = ()
) -> Path:
    """Write a heading and 24 lines, hidden fields blank, to a new private file.

    The file name has no client data, only screen, terminal and time.

    Raises:
        OSError: the file cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"{image.name}-{terminal}-{at:%Y%m%d-%H%M%S}"
    text = "\n".join(row.rstrip() for row in (*heading, *image.rows())) + "\n"
    for number in range(1, 1000):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        return path
    raise FileExistsError(stem)
