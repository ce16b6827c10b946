"""Refused files: incomplete or not for us. Nothing of them is stored."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.exchange.envelope import LoadRefused
from data.exchange.load import load_file
from data.store.store import Store
from tests.data.exchange.files import CLOCK, TODAY, file_of, owg, rows_held, sdx

Change = Callable[[list[str]], list[str]]


def without(place: int) -> Change:
    return lambda lines: [line for n, line in enumerate(lines) if n != place % len(lines)]


def put(place: int, column: int, text: str) -> Change:
    def change(lines: list[str]) -> list[str]:
        line = lines[place]
        lines[place] = line[: column - 1] + text + line[column - 1 + len(text) :]
        return lines

    return change


def cut(place: int) -> Change:
    def change(lines: list[str]) -> list[str]:
        lines[place] = lines[place][:-1]
        return lines

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda lines: [], "the file is empty"),
        (without(0), "there is no header"),
        (without(-1), "there is no trailer"),
        (lambda lines: lines[:1], "there is no trailer"),
        (lambda lines: [*lines, ""], "line 5, column 1: an empty line after the trailer"),
        (lambda lines: [*lines, "\x1a"], "line 5, column 1: Ctrl-Z after the trailer"),
        (lambda lines: [*lines, "EOF", ""], "line 5, column 1: .* after the trailer"),
        (cut(0), "the header has 119 characters, not 120"),
        (cut(-1), "the trailer has 119 characters, not 120"),
        (put(0, 2, "OWG "), "the file is of OWG, not of SDX"),
        (put(0, 2, "    "), "SYSTEM IS MISSING"),
        (put(0, 6, "20260230"), "CREATED IS NOT A DATE"),
        (put(0, 6, "00000000"), "CREATED IS MISSING"),
        (put(0, 6, "20260211"), "dated 2026-02-11, which is after today, 2026-02-10"),
        (put(0, 14, "12A456"), "SEQUENCE IS NOT A NUMBER"),
        (put(0, 20, "\x1b]0;x\x07"), "AGENCY HAS A CHARACTER OUTSIDE ASCII"),
        (put(0, 60, "X"), "the header has text after its last field"),
        (put(-1, 2, "OWG "), "the trailer says OWG where the header says SDX"),
        (put(-1, 6, "20260209"), "the trailer says 2026-02-09"),
        (put(-1, 14, "000000001"), "the trailer counts 1 records, the file has 2"),
        (put(-1, 23, "000000000198801"), "control total is 1,988.01, .* make 1,988.00"),
        (without(1), "the trailer counts 2 records, the file has 1"),
        (
            put(1, 72, "00994 0"),
            "994.00; line 2, columns 72-78: GROSS CANNOT BE READ",
        ),
        (put(1, 72, "0099401"), "control total is 1,988.00, .* make 1,988.01"),
        (cut(1), "control total .* 994.00; line 2: RECORD HAS 119 CHARACTERS, NOT 120"),
    ],
)
def test_a_file_that_is_not_right_is_refused(
    store: Store, tmp_path: Path, change: Change, reason: str
) -> None:
    path = file_of(tmp_path, "SDX", sdx(), sdx(record_date=date(2026, 1, 5)))
    lines = path.read_text("latin-1").removesuffix("\n").split("\n")
    path.write_text("".join(f"{line}\n" for line in change(lines)), "latin-1", newline="")
    with pytest.raises(LoadRefused, match=reason) as refused:
        load_file(store, "SDX", path, CLOCK)
    assert str(refused.value).isprintable()
    assert rows_held(store) == 0
    assert sorted(tmp_path.glob("*.txt*")) == [path]


def test_a_system_that_is_none_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    path = file_of(tmp_path, "SDX", sdx())
    with pytest.raises(LoadRefused, match=r"BEN\\x1b is not a system; the systems are BEN, BIL, "):
        load_file(sqlite_store, "BEN\x1b", path, CLOCK)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (gzip.compress, "packed with gzip"),
        (lambda content: b"\xef\xbb\xbf" + content, "begins with a byte order mark"),
        (lambda content: content.decode().encode("utf-16"), "UTF-16"),
        (lambda content: content.decode().encode("utf-16-le"), "UTF-16"),
        (lambda content: content.decode().encode("cp037"), "looks like EBCDIC"),
    ],
)
def test_a_file_of_another_kind_is_named(
    sqlite_store: Store, tmp_path: Path, change: Callable[[bytes], bytes], reason: str
) -> None:
    path = file_of(tmp_path, "SDX", sdx())
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(LoadRefused, match=f"line 1, column 1: it .*{reason}"):
        load_file(sqlite_store, "SDX", path, CLOCK)


def test_a_device_is_not_read(sqlite_store: Store) -> None:
    with pytest.raises(LoadRefused, match="a pipe or a device"):
        load_file(sqlite_store, "SDX", Path("/dev/zero"), CLOCK)


@pytest.mark.parametrize("name", ["nothing", "folder"])
def test_a_file_that_cannot_be_read_is_refused(
    sqlite_store: Store, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(LoadRefused, match=f"{name}: (No such file|Is a directory)"):
        load_file(sqlite_store, "SDX", tmp_path / name, CLOCK)


def test_a_file_without_line_ends_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    path = file_of(tmp_path, "SDX", sdx())
    path.write_bytes(path.read_bytes() + b"D" * 70_000)
    with pytest.raises(LoadRefused, match="a line is longer than 65,536 characters"):
        load_file(sqlite_store, "SDX", path, CLOCK)


def test_rejects_that_cannot_be_written_refuse_the_file(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(tmp_path, "OWG", owg(ssn=1))

    def full(**options: object) -> None:
        raise OSError(28, "No space left on device", "disk")

    monkeypatch.setattr("data.store.files.tempfile.mkstemp", full)
    with pytest.raises(LoadRefused, match="disk: No space left on device"):
        load_file(sqlite_store, "OWG", path, CLOCK)
    assert rows_held(sqlite_store) == 0


def test_lines_may_end_as_in_windows(sqlite_store: Store, tmp_path: Path) -> None:
    path = file_of(tmp_path, "SDX", sdx(), created=TODAY)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_file(sqlite_store, "SDX", path, CLOCK).rows_good == 1


def test_a_file_without_records_is_right(sqlite_store: Store, tmp_path: Path) -> None:
    result = load_file(sqlite_store, "OWG", file_of(tmp_path, "OWG"), CLOCK)
    assert (result.rows_read, result.rows_good, result.posted is None) == (0, 0, False)
