"""Batch engine, which matches and compares whole files with set-based SQL in this process.

It is used through `BatchEngine` only. It keeps no data, and it has no access to the network or to
files outside its scratch folder. Rows go in and out as Arrow tables.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from string import Template
from typing import Any

import duckdb
import pyarrow as pa

from data.store.columns import BATCH_ROWS
from data.systems.contract import BatchEngine

MEMORY_LIMIT = "2GB"

_CLOSED = (
    "SET enable_external_access = false",
    "SET allow_community_extensions = false",
    "SET python_enable_replacements = false",
    "SET preserve_insertion_order = false",
    "SET temp_file_encryption = true",
    "SET lock_configuration = true",
)


class DuckDBEngine:
    """DuckDB in memory, which spills to an encrypted file in a private folder."""

    def __init__(self, scratch: str) -> None:
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "memory_limit": MEMORY_LIMIT,
                "temp_directory": scratch,
            },
        )
        for setting in _CLOSED:
            self._connection.execute(setting)

    def put(self, table: str, rows: pa.Table) -> None:
        """Copy the rows into the engine, so that queries do not read Python objects."""
        self._connection.register("incoming", rows)
        self._connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM incoming")
        self._connection.unregister("incoming")

    def run(self, statement: str, **parts: str) -> None:
        """Run a file of statements. `parts` come from layouts, never from records."""
        text = files("data.exchange").joinpath("sql", f"{statement}.sql").read_text("utf-8")
        self.execute(Template(text).substitute(parts))

    def execute(self, statements: str) -> None:
        """Run statements."""
        self._connection.execute(statements)

    def batches(self, query: str) -> Iterator[pa.RecordBatch]:
        """Stream the rows on a cursor of its own, so that other statements can run meanwhile."""
        with self._connection.cursor() as cursor:
            yield from cursor.sql(query).to_arrow_reader(BATCH_ROWS)

    def one(self, query: str) -> tuple[Any, ...]:
        """Return the only row."""
        (row,) = self._connection.execute(query).fetchall()
        return tuple(row)

    def close(self) -> None:
        """Release everything, even if a traceback still refers to this engine."""
        self._connection.close()
        del self._connection


@contextmanager
def batch_engine() -> Iterator[BatchEngine]:
    """Open an empty engine, which is removed with its scratch folder (mode 0700) at the end."""
    scratch = tempfile.mkdtemp(prefix="ims-tui-batch-")
    try:
        engine = DuckDBEngine(scratch)
        try:
            yield engine
        finally:
            engine.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
