"""Copies of federal tax information: none, unless the office allows its specialist accountable
prints, and never a copy at the terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from data.audit.event import AuditEvent
from data.audit.print_log import PrintedCopy
from data.store.store import Store
from data.store.tokens import ssn_token
from ims_tui.host import printing
from ims_tui.host.door import OpenHost
from ims_tui.host.host import Host
from ims_tui.places import Places
from ims_tui.settings import Settings, read_settings
from ims_tui.terminal import TerminalSettings
from ims_tui.terminal.app import TerminalApp
from screens.conventions import LABEL
from tests.ims_tui.terminal.driving import Driven
from tests.transactions.agencies import DORA
from tests.transactions.desk import Desk, local_door
from tests.transactions.office import CLOCK
from transactions.core.options import Options, Restricted

REFUSED = "IMS0008E THIS SCREEN MAY NOT BE PRINTED"
PRINTING = Options(restricted=Restricted(prints=True))


@pytest.fixture
def prints(tmp_path: Path) -> Path:
    return tmp_path / "prints"


def at_desk(store: Store, prints: Path, user: str = "FTI01", options: Options = PRINTING) -> Desk:
    """Desk in an office that lets its specialist print."""
    return Desk(local_door(store, CLOCK, "TEST", prints, options), user)


def logged(store: Store) -> list[dict[str, Any]]:
    """Return the print log."""
    with store.reading() as connection:
        rows = connection.execute(select(PrintedCopy.__table__)).mappings().all()
    return [dict(row) for row in rows]


def test_a_copy_is_labelled_and_logged(store: Store, prints: Path) -> None:
    specialist = at_desk(store, prints)
    specialist.enter("IEV 900000007")
    name = "IEV-TEST-20260320-103000.txt"
    assert specialist.say("[PF12]") == f"IMS1150I PRINTED TO {name}, COPY 1"
    assert specialist.code == "IEV"
    lines = (prints / name).read_text("utf-8").split("\n")
    assert (prints / name).stat().st_mode & 0o777 == 0o600
    assert lines[0].strip() == LABEL and len(lines) == 29
    assert lines[1] == " COPY 1 PRINTED 03/20/2026 10:30:00 BY FTI01 SPECIALIST AT TEST"
    assert LABEL in lines[5] and "2,468.13" in lines[9]
    (row,) = logged(store)
    assert row.pop("copy_number") == 1 and row.pop("at") == CLOCK.now()
    assert row == {
        "user_id": "FTI01", "terminal": "TEST", "transaction": "IEV",
        "token": ssn_token(store.token_key, DORA), "case_number": "", "sources": "IEV",
        "file_name": name, "disposition": "",
    }  # fmt: skip
    with store.reading() as connection:
        last = connection.execute(
            select(
                AuditEvent.transaction, AuditEvent.outcome, AuditEvent.token,
                AuditEvent.sources, AuditEvent.federal_tax,
            ).order_by(AuditEvent.event_id.desc())
        ).first()  # fmt: skip
    assert last is not None
    assert tuple(last) == ("PF12", "IMS1150", ssn_token(store.token_key, DORA), "IEV", True)


def test_every_copy_has_its_row(sqlite_store: Store, prints: Path) -> None:
    specialist = at_desk(sqlite_store, prints)
    for entered in ("IEV 900000007", "WGD 900000007", "BWG 900000007", "PY 900000007"):
        specialist.enter("[CLEAR]", entered, "[PF12]")
    specialist.enter("[CLEAR]", "SDX 900000001", "[PF12]", "M IEV", "[PF12]")
    rows = logged(sqlite_store)
    assert [(row["copy_number"], row["transaction"]) for row in rows] == [
        (1, "IEV"), (2, "WGD"), (3, "BWG"), (4, "PY"),
    ]  # fmt: skip
    labelled = {path.name for path in prints.iterdir() if LABEL in path.read_text("utf-8")}
    assert labelled == {row["file_name"] for row in rows} and len(list(prints.iterdir())) == 6


@pytest.mark.parametrize(
    ("user", "options"),
    [("FTI01", Options()), ("WKR01", Options(restricted=Restricted(sources=False, prints=True)))],
)
def test_other_users_are_refused_and_so_is_everybody_by_default(
    user: str, options: Options, sqlite_store: Store, prints: Path
) -> None:
    """Not everybody may print in an office in which everybody may see."""
    refused = at_desk(sqlite_store, prints, user, options)
    refused.enter("IEV 900000007")
    assert LABEL in refused.row(2) and refused.say("[PF12]") == REFUSED
    assert not prints.exists() and logged(sqlite_store) == []


def test_what_is_restricted_for_another_reason_refuses(sqlite_store: Store, prints: Path) -> None:
    specialist = at_desk(sqlite_store, prints)
    specialist.enter("ASVR C000001 03")
    assert specialist.say("[PF12]") == REFUSED and logged(sqlite_store) == []


def test_the_setting_is_off_by_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[restricted]\nprints = true\n")
    assert read_settings(path).options.restricted.prints
    assert not Settings().options.restricted.prints


def test_a_copy_that_cannot_be_written_is_not_logged(sqlite_store: Store, prints: Path) -> None:
    prints.write_text("a file")
    specialist = at_desk(sqlite_store, prints)
    specialist.enter("IEV 900000007")
    assert specialist.say("[PF12]").startswith("IMS0018E NOT PRINTED; REFERENCE ")
    assert logged(sqlite_store) == []
    with sqlite_store.reading() as connection:
        outcomes = connection.execute(select(AuditEvent.outcome)).scalars().all()
    assert outcomes[-1] == "IMS0018"


@pytest.mark.parametrize("fails", ["log", "commit"])
def test_a_copy_that_cannot_be_logged_is_removed(
    fails: str, sqlite_store: Store, prints: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specialist = at_desk(sqlite_store, prints)
    specialist.enter("IEV 900000007")

    def no_room(*_: object) -> None:
        if prints.exists():
            raise OperationalError("INSERT", {}, Exception("disk is full"))

    if fails == "log":
        monkeypatch.setattr(printing, "name_print", no_room)
    else:
        sqlite_store.engine.dispose()
        event.listen(sqlite_store.engine, "commit", no_room)
    assert specialist.say("[PF12]").startswith("IMS0016E STORAGE FAILED, NOTHING CHANGED")
    assert list(prints.iterdir()) == []


async def restricted_window(
    store: Store, folder: Path, check: Callable[[Driven], Any], entered: str
) -> None:
    """Window in which the specialist has signed on and entered a transaction."""
    places = Places(folder, folder / "settings.toml", folder / "logs", folder / "prints")
    host = OpenHost(Host(store, CLOCK, places.prints))
    app = TerminalApp(lambda: host, TerminalSettings())
    async with app.run_test(size=(84, 27)) as pilot:
        at = Driven(app, pilot)
        await at.settle()
        await at.type("FTI01")
        await at.press("tab")
        await at.type("LEARN01")
        await at.press("enter")
        await at.type(entered)
        await at.press("enter")
        await check(at)
    app.close_sessions()


@pytest.mark.parametrize(
    "entered", ["IEV 900000007", "WGD 900000007", "BWG 900000007", "PY 900000007",
                "ASVR C000001 03"]
)  # fmt: skip
async def test_nothing_is_copied_at_the_terminal(
    entered: str, sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("*"))

    async def check(at: Driven) -> None:
        assert any(entered.split()[0] in line for line in at.shown())
        for keys in (("shift+right", "shift+down", "ctrl+c"), ("ctrl+a", "l"), ("ctrl+a", "s")):
            await at.press(*keys)
            assert at.app.clipboard == "", keys
            assert any("COPY: RESTRICTED SCREEN" in line for line in at.shown()), keys
        at.app.mouse_down(5, 5)
        at.app.mouse_moved(40, 9)
        at.app.mouse_up(40, 9)
        await at.press("ctrl+c")
        assert at.app.clipboard == ""
        at.app.action_screenshot()
        for export in (at.app.export_screenshot, at.app.save_screenshot):
            with pytest.raises(PermissionError):
                export()
        await at.press("f12")
        assert any(REFUSED in line for line in at.shown())
        await at.press("ctrl+a", "s")
        assert at.app.clipboard == "", "a message changes nothing"
        await at.press("ctrl+l")
        await at.type("SDX 900000001")
        await at.press("enter", "ctrl+a", "s")
        assert "SDX" in at.app.clipboard, "an ordinary screen is copied"

    await restricted_window(sqlite_store, tmp_path / "home", check, entered)
    made = {path.name for path in set(tmp_path.rglob("*")) - before if path.is_file()}
    assert all(name.startswith("office.db") for name in made), made
