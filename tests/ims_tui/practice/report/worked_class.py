"""Class that worked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ims_tui.practice.classroom.class_room import Room

HOSTILE = '=cmd|"/c" <script>alert(1)</script>'
"""Name as a trainee could enter it."""


@contextmanager
def worked(url: str, machine: Path) -> Iterator[Room]:
    """Class in which one seat solved the scenario, one missed a rule, and one has only started."""
    made = Room(url, machine)
    made.start()
    for name, inputs in (
        ("ROSA", ("[CLEAR]", "PY {maria.ssn}", "@15 SDX", "[PF3]")),
        (HOSTILE, ("[CLEAR]", "ZZZ", "PY {maria.ssn}", "SDX {maria.ssn}", "[PF3]")),
        ("LUIS", ("[CLEAR]",)),
    ):
        at = made.sit(name)
        for text in inputs:
            made.seconds += 10
            made.clock.on(seconds=10)
            at.enter(text)
        at.seat.beat()
        at.seat.close()
    yield made
    made.store.close()
