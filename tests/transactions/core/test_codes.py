"""PF1 on a coded field lists its codes: each table is on a screen, each coded field has one."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from data.rules.codes import code_table
from data.store.store import Store
from ims_tui.host.explain import MEANING
from screens.loader import load, names
from screens.message import Aid, InputMessage
from tests.transactions.desk import Desk, desk
from tests.transactions.later import later

TABLES = sorted(
    entry.name.removesuffix(".toml")
    for entry in files("data.rules.codes").iterdir()
    if entry.name.endswith(".toml")
)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_source_and_meanings(table: str) -> None:
    read = tomllib.loads(files("data.rules.codes").joinpath(f"{table}.toml").read_text("utf-8"))
    assert read["source"].endswith(".")
    for code, meant in read["codes"].items():
        assert code.isascii() and meant.strip() == meant.upper().strip() != "", code


BY_LINE = {"tpq_condition"}
"""Tables of lists with codes of several tables, which the tests of TPQYI cover."""
NOT_SHOWN = {"gone"}
"""Tables whose codes are in no field: G3 and DXD show the meaning."""


def test_every_table_is_listed_on_some_screen() -> None:
    listed = {table for name in names() for table in load(name).codes.values()}
    assert listed | BY_LINE | NOT_SHOWN == set(TABLES)


@pytest.mark.parametrize("name", names())
def test_a_field_that_spells_out_a_code_stands_beside_one_with_a_table(name: str) -> None:
    format = load(name)
    drawn = {field.name for field in format.fields}
    coded = {field.removesuffix(MEANING) for field in drawn if field.endswith(MEANING)}
    assert coded <= format.codes.keys()
    for table in format.codes.values():
        assert code_table(table)


def explained(desk: Desk, key: str) -> list[str]:
    """Return the lines that PF1 shows with the cursor in a field."""
    field = desk.screen.image.field(key)
    desk.session.receive(InputMessage(Aid.PF1, field.address, ()))
    frame = desk.session.state.frame
    assert frame is not None
    desk.session.receive(InputMessage(Aid.PF3, 0, ()))
    return [line.values["text"] for line in frame.show.lists["lines"]]


def test_the_codes_stand_with_their_meanings_and_the_one_held_is_marked(quick: Desk) -> None:
    quick.enter("DXD C000001")
    lines = explained(quick, "reason")
    start = lines.index("CODES (3; > marks the code in the field)")
    assert lines[start + 1 : start + 4] == ["  7  REDUCTION", "  9  INCREASE", "  C  NO CHANGE"]


@pytest.mark.parametrize("key", ["payment_status", "payment_status_meaning"])
def test_a_code_of_a_record(key: str, quick: Desk) -> None:
    quick.enter("SDX 900000001")
    lines = explained(quick, key)
    assert "  H10  HOLD: LIVING ARRANGEMENT CHANGE" in lines
    held = "> C01  CURRENT PAY" in lines
    assert held == (key == "payment_status")


def test_lines_may_hold_codes_of_several_tables(sqlite_store: Store, tmp_path: Path) -> None:
    asker = desk(sqlite_store, tmp_path)
    asker.enter("TPQYC C000001", "ssn=900000001", "confirm=Y")
    reader = later(sqlite_store, tmp_path, timedelta(days=3))
    reader.enter("TPQYI 900000001")
    held = {reader.value(f"label.{line}"): line for line in range(1, 17)}
    lines = explained(reader, f"value.{held['CONDITION']}")
    assert {f"  {code}  {meant}" for code, meant in code_table("tpq_condition").items()} <= set(
        lines
    )
    lines = explained(reader, f"meaning.{held['VERIFICATION']}")
    assert f"CODES ({len(code_table('enu_answer'))}; > marks the code in the field)" in lines
    lines = explained(reader, f"value.{held['NAME AT SSA']}")
    assert not any(line.startswith("CODES") for line in lines)
