"""Writes the exchange files of a practice store, made from its own cases with some differences."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import Connection, func, select

from data.office.case import CaseIncome, CasePerson
from data.practice.sampling import ben, bil, brt, bwg, fsd, iev, new_hire, owg, sdx, twn, uib
from data.practice.sampling.corrections import corrected
from data.practice.sampling.damage import damaged
from data.practice.sampling.people import (
    Reportee,
    county_participants,
    reportees,
    strangers,
    unnumbered,
)
from data.practice.sampling.sampler import Record, Sampler
from data.rules.periods import add_months, last_day
from data.store.clock import Clock, office_date
from data.store.store import Store, StoreError
from data.systems.layout import write_record

STRANGERS_PERCENT = 1

SAMPLERS: Final[tuple[Sampler, ...]] = (
    sdx.SAMPLER,
    ben.SAMPLER,
    bil.SAMPLER,
    owg.SAMPLER,
    brt.SAMPLER,
    uib.SAMPLER,
    new_hire.SNH_SAMPLER,
    new_hire.NNH_SAMPLER,
    bwg.SAMPLER,
    iev.SAMPLER,
    fsd.SAMPLER,
    twn.SAMPLER,
)
"""The systems that sample files are made for, in the order in which they are loaded."""


def write_sample_files(
    store: Store,
    folder: Path,
    seed: int,
    clock: Clock,
    bad_rows: int = 0,
    corrections: float = 0.0,
    samplers: Sequence[Sampler] = SAMPLERS,
) -> list[Path]:
    """Write each system's file of the clock's month (OWG: of the newest quarter that is in).

    The same store, seed and office date make the same bytes. `bad_rows` of each file are not as the
    layout says. `corrections` is the portion of the records whose amounts are others than in the
    files of other days, `samplers` the systems. What `data.practice.population.documented` promises
    is in them. Where the clock has run past the budgets of the store, the records are of the last
    day that they allow for.

    Raises:
        StoreError: the store is live.
        OSError: the folder cannot be written to.
    """
    if not store.practice:
        raise StoreError("sample files are made for a practice store only")
    today = office_date(clock)
    with store.reading() as connection:
        day = min(today, _last_budgeted(connection, today))
        known = reportees(connection, {month for each in samplers for month in each.months(day)})
        without_ssn, county = unnumbered(connection), county_participants(connection)
        taken = {ssn for ssn in connection.scalars(select(CasePerson.ssn)) if ssn is not None}
        taken |= {person.ssn for person in county}
    rng = Random(f"strangers {seed}")
    others = strangers(rng, known, taken, 1 + len(known) * STRANGERS_PERCENT // 100)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for each in samplers:
        people = _known_to(each, known, without_ssn, county)
        records = each.all_records(seed, people, others, day)
        news = corrected(each.layout, seed, today, records, corrections)
        made.append(_write(folder, each, news, today, bad_rows))
    return made


def _known_to(
    sampler: Sampler, known: list[Reportee], without_ssn: list[Reportee], county: list[Reportee]
) -> list[Reportee]:
    """Whom the agency knows, beside those on no case."""
    if sampler.participants:
        return county
    return known + without_ssn if sampler.unnumbered else known


def _last_budgeted(connection: Connection, today: date) -> date:
    """The last day whose next month the cases have budgets for; `today` where there are none."""
    newest = connection.scalar(select(func.max(CaseIncome.month)))
    return today if newest is None else last_day(add_months(newest, -1))


def _write(
    folder: Path, sampler: Sampler, records: Iterable[Record], today: date, bad_rows: int
) -> Path:
    """One file, whole or not at all."""
    layout, made = sampler.layout, sampler.made(today)
    path = folder / f"{layout.system}-{today:%Y%m%d}.txt"
    size, total = layout.record_length, Decimal(0)
    head = {"system": layout.system, "created": made, "sequence": 1, "agency": layout.agency}
    lines = [write_record(layout.header, size, head)]
    for record in records:
        lines.append(write_record(layout.detail, size, record))
        total += record[layout.total] if layout.total else 0
    lines[1:] = sorted(lines[1:])
    lines[1:] = damaged(layout, lines[1:], bad_rows)
    foot = {**head, "records": len(lines) - 1, "total": total}
    lines.append(write_record(layout.trailer, size, foot))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="latin-1", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return path
