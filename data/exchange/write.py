"""Writes files as agencies send them and as they are sent to agencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from data.systems.layout import Layout, write_record


def file_lines(
    layout: Layout, records: Iterable[Mapping[str, Any]], created: date, sequence: int = 1
) -> list[str]:
    """The lines of a file of these records, with its header and trailer.

    Raises:
        LayoutError: a value does not fit.
    """
    size, total = layout.record_length, Decimal(0)
    head = {
        "system": layout.system, "created": created, "sequence": sequence, "agency": layout.agency
    }  # fmt: skip
    lines = [write_record(layout.header, size, head)]
    for record in records:
        lines.append(write_record(layout.detail, size, record))
        total += record[layout.total] if layout.total else 0
    foot = {**head, "records": len(lines) - 1, "total": total}
    return [*lines, write_record(layout.trailer, size, foot)]
