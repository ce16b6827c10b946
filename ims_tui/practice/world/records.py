"""The records of other agencies that a scenario needs: rows, files, and PY's index of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, insert

from data.office.segment import ExchangeSegment
from data.store.clock import at_office
from data.systems.record import ExchangeFile
from ims_tui.practice.scenario.moments import day_at
from ims_tui.practice.scenario.parts import Record
from ims_tui.practice.scenario.problems import nearest
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.casting import Cast, FillError, Member, place, split_name
from ims_tui.practice.world.columns import Row, column_named, row_of, value_of
from ims_tui.practice.world.reported import REPORTED, SystemRecord

FIRST_FILE = 9_001
"""Above the numbers of the files that a population came with."""
_FILE_SYSTEM = {"PAY": "TWN"}


@dataclass(frozen=True, slots=True)
class Received:
    """One record as a row, and the day its file came in."""

    system: str
    came: date
    row: Row
    listed: bool
    """Whether PY says something of it."""


class Records:
    """All records of a scenario."""

    def __init__(self, scenario: Scenario, cast: Cast) -> None:
        """Make the rows.

        Raises:
            FillError: one cannot be made; it says which.
        """
        self._cast = cast
        self._files: dict[tuple[str, date], int] = {}
        self.received: list[Received] = []
        for number, record in enumerate(scenario.records, start=1):
            with place(f"records {number}"):
                self.received.append(self._made(record, number))

    def take_in(self, connection: Connection, received: Iterable[Received]) -> None:
        """Add records with their files."""
        by_table: dict[Table, list[Row]] = {}
        for each in received:
            file_id = self._file(connection, each)
            table = REPORTED[each.system].table
            by_table.setdefault(table, []).append({**each.row, "file_id": file_id})
        for table, rows in by_table.items():
            connection.execute(insert(table), rows)

    def index(self, connection: Connection) -> None:
        """Add what PY says of them: the newest record of each person and system."""
        by_line: dict[tuple[int, str], list[Row]] = {}
        for each in self.received:
            ssn = each.row["ssn"]
            if each.listed and ssn is not None and REPORTED[each.system].summary is not None:
                by_line.setdefault((ssn, each.system), []).append(each.row)
        rows = [_segment(ssn, system, held) for (ssn, system), held in by_line.items()]
        if rows:
            connection.execute(insert(ExchangeSegment), rows)

    def _made(self, record: Record, line: int) -> Received:
        if record.system not in REPORTED:
            close = nearest(record.system, REPORTED)
            meant = f" (is {close} meant?)" if close else ""
            raise FillError(f"there is no system {record.system}{meant}")
        system, member = REPORTED[record.system], self._cast.member(record.person)
        dated = system.period(day_at(record.date or system.day, self._cast.day))
        row: Row = {**_whose(system.table, record, member, self._cast, line), system.dated: dated}
        for name, value in {**system.plain, **record.values}.items():
            row[name] = value_of(column_named(system.table, name), value, self._cast)
        _complete(system, row, self._cast)
        row = {**system.after(row), **row}
        return Received(record.system, day_at(record.received, self._cast.day), row, record.segment)

    def _file(self, connection: Connection, received: Received) -> int:
        system = _FILE_SYSTEM.get(received.system, received.system)
        key = (system, received.came)
        if key not in self._files:
            number = self._files[key] = FIRST_FILE + len(self._files)
            name = f"{system}-{received.came:%Y%m%d}.TXT"
            connection.execute(insert(ExchangeFile).values(
                file_id=number, system=system, name=name,
                sha256=hashlib.sha256(name.encode()).hexdigest(), created_date=received.came,
                loaded_at=at_office(received.came, 6).now(), rows_read=1, rows_rejected=0,
                rows_exact=1, rows_partial=0, rows_unmatched=0,
            ))  # fmt: skip
        return self._files[key]


def _complete(system: SystemRecord, row: Row, cast: Cast) -> None:
    later = dict.fromkeys(("file_id", *system.follows), 0)
    row_of(system.table, {**later, **row}, cast)


def _whose(table: Table, record: Record, member: Member, cast: Cast, line: int) -> Row:
    """The columns that say whose record it is, as far as the table has them."""
    last, first, middle = (
        split_name(record.name) if record.name else (member.last, member.first, member.middle)
    )
    row = {
        "ssn": member.ssn, "line": line + 1, "match": record.match, "differs": record.differs,
        "last_name": last, "first_name": first, "middle_name": middle,
        "birth_date": day_at(record.born, cast.day) if record.born else member.born,
        "claim_number": member.claim,
    }  # fmt: skip
    return {name: value for name, value in row.items() if name in table.columns}


def _segment(ssn: int, system: str, held: list[Row]) -> Row:
    """PY's line: the newest record, and how many there are."""
    made = REPORTED[system]
    assert made.summary is not None
    newest = max(held, key=lambda row: row[made.dated])
    return {
        "ssn": ssn, "system": system, "latest_date": made.latest(newest[made.dated]),
        "records": len(held), "match": newest["match"], "differs": newest["differs"],
        "summary": made.summary(newest)[:40],
    }  # fmt: skip
