"""Federal tax information on every screen: other users see that there is a record, not its data."""

from __future__ import annotations

import itertools
import json
import logging
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.audit.event import AuditEvent
from data.office.discrepancy import CaseNote, Discrepancy
from data.office.user import User
from data.practice.users import PRACTICE_USERS
from data.rules.codes import code_table
from data.store.store import Store
from ims_tui.host.script import Screen
from ims_tui.settings import Settings, read_settings
from screens.conventions import LABEL
from screens.loader import load, names
from tests.transactions.agencies import DORA, TOKENS, unearned
from tests.transactions.desk import Desk, desk, local_door
from tests.transactions.office import CLOCK, OWN_SSN, posted, put
from tests.transactions.rows import at
from transactions.core.authority import may_enter, may_see
from transactions.core.registry import all_transactions

POSITIONS = ("worker", "supervisor", "manager", "reviewer", "trainer")
KEYS = (f"{DORA}", "C000004", "C000004 01", "55A", "55A 0210")
FOUND = date(2026, 3, 10)
NOTED = "ZJQX"
"""Token that only the notes have."""


@pytest.fixture
def tainted(sqlite_store: Store) -> Store:
    """Office with open and cleared messages from IEV, about amounts and identity."""
    identity = unearned(posted("IEV", 2022, FOUND, "0.00", "0.00"))
    identity.period, identity.error_type, identity.exchange_amount = 2022, "IDENTITY", None
    identity.case_amount, identity.differs = None, "QZYX"
    cleared = unearned(posted("IEV", 2021, FOUND, "0.00", "0.00", resolved=True))
    cleared.period, cleared.reason = 2021, "7"
    uib = posted("UIB", 202603, FOUND, "0.00", "1011.00", act_by=FOUND + timedelta(days=10))
    uib.case_number, uib.ssn = "C000004", DORA
    put(sqlite_store, [unearned(posted("IEV", 2023, FOUND, "0.00", "0.00"))])
    put(sqlite_store, [identity])
    put(sqlite_store, [cleared])
    put(sqlite_store, [uib])
    words = "ZJQX NOTED 2,468.13 OF XKCDBANK"
    put(sqlite_store, [note("INCREASE", "IRS CLIENT", words), note("INCREASE", "BEER", words)])
    return sqlite_store


def note(action: str, basis: str, text: str) -> CaseNote:
    """Note with tax data, as an earlier system may have allowed."""
    return CaseNote(
        case_number="C000004", written_at=at(FOUND), user_id="FTI01", kind="CA", action=action,
        basis=basis, text=text,
    )  # fmt: skip


def leaked(text: str) -> list[str]:
    """Return the restricted values in a text, however they are written."""
    return [token for token in (*TOKENS, NOTED) if token in text]


def walk(at_desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the input and screen of every transaction with every kind of key, its second page, its
    PF1, and an attempt to print it.
    """
    for each in all_transactions():
        for key in KEYS if not each.elsewhere else KEYS[:1]:
            at_desk.enter("[CLEAR]")
            text = f"{each.code} {key}"
            at_desk.enter(text)
            for press in ("", "[PF8]", "[PF12]", "[PF1]"):
                screen = at_desk.enter(press) if press else at_desk.screen
                yield f"{text} {press}", whole(screen)
        for place in explained(at_desk, each.code):
            yield f"{each.code} PF1 on {place}", whole(at_desk.screen)


def whole(screen: Screen) -> str:
    """Return a screen as rows and as JSON."""
    return "\n".join(screen.rows) + json.dumps(screen.as_json())


def explained(at_desk: Desk, code: str) -> Iterator[str]:
    """Press PF1 on each field with a value."""
    at_desk.enter("[CLEAR]", f"{code} {DORA}")
    for field in at_desk.screen.image.fields:
        if at_desk.screen.image.name == code and at_desk.value(field.key):
            at_desk.terminal.keyboard.space.cursor = field.address
            at_desk.enter("[PF1]")
            yield field.key
            at_desk.enter("[PF3]")


def lines(at_desk: Desk) -> Iterator[tuple[str, str]]:
    """Enter IEV, WGD, BWG and the screens of messages from every line that offers them."""
    for start in (f"PY {DORA}", "G1DX 55A", "G1DX 55A 0210", "G3 C000004", f"DXL {DORA}",
                  "FCN C000004"):  # fmt: skip
        for code in ("IEV", "WGD", "BWG", "PY", "DXL", "G3", "DXD", "FCN"):
            for row in range(3, 23):
                at_desk.enter("[CLEAR]", start)
                if row not in rows(at_desk):
                    continue
                at_desk.enter(f"@{row} {code}")
                yield f"{start} @{row} {code}", "\n".join(at_desk.screen.rows)


def rows(at_desk: Desk) -> set[int]:
    """Return the rows of the screen with a selection field."""
    return {
        field.row
        for field in at_desk.screen.image.fields
        if field.name == "select" and not field.attribute.protected
    }


@pytest.mark.parametrize("position", POSITIONS)
def test_nobody_else_sees_a_restricted_value_anywhere(
    tainted: Store, tmp_path: Path, position: str, caplog: pytest.LogCaptureFixture
) -> None:
    with tainted.transaction() as connection:
        connection.execute(update(User).where(User.user_id == "WKR01").values(position=position))
    prints = tmp_path / "prints"
    with caplog.at_level(logging.DEBUG):
        at_desk = desk(tainted, prints)
        for entered, shown in walk(at_desk):
            assert not leaked(shown), entered
            assert LABEL not in shown, entered
        if position in ("worker", "supervisor"):
            for entered, shown in lines(at_desk):
                assert not leaked(shown), entered
    printed = [path.read_text() for path in prints.glob("*")]
    assert printed and not leaked("".join(printed))
    assert not leaked(caplog.text)
    events = audited(tainted)
    assert len(events) > 100 and not any(flag for _, _, flag in events)
    assert not leaked(repr(events)) and not {"IEV", "BWG"} & sources(events)


def audited(store: Store) -> list[tuple[str, str, bool]]:
    """Return transaction, sources and tax flag of every event, in order."""
    statement = select(AuditEvent.transaction, AuditEvent.sources, AuditEvent.federal_tax)
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(statement.order_by(AuditEvent.event_id))]  # type: ignore[misc]


def sources(events: list[tuple[str, str, bool]]) -> set[str]:
    """Return every system that an event names."""
    return {system for _, named, _ in events for system in named.split()}


def test_the_specialist_sees_them_under_the_label_and_prints_none(
    tainted: Store, tmp_path: Path
) -> None:
    at_desk, found = desk(tainted, tmp_path / "prints", "FTI01"), set()
    for entered, shown in itertools.chain(walk(at_desk), lines(at_desk)):
        labelled, tokens = LABEL in shown.splitlines()[1], leaked(shown)
        if tokens:
            assert labelled, entered
            found.update(tokens)
        before, now = at_desk.terminal.screens[-2:]
        if now.image is not before.image:
            # What came to the terminal is in the event of the input that brought it.
            _, named, flag = audited(tainted)[-1]
            assert flag is labelled is bool({"IEV", "BWG"} & set(named.split())), entered
            assert flag or not tokens, entered
    assert not any(leaked(path.read_text()) for path in (tmp_path / "prints").glob("*"))
    written = {"7,531.57", "8,642.68", "9,753.79", "3,146.91", "QZYX", "XKCDBANK", "WVUTPLAZA",
               "76543", "ACCT77442", "2,468.13", "2468.13", "6,420.86", NOTED}  # fmt: skip
    assert found >= written, "the walk reaches every restricted value"


def test_py_for_other_users(tainted: Store, quick: Desk) -> None:
    quick.enter(f"PY {DORA}")
    assert quick.row(13) == f"{'        BWG  SSA EARNINGS':<55}RESTRICTED"
    assert quick.row(14) == f"{'        IEV  IRS INCOME':<55}RESTRICTED"


@pytest.mark.parametrize(
    ("entered", "row"), [("G1DX 55A", 7), ("G1DX 55A 0210", 8), ("G3 C000004", 5)]
)
def test_a_message_for_other_users(tainted: Store, quick: Desk, entered: str, row: int) -> None:
    quick.enter(entered)
    held = [n for n in range(4, 22) if "IEV" in quick.row(n).split()]
    assert len(held) == 2
    for n in held:
        assert "RESTRICTED" in quick.row(n).split()
        assert not {"UNEARNED", "IDENTITY"} & set(quick.row(n).split())


def test_the_history_for_other_users(tainted: Store, quick: Desk) -> None:
    quick.enter(f"DXL {DORA}")
    rows = [n for n in range(5, 23) if "RESTRICTED" in quick.row(n)]
    assert len(rows) == 3
    for n in rows:
        assert quick.row(n).split()[0] == "RESTRICTED" and quick.row(n).split()[-1] == "IEV"
        assert quick.row(n + 1).split() == ["C000004", "01"], "neither reason nor what differs"


def test_the_types_of_error_fit_the_screens() -> None:
    widths = {
        field.length
        for name in ("G1DX", "G1DXL", "G3", "DXL", "DXD")
        for field in load(name).fields
        if field.name == "type"
    }
    assert min(widths) >= max(map(len, ["RESTRICTED", *code_table("error_type")]))


def test_only_the_specialist_clears(tainted: Store, tmp_path: Path) -> None:
    quick = desk(tainted, tmp_path)
    quick.enter("FCN C000004", "text=CLIENT ASKED", "[CLEAR]", "DXD C000004")
    said = quick.say(f"worker_ssn={OWN_SSN};system=IEV;reason=C;message=1")
    assert said == "IMS0601E IEV MESSAGES ARE CLEARED BY THE FTI SPECIALIST"
    other = desk(tainted, tmp_path, "FTI01")
    other.enter("DXD C000004")
    assert LABEL in other.row(2)
    rows = {other.value(f"number.{n}"): other.value(f"comparison.{n}") for n in (1, 2, 3)}
    number = next(k for k, v in rows.items() if v and "2,468.13" in v)
    assert number is not None
    other.enter(f"worker_ssn=987654324;system=IEV;reason=C;message={number.strip()}", "confirm=Y")
    with tainted.reading() as connection:
        statement = select(Discrepancy.resolved_by).where(Discrepancy.period == 2023)
        assert connection.scalars(statement).all() == ["FTI01"]


@pytest.mark.parametrize("code", ["IEV", "WGD", "BWG"])
def test_a_refusal_is_in_the_message_field_and_in_the_audit(
    tainted: Store, quick: Desk, code: str
) -> None:
    said = "DFS2469W TRANSACTION REJECTED TRANS NOT AUTH; RC=08"
    assert quick.say(f"{code} 900000007") == said
    assert quick.say(f"{code} 900000001") == said, "whether anything is held is not told either"
    with tainted.reading() as connection:
        statement = (
            select(AuditEvent.transaction, AuditEvent.outcome, AuditEvent.token)
            .order_by(AuditEvent.event_id.desc())
            .limit(2)
        )
        (newest, before) = connection.execute(statement).all()
    assert tuple(newest)[:2] == (code, "DFS2469W") == tuple(before)[:2]
    assert newest.token and newest.token != before.token


def test_without_the_setting_the_rule_of_the_document_applies(
    tainted: Store, tmp_path: Path
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[restricted]\nsources = false\n")
    options = read_settings(path).options
    assert Settings().options.restricted.sources and not options.restricted.sources
    quick = Desk(local_door(tainted, CLOCK, "TEST", tmp_path / "prints", options))
    for entered in ("IEV 900000007", "WGD 900000007", "BWG 900000007", f"PY {DORA}",
                    "G3 C000004"):  # fmt: skip
        quick.enter(entered)
        assert leaked(quick.text) and LABEL in quick.row(2), entered
        assert quick.say("[PF12]") == "IMS0008E THIS SCREEN MAY NOT BE PRINTED"


def test_the_table_denies_in_either_setting() -> None:
    for restricted in (True, False):
        assert not may_enter("worker", "ZZZ", restricted)
        assert not may_see("worker", "ZZZ", restricted)
        assert not may_see("reviewer", "IEV", restricted)
        assert may_see("fti", "IEV", restricted) and may_enter("fti", "WGD", restricted)
        assert may_see("worker", "IEV", restricted) is not restricted
        assert may_enter("worker", "BWG", restricted) is not restricted


def test_every_screen_of_messages_has_room_for_the_label() -> None:
    for name in names():
        rows = [f for f in load(name).fields if f.row == 2 and not f.line]
        if name in {"PY", "G1DX", "G1DXL", "G3", "DXL", "DXD", "IEV", "WGD", "BWG"}:
            assert max(field.length for field in rows) > len(LABEL), name


def test_a_practice_store_has_a_specialist() -> None:
    assert [user.user_id for user in PRACTICE_USERS if user.position == "fti"] == ["FTI01"]
