"""Classes: made by a trainer, joined by a code, started, paused and ended."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from data.safe import safe_text
from ims_tui.practice.classroom.models import (
    CODE_LENGTH,
    TITLE_LENGTH,
    PracticeClass,
)
from ims_tui.practice.progress import SELF_CODE, Progress, ProgressError

OPEN, RUNNING, PAUSED, ENDED = STATES = ("open", "running", "paused", "ended")
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"
"""What join codes are made of: nothing that is mistaken for another when read from a wall."""
DRAWN_LENGTH = 5


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A class; see the columns of `PracticeClass`."""

    class_id: int
    code: str
    title: str
    scenarios: Mapping[str, str]
    """Name -> version of its content when the class was made."""
    day: date
    clock_moved: int
    state: str
    created_at: datetime


_CLASSES = select(*(getattr(PracticeClass, name) for name in ClassRecord.__slots__))


def new_class(
    progress: Progress, scenarios: Mapping[str, str], day: date, title: str = "", code: str = ""
) -> ClassRecord:
    """Make an open class of scenarios (name -> version) in this order; its code is drawn unless one
    is given (up to 8 letters and digits).

    Raises:
        ProgressError: the code cannot be used or is taken, or there are no scenarios.
    """
    if not scenarios:
        raise ProgressError("a class needs at least one scenario")
    wanted = code.strip().upper()
    if wanted and not (wanted.isascii() and wanted.isalnum() and len(wanted) <= CODE_LENGTH):
        raise ProgressError(f"a join code is up to {CODE_LENGTH} letters and digits")
    now = progress.clock.now()
    with progress.transaction() as connection:
        taken = set(connection.scalars(select(PracticeClass.code))) | {SELF_CODE}
        if wanted in taken:
            raise ProgressError(f"the join code {wanted} is taken")
        row = {
            "code": wanted or _drawn(taken),
            "title": safe_text(title.strip())[:TITLE_LENGTH],
            "scenarios": dict(scenarios),
            "day": day,
            "state": OPEN,
            "created_at": now,
        }
        connection.execute(insert(PracticeClass), row)
    return class_of(progress, str(row["code"]))


def class_of(progress: Progress, code: str) -> ClassRecord:
    """The class of a join code.

    Raises:
        ProgressError: there is none.
    """
    wanted = code.strip().upper()
    with progress.reading() as connection:
        found = class_in(connection, PracticeClass.code == wanted)
    if found is None:
        raise ProgressError(f"there is no class {safe_text(wanted)[:CODE_LENGTH]} here")
    return found


def class_in(connection: Connection, where: ColumnElement[bool]) -> ClassRecord | None:
    """The class that fits a condition."""
    row = connection.execute(_CLASSES.where(where)).one_or_none()
    if row is None:
        return None
    return _record(row)


def classes(progress: Progress) -> list[ClassRecord]:
    """Every class with a trainer, the newest first."""
    query = _CLASSES.where(PracticeClass.code != SELF_CODE).order_by(PracticeClass.class_id.desc())
    with progress.reading() as connection:
        return [_record(row) for row in connection.execute(query)]


def _record(row: Row[Any]) -> ClassRecord:
    """The class; what others wrote into the store is made harmless on its way out."""
    texts = {name: safe_text(getattr(row, name)) for name in ("code", "title", "state")}
    held = row.scenarios
    versions = held if isinstance(held, dict) else dict.fromkeys(held, "")
    found = {safe_text(str(name)): safe_text(str(version)) for name, version in versions.items()}
    return ClassRecord(**{**row._mapping, **texts, "scenarios": found})


def set_state(connection: Connection, class_id: int, state: str) -> None:
    """Start, pause or end a class."""
    assert state in STATES
    where = PracticeClass.class_id == class_id
    connection.execute(update(PracticeClass).where(where).values(state=state))


def move_clock(connection: Connection, class_id: int, seconds: int) -> None:
    """Move the clock of a class."""
    where = PracticeClass.class_id == class_id
    moved = PracticeClass.clock_moved + seconds
    connection.execute(update(PracticeClass).where(where).values(clock_moved=moved))


def _drawn(taken: set[str]) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(DRAWN_LENGTH))
        if code not in taken:
            return code
