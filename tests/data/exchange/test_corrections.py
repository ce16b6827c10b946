"""Sample files with corrections: a few amounts differ from the file of the day before."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.exchange.load import load_file
from data.practice.documented import DOCUMENTED
from data.practice.files import FEEDS, write_sample_files
from data.rules.money import TOLERANCES
from data.store.clock import at_office
from tests.templates import practice_store

DAY = date(2026, 3, 20)


def test_only_files_with_corrections_have_news(tmp_path: Path) -> None:
    store = practice_store(tmp_path / "store.db", persons=500, date=DAY)
    compared = [each for each in FEEDS if each.layout.system in ("SDX", "OWG")]
    posted = []
    for number, portion in enumerate((0.0, 0.05)):
        clock = at_office(DAY + timedelta(days=number))
        folder = tmp_path / f"{number}"
        files = write_sample_files(store, folder, 1, clock, corrections=portion, feeds=compared)
        results = [load_file(store, path.name[:3], path, clock) for path in files]
        posted.append(sum(result.posted.posted for result in results if result.posted))
    store.close()
    assert posted[0] == 0 < posted[1]


def test_documented_persons_are_left_alone(tmp_path: Path) -> None:
    store = practice_store(tmp_path / "store.db", persons=60, date=DAY)
    plain, news = (
        write_sample_files(store, tmp_path / name, 1, at_office(DAY), corrections=portion)
        for name, portion in (("plain", 0.0), ("news", 1.0))
    )
    store.close()
    corrected = set()
    for before, after in zip(plain, news, strict=True):
        assert _of_documented(before) == _of_documented(after)
        if before.read_text("latin-1") != after.read_text("latin-1"):
            corrected.add(before.name.partition("-")[0])
    assert {"SDX", "OWG"} <= corrected <= TOLERANCES.keys()


def _of_documented(path: Path) -> list[str]:
    lines = path.read_text("latin-1").splitlines()
    return [line for line in lines if line[1:10].isdigit() and int(line[1:10]) in DOCUMENTED]


def test_files_of_two_seeds_name_the_same_employers(tmp_path: Path) -> None:
    store = practice_store(tmp_path / "store.db", persons=300, date=DAY)
    found = [
        _employers(write_sample_files(store, tmp_path / f"{seed}", seed, at_office(DAY))[1])
        for seed in (1, 2)
    ]
    store.close()
    both = found[0].keys() & found[1].keys()
    assert len(both) > 20 and all(found[0][ssn] == found[1][ssn] for ssn in both)


def _employers(path: Path) -> dict[str, set[str]]:
    """Return the employer accounts of each person, read by the positions of the layout."""
    accounts: dict[str, set[str]] = {}
    for line in path.read_text("latin-1").splitlines()[1:-1]:
        accounts.setdefault(line[1:10], set()).add(line[15:25])
    return accounts
