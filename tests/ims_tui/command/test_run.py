"""`ims-tui run`: inputs, output and exit status."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from data.audit.event import AuditEvent
from data.schema import create_store
from data.store.store import Store
from ims_tui.command.main import main
from ims_tui.host.host import Unit
from tests.transactions.office import TODAY, furnish

DXD_HAS = "it has worker_ssn, system, reason, message, transaction"


class Run(Protocol):
    """Run `ims-tui run` with these arguments and return exit status, output and error output."""

    def __call__(self, *arguments: str) -> tuple[int, str, str]: ...


@pytest.fixture(autouse=True)
def as_found() -> Iterator[None]:
    """Restore the process settings that the program changes."""
    umask = os.umask(0o022)
    os.umask(umask)
    logger = logging.getLogger("ims_tui")
    before = (list(logger.handlers), logger.propagate, logger.level)
    yield
    os.umask(umask)
    for handler in set(logger.handlers) - set(before[0]):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = before[1]
    logger.setLevel(before[2])


@pytest.fixture
def run(sqlite_store: Store, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run on the furnished store, on its date unless another is given."""
    database = str(sqlite_store.engine.url.database)

    def call(*arguments: str) -> tuple[int, str, str]:
        dated = () if "--date" in arguments else ("--date", TODAY.isoformat())
        status = main(["--db", database, "run", *dated, *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def test_each_screen_is_printed_as_24_lines(run: Run) -> None:
    status, out, err = run("PY 900000001", "@15 SDX")
    lines = out.split("\n")
    assert (status, err) == (0, "") and len(lines) == 2 * 24 + 1
    assert lines[0].startswith(" PY       PRACTICE INDEX OF DATA EXCHANGE")
    assert lines[24].startswith(" SDX      PRACTICE SSI STATE DATA EXCHANGE RECORD")
    assert all(line == line.rstrip() for line in lines)


def test_a_store_by_its_url(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    url = store.engine.url.set(drivername=store.engine.url.drivername.replace("+store", ""))
    given = url.render_as_string(hide_password=False)
    assert main(["--db", given, "run", "--date", TODAY.isoformat(), "PY 900000001"]) == 0
    assert "SSN 900-00-0001  LOPEZ, MARIA" in capsys.readouterr().out


def test_last_prints_the_last_only(run: Run) -> None:
    status, out, _ = run("--last", "PY 900000001", "SDX")
    assert status == 0 and out.count("\n") == 24 and out.startswith(" SDX ")


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        (["py 900000001"], "PY"),
        (["[CLEAR]"], ""),
        (["[clear]", "PY 900000001"], "PY"),
        (["PY 900000001", "[PF1]"], "EXPLAIN"),
        (["PY 900000001", "[PF1]", "[Enter]"], "PY"),
        (["PY 900000001", "[PA2]"], "PY"),
        (["PY 900000001", "@15 SDX"], "SDX"),
        (["PY 900000001", "@4 g3"], "G3"),
        (["FCN C000001", 'text="A note; not two"'], "FCN"),
        (["G1DX", "=1"], "G1DX"),
        (["PY 900000001", "DXL"], "DXL"),
        (["M", "M PY=1"], "M"),
    ],
)
def test_every_form_of_an_input(inputs: list[str], code: str, run: Run) -> None:
    screens = json.loads(run("--json", *inputs)[1])
    assert [type(screen) for screen in screens] == [dict] * len(inputs)
    assert screens[-1]["code"] == code


def test_values_with_every_character(run: Run) -> None:
    status, out, _ = run("FCN C000001", 'text="a; b=c \\"d\\" \\\\ e"')
    assert status == 0 and 'a; b=c "d" \\ e' in out


def test_several_fields_at_once(run: Run) -> None:
    status, out, _ = run(
        "FCN C000001",
        "text=SEEN",
        "DXD C000001",
        'worker_ssn="987654320"; system=sdx;reason=c;',
        "confirm=Y",
        "DXL 900000001",
    )
    assert status == 0
    assert "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON C" in out
    assert "03/10/2026 03/20/2026 SDX" in out


def test_a_field_that_holds_something_is_typed_over_whole(run: Run) -> None:
    status, out, _ = run("G1DX", "@6 DXD", "system=OW", "[ENTER]")
    assert status == 1 and "SYSTEM TYPE       OW\n" in out


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        (["PY 900000001"], 0),
        (["PY 900000001", "[ENTER]"], 0),
        (["PY 900000001", "[PF5]"], 0),
        (["DXL 900000003"], 0),
        (["DXD C000001", "DXL 900000001"], 0),
        (["ZZZ"], 1),
        (["ZZZ", "PY 900000001"], 1),
        (["PY 12"], 1),
        (["PY 000000000"], 1),
        (["=2"], 1),
        (["/FOR NOSUCH"], 1),
        (["DXD C000001", "reason=C"], 1),
    ],
)
def test_exit_status_tells_whether_anything_was_refused(
    inputs: list[str], status: int, run: Run
) -> None:
    assert run(*inputs)[0] == status


@pytest.mark.parametrize(
    ("inputs", "complaint"),
    [
        (["[PF25]"], "there is no key [PF25]"),
        (["[NOSUCH]"], "there is no key [NOSUCH]"),
        (["PY 900000001", "@3 SDX"], "row 3 of PY has no line"),
        (["PY 900000001", "@99 SDX"], "row 99 of PY has no line"),
        (["[CLEAR]", "@4 SDX"], "row 4 of the blank screen has no line"),
        (["PY 900000001", "@6 SDX"], "the field select.3 is protected now"),
        (["PY 900000001", "@4 TOOLONG"], "the field select.1 has room for 6 characters"),
        (["DXD C000001", "confirm=Y"], "the field confirm is protected now"),
        (["DXD C000001", "case=C"], "the field case is protected now"),
        (["DXD C000001", "reason=CC"], "the field reason has room for 1 characters"),
        (["DXD C000001", "reason=C;nosuch=1"], f"DXD has no field nosuch; {DXD_HAS}"),
        (["DXD C000001", "reasn=C"], f"DXD has no field reasn; {DXD_HAS}"),
        (["[CLEAR]", "reason=C"], "the blank screen has no field reason"),
        (["DXD C000001", "reason=C;;"], "name=value expected at: ;"),
        (["DXD C000001", "reason=C;junk"], "name=value expected at: junk"),
        (["M " + "X" * 80], "the field transaction has room for 73 characters"),
        (["/RCL", "PY 900000001"], "the host has ended the connection"),
    ],
)
def test_what_cannot_be_typed_is_wrong_usage(inputs: list[str], complaint: str, run: Run) -> None:
    status, out, err = run(*inputs)
    assert (status, err) == (2, f"ims-tui: {complaint}\n")
    assert out.count("\n") == 24 * (len(inputs) - 1), "what came before is printed"


def test_without_an_input(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run"])
    assert ended.value.code == 2 and "INPUT" in capsys.readouterr().err


def test_the_shape_of_json(run: Run) -> None:
    status, out, _ = run("--json", "SDX 900000001", "DXD C000001", "worker_ssn=987654320")
    screens: list[dict[str, Any]] = json.loads(out)
    assert status == 1 and [screen["code"] for screen in screens] == ["SDX", "DXD", "DXD"]
    for screen in screens:
        assert set(screen) == {"code", "rows", "fields", "cursor", "message"}
        assert len(screen["rows"]) == 24 and {len(row) for row in screen["rows"]} == {80}
    gross = next(field for field in screens[0]["fields"] if field["name"] == "gross")
    assert gross == {
        "name": "gross",
        "row": 10,
        "column": 26,
        "length": 10,
        "attributes": {
            "protected": True,
            "numeric": True,
            "intensity": "high",
            "colour": "white",
            "block": "006",
        },
        "value": "    650.50",
    }
    ssn = next(field for field in screens[2]["fields"] if field["name"] == "worker_ssn")
    assert ssn["value"] is None and ssn["attributes"]["intensity"] == "hidden"
    assert "987654320" not in out
    assert screens[2]["message"] == "IMS0308E YOUR SSN, SYSTEM TYPE AND REASON ARE ALL NEEDED"
    assert screens[2]["cursor"] == {"row": 16, "column": 20}


def test_json_of_the_last(run: Run) -> None:
    screens = json.loads(run("--json", "--last", "PY 900000001", "[CLEAR]")[1])
    assert len(screens) == 1 and screens[0]["code"] == ""
    assert screens[0]["rows"] == [" " * 80] * 24 and screens[0]["fields"] == []


def test_json_when_an_input_cannot_be_typed(run: Run) -> None:
    status, out, _ = run("--json", "PY 900000001", "[NOSUCH]")
    assert status == 2 and len(json.loads(out)) == 1


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
        "DFS3650I", "SHOWN", "SHOWN", "IMS0013",
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


def test_an_output_that_knows_ascii_only(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_person SET last_name='PE\u00d1A'")
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    status = main(["--db", str(sqlite_store.engine.url.database), "run", "PY 900000001"])
    sys.stdout.flush()
    assert status == 0 and b"PENA, MARIA" in written.getvalue()


def test_the_log_is_in_the_home(run: Run, home: Path) -> None:
    run("M")
    assert (home / "logs" / "ims-tui.log").stat().st_mode & 0o777 == 0o600
