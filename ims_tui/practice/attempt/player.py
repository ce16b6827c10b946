"""Play the inputs of a scenario in an attempt, as `ims-tui run` types them."""

from __future__ import annotations

import re

from ims_tui.host.script import InputError, ScriptedTerminal
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.session import WatchedSession
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.world.sandbox import terminal_name

_BESIDE = re.compile(r"\[(CLOCK|ANSWER|HINT|LOCK)(?: ([^\]]*))?\]")


class Player:
    """A terminal at an attempt, driven by inputs."""

    def __init__(self, attempt: Attempt) -> None:
        """Connect as the first session of the seat's window and show the first screen."""
        self.attempt = attempt
        self.session = WatchedSession(attempt, terminal_name(attempt.cast.seat))
        self.terminal = ScriptedTerminal(self.session)
        self.terminal.receive(self.session.connect())

    def play(self, text: str) -> None:
        """Play one input: a key, a line, fields, or `[CLOCK +2d]`, `[ANSWER name=value]`, `[HINT]`,
        `[LOCK PROTECTED]`.

        Raises:
            InputError: it cannot be typed on the current screen.
        """
        try:
            filled = self.attempt.cast.fill(text)
        except FillError as error:
            raise InputError(str(error)) from None
        beside = _BESIDE.fullmatch(filled)
        if beside is None:
            self.terminal.enter(filled)
            return
        self._beside(beside[1], (beside[2] or "").strip())

    def _beside(self, what: str, text: str) -> None:
        """Do what is not done on the screen."""
        if what == "HINT":
            self.attempt.hint()
        elif what == "LOCK":
            self.attempt.lock(text or "PROTECTED")
        elif what == "CLOCK":
            try:
                self.attempt.move_clock(text)
            except ValueError:
                raise InputError(f"move the clock by +2d, +3h or +1w, not by {text}") from None
        else:
            question, _, value = text.partition("=")
            self.attempt.answer(value.strip(), question.strip())


def jump(attempt: Attempt, step: int) -> None:
    """Go to a step (from 0) by playing the model solution up to it, which earns no points.

    Terminals must connect() again.

    Raises:
        ValueError, InputError: the model solution does not reach it; the scenario starts over.
    """
    attempt.reset("all")
    player = Player(attempt)
    try:
        for text in attempt.scenario.solution.inputs:
            if attempt.step >= step:
                break
            player.play(text)
        if attempt.step != step:
            raise ValueError(f"the model solution does not reach step {step + 1}")
    except BaseException:
        attempt.reset("all")
        raise
    player.session.close()
    attempt.jumped()
