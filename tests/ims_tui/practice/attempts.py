"""Small scenario, and attempts whose clocks a test controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.recording.event import Event
from ims_tui.practice.scenario.library import parse, scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import cast
from ims_tui.practice.world.sandbox import Sandbox
from tests.ims_tui.practice.timed_attempts import Seconds
from tests.templates import templates

DAY = date(2026, 11, 20)
TEMPLATES = templates()

SMALL = """
title = "Small"
audience = "worker"
goal = "See {ana.name}."
minutes = 1
level = 1
user = "WKR01"
rules = ["OKDHS 5(a)"]
transactions = ["PY"]

[[people]]
handle = "ana"
name = "RIOS, ANA"
born = "1990-04-04"
case = "C950001"
claim = "A"

[[steps]]
do = "See {ana.name}."
hints = ["Look.", "On PY.", "PY {ana.ssn}"]
done = { kind = "shown", code = "PY", person = "ana" }

[[steps]]
do = "How many are on the case?"
hints = ["Count.", "On G3.", "1"]
done = { kind = "answer", question = "count", value = "1" }

[[counts]]
name = "seen"
when = { kind = "shown", code = "PY", person = "ana" }
points = 2
rule = "OKDHS 5(a)"
says = "PY is where one begins."

[[never]]
name = "wrong_code"
when = { kind = "message", number = "DFS064" }
costs = 1
rule = "OKDHS 5(a)"
says = "A code comes first."

[solution]
inputs = ["[CLEAR]", "PY {ana.ssn}", "[ANSWER count=1]"]

[[wrong]]
name = "mistyped"
inputs = ["[CLEAR]", "PYY {ana.ssn}"]
loses = ["wrong_code", "seen"]
"""


def small(*changes: tuple[str, str]) -> Scenario:
    """Return the small scenario with some of its text replaced."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return parse("small", text)


@dataclass
class Trying:
    """Attempt with its player."""

    attempt: Attempt
    player: Player
    seconds: Seconds

    def play(self, *inputs: str) -> None:
        for text in inputs:
            self.seconds.now += 2
            self.player.play(text)

    @property
    def lost(self) -> set[str]:
        return set(self.attempt.score().lost)

    @property
    def page(self) -> str:
        return "\n".join(self.player.terminal.space.rows())


@contextmanager
def trying(
    scenario: Scenario | str, folder: Path, seat: int = 1, events: Sequence[Event] = ()
) -> Iterator[Trying]:
    """Return an attempt. With events, it resumes with the sandbox in the folder."""
    found = scenario_named(scenario) if isinstance(scenario, str) else scenario
    drawn, seconds = cast(found, seat, DAY), Seconds()
    sandbox = Sandbox.open(folder) if events else Sandbox.make(folder, TEMPLATES, found, drawn)
    attempt = Attempt(found, drawn, sandbox, seconds, events, pause=lambda seconds: None)
    try:
        yield Trying(attempt, Player(attempt), seconds)
    finally:
        attempt.close()
