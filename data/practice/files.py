"""Sample exchange files of a practice store, made from its own cases with some differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select

from data.office.case import CasePerson
from data.practice.agencies import (
    Feed,
    Record,
    ben,
    bil,
    brt,
    bwg,
    fsd,
    iev,
    nhl,
    owg,
    sdx,
    twn,
    uib,
)
from data.practice.budgets import go_on
from data.practice.difference import Difference, Share, off_by
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.person import participants, persons, strangers, unnumbered
from data.rules.money import TOLERANCES
from data.store.clock import Clock, office_date
from data.store.files import put_file
from data.store.location import StoreError
from data.store.store import (
    Store,
)
from data.systems.layout import Layout, file_lines

STRANGERS_PERCENT = 1

FEEDS: Final[tuple[Feed, ...]] = (
    sdx.FEED, ben.FEED, bil.FEED, owg.FEED, brt.FEED, uib.FEED, nhl.STATE_FEED, nhl.NATIONAL_FEED,
    bwg.FEED, iev.FEED, fsd.FEED, twn.FEED,
)  # fmt: skip
"""Systems with sample files, in loading order."""


def write_sample_files(
    store: Store,
    folder: Path,
    seed: int,
    clock: Clock,
    bad_rows: int = 0,
    corrections: float = 0.0,
    feeds: Sequence[Feed] = FEEDS,
) -> list[Path]:
    """Write each system's file for the clock's month (OWG: for the newest quarter reported).

    The same store, seed and office date make the same bytes. The seed decides only which persons
    are on no case and which records are corrected. `bad_rows` records of each file do not match the
    layout. `corrections` is the share of records whose amounts differ from the files of other days.
    The files include the reports of `data.practice.documented`.

    Raises:
        StoreError: the store is live.
        OSError: the folder cannot be written to.
    """
    if not store.practice:
        raise StoreError("sample files are made for a practice store only")
    today = office_date(clock)
    go_on(store, clock)
    with store.reading() as connection:
        known = persons(
            connection, today, {month for each in feeds for month in each.months(today)}
        )
        without_ssn, county = unnumbered(connection, today), participants(connection)
        taken = {ssn for ssn in connection.scalars(select(CasePerson.ssn)) if ssn is not None}
        taken |= {person.ssn for person in county if person.ssn}
    rng = Stream(seed, "strangers")
    others = strangers(rng, known, taken, 1 + len(known) * STRANGERS_PERCENT // 100)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for each in feeds:
        people = county if each.participants else known + without_ssn * each.unnumbered
        records = each.all_records(people, others, today)
        news = corrected(each.layout, seed, today, records, corrections)
        made.append(_write(folder, each, news, today, bad_rows))
    return made


def _write(folder: Path, feed: Feed, records: Iterable[Record], today: date, bad_rows: int) -> Path:
    """Write one file atomically."""
    layout = feed.layout
    header, *details, trailer = file_lines(layout, records, feed.made(today))
    lines = [header, *damaged(layout, sorted(details), bad_rows), trailer]
    return put_file(folder / f"{layout.system}-{today:%Y%m%d}.txt", lines, "latin-1")


def corrected(
    layout: Layout, seed: int, today: date, records: Iterable[Record], portion: float
) -> Iterator[Record]:
    """Yield the records, a `portion` of them with an amount off by more than the tolerance.

    The choice depends on the day, so that today's file brings changes to yesterday's. Records of
    documented persons, and of systems whose amounts are not compared, are not changed.
    """
    if not portion or not layout.total or layout.system not in TOLERANCES:
        yield from records
        return
    for record in records:
        rng = Stream("correction", layout.system, seed, today.toordinal(), record["ssn"])
        if rng.random() < portion and record["ssn"] not in DOCUMENTED:
            amount = record[layout.total]
            beyond = Difference(Share.BEYOND, rng)
            record = {**record, layout.total: off_by(beyond, amount, TOLERANCES[layout.system])}
        yield record


def damaged(layout: Layout, lines: list[str], count: int) -> list[str]:
    """Damage `count` lines, spread evenly, each in another way, for a lesson on rejects.

    Amounts are kept, so that the control total is right. Records of documented persons are not
    damaged.
    """
    made = list(lines)
    ssn = layout.field("ssn")
    spared = {ssn.write(number) for number in DOCUMENTED}
    start, end = ssn.position - 1, ssn.position - 1 + ssn.length
    places = [place for place, line in enumerate(lines) if line[start:end] not in spared]
    count = min(count, len(places))
    for number in range(count):
        place = places[number * len(places) // count]
        made[place] = _KINDS[number % len(_KINDS)](layout, made[place])
    return made


def _put(layout: Layout, line: str, name: str, text: str) -> str:
    item = layout.field(name)
    start = item.position - 1
    return line[:start] + text.ljust(item.length)[: item.length] + line[start + item.length :]


def _letters_in_ssn(layout: Layout, line: str) -> str:
    return _put(layout, line, "ssn", "90O12E456")


def _unfit_ssn(layout: Layout, line: str) -> str:
    return _put(layout, line, "ssn", "000000001")


def _no_surname(layout: Layout, line: str) -> str:
    return _put(layout, line, "last_name", "")


def _escape_in_name(layout: Layout, line: str) -> str:
    return _put(layout, line, "last_name", "SMI\x1b[31mTH")


def _accent_in_name(layout: Layout, line: str) -> str:
    return _put(layout, line, "first_name", "JOS\xc9")


_KINDS: tuple[Callable[[Layout, str], str], ...] = (
    _letters_in_ssn,
    _unfit_ssn,
    _no_surname,
    _escape_in_name,
    _accent_in_name,
)
