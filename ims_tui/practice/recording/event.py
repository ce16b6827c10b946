"""The events of an attempt, all that recordings and scores know of it, and those that count."""

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
"""Stands in an event for the text of a hidden field, however long it was."""
LONGEST_SECONDS = 1e9
"""No attempt takes longer."""
CLASS = "class"
"""Name of a clock move that the trainer made; a reset does not take it back."""
JUMP = "jump"
"""Name of the remark that the model solution was played up to a step."""
Text = Annotated[str, AfterValidator(safe_text)]
"""A recording can come from anywhere: nothing in it may control a terminal."""


class Happened(BaseModel):
    """Base of the events; what a file leaves out is at its default."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    at: float = Field(ge=0, le=LONGEST_SECONDS, allow_inf_nan=False)
    """Seconds since the attempt began, of the trainee's own time."""

    kind: str

    def as_json(self) -> dict[str, Any]:
        """Time, kind, and what is not at its default, for one line of a recording."""
        told = self.model_dump(exclude_defaults=True)
        return {"at": told.pop("at"), "kind": self.kind, **told}


class InputEvent(Happened):
    """A key was pressed."""

    kind: Literal["input"] = "input"
    aid: Text = ""
    by: By = ""
    """key: a code with its key was typed; bottom: a code alone, the screen supplied the key; line:
    a code at the left of a list line; fields: fields of the screen were filled; pf: any other key.
    """
    typed: tuple[tuple[Text, Text], ...] = ()
    """(field key, text); "" is the blank screen. Hidden fields hold `MASK`."""
    code: Text = ""
    """The transaction that was typed, in capitals; "" for none."""
    text: Text = ""
    """The text behind the code."""
    screen: Text = ""
    """The format that it was typed on."""
    cursor: int = 0
    keys: int = 0
    """Keys that it took."""


class OutputEvent(Happened):
    """The host showed a screen."""

    kind: Literal["output"] = "output"
    code: Text = ""
    """Row 1."""
    screen: Text = ""
    """The format."""
    message: Text = ""
    """The number of the message."""
    name: Text = ""
    """Its class: I, W or E."""
    rows: tuple[Text, ...] = ()
    """24 rows of 80 characters; hidden fields are blank."""
    cursor: int = 0
    """Address, 0 to 1919."""
    text: Text = ""
    """The input that leads to this screen."""
    user: Text = ""
    """The user who is signed on."""

    @cached_property
    def page(self) -> str:
        """All text of the screen, as `words` gives it."""
        return words(" ".join(self.rows))


class HintEvent(Happened):
    """A hint was given; the text is filled from the cast."""

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
    """The trainer said something, or a step was jumped to (`JUMP`)."""

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
    """The instant by the clock of the class, in the very first event."""


class ConditionEvent(Happened):
    """A condition began or ceased to hold."""

    kind: Literal["held", "lost"]
    name: Text = ""
    """Its full name: `counts.reason`."""


class ResetEvent(Happened):
    """The step or everything was begun again."""

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
        ValueError: it is none.
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
    """A text in capitals, blanks counted as one."""
    return " ".join(text.upper().split())


def effective(events: Iterable[Event]) -> list[Event]:
    """The events that count: what was done before a reset of it is left out.

    A reset of a step takes back everything since the step began; of all, everything. Hints, locks,
    the trainer's doings and the resets themselves stay, for they were needed.
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
    """The events since everything was last reset, or a step was jumped to."""
    begun = [number for number, event in enumerate(events) if _restarts(event)]
    return list(events[begun[-1] + 1 :] if begun else events)


def _restarts(event: Event) -> bool:
    if event.kind == "note":
        return event.name == JUMP
    return event.kind == "reset" and event.text == "all"


def hints_given(events: Sequence[Event]) -> tuple[HintEvent, ...]:
    """The hints since the last restart, oldest first."""
    return tuple(event for event in since_restart(events) if event.kind == "hint")


def latest_run(events: Iterable[Event], steps: int) -> list[Event]:
    """The events of the run through so many steps that is going on or was finished last.

    What is done after its end is left out; begun again after an end, it is another run.
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
    """The screen that an attempt stands on."""
    shown = (each for each in reversed(effective(events)) if each.kind == "output")
    return next(shown, None)


def moves(events: Iterable[Event], begun: datetime) -> timedelta:
    """How far the clock was moved in all."""
    moved = (clock_move(event.text, begun) for event in events if event.kind == "clock")
    return sum(moved, timedelta(0))
