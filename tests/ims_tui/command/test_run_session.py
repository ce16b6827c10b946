"""`ims-tui run`: its store, user, date and log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from data.audit.event import AuditEvent
from data.schema import create_store
from data.store.store import Store
from ims_tui.command.main import main
from ims_tui.host.host import Unit
from tests.ims_tui.command.running import Run
from tests.transactions.office import TODAY, furnish

pytestmark = pytest.mark.usefixtures("as_found")


def test_a_store_by_its_url(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    url = store.engine.url.set(drivername=store.engine.url.drivername.replace("+store", ""))
    given = url.render_as_string(hide_password=False)
    assert main(["--db", given, "run", "--date", TODAY.isoformat(), "PY 900000001"]) == 0
    assert "SSN 900-00-0001  LOPEZ, MARIA" in capsys.readouterr().out


def test_the_date_of_the_session(run: Run) -> None:
    _, out, _ = run("--date", "2026-05-01", "G1DX")
    assert "05/01/2026" in out and "3 OPEN, 3 OVERDUE" in out
    _, out, _ = run("G1DX")
    assert "03/20/2026" in out and "3 OPEN, 0 OVERDUE" in out


@pytest.mark.parametrize("user", ["WKR02", "wkr02"])
def test_another_user(user: str, run: Run, sqlite_store: Store) -> None:
    assert run("--user", user, "/DIS A")[1].count("WKR02") == 1
    with sqlite_store.reading() as connection:
        users = set(connection.execute(select(AuditEvent.user_id)).scalars())
    assert users == {"WKR02"}


def test_an_unknown_user(run: Run) -> None:
    assert run("--user", "NOBODY", "PY 900000001") == (2, "", "ims-tui: there is no user NOBODY\n")


def test_a_store_that_fails_at_once(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwritable(*_: object) -> None:
        raise OperationalError("INSERT", {"ssn": 987654320}, Exception("readonly database"))

    monkeypatch.setattr(Unit, "end", unwritable)
    status, out, err = run("PY 900000001")
    assert (status, out) == (1, "")
    assert re.fullmatch("ims-tui: cannot sign on, the store failed: [0-9A-F]{6}\n", err)
    log = (home / "logs" / "ims-tui.log").read_text()
    assert err.split()[-1] in log and "987654320" not in log


def test_every_call_is_a_new_session(run: Run, sqlite_store: Store) -> None:
    run("PY 900000001", "DXD C000001")
    status, out, _ = run("[PF3]")
    assert status == 0 and "IMS0003W NOTHING TO GO BACK TO" in out and "NOT DONE" not in out
    with sqlite_store.reading() as connection:
        outcomes = list(connection.execute(select(AuditEvent.outcome)).scalars())
    assert outcomes == [
        "DFS3650I", "SHOWN", "IMS0315", "IMS0013",
        "DFS3650I", "IMS0003", "IMS0013",
    ]  # fmt: skip


def test_not_on_a_live_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = create_store(f"sqlite:///{tmp_path / 'live.db'}", TODAY, kind="live")
    furnish(made)
    made.close()
    assert main(["--db", str(tmp_path / "live.db"), "run", "M"]) == 1
    assert "practice stores only" in capsys.readouterr().err


def test_no_store_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(tmp_path / "none.db"), "run", "M"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == (
        f"ims-tui: there is no store at {tmp_path / 'none.db'}\n"
    )


def test_the_log_is_in_the_home(run: Run, home: Path) -> None:
    run("M")
    assert (home / "logs" / "ims-tui.log").stat().st_mode & 0o777 == 0o600
