"""Every position of every agency with every transaction: allowed or refused as the table says.

The table is read here from its file, not through the functions that the router asks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.audit.event import AuditEvent
from data.office.user import AGENCIES, User
from data.store.store import Store
from ims_tui.host.typed import entered
from tests.transactions.desk import Desk, local_door
from tests.transactions.office import CLOCK, put
from transactions.core.options import Options, Restricted
from transactions.core.registry import Transaction, transactions_by_code
from transactions.core.reply import NOTHING, RefusedError

TABLE: dict[str, Any] = tomllib.loads(
    files("transactions.core").joinpath("authority.toml").read_text("utf-8")
)
POSITIONS = sorted({position for group in TABLE["groups"].values() for position in group})
KEYS = ("900000001", "C000001 01", "C000001", "900000001A", "REV01", "LOPEZ")
NO_CODE, NO_AUTHORITY = "DFS064", "DFS2469W"
OFFICES = dict(zip(AGENCIES, ("55A", "30A"), strict=True))


def positions(part: str, name: str, restricted: bool) -> list[str]:
    """Return the positions that the table lists for a transaction or system."""
    listed = TABLE[part] | ({} if restricted else TABLE["unrestricted"][part])
    group: list[str] = TABLE["groups"].get(listed.get(name), [])
    return group


def expected(declared: Transaction, position: str, agency: str, restricted: bool) -> str:
    """Return the message of the refusal; blank if the transaction runs."""
    if declared.agency not in ("", agency):
        return NO_CODE
    allowed = position in positions("transactions", declared.code, restricted)
    if declared.system:
        allowed = allowed and position in positions("sources", declared.system, restricted)
    return "" if allowed else NO_AUTHORITY


def with_key(code: str, declared: Transaction) -> str:
    """Return the code with a key of a kind that it accepts."""
    for key in KEYS:
        try:
            entered(declared, key, NOTHING)
        except RefusedError:
            continue
        return f"{code} {key}"
    return code


def staff() -> Iterator[tuple[str, str, str]]:
    """User of each position in each agency: user id, position, agency."""
    for agency, office in OFFICES.items():
        for number, position in enumerate((*POSITIONS, "nobody")):
            yield f"{office[0]}X{number:02}", position, agency


@pytest.fixture
def staffed(sqlite_store: Store) -> Store:
    """Office with all of these users."""
    put(
        sqlite_store,
        [
            User(
                user_id=user_id, name=position.upper(), password_hash="", office=OFFICES[agency],
                supervisor=2, district=10, position=position, ssn_token="", agency=agency,
            )
            for user_id, position, agency in staff()
        ],
    )  # fmt: skip
    return sqlite_store


@pytest.mark.parametrize("restricted", [True, False])
def test_every_cell_agrees_with_the_table(restricted: bool, staffed: Store, tmp_path: Path) -> None:
    wrong = []
    for user_id, position, agency in staff():
        options = Options(restricted=Restricted(sources=restricted))
        host = local_door(staffed, CLOCK, "MATRIX", tmp_path, options)
        at_desk = Desk(host, user_id)
        for code, declared in sorted(transactions_by_code().items()):
            at_desk.enter("[CLEAR]", "M", "[CLEAR]")
            before = last_event(staffed)
            said = at_desk.say(with_key(code, declared))
            refused = expected(declared, position, agency, restricted)
            begins = said[: len(refused)] if refused else said.partition(" ")[0]
            right = begins == refused if refused else begins not in (NO_CODE, NO_AUTHORITY)
            left = events(staffed, before)
            named = "ENTER" if refused == NO_CODE else declared.code
            outcome = left[0][2] if left else ""
            persons = [(user_id, named, "SHOWN")] * (len(left) - 1 if declared.many else 0)
            audited = (
                [event[:2] for event in left[:1]] == [(user_id, named)]
                and left[1:] == persons
                and (outcome == refused if refused else outcome not in (NO_CODE, NO_AUTHORITY))
            )
            if not (right and audited):
                wrong.append((position, agency, code, said, left))
    assert not wrong


def last_event(store: Store) -> int:
    """Return the number of the newest event."""
    with store.reading() as connection:
        return connection.scalars(select(func.max(AuditEvent.event_id))).one()


def events(store: Store, after: int) -> list[tuple[str, str, str]]:
    """Return user, transaction and outcome of later events."""
    columns = select(AuditEvent.user_id, AuditEvent.transaction, AuditEvent.outcome)
    with store.reading() as connection:
        rows = connection.execute(
            columns.where(AuditEvent.event_id > after).order_by(AuditEvent.event_id)
        )
        return [(row.user_id, row.transaction, row.outcome) for row in rows]
