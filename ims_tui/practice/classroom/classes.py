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
    """Words for trainees about a state in which their class takes no input."""

    answer: str
    """Number of the message that answers an input."""
    said: str
    """Beside the screen."""
    news: str = ""
    """News of the class when it comes to this state."""


HALTS = {
    OPEN: Halt("IMS0021", "The class has not begun yet."),
    PAUSED: Halt("IMS0022", "The trainer has paused the class.", "IS PAUSED"),
    ENDED: Halt("IMS0023", "The class has ended.", "HAS ENDED"),
}
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"
"""Characters of join codes: none that is mistaken for another when read from a wall."""
DRAWN_LENGTH = 5


def new_class(
    store: ClassStore, scenarios: Mapping[str, str], day: date, title: str = "", code: str = ""
) -> ClassRecord:
    """Make an open class of scenarios (name -> version) in this order; its code is drawn unless one
    is given (up to 8 letters and digits).

    Raises:
        ClassStoreError: the code or the day cannot be used, the code is taken, or there are no
            scenarios.
    """
    if not EARLIEST <= day <= LATEST:
        raise ClassStoreError(f"a class day is between {EARLIEST} and {LATEST}")
    if not scenarios:
        raise ClassStoreError("a class needs at least one scenario")
    wanted = code.strip().upper()
    if wanted and not (wanted.isascii() and wanted.isalnum() and len(wanted) <= CODE_LENGTH):
        raise ClassStoreError(f"a join code is up to {CODE_LENGTH} letters and digits")
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
    """The class of a join code.

    Raises:
        ClassStoreError: there is none, or what the class store holds of it is not right.
    """
    wanted = code.strip().upper()
    with store.reading() as connection:
        found = class_in(connection, CLASSES.c.code == wanted)
    if found is None:
        raise ClassStoreError(f"there is no class {safe_text(wanted)[:CODE_LENGTH]} here")
    return found


def class_in(connection: Connection, where: ColumnElement[bool]) -> ClassRecord | None:
    """The class that fits a condition.

    Raises:
        ClassStoreError: what the class store holds of it is not right.
    """
    found = CLASSES.read(connection, CLASSES.rows.where(where))
    if found.left_out:
        raise ClassStoreError("what the class store holds of this class is not right")
    return found[0] if found else None


def classes(store: ClassStore) -> Rows[ClassRecord]:
    """Every class with a trainer, the newest first."""
    every = CLASSES.rows.where(CLASSES.c.code != SELF_CODE)
    with store.reading() as connection:
        return CLASSES.read(connection, every.order_by(CLASSES.c.class_id.desc()))


def change_class(connection: Connection, class_id: int, **values: object) -> None:
    """Change the state of a class, or how far its clock is moved."""
    where = CLASSES.c.class_id == class_id
    connection.execute(update(CLASSES.table).where(where).values(**values))


def _drawn(taken: set[str]) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(DRAWN_LENGTH))
        if code not in taken:
            return code
