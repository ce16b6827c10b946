"""Every input writes an audit event, with its effect or before its answer is shown."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from data.audit.event import AuditEvent
from data.store.store import Store
from data.store.tokens import ssn_token
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, MARIA


class Event(NamedTuple):
    """Event without its id and time."""

    user_id: str
    terminal: str
    transaction: str
    token: str
    case_number: str
    outcome: str


def events(store: Store) -> list[Event]:
    """Return all events in order."""
    statement = select(
        AuditEvent.user_id,
        AuditEvent.terminal,
        AuditEvent.transaction,
        AuditEvent.token,
        AuditEvent.case_number,
        AuditEvent.outcome,
    ).order_by(AuditEvent.event_id)
    with store.reading() as connection:
        return [Event(*row) for row in connection.execute(statement)]


def test_what_the_event_of_an_input_says(worker: Desk, store: Store) -> None:
    token = ssn_token(store.token_key, MARIA)
    worker.enter("PY 900000001", "@4 G3", "[PF3]", "SDX", "[CLEAR]", "PY C000001 02")
    assert [event[2:] for event in events(store)] == [
        ("/SIGN", "", "", "DFS3650I"),
        ("PY", token, "", "SHOWN"),
        ("G3", "", "C000001", "SHOWN"),
        ("PY", token, "", "SHOWN"),
        ("SDX", token, "", "SHOWN"),
        ("CLEAR", "", "", "SHOWN"),
        ("PY", "", "C000001", "SHOWN"),
    ]
    assert {event[:2] for event in events(store)} == {("WKR01", "TEST")}
    with store.reading() as connection:
        instants = set(connection.execute(select(AuditEvent.at)).scalars())
    assert instants == {CLOCK.now()}


@pytest.mark.parametrize(
    ("typed", "transaction", "outcome"),
    [
        ("PY 900000008", "PY", "IMS0201"),
        ("PY 12", "PY", "IMS0102"),
        ("PY", "PY", "IMS0101"),
        ("OWC 12", "OWG", "IMS0102"),
        ("ZZZ 900000001", "ENTER", "DFS064"),
        ("900000001", "ENTER", "DFS064"),
        ("=2", "ENTER", "DFS224"),
        ("/DIS A", "/DISPLAY", "DFS058I"),
        ("/FOR PY", "/FORMAT", "SHOWN"),
        ("/NOSUCH 900000001", "ENTER", "DFS215I"),
        ("/SIGN OFF", "/SIGN", "IMS0013"),
        ("[ENTER]", "ENTER", "IMS0001"),
        ("[PF1]", "PF1", "SHOWN"),
        ("[PF3]", "PF3", "SHOWN"),
        ("[PF5]", "PF5", "IMS0002"),
        ("[PF12]", "PF12", "IMS0019"),
        ("[PA2]", "PA2", "IMS0006"),
    ],
)
def test_refusals_commands_and_keys_leave_an_event_too(
    typed: str, transaction: str, outcome: str, quick: Desk, sqlite_store: Store
) -> None:
    quick.enter("[CLEAR]", typed)
    last = events(sqlite_store)[-1]
    assert len(events(sqlite_store)) == 3
    assert (last.user_id, last.transaction, last.outcome) == ("WKR01", transaction, outcome)
    assert len(last.token) in (0, 32) and "900" not in repr(last._replace(token=""))


def test_lines_that_are_refused(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001", "@14 OWG")
    quick.fill(**{"select.9": ""})
    quick.enter("@4 NOSUCH")
    assert [event[2:] for event in events(sqlite_store)[-2:]] == [
        ("OWG", "", "", "IMS0010"),
        ("ENTER", "", "", "DFS064"),
    ]


def test_signing_on_is_attributed(sqlite_store: Store, tmp_path: Path) -> None:
    nobody = desk(sqlite_store, tmp_path, user_id="")
    nobody.enter("user_id=NOBODY;password=X", "user_id=WKR02;password=X")
    nobody.enter("user_id=WKR02;password=LEARN01", "/SIGN ON WKR01 X")
    assert [
        (event.user_id, event.transaction, event.outcome) for event in events(sqlite_store)
    ] == [
        ("", "/SIGN", "DFS3649A"),
        ("WKR02", "/SIGN", "DFS3649A"),
        ("WKR02", "/SIGN", "DFS3650I"),
        ("WKR01", "/SIGN", "DFS3649A"),
    ]


def test_a_session_that_is_dropped_leaves_its_sign_off(quick: Desk, sqlite_store: Store) -> None:
    quick.session.close()
    quick.session.close()
    last = events(sqlite_store)[-1]
    assert (last.user_id, last.transaction, last.outcome) == ("WKR01", "/SIGN", "IMS0013")
    assert len(events(sqlite_store)) == 2


def test_the_answer_to_a_question_and_the_list_after_it(worker: Desk, store: Store) -> None:
    worker.enter("FCN C000001", "text=SEEN", "[CLEAR]", "G1DX", "@6 DXD")
    worker.enter("worker_ssn=987654320;reason=C", "confirm=Y")
    assert [(event.transaction, event.outcome) for event in events(store)[-3:]] == [
        ("DXD", "IMS0310"),
        ("DXD", "CHANGED"),
        ("G1DX", "SHOWN"),
    ]
