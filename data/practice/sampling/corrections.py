"""Amounts that an agency corrects: a file that comes later says otherwise for a few persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random
from typing import Any

from data.practice.population.documented import DOCUMENTED
from data.practice.sampling.share import Share, off_by
from data.rules.tolerance import TOLERANCES
from data.systems.layout import Layout


def corrected(
    layout: Layout, seed: int, today: date, records: Iterable[dict[str, Any]], portion: float
) -> Iterator[dict[str, Any]]:
    """The records, about `portion` of them with an amount off by more than the tolerance.

    Which ones depends on the day, so that a file of today has news after one of yesterday. Those of
    documented persons are left alone, and systems whose amounts are not compared.
    """
    if not portion or not layout.total or layout.system not in TOLERANCES:
        yield from records
        return
    for record in records:
        rng = Random(f"correction {layout.system} {seed} {today} {record['ssn']}")
        if rng.random() < portion and record["ssn"] not in DOCUMENTED:
            amount = record[layout.total]
            off = off_by(rng, Share.BEYOND, amount, TOLERANCES[layout.system])
            record = {**record, layout.total: off}
        yield record
