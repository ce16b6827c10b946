"""Which SQLite the store runs on.

SQLite 3.7.0-3.51.2 can corrupt a WAL store when several connections write and checkpoint (the
"WAL-reset" bug, mended in 3.51.3), so an older one is never opened: the pysqlite3 wheel stands in
where the standard library's is older.
"""

from __future__ import annotations

import importlib
import sqlite3
from types import ModuleType

SAFE_VERSION = (3, 51, 3)


class UnsafeSqliteError(RuntimeError):
    """No SQLite of at least `SAFE_VERSION` can be imported."""


def sqlite_module() -> ModuleType:
    """The DB-API module to use: the standard library's when it is new enough, else pysqlite3.

    Raises:
        UnsafeSqliteError: neither is at least 3.51.3.
    """
    if sqlite3.sqlite_version_info >= SAFE_VERSION:
        return sqlite3
    found = sqlite3.sqlite_version
    try:
        module = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        module = None
    if module is not None:
        if module.sqlite_version_info >= SAFE_VERSION:
            return module
        found = module.sqlite_version
    raise UnsafeSqliteError(
        f"SQLite {found} can corrupt a store; 3.51.3 or later is needed: "
        "pip install 'pysqlite3>=0.6.1'"
    )
