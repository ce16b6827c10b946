"""Model solutions and the shelf of self-study."""

from __future__ import annotations

from ims_tui.practice.attempt.player import Player
from ims_tui.practice.classroom.attempts import SavedAttempt, Study

NAME = "first-py"


def far(study: Study) -> str:
    """Return the shelf's entry for the first scenario."""
    return next(", ".join(each.far) for each in study.shelf() if each.scenario.name == NAME)


def solve(saved: SavedAttempt, start: int = 0) -> Player:
    """Play the model solution or the rest of it."""
    player = Player(saved.attempt)
    for text in saved.attempt.scenario.solution.inputs[start:]:
        player.play(text)
    return player
