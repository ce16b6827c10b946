"""The view of a seat that the trainer sees, kept up to date from the events of its attempt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ims_tui.host.sign_on import PANEL
from ims_tui.host.typed import SELECT, TRANSACTION
from ims_tui.practice.classroom.seats import SeatShown
from ims_tui.practice.recording.event import AnswerEvent, Event, InputEvent, LockEvent, OutputEvent
from screens.image import PlacedField
from screens.loader import load
from screens.output import MESSAGE_LENGTH
from transactions.core.messages import message_types
from transactions.core.registry import transactions_by_code

KEPT = ("input", "hint", "answer", "lock", "step", "reset")
"""Kinds of events that the class store keeps in short."""
COMMANDS = ("FOR", "SIG", "EXI", "HOL", "REL", "DIS", "SET", "RES", "RCL")
"""The commands of a terminal operator by the letters that IMS needs."""
CODE_LENGTH = 8
UNKNOWN = "?"
"""Stands for what was typed as a code and is none: it may be an SSN or a password."""
_DESTINATION = re.compile(r"\bDEST=(\S+)")


@dataclass(frozen=True, slots=True)
class Brief:
    """One event in short, for the class store."""

    at: datetime
    scenario: str
    kind: str
    code: str
    message: str
    step: int


def begun(shown: SeatShown, scenario: str, step: int, steps: int, at: datetime) -> SeatShown:
    """Return the seat with a scenario just begun or resumed."""
    return replace(
        shown, scenario=scenario, step=step, steps=steps, step_since=at, errors_running=0
    )


def after(shown: SeatShown, event: Event, at: datetime) -> SeatShown:
    """The seat after an event."""
    if event.kind == "input":
        return replace(shown, inputs=shown.inputs + 1, keys=shown.keys + event.keys, input_at=at)
    if event.kind == "output":
        wrong = event.name == "E"
        return replace(
            shown,
            screen="\n".join(row.rstrip() for row in _rows(event)),
            cursor=event.cursor,
            errors=shown.errors + wrong,
            errors_running=shown.errors_running + 1 if wrong else 0,
        )
    if event.kind == "step":
        return replace(shown, step=event.step, step_since=at, errors_running=0)
    if event.kind == "hint":
        return replace(shown, hints=shown.hints + 1)
    if event.kind == "lock":
        return replace(shown, locks=shown.locks + 1)
    return shown


def known_code(typed: str) -> str:
    """The transaction or the command that was typed; `UNKNOWN` for anything else."""
    if not typed or typed in transactions_by_code():
        return typed
    return f"/{typed[1:4]}" if typed[:1] == "/" and typed[1:4] in COMMANDS else UNKNOWN


def _rows(event: OutputEvent) -> tuple[str, ...]:
    """The screen for the trainer; of the sign-on panel, only its title and the system message."""
    if event.screen == PANEL:
        return (*event.rows[:1], *([""] * 22), *event.rows[23:])
    rows = list(event.rows)
    for field in _code_fields(event.screen):
        row, start, end = field.row - 1, field.column - 1, field.column - 1 + field.length
        typed = _typed_code(rows[row][start:end].strip())
        rows[row] = rows[row][:start] + typed.ljust(field.length) + rows[row][end:]
    return tuple(_without(unknown, rows)) if (unknown := _refused(rows)) else tuple(rows)


def _code_fields(screen: str) -> list[PlacedField]:
    """Return the fields in which codes are typed: on lines and at the bottom."""
    fields = load(screen).fields if screen else ()
    return [each for each in fields if each.name in (SELECT, TRANSACTION)]


def _typed_code(text: str) -> str:
    """Return what the trainer sees of a typed code; what follows /SIGN is nobody's business."""
    code = known_code(re.split(r"[ (]", text)[0].upper())
    return code if code in (UNKNOWN, "/SIG") else text


def _refused(rows: Sequence[str]) -> set[str]:
    """The words that a message, or its explanation, says are no destination."""
    words = {word for row in rows for word in _DESTINATION.findall(row)}
    return {word for word in words if known_code(word) == UNKNOWN}


def _without(words: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    # A message tells the first eight characters, its explanation may tell them all.
    more = {True: r"\S*", False: r"(?!\w)"}
    each = (rf"(?<![^\s=]){re.escape(word)}{more[len(word) >= CODE_LENGTH]}" for word in words)
    every = re.compile("|".join(each), re.IGNORECASE)
    return (every.sub(lambda found: UNKNOWN.ljust(len(found[0])), row) for row in rows)


def with_message(shown: SeatShown, text: str) -> SeatShown:
    """The seat with a text in the system message field."""
    rows = shown.screen.split("\n")
    rows += [""] * (24 - len(rows))
    rows[23] = f" {text[:MESSAGE_LENGTH]}"
    return replace(shown, screen="\n".join(rows))


def is_error(number: str) -> bool:
    """Return True for the number of a message of class E."""
    kind = message_types().get(number)
    return kind is not None and kind.severity == "E"


def _code(event: Event) -> str:
    if isinstance(event, InputEvent):
        return known_code(event.code)
    return event.name if isinstance(event, AnswerEvent | LockEvent) else ""


def brief(events: Sequence[tuple[datetime, Event]], scenario: str, step: int) -> list[Brief]:
    """Events in short: an input together with the message that answered it."""
    told: list[Brief] = []
    for at, event in events:
        if event.kind == "step":
            step = event.step
        if event.kind in KEPT:
            told.append(Brief(at, scenario, event.kind, _code(event)[:8], "", step))
        elif event.kind == "output" and event.message and told and told[-1].kind == "input":
            told[-1] = replace(told[-1], message=event.message[:12])
    return told
