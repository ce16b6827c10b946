"""The batch engine is isolated."""

from __future__ import annotations

import stat
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from data.exchange.batch import batch_engine
from data.systems.check import literal


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY (SELECT 1) TO '{folder}/copy.csv'",
        "ATTACH '{folder}/other.db'",
        "INSTALL httpfs",
        "LOAD sqlite_scanner",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "SELECT * FROM rows_of_python",
    ],
)
def test_it_reaches_nothing_outside(tmp_path: Path, query: str) -> None:
    rows_of_python = pa.table({"a": [1]})
    with batch_engine() as engine:
        engine.put("given", rows_of_python)
        with pytest.raises(duckdb.Error):
            engine.one(query.format(folder=tmp_path))
        assert engine.one("SELECT * FROM given") == (1,)
    assert list(tmp_path.iterdir()) == []


def test_its_scratch_folder_is_private_and_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with batch_engine() as engine:
        (scratch,) = tmp_path.iterdir()
        assert stat.S_IMODE(scratch.stat().st_mode) == 0o700
        assert engine.one("SELECT current_setting('temp_directory')") == (str(scratch),)
        assert engine.one("SELECT current_setting('temp_file_encryption')") == (True,)
    assert list(tmp_path.iterdir()) == []


def test_rows_come_in_batches_in_order() -> None:
    with batch_engine() as engine:
        engine.put("numbers", pa.table({"n": range(120_000)}))
        sizes, seen = [], []
        for batch in engine.batches("SELECT n FROM numbers ORDER BY n DESC"):
            sizes.append(batch.num_rows)
            seen += batch.column(0).to_pylist()
            assert engine.one("SELECT count(*) FROM numbers") == (120_000,)
    assert seen == list(range(119_999, -1, -1))
    assert max(sizes) <= 60_000


def test_a_string_of_sql_is_quoted() -> None:
    with batch_engine() as engine:
        assert engine.one(f"SELECT {literal(chr(39) + '); --')}") == ("'); --",)
