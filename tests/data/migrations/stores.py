"""Stores as released versions made them.

`stores/0001.db.gz` (a file of SQLite) and `stores/0001.sql.gz` (pg_dump --inserts) are of the first
version with revisions: `db init --persons 60 --seed 7 --date 2026-03-20`, then `run` for a note and
a cleared message on case S100010, a TPQY question about 900123456, and for 900301201 a lookup at
The Work Number, its message acknowledged, and an adverse action.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from sqlalchemy.engine import make_url

from data.store.engine import create_store_engine
from data.store.files import store_path

STORES = Path(__file__).with_name("stores")


def put_released(url: str, revision: str = "0001") -> str:
    """Create the store of a revision at an unused place, and return its URL."""
    path = store_path(make_url(url))
    kept = STORES / f"{revision}.{'sql' if path is None else 'db'}.gz"
    content = gzip.decompress(kept.read_bytes())
    if path is not None:
        path.write_bytes(content)
        return url
    engine = create_store_engine(url)
    with engine.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(content)
    engine.dispose()
    return url
