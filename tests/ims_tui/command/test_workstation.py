"""Names of terminals: the store has them, a machine keeps its own, and two at once never agree."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from data.office.terminal import terminals
from data.store.store import Store, open_store
from ims_tui.command import CommandError
from ims_tui.command.main import main
from ims_tui.command.workstation import RUN, Workstation, hold_terminal
from ims_tui.host.door import OpenHost
from ims_tui.host.host import Host
from ims_tui.places import Places
from tests.transactions.office import CLOCK, TODAY


@pytest.fixture
def held() -> Iterator[ExitStack]:
    """Names that are let go at the end."""
    with ExitStack() as stack:
        yield stack


def machine(folder: Path) -> Places:
    """Places of another machine."""
    return replace(Places.of_user(), data=folder)


def hold(stack: ExitStack, store: Store, places: Places, wanted: str | None = None) -> Workstation:
    name = hold_terminal(store, places, CLOCK.now(), wanted)
    stack.callback(name.close)
    return name


def test_the_store_names_terminals_one_after_the_other(
    held: ExitStack, store: Store, tmp_path: Path
) -> None:
    one, two = machine(tmp_path / "one"), machine(tmp_path / "two")
    assert hold(held, store, one).name == "LTERM01"
    assert hold(held, store, one).name == "LTERM02", "a second window of the same machine"
    assert hold(held, store, two).name == "LTERM03"
    with store.reading() as connection:
        rows = terminals(connection)
    assert [row.name for row in rows] == ["LTERM01", "LTERM02", "LTERM03"]
    assert rows[0].machine == rows[1].machine != rows[2].machine


def test_a_machine_finds_its_own_name_again(
    held: ExitStack, sqlite_store: Store, tmp_path: Path
) -> None:
    one, two = machine(tmp_path / "one"), machine(tmp_path / "two")
    first = hold_terminal(sqlite_store, one, CLOCK.now())
    assert hold(held, sqlite_store, two).name == "LTERM02"
    first.close()
    assert hold(held, sqlite_store, one).name == "LTERM01"


def test_a_named_terminal_is_remembered(
    held: ExitStack, sqlite_store: Store, tmp_path: Path
) -> None:
    front = machine(tmp_path / "front")
    hold_terminal(sqlite_store, front, CLOCK.now(), "FRONT01").close()
    assert hold(held, sqlite_store, front).name == "FRONT01"
    kept = json.loads((front.data / "terminals" / "machine.json").read_text("utf-8"))
    assert kept["name"] == "FRONT01"
    assert (front.data / "terminals" / "machine.json").stat().st_mode & 0o077 == 0


def test_a_name_in_use_is_not_taken_over(
    held: ExitStack, sqlite_store: Store, tmp_path: Path
) -> None:
    front, home = machine(tmp_path / "front"), machine(tmp_path / "home")
    first = hold(held, sqlite_store, front, "FRONT01")
    with pytest.raises(CommandError, match="FRONT01 is open in another window"):
        hold_terminal(sqlite_store, front, CLOCK.now(), "FRONT01")
    first.close()
    with pytest.raises(CommandError, match="FRONT01 belongs to another machine"):
        hold_terminal(sqlite_store, home, CLOCK.now(), "FRONT01")


def test_what_a_machine_keeps_is_not_what_the_store_has(
    held: ExitStack, sqlite_store: Store, tmp_path: Path
) -> None:
    front = machine(tmp_path)
    hold(held, sqlite_store, front)
    kept = (front.data / "terminals" / "machine.json").read_text("utf-8")
    with sqlite_store.reading() as connection:
        (row,) = terminals(connection)
    assert row.machine not in kept and row.since == CLOCK.now()


@pytest.mark.parametrize("content", ["", "[]", '{"key": "x", "name": ""}', '{"key": 1}', "\x00"])
def test_a_damaged_file_makes_another_machine(
    content: str, held: ExitStack, sqlite_store: Store, tmp_path: Path
) -> None:
    front = machine(tmp_path)
    hold_terminal(sqlite_store, front, CLOCK.now()).close()
    (front.data / "terminals" / "machine.json").write_text(content, "utf-8")
    assert hold(held, sqlite_store, front).name == "LTERM02"


def test_of_two_machines_that_race_for_one_name_one_gets_it(store: Store, tmp_path: Path) -> None:
    at_once = Barrier(4)

    def race(number: int) -> str:
        places = machine(tmp_path / str(number))
        at_once.wait(20)
        try:
            return hold_terminal(store, places, CLOCK.now(), "FRONT01").name
        except CommandError:
            return ""

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(race, range(4))) == ["", "", "", "FRONT01"]


def test_windows_that_open_at_once_have_different_names(store: Store, tmp_path: Path) -> None:
    at_once = Barrier(4)

    def race(number: int) -> Workstation:
        at_once.wait(20)
        return hold_terminal(store, machine(tmp_path / str(number % 2)), CLOCK.now())

    with ThreadPoolExecutor(4) as pool:
        held = list(pool.map(race, range(4)))
    assert len({each.name for each in held}) == 4


KILLED = """
import os, sys
from pathlib import Path
from data.store.store import open_store
from ims_tui.command.workstation import hold_terminal
from ims_tui.places import Places

store = open_store(sys.argv[1])
hold_terminal(store, Places.of_user(), store.clock.now(), "FRONT01")
os._exit(9)
"""


def test_a_killed_terminal_releases_its_name(
    held: ExitStack, sqlite_store: Store, home: Path
) -> None:
    url = str(sqlite_store.engine.url)
    done = subprocess.run([sys.executable, "-c", KILLED, url], check=False, timeout=60)
    assert done.returncode == 9
    assert hold(held, sqlite_store, Places.of_user(), "FRONT01").name == "FRONT01"


@pytest.mark.parametrize("name", ["", "TOOLONG1", "1A", "A-B", "ÄB", "A B"])
def test_a_name_has_up_to_seven_letters_and_digits(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--terminal", name, "run", "M"])
    assert ended.value.code == 2
    assert "is not a name of 1 to 7 letters and digits" in capsys.readouterr().err


def test_run_has_a_name_too(
    held: ExitStack, sqlite_store: Store, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(sqlite_store.engine.url.database)
    common = ["--date", TODAY.isoformat(), "--last", "/DIS A"]
    main(["--db", database, "run", *common])
    assert "  RUN      WKR01" in capsys.readouterr().out
    main(["--db", database, "--terminal", "front", "run", *common])
    assert "  FRONTA   WKR01" in capsys.readouterr().out
    other = open_store(f"sqlite:///{database}")
    name = hold_terminal(other, Places.of_user(), CLOCK.now(), None, RUN)
    held.callback(name.close)
    main(["--db", database, "run", *common])
    assert "  RUN02    WKR01" in capsys.readouterr().out
    other.close()


def test_the_sessions_of_a_window_add_their_letter(
    held: ExitStack, sqlite_store: Store, tmp_path: Path
) -> None:
    name = hold_terminal(sqlite_store, machine(tmp_path / "front"), CLOCK.now(), "FRONT01")
    other = open_store(str(sqlite_store.engine.url))
    window = OpenHost(Host(other, CLOCK, tmp_path), name)
    assert [window.session(f"LTERM01{letter}").lterm for letter in "AB"] == ["FRONT01A", "FRONT01B"]
    window.close()
    again = hold(held, sqlite_store, machine(tmp_path / "front"), "FRONT01")
    assert again.name == "FRONT01", "it was let go"
