"""What happens in an attempt, one event after the other: all that recordings and scores know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, Self, get_args

Kind = Literal[
    "input", "output", "hint", "answer", "lock", "note", "clock", "step", "held", "lost", "reset"
]
KINDS: tuple[str, ...] = get_args(Kind)
By = Literal["", "key", "bottom", "line", "fields", "pf"]
MASK = "********"
"""What stands in an event for what was typed into a hidden field, however long it was."""

LONGEST_SECONDS = 1e9
"""No attempt takes longer."""
CLASS = "class"
"""Name of a move of the clock that was the trainer's; a reset does not take it back."""
JUMP = "jump"
"""Name of the note that what came before was the model solution, played up to a step."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. What a kind does not need is left at its default.

    input: a key was pressed: `aid`, `by`, `typed`; `code` is the transaction that was typed (in
    capitals, "" for none), `text` what followed it, `screen` the format it was typed on, `keys` how
    many keys it took. output: what the host showed: `code` in row 1, `screen` (the format),
    `message` (its number), `name` (its class I, W or E), `rows`, `cursor`, the `user` who is signed
    on, `text` that is typed to come to this screen. hint: `step`, `grade`,
    `text`. answer: `name` of the question, `text`, `grade` 1 where it is right. lock: the keyboard
    locked, `name` is the kind. note: a remark of the trainer, `text`. clock: `text` is the move
    (+2d). step: step `step` began (from 0; the number of steps when all are done); `text` of the
    very first event is the instant by the clock of the class. held, lost: the condition `name` (as
    `counts.reason`) began or ceased to hold. reset: `text` is step or all.
    """

    at: float
    """Seconds since the attempt began, of the trainee's own time."""
    kind: Kind
    aid: str = ""
    by: By = ""
    """key: a code with its key was typed; bottom: a code alone, the screen supplied the key; line:
    a code at the left of a list line; fields: fields of the screen were filled; pf: any other key.
    """
    typed: tuple[tuple[str, str], ...] = ()
    """(field key, text); "" is the blank screen. Hidden fields hold `MASK`."""
    code: str = ""
    screen: str = ""
    message: str = ""
    rows: tuple[str, ...] = ()
    """24 rows of 80 characters; hidden fields are blank."""
    cursor: int = 0
    """Address, 0 to 1919."""
    text: str = ""
    name: str = ""
    step: int = 0
    grade: int = 0
    """1 nudge, 2 the screen, 3 the keys."""
    keys: int = 0
    user: str = ""

    def as_json(self) -> dict[str, Any]:
        """What is not at its default, for one line of a recording."""
        plain = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: value
            for name, value in plain.items()
            if name in ("at", "kind") or value not in ("", 0, ())
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """The event that `as_json` wrote.

        Raises:
            ValueError: it is none.
        """
        known = {each.name: each.type for each in fields(cls)}
        at = found.get("at")
        if not isinstance(at, int | float) or found.get("kind") not in KINDS:
            raise ValueError("an event has a time and a kind")
        if not 0 <= at <= LONGEST_SECONDS:
            raise ValueError("the time of an event is counted from the beginning of the attempt")
        values = dict(found)
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"an event has no {name}")
            if name == "typed":
                values[name] = tuple((str(key), str(text)) for key, text in value)
            elif name == "rows":
                values[name] = tuple(str(row) for row in value)
            elif name == "at":
                values[name] = float(value)
            elif known[name] == "int" and type(value) is not int:
                raise ValueError(f"{name} of an event is a number")
            elif known[name] not in ("int",) and not isinstance(value, str):
                raise ValueError(f"{name} of an event is a text")
        return cls(**values)


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
    return event.kind in ("hint", "lock", "note", "reset") or event.name == CLASS


def of_this_try(events: Sequence[Event]) -> list[Event]:
    """The events since everything was last reset, or a step was jumped to."""
    begun = [
        number
        for number, event in enumerate(events)
        if (event.kind == "reset" and event.text == "all") or event.name == JUMP
    ]
    return list(events[begun[-1] + 1 :] if begun else events)


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: grade 1 nudges, 2 names the screen, 3 the keys; `text` is filled from the cast."""

    step: int
    grade: int
    text: str


def hints_given(events: Sequence[Event]) -> tuple[Hint, ...]:
    """The hints of this try, oldest first."""
    return tuple(
        Hint(event.step, event.grade, event.text)
        for event in of_this_try(events)
        if event.kind == "hint"
    )


def present_try(events: Iterable[Event], steps: int) -> list[Event]:
    """The events of the try at so many steps that is going on or was finished last: without what
    was done after its end, and begun again after an end it is another one.
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


def last_screen(events: Iterable[Event]) -> Event | None:
    """The screen that an attempt stands on."""
    shown = (each for each in reversed(effective(events)) if each.kind == "output")
    return next(shown, None)


def _reset_from(kept: list[Event], reset: Event) -> int:
    if reset.text == "all":
        return 0
    begun = [n for n, each in enumerate(kept) if each.kind == "step"]
    return begun[-1] + 1 if begun else 0
