"""Typed lines in a recording: no password, however it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ims_tui.practice.attempt.session import WatchedSession
from ims_tui.practice.recording.event import MASK
from ims_tui.practice.scenario.library import scenario_named
from screens.message import Aid, InputMessage
from tests.ims_tui.practice.timed_attempts import Seconds, attempt_at


@pytest.mark.parametrize(
    ("pieces", "kept", "code"),
    [
        (("   /SIGN ON WKR01 LEARN01",), f"/SIGN ON WKR01 {MASK}", "/SIGN"),
        (("/  sign  on wkr01  LEARN01 X",), f"/ sign on wkr01 {MASK}", "/"),
        (("SIGN ON WKR01 LEARN01",), f"SIGN ON WKR01 {MASK}", "SIGN"),
        (("SIGNON WKR01 LEARN01**",), f"SIGNON WKR01 {MASK}", "SIGNON"),
        (("/SIGN ON WKR01", "LEARN01"), f"/SIGN ON WKR01 {MASK}", "/SIGN"),
        (("/SIG LEARN01",), f"/SIG {MASK}", "/SIG"),
        ((" PY(LEARN01) 1",), f"PY({MASK}) 1", "PY"),
        (("PY (LEARN01",), f"PY ({MASK})", "PY"),
        (("SIGNED 1",), "SIGNED 1", "SIGNED"),
    ],
)
def test_a_password_is_masked(
    tmp_path: Path, pieces: tuple[str, ...], kept: str, code: str
) -> None:
    with attempt_at(scenario_named("first-py"), tmp_path, Seconds()) as attempt:
        session = WatchedSession(attempt, "LTERM01A")
        session.connect()
        session.receive(InputMessage(Aid.CLEAR))
        fields = tuple((None, piece) for piece in pieces)
        session.receive(InputMessage(Aid.ENTER, 0, fields))
        typed = [event for event in attempt.events if event.kind == "input"][-1]
    assert (typed.typed, typed.code) == ((("", kept),), code)
    assert "LEARN01" not in repr(attempt.events[-2:])
