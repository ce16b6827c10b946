"""Recorded attempts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ims_tui.practice.attempt.player import Player
from ims_tui.practice.scenario.library import parse, scenario_named
from ims_tui.practice.scenario.scenario import Scenario
from tests.ims_tui.practice.recording.signing_on import SIGNING_ON
from tests.ims_tui.practice.timed_attempts import Seconds, play, recorded


@pytest.fixture
def signing_on() -> Scenario:
    """Scenario that starts with the sign-on panel."""
    return parse("signing-on", SIGNING_ON)


@pytest.fixture
def first_py(tmp_path: Path) -> Iterator[tuple[Player, Path, Seconds]]:
    """The first scenario, with its model solution played and recorded."""
    scenario = scenario_named("first-py")
    with recorded(scenario, tmp_path) as (player, path, seconds):
        play(player, seconds, *scenario.solution.inputs)
        yield player, path, seconds
