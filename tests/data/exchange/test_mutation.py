"""Rows damaged at random: each is loaded or rejected with a reason, and none is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.practice.files import FEEDS
from data.rules.ssn import practice_ssn
from data.store.store import Store
from data.systems.contract import Contract
from data.systems.layout import LayoutError, read_record
from data.systems.registry import contracts
from tests.data.exchange.files import CLOCK, TODAY, detail, sample_record, write_file

ROWS = {"SDX": 25_000, "OWG": 25_000}
FEWER = 4_000
"""Fewer rows of the other systems, because the checks are the same for all."""
SPLICES = (
    "\x1b[2J", "\x00", "\r", "[@click=app.quit]", "[/", "'; DROP TABLE sdx_record; --", "\x9b31m",
    "\xc2\xa0", "\x7f", "%s", "${x}", "-1", "1e9", " ", "\x85", "\x1c", "\u00e9", "00000000",
)  # fmt: skip


def mutated(rng: Random, line: str) -> str:
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(line) + 1)
        match rng.randrange(7):
            case 0:
                character = chr(ord(line[place - 1]) ^ 1 << rng.randrange(8)) if line else "D"
                line = line[: place - 1] + character + line[place:] if place else line
            case 1:
                line = line[:place]
            case 2:
                line += rng.choice(SPLICES)
            case 3:
                splice = rng.choice(SPLICES)
                line = line[:place] + splice + line[place + len(splice) :]
            case 4:
                line = line[:place] + rng.choice(SPLICES) + line[place:]
            case 5:
                line = line.encode("cp037").decode("latin-1") if line.isascii() else line
            case _:
                line = line[:place] + chr(rng.randrange(256)) + line[place + 1 :]
    return line.replace("\n", "~")


def lines(system: str) -> list[str]:
    rng, record = Random(f"mutation {system}"), sample_record(system)
    made = []
    for number in range(ROWS.get(system, FEWER)):
        record["ssn"] = 900_01_0001 + number
        if "certificate_number" in record:
            record["certificate_number"] = f"{number:011}"
        line = detail(system, record)
        made.append(line if rng.random() < 0.1 else mutated(rng, line))
    return made


def readable(system: Contract, line: str) -> Decimal:
    """Return the amount that a line adds to the control total."""
    if not system.layout.total:
        return Decimal(0)
    item = system.layout.field(system.layout.total)
    text = line[item.position - 1 : item.position - 1 + item.length]
    whole = len(line) == system.layout.record_length and text.isascii() and text.isdigit()
    return Decimal(int(text)).scaleb(-2) if whole else Decimal(0)


def good(system: Contract, line: str) -> bool:
    """Return True if the line matches the layout, read field by field."""
    layout = system.layout
    end = layout.detail[-1].position + layout.detail[-1].length - 1
    if len(line) != layout.record_length or not line.isascii() or line[end:].strip(" "):
        return False
    try:
        record = read_record(layout.detail, line)
    except LayoutError:
        return False
    past = [record[item.name] for item in layout.detail if item.past and record[item.name]]
    return (record["ssn"] is None or practice_ssn(record["ssn"])) and all(over(day) for day in past)


def over(past: date | int) -> bool:
    """Return True if a day, quarter or year had ended when the file was made."""
    if isinstance(past, date):
        return past <= TODAY
    return past <= (20254 if past > 9999 else 2025)


@pytest.mark.parametrize("code", [feed.layout.system for feed in FEEDS])
def test_damaged_rows_are_taken_in_clean_or_rejected(
    sqlite_store: Store, tmp_path: Path, code: str
) -> None:
    system, sent = contracts()[code], lines(code)
    count = len(sent)
    made = [line.removesuffix("\r") for line in sent]
    total = sum((readable(system, line) for line in made), Decimal(0))
    path = write_file(tmp_path / "file.txt", code, sent, total)
    result = load_file(sqlite_store, code, path, CLOCK)

    assert result.rejects is not None
    rejects = result.rejects.read_text("ascii").splitlines()
    assert all(reject.isprintable() for reject in rejects)
    rejected = {int(reject.split(maxsplit=1)[0]) for reject in rejects}
    assert len(rejected) == len(rejects) == result.rows_rejected
    assert result.rows_read == count == result.rows_good + result.rows_rejected
    with sqlite_store.reading() as connection:
        rows = connection.execute(select(*system.table.columns)).mappings().all()
    held = {row["line"] for row in rows}
    assert held | rejected == set(range(2, count + 2))
    assert not held & rejected
    for row in rows:
        for value in row.values():
            assert not isinstance(value, str) or (value.isascii() and value.isprintable())

    judged_good = {number for number, line in enumerate(made, 2) if good(system, line)}
    first: dict[tuple[object, ...], int] = {}
    for number in sorted(judged_good):
        record = read_record(system.layout.detail, made[number - 2])
        first.setdefault(tuple(record[name] for name in system.layout.key), number)
    assert held == set(first.values())
    assert count // 10 <= len(held) <= count // 2
