"""Records of other agencies in a scenario, as lines of files with their dates."""

from __future__ import annotations

import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Table, delete, insert, select

from data.office.person import ExchangeSegment
from data.rules.periods import quarter_of
from data.store.base import table_of
from data.store.clock import at_office
from data.store.files import put_file
from data.store.store import Store
from data.systems.contract import LOADED, Contract
from data.systems.layout import Layout, LayoutError, file_lines, write_record
from data.systems.registry import contracts
from data.systems.twn import PAY_PERIODS, PayPeriod
from ims_tui.complaint import meant, nearest
from ims_tui.practice.scenario.moments import day_at
from ims_tui.practice.scenario.parts import Record
from ims_tui.practice.scenario.placeholders import FillError, place
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast, split_name
from ims_tui.practice.world.columns import Row, column_named, row_of, value_of

FILES_HOUR = 6
"""Files are loaded and compared before the office opens."""
PAY = "PAY"
"""A pay period, which is part of a record of The Work Number."""
_OF_PERIOD = {
    "begin": "begin_date", "end": "end_date", "paid": "pay_date", "gross": "gross", "hours": "hours"
}  # fmt: skip
"""Columns of the pay period, by field of the record without its number."""
_EMPLOYER = "employer_code"
_FOLLOWS: Final[Mapping[str, Mapping[str, Callable[[Row], Any]]]] = {
    "SDX": {"net": lambda row: row["gross"]},
    "BEN": {"net": lambda row: Decimal(int(row["gross"]))},
    "BIL": {"agency": lambda row: "S37" if row["part"] == "A" else "370"},
    "UIB": {
        "maximum": lambda row: row["weekly_amount"] * 26,
        "balance": lambda row: row["weekly_amount"] * (26 - row["weeks_paid"]),
    },
    "SNH": {"reported_date": lambda row: row["hire_date"]},
    "NNH": {"reported_date": lambda row: row["hire_date"]},
    PAY: {"pay_date": lambda row: row["end_date"]},
}
"""Default values computed from other columns, by system and column."""
_PAY_PERIODS = table_of(PayPeriod)


@dataclass(frozen=True, slots=True)
class Received:
    """One record, and the date of its file."""

    number: int
    """Its place in the scenario, from 1."""
    system: Contract
    came: date
    row: Row
    listed: bool
    """True if PY lists it."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Default values of a system's records."""

    values: Mapping[str, object]
    day: str = "-20d"
    """Default date."""


@cache
def plain_records() -> Mapping[str, Plain]:
    """Read the defaults by system from `plain.toml`; PAY is a pay period of The Work Number."""
    found = tomllib.loads(files(__package__).joinpath("plain.toml").read_text("utf-8"))
    employer = found.pop("employer")
    return MappingProxyType({
        code: Plain((employer if each.pop("employer", False) else {}) | each.pop("values"), **each)
        for code, each in found.items()
    })  # fmt: skip


def received(scenario: Scenario, cast: Cast) -> list[Received]:
    """Make all records of a scenario, in the order of their files.

    Raises:
        FillError: a record is not valid; it says which.
    """
    made: list[Received] = []
    for number, record in enumerate(scenario.records, start=1):
        with place(f"records {number}"):
            if record.system != PAY:
                made.append(_received(record, number, cast))
    for number, record in enumerate(scenario.records, start=1):
        with place(f"records {number}"):
            if record.system == PAY:
                _add_pay_period(made, record, number, cast)
    return sorted(made, key=lambda each: each.came)


def take_in(store: Store, records: Iterable[Received]) -> None:
    """Load records in files by date.

    Raises:
        FillError: the load refuses a record; it says which.
    """
    # Imported here, because the batch engine takes longer to import than everything else.
    from data.exchange.load import load_file
    from data.exchange.matching import new_roll

    files: defaultdict[tuple[date, bool, str], list[Received]] = defaultdict(list)
    for each in records:
        files[each.came, each.listed, each.system.code].append(each)
    with (
        tempfile.TemporaryDirectory(prefix="ims-tui-scenario-") as folder,
        new_roll() as roll,
    ):
        for (came, listed, code), lines in files.items():
            path = Path(folder) / f"{code}-{came:%Y%m%d}{'' if listed else '-MORE'}.TXT"
            _write(path, lines, came)
            with _unlisted(store, listed):
                result = load_file(
                    store, code, path, at_office(came, FILES_HOUR), post=False, roll=roll
                )
            if result.rejects is not None:
                _refuse(lines, result.rejects)


@contextmanager
def _unlisted(store: Store, listed: bool) -> Iterator[None]:
    """Keep PY's list unchanged while records that PY does not list are loaded."""
    if listed:
        yield
        return
    with store.reading() as connection:
        before = [dict(row) for row in connection.execute(select(_SEGMENTS)).mappings()]
    yield
    with store.transaction() as connection:
        connection.execute(delete(_SEGMENTS))
        if before:
            connection.execute(insert(_SEGMENTS), before)


_SEGMENTS = table_of(ExchangeSegment)


def _received(record: Record, number: int, cast: Cast) -> Received:
    if record.system not in contracts():
        near = meant(nearest(record.system, contracts()))
        raise FillError(f"there is no system {record.system}{near}")
    system = contracts()[record.system]
    dated = day_at(record.date or plain_records()[record.system].day, cast.day)
    known = {**_whose(record, cast), system.dated: _reaching(system, dated)}
    row = _row(system.table, record, known, cast)
    return Received(number, system, day_at(record.received, cast.day), row, record.segment)


def _add_pay_period(made: list[Received], record: Record, number: int, cast: Cast) -> None:
    """Add a pay period to the record of its job in the same file, or to a new default one."""
    ended = day_at(record.date or plain_records()[PAY].day, cast.day)
    known: Row = {"ssn": cast.member(record.person).ssn, "end_date": ended}
    row, came = _row(_PAY_PERIODS, record, known, cast), day_at(record.received, cast.day)
    of = row["ssn"], row[_EMPLOYER], came
    jobs = (each for each in made if (each.row["ssn"], each.row.get(_EMPLOYER), each.came) == of)
    job = next(jobs, None)
    if job is None:
        values = {_EMPLOYER: row[_EMPLOYER]}
        job = _received(
            record.model_copy(update={"system": "TWN", "date": None, "values": values}),
            number,
            cast,
        )
        made.append(job)
    free = next(n for n in range(1, PAY_PERIODS + 1) if f"end_{n}" not in job.row)
    for name, column in _OF_PERIOD.items():
        job.row[f"{name}_{free}"] = row[column]


def _row(table: Table, record: Record, known: Row, cast: Cast) -> Row:
    """Return the record's values, or else the defaults, converted for its table."""
    follows = _FOLLOWS.get(record.system, {})
    row = {**known}
    for name, value in {**plain_records()[record.system].values, **record.values}.items():
        row[name] = value_of(column_named(table, name), value, cast)
    given = {name: value for name, value in row.items() if name in table.columns}
    later = (name for name in (*LOADED, *follows) if name in table.columns)
    row_of(table, {**dict.fromkeys(later, 0), **given}, cast)
    return {**{name: follow(row) for name, follow in follows.items()}, **row}


def _reaching(system: Contract, day: date) -> Any:
    """Convert a day for the field that dates the record: the day, its quarter or its year."""
    column = system.table.columns[system.dated]
    if column.type.python_type is date:
        return day
    return quarter_of(day) if system.dated == "quarter" else day.year


def _whose(record: Record, cast: Cast) -> Row:
    member = cast.member(record.person)
    last, first, middle = (
        split_name(record.name) if record.name else (member.last, member.first, member.middle)
    )
    return {
        "ssn": member.ssn, "last_name": last, "first_name": first, "middle_name": middle,
        "birth_date": day_at(record.born, cast.day) if record.born else member.born,
        "claim_number": member.claim,
    }  # fmt: skip


def _write(path: Path, records: Sequence[Received], made: date) -> None:
    layout = records[0].system.layout
    sent = []
    for each in records:
        with place(f"records {each.number}"):
            sent.append(_sent(layout, each.row))
    put_file(path, file_lines(layout, sent, made))


def _sent(layout: Layout, row: Row) -> Row:
    """Return the record as sent, with names cut at the width of the field."""
    values: Row = {}
    for item in layout.detail[1:]:
        value = row[item.name] if item.name in row else item.format.read("0" * item.length)
        values[item.name] = value[: item.length] if item.name in _NAMES else value
    try:
        write_record(layout.detail, layout.record_length, values)
    except LayoutError as error:
        raise FillError(f"{layout.system} cannot send this: {error}") from None
    return values


_NAMES = ("last_name", "first_name", "middle_name")


def _refuse(lines: Sequence[Received], rejects: Path) -> None:
    """Raise an error for the record that the load refused, with the reason."""
    first = rejects.read_text("ascii").splitlines()[0].split("  ")
    number, why = [each.strip() for each in first if each.strip()][:2]
    error = FillError(f"the load refuses it: {why}")
    error.where = f"records {lines[int(number) - 2].number}"
    raise error
