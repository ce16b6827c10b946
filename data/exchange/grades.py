"""Stored grades: that of each record, and on PY's lines that of the newest one (OKDHS 5(a)).

A load grades what it stores. Whatever then changes whom records may be about grades again what the
store has under the SSN, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Update, bindparam, select, update

from data.exchange.whose import Whose
from data.office.identity import persons_meant
from data.office.person import ExchangeSegment
from data.store.base import table_of
from data.systems.contract import ON_CASES, Contract
from data.systems.record import ExchangeFile
from data.systems.registry import contracts

_SEGMENT = table_of(ExchangeSegment)
_SET: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("match", "differs")}
_SET_SEGMENT = (
    update(_SEGMENT)
    .where(
        _SEGMENT.c.ssn == bindparam("key_ssn"),
        _SEGMENT.c.system == bindparam("key_system"),
        _SEGMENT.c.match != "",
    )
    .values(_SET)
)


_PERSON = ("last_name", "first_name", "middle_name", "birth_date")
"""Columns of every system. Only those in the layout's naming are graded."""


class _Statements(NamedTuple):
    read: Select[Any]
    write: Update


def graded_systems() -> list[Contract]:
    """Return the systems whose records are about persons on cases."""
    return [each for each in contracts().values() if each.matched is ON_CASES]


def regrade(connection: Connection, ssns: Iterable[int]) -> None:
    """Grade the stored records and PY's lines of these SSNs by today's persons."""
    for ssn in ssns:
        persons = persons_meant(connection, ssn)
        for system in graded_systems():
            _regrade(connection, system, Whose(persons, system.layout.naming), ssn)


def _regrade(connection: Connection, system: Contract, whose: Whose, ssn: int) -> None:
    statements = _statements(system.code)
    records = connection.execute(statements.read, {"ssn": ssn}).all()
    if not records:
        return
    grades = [whose.grade(each) for each in records]
    changed = [
        renewed(system, each._mapping, grade)
        for each, grade in zip(records, grades, strict=True)
        if (each.match, each.differs) != grade
    ]
    write_grades(connection, system, changed)
    write_lines(connection, system.code, {ssn: grades[0]})


def renewed(
    system: Contract, record: Mapping[Any, Any], grade: tuple[str, str]
) -> dict[str, object]:
    """Return the parameters that give a record its grade."""
    key = {f"key_{name}": record[name] for name in _key(system)}
    return {**key, "new_match": grade[0], "new_differs": grade[1]}


def write_grades(
    connection: Connection, system: Contract, changed: Collection[Mapping[str, object]]
) -> None:
    """Store the grades of records."""
    if changed:
        connection.execute(_statements(system.code).write, list(changed))


def write_lines(connection: Connection, system: str, grades: Mapping[int, tuple[str, str]]) -> None:
    """Store the grades of PY's lines of a system by SSN. A line without records has none."""
    if grades:
        rows = [
            {"key_ssn": ssn, "key_system": system, "new_match": match, "new_differs": differs}
            for ssn, (match, differs) in grades.items()
        ]
        connection.execute(_SET_SEGMENT, rows)


def stored(system: Contract) -> Select[Any]:
    """Select what grades a system's records; the newest of an SSN, which PY shows, comes first."""
    columns, layout = system.table.columns, system.layout
    sex = () if layout.field("ssn").required else ("sex",)
    names = (*_key(system), "ssn", "match", "differs", *_PERSON, *layout.naming.claims, *sex)
    amount = [columns[layout.total].desc()] if layout.total else []
    newest = (
        columns[system.dated],
        ExchangeFile.created_date,
        ExchangeFile.sequence,
        columns["file_id"],
    )
    return (
        select(*(columns[name] for name in dict.fromkeys(names)))
        .join(ExchangeFile, ExchangeFile.file_id == columns["file_id"])
        .order_by(*(each.desc() for each in newest), *amount, columns["line"])
    )


@cache
def _statements(code: str) -> _Statements:
    system = contracts()[code]
    columns = system.table.columns
    key: list[ColumnElement[bool]] = [
        columns[name] == bindparam(f"key_{name}") for name in _key(system)
    ]
    return _Statements(
        stored(system).where(columns["ssn"] == bindparam("ssn")),
        update(system.table).where(*key).values(_SET),
    )


def _key(system: Contract) -> list[str]:
    return [each.name for each in system.table.primary_key.columns]
