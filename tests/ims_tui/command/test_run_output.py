"""`ims-tui run`: screens as lines and as JSON."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from data.store.store import Store
from ims_tui.command.main import main
from tests.ims_tui.command.running import Run

pytestmark = pytest.mark.usefixtures("as_found")


def test_each_screen_is_printed_as_24_lines(run: Run) -> None:
    status, out, err = run("PY 900000001", "@15 SDX")
    lines = out.split("\n")
    assert (status, err) == (0, "") and len(lines) == 2 * 24 + 1
    assert lines[0].startswith(" PY       PRACTICE INDEX OF DATA EXCHANGE")
    assert lines[24].startswith(" SDX      PRACTICE SSI STATE DATA EXCHANGE RECORD")
    assert all(line == line.rstrip() for line in lines)


def test_last_prints_the_last_only(run: Run) -> None:
    status, out, _ = run("--last", "PY 900000001", "SDX")
    assert status == 0 and out.count("\n") == 24 and out.startswith(" SDX ")


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
    undocumented = "IMS0307E NO CASE NOTE SINCE 01/20/2026: DOCUMENT FIRST WITH FCN"
    assert screens[2]["message"] == undocumented
    assert screens[2]["cursor"] == {"row": 23, "column": 7}


def test_json_of_the_last(run: Run) -> None:
    screens = json.loads(run("--json", "--last", "PY 900000001", "[CLEAR]")[1])
    assert len(screens) == 1 and screens[0]["code"] == ""
    assert screens[0]["rows"] == [" " * 80] * 24 and screens[0]["fields"] == []


def test_json_when_an_input_cannot_be_typed(run: Run) -> None:
    status, out, _ = run("--json", "PY 900000001", "[NOSUCH]")
    assert status == 2 and len(json.loads(out)) == 1


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
