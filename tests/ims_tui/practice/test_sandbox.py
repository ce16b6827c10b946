"""Sandbox store: made fast, with the data of the scenario, saved and restored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import func, select, text

from data.audit.event import AuditEvent
from data.exchange.batch import batch_engine
from data.office.case import Case
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.store.clock import at_office
from data.store.location import StoreError
from data.systems.registry import contracts
from ims_tui.practice.scenario.library import parse, scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import cast
from ims_tui.practice.world.records import plain_records, received
from ims_tui.practice.world.sandbox import FILE, HELD, Hold, InUseError, Sandbox
from ims_tui.practice.world.sandbox import TEMPLATES as KEPT
from tests.data.migrations.stores import put_released
from tests.ims_tui.practice.attempts import DAY, SMALL, TEMPLATES, small, trying

WANTED = {
    "SDX": 'gross = "967.05"',
    "BEN": 'gross = "845.60"',
    "OWG": 'gross_wage = "1204.07"',
    "UIB": 'weekly_amount = "180.00"',
    "IEV": 'amount = "1284.00"',
    "BWG": 'wages = "9000.50", tips = "1.25"',
    "TWN": "",
    "PAY": 'begin_date = "-23d", gross = "620.00", hours = "40.00"',
}
"""Columns without a plain value, by system."""


def with_record(system: str) -> Scenario:
    return parse(
        "one",
        SMALL.replace(
            "[[steps]]",
            f'[[records]]\nsystem = "{system}"\nperson = "ana"\n'
            f"values = {{ {WANTED.get(system, '')} }}\n\n[[steps]]",
            1,
        ),
    )


@pytest.mark.parametrize("system", plain_records())
def test_every_system_has_its_records_and_its_line_on_py(system: str, tmp_path: Path) -> None:
    scenario = with_record(system)
    drawn = cast(scenario, 1, DAY)
    (made,) = received(scenario, drawn)
    with trying(scenario, tmp_path) as at:
        table = "twn_pay_period" if system == "PAY" else contracts()[system].table.name
        with at.attempt.sandbox.store.reading() as connection:
            assert connection.scalar(select(func.count()).select_from(text(table))) == 1
            line = connection.scalar(select(ExchangeSegment.summary))
    if system != "PAY" and contracts()[system].summary:
        assert line == by_the_load(system, made.row)
    else:
        assert line is None


def by_the_load(system: str, row: dict[str, object]) -> str:
    """PY's line as loading a file would make it."""
    cents = {
        name: int(value * 100) if isinstance(value, Decimal) else value
        for name, value in row.items()
    }
    cents |= {"line": 1, "match": "E", "differs": ""}
    layout = contracts()[system]
    with batch_engine() as engine:
        engine.put("graded", pa.Table.from_pylist([cents]))
        engine.run("segments", system="''", day=layout.day, amount="0", summary=layout.summary)
        (said,) = engine.one("SELECT summary FROM segment")
    return str(said)


def test_messages_are_posted_by_comparing(tmp_path: Path) -> None:
    with trying("wage-reason-7", tmp_path) as at, at.attempt.sandbox.store.reading() as connection:
        (posted,) = connection.execute(
            select(Discrepancy.case_amount, Discrepancy.exchange_amount, Discrepancy.due_date)
        ).all()
    assert posted == (Decimal("1200.00"), Decimal("2418.60"), date(2026, 12, 17))


def test_a_message_as_it_is_written_and_one_that_was_cleared(tmp_path: Path) -> None:
    written = small(
        ("[[steps]]", """[[messages]]
person = "ana"
system = "SDX"
found = "-40d"
period = "-1m"
counted = "900.00"
reported = "950.00"
compared = false
resolved = { date = "-20d", reason = "9" }

[[rows]]
table = "case_note"

[rows.values]
case_number = "C950001"
written_at = "-1d 16:30"
user_id = "SUP01"
text = "CALL {ana.name}"

[[steps]]"""),
    )  # fmt: skip
    with trying(written, tmp_path) as at:
        at.play("[CLEAR]", "DXL {ana.ssn}")
        assert "10/11/2026 10/31/2026 SDX" in at.page and "9 INCREASE BY WKR02" in at.page
        at.play("FCN C950001")
        assert "11/19/2026 16:30 SUP01" in at.page and "CALL ANA RIOS" in at.page


def test_a_name_among_the_rows_counts_for_the_stored_grade(tmp_path: Path) -> None:
    known = small(
        ("[[steps]]", """[[records]]
system = "SDX"
person = "ana"
name = "MORALES, ANA"
values = { gross = "967.05" }

[[rows]]
table = "alfx_client"

[rows.values]
client_number = 900001
ssn = "{ana.ssn}"
last_name = "MORALES"
first_name = "ANA"
middle_name = ""
birth_date = "1990-04-04"
sex = "F"

[[steps]]"""),
    )  # fmt: skip
    with trying(known, tmp_path) as at:
        at.play("[CLEAR]", "PY {ana.ssn}")
        assert "SDX" in at.page and "EXACT" in at.page and "PARTIAL" not in at.page


def test_neighbours_populate_the_office(tmp_path: Path) -> None:
    crowded = small(("minutes = 1", "minutes = 1\naround = 12"))
    with trying(crowded, tmp_path) as at, at.attempt.sandbox.store.reading() as connection:
        assert (connection.scalar(select(func.count()).select_from(Case)) or 0) > 5


def test_what_was_kept_is_brought_back(tmp_path: Path) -> None:
    scenario = small()
    sandbox = Sandbox.make(tmp_path, TEMPLATES, scenario, cast(scenario, 1, DAY))
    sandbox.keep("now")
    with sandbox.store.transaction() as connection:
        connection.execute(text("DELETE FROM ps2_person"))
    sandbox.restore("now")
    with sandbox.store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ps2_person")) == 1
        assert connection.scalar(select(func.count()).select_from(AuditEvent)) == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("*.db"))
    sandbox.remove()
    assert [path.name for path in tmp_path.iterdir()] == [HELD]


def test_it_shows_the_class_day_to_whoever_opens_it(tmp_path: Path) -> None:
    scenario = small()
    sandbox = Sandbox.make(tmp_path, TEMPLATES, scenario, cast(scenario, 1, DAY))
    sandbox.close()
    again = Sandbox.open(tmp_path)
    shown = again.store.clock.now() - at_office(DAY, 9).now()
    assert abs(shown) < timedelta(minutes=1)
    again.close()


def test_only_the_newest_small_stores_are_kept(tmp_path: Path) -> None:
    scenario = small()
    for day in range(1, 12):
        drawn = cast(scenario, 1, date(2026, 11, day))
        Sandbox.make(tmp_path / "a", tmp_path / "stores", scenario, drawn).close()
    assert len(list((tmp_path / "stores").glob("store-*.db"))) == KEPT


def test_a_trainee_in_it_keeps_it(tmp_path: Path) -> None:
    scenario = scenario_named("wage-reason-7")
    drawn, folder = cast(scenario, 1, DAY), tmp_path / "seat"
    first = Sandbox.make(folder, TEMPLATES, scenario, drawn)
    with pytest.raises(InUseError, match="another terminal"):
        Sandbox.make(folder, TEMPLATES, scenario, drawn)
    with pytest.raises(InUseError, match="another terminal"):
        Sandbox.open(folder)
    assert first.path.exists()
    with first.store.reading() as connection:
        assert connection.scalar(select(Case.case_number)) is not None
    first.close()
    Sandbox.open(folder).close()


def test_what_is_in_the_way_of_a_hold_is_said(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    ways: list[Callable[[Path], object]] = [
        lambda held: held.symlink_to(outside),
        lambda held: held.mkdir(),
    ]
    for number, way in enumerate(ways):
        folder = tmp_path / str(number)
        folder.mkdir()
        way(folder / HELD)
        with pytest.raises(StoreError, match="is in the way"):
            Hold(folder)
    assert not outside.exists()


def test_the_store_of_an_older_version_is_upgraded_with_what_was_kept_of_it(
    tmp_path: Path,
) -> None:
    put_released(f"sqlite:///{tmp_path / FILE}")
    put_released(f"sqlite:///{tmp_path / 'kept-step.db'}")
    sandbox = Sandbox.open(tmp_path)
    sandbox.restore("step")
    with sandbox.store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Case))
    sandbox.close()
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["kept-step.db", FILE]
