"""A system's records on a person: look them up, select one, fill in the heading, compare with the
cases; and turn the columns of any row into the fields of a format.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from sqlalchemy import Connection

from data.exchange.whose import Whose, whose
from data.office.case_reading import Budgeted
from data.rules.codes import meaning
from screens.loader import load
from transactions.core.keys import SsnKey
from transactions.core.reply import Line, about
from transactions.core.request import Request
from transactions.core.words import (
    Named,
    day,
    differs_words,
    match_words,
    money,
    name_of,
    person,
    short_day,
    ssn_words,
)
from transactions.shapes.refusal import no_record

Row = TypeVar("Row")
NO_AMOUNT = Decimal("0.00")
IDENTITY = "IDENTITY"
"""Shown instead of a difference when the record may belong to another person."""
NOT_KNOWN = "NOT KNOWN"
"""Shown instead of an amount that the records do not give."""
LONG_DAY = 10
"""Width of a date with a four-digit year; a narrower field gets two digits."""


WRITTEN: dict[str, tuple[str, Callable[[Any], str] | None]] = {
    "case": ("case_number", None),
    "claim": ("claim_number", None),
    "client_birth": ("birth_date", None),
    "client_name": ("last_name", name_of),
    "match": ("match", match_words),
    "name": ("last_name", name_of),
    "person": ("person_code", person),
    "person_name": ("last_name", name_of),
    "received": ("loaded", None),
    "ssn": ("ssn", ssn_words),
    "verified": ("ssn_verified", None),
}
"""Source column and formatter by field; a name is formatted from the whole row."""


class Matched(Protocol):
    """A record that was matched with a client."""

    @property
    def match(self) -> str: ...
    @property
    def differs(self) -> str: ...


def on_file(
    request: Request, system: str, held: Callable[[Connection, int], Sequence[Row]]
) -> tuple[int, Sequence[Row], Whose]:
    """Return the SSN of the key, its records (at least one), and the persons who have that SSN.

    Raises:
        RefusedError: the system has none.
    """
    ssn = request.keyed(SsnKey).ssn
    records = held(request.connection, ssn)
    if not records:
        raise no_record(system, ssn)
    whose_they_are = whose(request.connection, system, ssn)
    return ssn, whose_they_are.graded(records), whose_they_are


def selected(
    request: Request, kind: str, records: Sequence[Row], mark: Callable[[Row], str]
) -> Row:
    """Return the record on whose line the code was typed, or else the newest."""
    wanted = request.record.get(kind)
    return next((each for each in records if mark(each) == wanted), records[0])


def place(record: object, records: Sequence[object]) -> str:
    """Return the record's place among the records, newest first."""
    behind = records.index(record)
    return f"RECORD {behind + 1} OF {len(records)}" if behind else "NEWEST RECORD"


def head(ssn: int | None, named: Named) -> dict[str, str]:
    """Return the heading of a screen about a person."""
    return {"ssn": ssn_words(ssn), "name": name_of(named)}


def matched(record: Matched, width: int = 40) -> dict[str, str]:
    """Return the match of the record and the parts that differ, in `width` columns."""
    return {"match": match_words(record.match), "differs": differs_words(record.differs, width)}


def budget_lines(
    counted: Sequence[Budgeted],
    income: Callable[[Budgeted], Decimal | None],
    ssn: int,
    claim: str = "",
    status: str = "status",
    unknown: str = IDENTITY,
) -> list[Line]:
    """Compare the income of a record with each open case; `status` names the case status field.

    Where the record is not exact for the person on a case there is no income to compare; `unknown`
    is shown instead.
    """
    return [
        Line(
            {
                "case": line.case_number,
                "person": person(line.person_code),
                status: meaning("case_status", line.status),
                "counted": money(line.amount or NO_AMOUNT, 10),
                "difference": _difference(line, income(line), unknown),
            },
            about(ssn, line, claim=claim),
        )
        for line in counted
    ]


def _difference(line: Budgeted, income: Decimal | None, unknown: str) -> str:
    if income is None:
        return unknown.rjust(10)
    return money(income - (line.amount or NO_AMOUNT), 10)


def columns(row: object, format: str, area: str = "", /, **others: object) -> dict[str, str]:
    """Fill the fields of a format, or of one of its lists, from the columns of a row.

    `others` are values for fields that do not have the name of a column. A code also fills its
    `_meaning` field if the format has one; dates and amounts adapt to the width of their field.
    """
    values: dict[str, str] = {}
    kind = cast(Hashable, type(row))
    for name, of, words, length, table in _plan(format, area, kind, frozenset(others)):
        column = others[name] if name in others else getattr(row, of)
        if words is not None and column is not None:
            column = words(row if words is name_of else column)
        if isinstance(column, str):
            values[name] = column
            if table:
                values[f"{name}_meaning"] = meaning(table, column)
        elif isinstance(column, date):
            values[name] = day(column) if length >= LONG_DAY else short_day(column)
        elif isinstance(column, Decimal):
            values[name] = money(column, length)
    return values


class _Written(NamedTuple):
    """A field for which a row has a value."""

    name: str
    column: str
    words: Callable[[Any], str] | None
    length: int
    table: str
    """Code table of its `_meaning` field, if the format has one."""


@cache
def _plan(format: str, area: str, kind: Hashable, others: frozenset[str]) -> tuple[_Written, ...]:
    """Return the fields that are written from a row of this type.

    Most fields of a format have no column. Finding those that do once for each type is faster than
    looking for every field in every row.
    """
    whole = load(format)
    fields = [field for field in whole.fields if not field.line]
    if area:
        fields = list(whole.lists[area].fields)
    names = {field.name for field in fields}
    # Fields without defaults are not attributes of a dataclass or a pydantic model.
    held = {
        *dir(kind),
        *getattr(kind, "__dataclass_fields__", ()),
        *getattr(kind, "model_fields", ()),
    }
    plan = []
    for field in fields:
        name = field.name
        column, words = (name, None) if name in others else WRITTEN.get(name, (name, None))
        if name not in others and column not in held:
            continue
        spelled = f"{name}_meaning" in names and f"{name}_meaning" not in others
        table = whole.codes.get(name, "") if spelled else ""
        plan.append(_Written(name, column, words, field.length, table))
    return tuple(plan)
