"""Conditions on an attempt: a small closed set of kinds, as written in a scenario.

One function of `ims_tui.practice.score.judge` judges each kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from data.rules.claim_number import is_claim_number
from ims_tui.practice.scenario import names
from ims_tui.practice.scenario.parts import Part

_SSN = re.compile(r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}", re.ASCII)
_CASE = re.compile(r"[A-Z][0-9]{6}( ?[0-9]{1,2})?", re.ASCII)
_KEYS: Mapping[str, Callable[[str], object]] = {
    "ssn": _SSN.fullmatch,
    "case": _CASE.fullmatch,
    "claim": lambda text: is_claim_number(re.sub("[- ]", "", text)),
}
"""Tests of a typed key, by kind of key."""


class ConditionBase(Part):
    """Base of all kinds."""

    negated: bool = Field(default=False, alias="not")
    """True to negate the condition."""

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Return its inner conditions by place."""
        return iter(())

    @property
    def lasting(self) -> bool:
        """True if it stays met once it is met, because it is about events."""
        return not self.negated and self.about_events

    @property
    def about_events(self) -> bool:
        """True if it is only about events, not about the store."""
        inner = [each for _, each in self.parts()]
        return all(each.lasting for each in inner) if inner else self.of_events

    of_events: ClassVar[bool] = False


class EventCondition(ConditionBase):
    """Base of the kinds about events."""

    of_events: ClassVar[bool] = True


class Shown(EventCondition):
    """A screen was shown."""

    kind: Literal["shown"]
    code: names.ScreenCode
    """Code in row 1 of the screen."""
    person: names.PersonHandle = ""
    """Handle; the screen shows the person's SSN, claim number, or case number and person code."""
    case: names.Filled = ""
    """Case number on the screen."""
    contains: names.FilledTexts = Field(default_factory=list)
    """Texts on the screen; several spaces count as one."""
    message: names.MessageNumber = ""
    """Number of the message on the screen."""


class Entered(EventCondition):
    """A transaction code was typed, and its screen was shown."""

    kind: Literal["entered"]
    code: names.ScreenCode
    by: Literal["", "key", "bottom", "line"] = ""
    """key: with a typed key; bottom: without one, supplied by the screen; line: on a list line."""
    key: Literal["", "ssn", "case", "claim"] = ""
    """Kind of the typed key: an SSN, a case number with or without person code, a claim number."""
    on: names.ScreenCode = ""
    """Code of the screen on which it was typed."""
    person: names.PersonHandle = ""
    """Person whom the resulting screen is about."""
    case: names.Filled = ""
    refused: bool = False
    """True to count entries answered by an error message instead of those that succeeded."""

    def fits(self, typed: str) -> bool:
        """Return whether a typed key has the right kind."""
        return not self.key or bool(_KEYS[self.key](typed))


class Pressed(EventCondition):
    """A key other than Enter was pressed."""

    kind: Literal["pressed"]
    key: names.KeyName
    """PF3, PA1, CLEAR ..."""
    on: names.ScreenCode = ""
    """Code of the screen on which it was pressed."""


class SeenMessage(EventCondition):
    """A message was shown."""

    kind: Literal["message"]
    number: names.MessageNumber
    times: int = Field(default=1, ge=1)


class Answered(EventCondition):
    """A question was answered correctly."""

    kind: Literal["answer"]
    question: str
    value: names.FilledTexts
    """The right answer or answers; amounts are compared as amounts."""
    tries: int = Field(default=0, ge=0)
    """Number of answers that count, from the first; 0 for any number."""


class Resolved(ConditionBase):
    """A discrepancy message was cleared (OKDHS 16(3))."""

    kind: Literal["resolved"]
    person: names.PersonHandle
    system: names.ComparedSystem
    reason: names.Reasons = Field(default_factory=list)
    """7, 9 or C; default: any."""
    error: names.ErrorType = ""
    period: str = ""


class Noted(ConditionBase):
    """A case note was written during the attempt."""

    kind: Literal["note"]
    case: names.Filled
    code: names.NoteKind = ""
    """Kind of note: CA case action, AH after hours ..."""
    action: names.CaseAction = ""
    basis: names.ActionBasis = ""
    """A basis of the case action."""
    contains: names.FilledTexts = Field(default_factory=list)


class Verified(ConditionBase):
    """Block F42 of a person is Y on the case."""

    kind: Literal["verified"]
    person: names.PersonHandle


class Asked(ConditionBase):
    """A question to another agency was asked during the attempt."""

    kind: Literal["asked"]
    person: names.PersonHandle
    system: names.AskedSystem
    """ENU, QTR, TPQ, OWL or ASV."""
    answered: bool | None = None
    repeated: bool | None = None
    """True if it was repeated because no answer had come."""


class Stored(ConditionBase):
    """Rows of the store have certain values."""

    kind: Literal["stored"]
    table: names.TableName
    where: names.Columns = Field(default_factory=dict)
    """Selects rows by column: "*" is any value except an empty one, "" is empty."""
    values: names.Columns = Field(default_factory=dict)
    """Values required in every selected row; without any, only the number of rows counts."""
    rows: int = Field(default=1, ge=0)
    """Least number of selected rows."""


class ClockMoved(ConditionBase):
    """The clock has been moved at least this far in all."""

    kind: Literal["clock"]
    by: names.Move


class Locked(EventCondition):
    """The keyboard locked."""

    kind: Literal["locked"]
    lock: names.LockName = ""
    """Name of the lock; default: any."""
    times: int = Field(default=1, ge=1)


class Before(ConditionBase):
    """One condition was met before another, and both were met."""

    kind: Literal["order"]
    first: Condition
    then: Condition

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Return both."""
        yield "first", self.first
        yield "then", self.then


class Every(ConditionBase):
    """All of these conditions."""

    kind: Literal["all"]
    of: list[Condition] = Field(min_length=1)

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Return each by number."""
        return ((str(number), each) for number, each in enumerate(self.of, start=1))


class Either(ConditionBase):
    """At least one of these conditions."""

    kind: Literal["any"]
    of: list[Condition] = Field(min_length=1)

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Return each by number."""
        return ((str(number), each) for number, each in enumerate(self.of, start=1))


Condition = Annotated[
    Shown
    | Entered
    | Pressed
    | SeenMessage
    | Answered
    | Resolved
    | Noted
    | Verified
    | Asked
    | Stored
    | ClockMoved
    | Locked
    | Before
    | Every
    | Either,
    Field(discriminator="kind"),
]

for _model in (Before, Every, Either):
    _model.model_rebuild()


def whole_tree(name: str, condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Return a condition and its inner conditions by full name, the inner ones first."""
    for part, inner in condition.parts():
        yield from whole_tree(f"{name}.{part}", inner)
    yield name, condition


def texts(value: str | list[str]) -> list[str]:
    """Return one text or several as a list."""
    return [value] if isinstance(value, str) else value
