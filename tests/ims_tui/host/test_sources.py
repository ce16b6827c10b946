"""Audit events name the systems whose data the answer showed, and mark tax data. Every input leaves
its event.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from data.audit.event import AuditEvent
from data.rules.federal_tax import is_federal_tax
from data.store.store import Store
from screens.conventions import LABEL
from tests.transactions.desk import Desk, desk
from transactions.core.registry import all_transactions

INPUTS = 400
KEYS = (
    "", "900000001", "900000007", "900000007", "900000007", "900000008", "C000001", "C000004",
    "C000004 01", "C000001 03", "X999999", "12", "55A", "55A 0210", "000000000",
)  # fmt: skip
OTHERS = (
    "[PF1]", "[PF3]", "[PF5]", "[PF7]", "[PF8]", "[PF12]", "[PA1]", "[PA2]", "[ENTER]", "[CLEAR]",
    "=2", "/DIS A", "/FOR PY", "/HOLD", "/REL CONV 0001", "ZZZ", "IEV",
)  # fmt: skip


def newest(store: Store, count: int = 1) -> list[tuple[str, str, bool, str]]:
    """Return transaction, sources, tax flag and outcome of the newest events, oldest first."""
    statement = (
        select(
            AuditEvent.transaction,
            AuditEvent.sources,
            AuditEvent.federal_tax,
            AuditEvent.outcome,
        )
        .order_by(AuditEvent.event_id.desc())
        .limit(count)
    )
    with store.reading() as connection:
        return [tuple(row) for row in reversed(connection.execute(statement).all())]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("entered", "sources"),
    [
        ("SDX 900000001", "SDX"),
        ("SDL 900000001", "SDX"),
        ("OWC 900000001", "OWG"),
        ("PY 900000001", "OWG OWL SDX"),
        ("PY 900000007", "NNH OWL SNH UIB"),
        ("NHL 900000007", "NNH SNH"),
        ("G3 C000001", "OWG SDX"),
        ("DXD C000001", "OWG SDX"),
        ("DXL 900000001", "OWG SDX"),
        ("EF C000001 01", ""),
        ("PS2 C000001", ""),
        ("M IEV", ""),
        ("IEV 900000007", ""),
        ("PY 900000008", ""),
        ("SDX 900000003", ""),
    ],
)
def test_what_a_worker_was_shown(entered: str, sources: str, worker: Desk, store: Store) -> None:
    worker.enter(entered)
    assert newest(store)[0][1:3] == (sources, False)


@pytest.mark.parametrize(
    ("entered", "sources"),
    [
        ("IEV 900000007", "IEV"),
        ("WGD 900000007", "IEV"),
        ("BWG 900000007", "BWG"),
        ("PY 900000007", "BWG IEV NNH OWL SNH UIB"),
    ],
)
def test_what_the_specialist_was_shown(
    entered: str, sources: str, sqlite_store: Store, tmp_path: Path
) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    specialist.enter(entered)
    assert newest(sqlite_store)[0][1:] == (sources, True, "SHOWN")


def test_a_screen_that_comes_again_is_named_again(sqlite_store: Store, tmp_path: Path) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    specialist.enter("M IEV", "[PF8]", "PY 900000007", "[PF1]", "[PF3]", "@13 IEV", "[PF3]", "PY")
    everything = "BWG IEV NNH OWL SNH UIB"
    assert [event[:2] for event in newest(sqlite_store, 8)] == [
        ("M", ""),
        ("PF8", ""),
        ("PY", everything),
        ("PF1", ""),
        ("PF3", everything),
        ("IEV", "IEV"),
        ("PY", everything),
        ("PY", everything),
    ]


def test_a_message_without_data_names_no_source(sqlite_store: Store, tmp_path: Path) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    specialist.enter("IEV 900000007", "ZZZ")
    assert newest(sqlite_store)[0] == ("ENTER", "", False, "DFS064")


def test_an_explanation_that_marks_a_tax_code_says_so(sqlite_store: Store, tmp_path: Path) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    specialist.enter("IEV 900000007")
    field = specialist.screen.image.field("document.1")
    specialist.terminal.keyboard.space.cursor = field.address
    specialist.enter("[PF1]")
    assert newest(sqlite_store)[0] == ("PF1", "IEV", True, "SHOWN")
    for _ in range(6):
        if "> 92  1099-INT INTEREST" in specialist.text:
            break
        specialist.enter("[PF8]")
    assert "> 92  1099-INT INTEREST" in specialist.text and LABEL in specialist.row(2)
    assert specialist.say("[PF12]") == "IMS0008E THIS SCREEN MAY NOT BE PRINTED"


def selectable(at_desk: Desk) -> list[int]:
    """Return the rows with a selection field."""
    fields = at_desk.screen.image.fields
    return [f.row for f in fields if f.name == "select" and not f.attribute.protected]


@pytest.mark.parametrize("user", ["WKR01", "FTI01"])
def test_each_of_many_inputs_leaves_an_event(
    user: str, sqlite_store: Store, tmp_path: Path
) -> None:
    at_desk, random, held = desk(sqlite_store, tmp_path, user), Random(7), 2
    codes = [declared.code for declared in all_transactions() if not declared.elsewhere]
    labelled = 0
    at_desk.enter("M")
    for _ in range(INPUTS):
        text = random.choice(OTHERS)
        cleared = not at_desk.screen.image.formatted
        if random.random() < 0.6:
            text, cleared = f"{random.choice(codes)} {random.choice(KEYS)}", True
        elif selects := selectable(at_desk):
            text = f"@{random.choice(selects)} {random.choice(codes)}"
        before = at_desk.screen.image
        at_desk.enter(*(["[CLEAR]"] if cleared else []), text)
        with sqlite_store.reading() as connection:
            count = connection.scalar(select(func.count()).select_from(AuditEvent)) or 0
        _, sources, flag, _ = newest(sqlite_store)[0]
        assert count > held + cleared, text
        assert flag is is_federal_tax(sources.split()) and (user == "FTI01" or not flag), text
        shown = LABEL in at_desk.row(2)
        if at_desk.screen.image is not before:
            labelled += shown
            assert shown is flag, text
        held = count
    assert (labelled > 0) is (user == "FTI01")
