"""Classes: made by a trainer, joined by a code, started, paused and ended."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, insert, select, update

from data.store.clock import EARLIEST, LATEST
from data.store.safe import safe_text
from ims_tui.practice.classroom.class_store import SELF_CODE, ClassStore, ClassStoreError
from ims_tui.practice.classroom.record_table import Rows
from ims_tui.practice.classroom.tables import (
    CLASSES,
    CODE_LENGTH,
    ENDED,
    OPEN,
    PAUSED,
    TITLE_LENGTH,
    ClassRecord,
)


@dataclass(frozen=True, slots=True)
class Halt:
    """Texts for trainees about a state in which the class accepts no input."""

    answer: str
    """Number of the message that answers an input."""
    said: str
    """Text in the panel."""
    news: str = ""
    """End of the message when the class enters this state."""


HALTS = {
    OPEN: Halt("IMS0021", "The class has not started yet."),
    PAUSED: Halt("IMS0022", "The trainer has paused the class.", "IS PAUSED"),
    ENDED: Halt("IMS0023", "The class has ended.", "HAS ENDED"),
}
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"
"""Characters of join codes, without those that look alike on a wall."""
DRAWN_LENGTH = 5


def new_class(
    store: ClassStore, scenarios: Mapping[str, str], day: date, title: str = "", code: str = ""
) -> ClassRecord:
    """Make a class of scenarios (name to version) in this order; its code is random by default.

    Raises:
        ClassStoreError: the code or the day is not valid, the code is taken, or there are no
            scenarios.
    """
    if not EARLIEST <= day <= LATEST:
        raise ClassStoreError(f"a class day must be between {EARLIEST} and {LATEST}")
    if not scenarios:
        raise ClassStoreError("a class needs at least one scenario")
    wanted = code.strip().upper()
    if wanted and not (wanted.isascii() and wanted.isalnum() and len(wanted) <= CODE_LENGTH):
        raise ClassStoreError(f"a join code has up to {CODE_LENGTH} letters and digits")
    now = store.clock.now()
    with store.transaction() as connection:
        taken = set(connection.scalars(select(CLASSES.c.code))) | {SELF_CODE}
        if wanted in taken:
            raise ClassStoreError(f"the join code {wanted} is taken")
        row = {
            "code": wanted or _drawn(taken),
            "title": safe_text(title.strip())[:TITLE_LENGTH],
            "scenarios": dict(scenarios),
            "day": day,
            "clock_moved": 0,
            "state": OPEN,
            "created_at": now,
        }
        connection.execute(insert(CLASSES.table), row)
    return class_of(store, str(row["code"]))


def class_of(store: ClassStore, code: str) -> ClassRecord:
    """Return the class with a join code.

    Raises:
        ClassStoreError: there is no such class, or its record is damaged.
    """
    wanted = code.strip().upper()
    with store.reading() as connection:
        found = class_in(connection, CLASSES.c.code == wanted)
    if found is None:
        raise ClassStoreError(f"there is no class {safe_text(wanted)[:CODE_LENGTH]} here")
    return found


def class_in(connection: Connection, where: ColumnElement[bool]) -> ClassRecord | None:
    """Return the class that meets a condition, or None.

    Raises:
        ClassStoreError: its record is damaged.
    """
    found = CLASSES.read(connection, CLASSES.rows.where(where))
    if found.left_out:
        raise ClassStoreError("the record of this class in the class store is damaged")
    return found[0] if found else None


def classes(store: ClassStore) -> Rows[ClassRecord]:
    """Return every class with a trainer, newest first."""
    every = CLASSES.rows.where(CLASSES.c.code != SELF_CODE)
    with store.reading() as connection:
        return CLASSES.read(connection, every.order_by(CLASSES.c.class_id.desc()))


def change_class(connection: Connection, class_id: int, **values: object) -> None:
    """Change the state or the clock of a class."""
    where = CLASSES.c.class_id == class_id
    connection.execute(update(CLASSES.table).where(where).values(**values))


def _drawn(taken: set[str]) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(DRAWN_LENGTH))
        if code not in taken:
            return code
