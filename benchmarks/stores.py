"""Practice stores for the benchmarks, made once and kept in a folder."""

from __future__ import annotations

import random
import sys
import time
from datetime import date
from pathlib import Path

from sqlalchemy import select

from data.office.case import CasePerson
from data.practice.store import create_practice_store
from data.store.engine import sqlite_url
from data.store.store import Store, open_store

DAY = date(2026, 3, 20)
SEED = 1
KEYS = 20_000


def store_of(folder: Path, persons: int) -> Store:
    """Open the store of a size. The first use creates it."""
    path = folder / f"persons-{persons}.db"
    url = sqlite_url(path)
    if not path.exists():
        start = time.perf_counter()
        create_practice_store(url, persons=persons, seed=SEED, date=DAY).close()
        seconds = time.perf_counter() - start
        print(f"made a store of {persons:,} persons in {seconds:.1f} s", file=sys.stderr)
    return open_store(url)


def ssns_of(store: Store) -> list[int]:
    """Return up to 20,000 SSNs on cases in random order, the same on every run."""
    with store.reading() as connection:
        found = connection.execute(select(CasePerson.ssn).where(CasePerson.ssn.is_not(None)))
        ssns = sorted({ssn for ssn in found.scalars() if ssn is not None})
    return random.Random(SEED).sample(ssns, min(KEYS, len(ssns)))
