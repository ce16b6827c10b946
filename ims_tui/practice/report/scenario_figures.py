"""What one person did at one scenario."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.safe import safe_text
from ims_tui.practice.classroom.progress import AttemptRecord
from ims_tui.practice.scenario.library import scenario_named
from ims_tui.practice.scenario.problems import ScenarioError
from ims_tui.practice.scenario.scenario import VERSION_LENGTH, Scenario
from ims_tui.practice.score.kept_card import NO_CARD, KeptCard, kept_card
from ims_tui.practice.score.score import score


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """One person's last finished try at a scenario, else the one that is going on, else none."""

    scenario: str
    version: str
    """By its content, as it was when the try began."""
    tries: int
    finished: bool
    steps_done: int
    steps: int
    card: KeptCard

    @property
    def unfinished(self) -> bool:
        """Whether it was begun and never done."""
        return self.tries > 0 and not self.finished

    @property
    def judged(self) -> dict[str, bool]:
        """Rule -> kept; a rule is judged when the scenario is done."""
        return self.card.rules if self.finished else {}


def scenario_figures(
    name: str, version: str, tries: int, last: AttemptRecord | None
) -> ScenarioFigures:
    """A scenario of a class that has it in this version, and the try that tells of it."""
    card = NO_CARD if last is None else kept_card(last)
    steps = 0 if last is None else last.steps
    finished = last is not None and last.finished
    if card == NO_CARD and (found := _known(name)) is not None:
        nothing = score(found, ()).as_json()
        card = KeptCard.model_validate({**nothing, "rules": {}} if finished else nothing)
        steps = steps or len(found.steps)
    state = last.state if last is not None and isinstance(last.state, dict) else {}
    return ScenarioFigures(
        scenario=safe_text(name),
        version=safe_text(str(state.get("version", version)))[:VERSION_LENGTH],
        tries=tries,
        finished=finished,
        steps_done=0 if last is None else last.step,
        steps=steps,
        card=card,
    )


def _known(name: str) -> Scenario | None:
    """The scenario, which tells what can be earned where no card does; None if it is not here."""
    try:
        return scenario_named(name)
    except (KeyError, ScenarioError):
        return None
