"""What is particular to one exchange system: its layout, its table, what is compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Table

from data.exchange.layout import Layout, LayoutError

LOADED = ("file_id", "line", "match", "differs")
"""Columns of every record that the load itself fills in."""


class Span(Enum):
    """How long a stretch of case income is compared at once."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which reported amount is held against which income of the case.

    `period` is SQL over the record's columns: the month (yyyymm) or quarter (yyyyq) that the amount
    is for. `each` names the columns that tell apart the records of one person and period that are
    added up; of the records that agree in them too, only the newest counts.
    """

    income_type: str
    amount: str
    span: Span
    period: str
    each: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeSystem:
    """One system. The fields of its layout are named as the columns of its table.

    `dated` is the field that says how new a record is, `summary` SQL for PY's line about it.
    """

    layout: Layout
    table: Table
    dated: str
    summary: str
    comparison: Comparison | None = None

    def __post_init__(self) -> None:
        names = {item.name for item in self.layout.detail}
        for column in self.table.columns:
            if column.name not in names and column.name not in LOADED and not column.nullable:
                raise LayoutError(f"{self.code}: no field fills the column {column.name}")
        if not self.layout.field(self.dated).format.day:
            raise LayoutError(f"{self.code}: {self.dated} is not a date")

    @property
    def code(self) -> str:
        """The system code."""
        return self.layout.system

    @property
    def day(self) -> str:
        """SQL of the day up to which a record's `dated` field reaches."""
        return self.layout.field(self.dated).format.day.format(self.dated)
