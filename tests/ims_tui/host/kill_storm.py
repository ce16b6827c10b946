"""Programs killed while they commit: no acknowledged note is lost or doubled, and the next sign-on
says what became of the last one.

`python -m tests.ims_tui.host.kill_storm 100` kills that many programs on each engine.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from random import Random
from time import sleep

from sqlalchemy import func, select

from data.audit.event import AuditEvent
from data.office.discrepancy import CaseNote
from data.store.store import open_store
from tests import postgresql
from tests.ims_tui.host.door import Door
from tests.transactions.furnished import furnished

ADDED, APPLIED, NOT_APPLIED = "IMS0401", "IMS0030I", "IMS0031W"
_PANEL = {"user_id": "WKR01", "password": "LEARN01"}


def write_notes(url: str, first: int) -> None:
    """Add note after note, and say which was tried and which was acknowledged."""
    door = Door(open_store(url), lterm="STORM")
    door.fill(**_PANEL)
    door.enter("FCN C000001")
    number = first
    while True:
        print("TRIED", number, flush=True)
        said = door.fill(text=f"NOTE {number}")
        assert said.startswith(ADDED), said
        print("ADDED", number, flush=True)
        number += 1


class KillStorm:
    """A store, and what the programs killed on it have said."""

    def __init__(self, url: str, seed: int = 1) -> None:
        self.url = url
        self._random = Random(seed)
        self._tried = 0
        self._acknowledged: set[int] = set()
        self.told = {APPLIED: 0, NOT_APPLIED: 0}

    def kill_one(self) -> None:
        """Start a program, kill it at a random moment, and check the store and the sign-on."""
        arguments = ["-m", "tests.ims_tui.host.kill_storm", "--write", self.url]
        command = [sys.executable, *arguments, str(self._tried + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            begun = child.stdout.readline()
            sleep(self._random.random() / 10)
            child.kill()
            said = [line.split() for line in (begun + child.stdout.read()).splitlines()]
        numbers = {
            word: [int(line[1]) for line in said if line[0] == word and len(line) == 2]
            for word in ("TRIED", "ADDED")
        }
        self._acknowledged.update(numbers["ADDED"])
        self._tried = numbers["TRIED"][-1]
        self._check()

    def _check(self) -> None:
        store = open_store(self.url)
        with store.reading() as connection:
            texts = list(connection.scalars(select(CaseNote.text)))
            events = connection.scalar(select(func.count()).where(AuditEvent.outcome == ADDED))
        notes = [int(text.split()[1]) for text in texts if text.startswith("NOTE ")]
        assert len(set(notes)) == len(notes) == events, "each note once, with its event"
        assert set(notes) >= self._acknowledged, "no acknowledged note is lost"
        told = Door(store, lterm="STORM").fill(**_PANEL)
        number = next(number for number in self.told if number in told)
        if self._tried in notes:
            assert number == APPLIED, told
        elif self._tried - 1 not in self._acknowledged:
            assert number == NOT_APPLIED, told
        self.told[number] += 1
        self._tried = max([self._tried, *notes])
        store.close()

    @property
    def acknowledged(self) -> int:
        """Number of notes that programs acknowledged before they were killed."""
        return len(self._acknowledged)


def main(kills: int) -> None:
    """Kill programs on each engine and print the figures."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = {"sqlite": f"sqlite:///{Path(folder, 'store.db')}"}
        if postgresql.installed():
            server = stack.enter_context(postgresql.server())
            urls["postgresql"] = stack.enter_context(postgresql.database(server))
        for engine, url in urls.items():
            furnished(url).close()
            storm = KillStorm(url)
            for _ in range(kills):
                storm.kill_one()
            print(
                f"{engine}: {kills} programs killed, {storm.acknowledged} acknowledged notes,"
                f" 0 lost, 0 doubled; next sign-on: {storm.told[APPLIED]} applied,"
                f" {storm.told[NOT_APPLIED]} not applied",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_notes(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 20)
