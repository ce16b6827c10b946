"""The events of an attempt, on which recordings and scores are based, and those that count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

from data.store.clock import clock_move
from data.store.safe import safe_text

By = Literal["", "key", "bottom", "line", "fields", "pf"]
MASK = "********"
"""Replaces the text of a hidden field in an event, whatever its length."""
LONGEST_SECONDS = 1e9
"""Upper limit of the time in an attempt."""
CLASS = "class"
"""Name of a clock move by the trainer, which a reset does not undo."""
JUMP = "jump"
"""Name of the remark that the model solution was played up to a step."""
Text = Annotated[str, AfterValidator(safe_text)]
"""Text without control characters, because a recording may come from anywhere."""


class Happened(BaseModel):
    """Base of the events; fields missing in a file have their default."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    at: float = Field(ge=0, le=LONGEST_SECONDS, allow_inf_nan=False)
    """Seconds of the trainee's time since the attempt began."""

    kind: str

    def as_json(self) -> dict[str, Any]:
        """Return time, kind and the fields that differ from their default, for one line."""
        told = self.model_dump(exclude_defaults=True)
        return {"at": told.pop("at"), "kind": self.kind, **told}


class InputEvent(Happened):
    """A key was pressed."""

    kind: Literal["input"] = "input"
    aid: Text = ""
    by: By = ""
    """key: a code with its key; bottom: a code without a key, which the screen supplied; line: a
    code at the left of a list line; fields: fields of the screen; pf: any other key.
    """
    typed: tuple[tuple[Text, Text], ...] = ()
    """(field key, text); "" is the blank screen. Hidden fields have `MASK`."""
    code: Text = ""
    """Transaction typed, in capitals, or ""."""
    text: Text = ""
    """Text after the code."""
    screen: Text = ""
    """Format on which it was typed."""
    cursor: int = 0
    keys: int = 0
    """Number of keys pressed."""


class OutputEvent(Happened):
    """The host showed a screen."""

    kind: Literal["output"] = "output"
    code: Text = ""
    """Code in row 1."""
    screen: Text = ""
    """Name of the format."""
    message: Text = ""
    """Number of the message."""
    name: Text = ""
    """Class of the message: I, W or E."""
    rows: tuple[Text, ...] = ()
    """24 rows of 80 characters; hidden fields are blank."""
    cursor: int = 0
    """Address, 0 to 1919."""
    text: Text = ""
    """Input that leads to this screen."""
    user: Text = ""
    """Signed-on user."""

    @cached_property
    def page(self) -> str:
        """All text of the screen in the form of `words`."""
        return words(" ".join(self.rows))


class HintEvent(Happened):
    """A hint was given; its placeholders are filled in."""

    kind: Literal["hint"] = "hint"
    step: int = 0
    grade: int = 0
    """1 nudges, 2 names the screen, 3 the keys."""
    text: Text = ""


class AnswerEvent(Happened):
    """A question was answered."""

    kind: Literal["answer"] = "answer"
    name: Text = ""
    """The question."""
    text: Text = ""
    grade: int = 0
    """1 for a right answer."""


class LockEvent(Happened):
    """The keyboard locked."""

    kind: Literal["lock"] = "lock"
    name: Text = ""


class RemarkEvent(Happened):
    """The trainer sent a message, or a step was jumped to (`JUMP`)."""

    kind: Literal["note"] = "note"
    name: Text = ""
    text: Text = ""
    step: int = 0


class ClockEvent(Happened):
    """The clock was moved, by the trainee or the class (`CLASS`)."""

    kind: Literal["clock"] = "clock"
    name: Text = ""
    text: Text = ""
    """The move: +2d."""


class StepEvent(Happened):
    """A step began."""

    kind: Literal["step"] = "step"
    step: int = 0
    """From 0; the number of steps when all are done."""
    text: Text = ""
    """Time by the attempt's clock, in the first event only."""


class ConditionEvent(Happened):
    """A condition was met or is no longer met."""

    kind: Literal["held", "lost"]
    name: Text = ""
    """Full name of the condition: `counts.reason`."""


class ResetEvent(Happened):
    """The step or everything was started over."""

    kind: Literal["reset"] = "reset"
    text: Text = ""
    """step or all."""
    step: int = 0


Event: TypeAlias = (
    InputEvent
    | OutputEvent
    | HintEvent
    | AnswerEvent
    | LockEvent
    | RemarkEvent
    | ClockEvent
    | StepEvent
    | ConditionEvent
    | ResetEvent
)
_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def read_event(line: str) -> Event:
    """Read the event on one line of a recording.

    Raises:
        ValueError: the line is not an event.
    """
    try:
        return _EVENT.validate_json(line)
    except ValidationError as error:
        raise ValueError(_in_words(error)) from None


def _in_words(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    kind, name = first["type"], safe_text(str(first["loc"][-1])) if first["loc"] else ""
    if kind == "extra_forbidden":
        return f"an event has no {name}"
    if kind == "missing" or kind.startswith("union_tag"):
        return "an event has a time and a kind"
    return f"{name}: {first['msg'].lower()}".removeprefix(": ")


def words(text: str) -> str:
    """Return text in capitals with single spaces."""
    return " ".join(text.upper().split())


def effective(events: Iterable[Event]) -> list[Event]:
    """Return the events that count, without those undone by a reset.

    A reset of a step undoes everything since the step began; a full reset undoes everything. Hints,
    locks, the trainer's actions and the resets themselves still count.
    """
    kept: list[Event] = []
    for event in events:
        if event.kind == "reset":
            since = _reset_from(kept, event)
            kept[since:] = [each for each in kept[since:] if _stays(each)]
        kept.append(event)
    return kept


def _stays(event: Event) -> bool:
    of_class = event.kind == "clock" and event.name == CLASS
    return of_class or event.kind in ("hint", "lock", "note", "reset")


def _reset_from(kept: Sequence[Event], reset: ResetEvent) -> int:
    if reset.text == "all":
        return 0
    begun = [n for n, each in enumerate(kept) if each.kind == "step"]
    return begun[-1] + 1 if begun else 0


def since_restart(events: Sequence[Event]) -> list[Event]:
    """Return the events since the last full reset or jump to a step."""
    begun = [number for number, event in enumerate(events) if _restarts(event)]
    return list(events[begun[-1] + 1 :] if begun else events)


def _restarts(event: Event) -> bool:
    if event.kind == "note":
        return event.name == JUMP
    return event.kind == "reset" and event.text == "all"


def hints_given(events: Sequence[Event]) -> tuple[HintEvent, ...]:
    """Return the hints since the last full reset or jump, oldest first."""
    return tuple(event for event in since_restart(events) if event.kind == "hint")


def latest_run(events: Iterable[Event], steps: int) -> list[Event]:
    """Return the events of the current run through the steps, or of the last one finished.

    Events after the end of a run are left out. Starting over after the end begins another run.
    """
    kept: list[Event] = []
    finished = over = False
    for event in events:
        if event.kind == "reset":
            if finished:
                kept.clear()
                finished = over = False
                continue
        elif event.kind == "step":
            finished = event.step >= steps
        elif finished and event.kind not in ("held", "lost"):
            over = True
        if not over:
            kept.append(event)
    return kept


def last_screen(events: Iterable[Event]) -> OutputEvent | None:
    """Return the current screen of an attempt."""
    shown = (each for each in reversed(effective(events)) if each.kind == "output")
    return next(shown, None)


def moves(events: Iterable[Event], begun: datetime) -> timedelta:
    """Return the sum of the moves of the clock."""
    moved = (clock_move(event.text, begun) for event in events if event.kind == "clock")
    return sum(moved, timedelta(0))
