"""Parts of a recording that a reset takes back, and parts that it keeps."""

from __future__ import annotations

from typing import Literal

import pytest

from ims_tui.practice.recording.event import (
    CLASS,
    AnswerEvent,
    ClockEvent,
    Event,
    HintEvent,
    InputEvent,
    LockEvent,
    RemarkEvent,
    ResetEvent,
    StepEvent,
    effective,
)

STAYS: list[Event] = [
    HintEvent(at=3, grade=1),
    LockEvent(at=3, name="PROTECTED"),
    RemarkEvent(at=3, text="LOOK AT ROW 2"),
    ClockEvent(at=3, name=CLASS, text="+2d"),
    ResetEvent(at=3, text="step"),
]
GOES: list[Event] = [
    InputEvent(at=3, aid="ENTER"),
    AnswerEvent(at=3, name="count", text="1"),
    ClockEvent(at=3, text="+2d"),
]


@pytest.mark.parametrize("what", ["step", "all"])
@pytest.mark.parametrize("event", STAYS + GOES, ids=[each.kind for each in STAYS + GOES])
def test_what_stays(event: Event, what: Literal["step", "all"]) -> None:
    reset = ResetEvent(at=4, text=what)
    left = effective([StepEvent(at=1), event, reset])
    assert (event in left) is (event in STAYS)
    assert left[-1] is reset


def test_a_reset_of_the_step_goes_back_to_where_the_step_began() -> None:
    first, second = StepEvent(at=0), StepEvent(at=2, step=1)
    done: list[Event] = [first, InputEvent(at=1), second, InputEvent(at=3)]
    step, everything = ResetEvent(at=4, text="step", step=1), ResetEvent(at=4, text="all")
    assert effective([*done, step]) == [*done[:3], step]
    assert effective([*done, everything]) == [everything]
