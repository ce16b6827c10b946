"""What can be asked of an attempt: a small closed set of kinds, as they stand in a scenario.

Each kind is judged by one function of `ims_tui.practice.score.judge`.
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
"""Kind of key -> whether a typed one is of it."""


class ConditionBase(Part):
    """Common to all kinds."""

    negated: bool = Field(default=False, alias="not")
    """Whether it holds when what it says is not so."""

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """The conditions that it is made of, each with its place in it."""
        return iter(())

    @property
    def lasting(self) -> bool:
        """Whether it holds for good once it does, for it is about what happened."""
        return not self.negated and self.about_events

    @property
    def about_events(self) -> bool:
        """Whether it is about events alone, not about the store."""
        inner = [each for _, each in self.parts()]
        return all(each.lasting for each in inner) if inner else self.of_events

    of_events: ClassVar[bool] = False


class EventCondition(ConditionBase):
    """Base of the kinds that are about what happened."""

    of_events: ClassVar[bool] = True


class Shown(EventCondition):
    """A screen was shown."""

    kind: Literal["shown"]
    code: names.ScreenCode
    """The code in row 1 of the screen."""
    person: names.PersonHandle = ""
    """Handle; the screen shows the person's SSN, claim number, or case number and person code."""
    case: names.Filled = ""
    """The screen shows this case number."""
    contains: names.FilledTexts = Field(default_factory=list)
    """Texts that stand on the screen, blanks counted as one."""
    message: names.MessageNumber = ""
    """The number of the message on it."""


class Entered(EventCondition):
    """A transaction code was typed, and its screen came."""

    kind: Literal["entered"]
    code: names.ScreenCode
    by: Literal["", "key", "bottom", "line"] = ""
    """key: with its key typed; bottom: alone, the screen supplied the key; line: on a list line."""
    key: Literal["", "ssn", "case", "claim"] = ""
    """The kind of the key that was typed: an SSN, a case number with or without person code, a
    claim number.
    """
    on: names.ScreenCode = ""
    """The code of the screen that it was typed on."""
    person: names.PersonHandle = ""
    """The screen that came is about this person."""
    case: names.Filled = ""
    refused: bool = False
    """Whether entries count that were answered by an error message, instead of those that were not.
    """

    def fits(self, typed: str) -> bool:
        """Whether a key that was typed is of the kind asked for."""
        return not self.key or bool(_KEYS[self.key](typed))


class Pressed(EventCondition):
    """A key other than Enter was pressed."""

    kind: Literal["pressed"]
    key: names.KeyName
    """PF3, PA1, CLEAR ..."""
    on: names.ScreenCode = ""
    """The code of the screen that it was pressed on."""


class SeenMessage(EventCondition):
    """A message was shown."""

    kind: Literal["message"]
    number: names.MessageNumber
    times: int = Field(default=1, ge=1)


class Answered(EventCondition):
    """A question was answered right."""

    kind: Literal["answer"]
    question: str
    value: names.FilledTexts
    """The right answer, or the right ones; amounts are compared as amounts."""
    tries: int = Field(default=0, ge=0)
    """So many answers count, from the first; 0 for any number."""


class Resolved(ConditionBase):
    """A discrepancy message was cleared (OKDHS 16(3))."""

    kind: Literal["resolved"]
    person: names.PersonHandle
    system: names.ComparedSystem
    reason: names.Reasons = Field(default_factory=list)
    """7, 9 or C; none named: any."""
    error: names.ErrorType = ""
    period: str = ""


class Noted(ConditionBase):
    """A case note was written in the course of the attempt."""

    kind: Literal["note"]
    case: names.Filled
    code: names.NoteKind = ""
    """Kind of note: CA case action, AH after hours ..."""
    action: names.CaseAction = ""
    basis: names.ActionBasis = ""
    """A code that the case action rests on."""
    contains: names.FilledTexts = Field(default_factory=list)


class Verified(ConditionBase):
    """Block F42 of a person is Y on the case."""

    kind: Literal["verified"]
    person: names.PersonHandle


class Asked(ConditionBase):
    """A question to another agency was asked in the course of the attempt."""

    kind: Literal["asked"]
    person: names.PersonHandle
    system: names.AskedSystem
    """ENU, QTR, TPQ, OWL or ASV."""
    answered: bool | None = None
    repeated: bool | None = None
    """Whether it was asked again because no answer had come."""


class Stored(ConditionBase):
    """Rows of the store are so."""

    kind: Literal["stored"]
    table: names.TableName
    where: names.Columns = Field(default_factory=dict)
    """Which rows: column -> value; "*" is anything but nothing, "" is nothing."""
    values: names.Columns = Field(default_factory=dict)
    """What each of them must hold; without any, only their number counts."""
    rows: int = Field(default=1, ge=0)
    """At least so many, and every row that `where` finds must be so."""


class ClockMoved(ConditionBase):
    """The clock has been moved so far in all."""

    kind: Literal["clock"]
    by: names.Move


class Locked(EventCondition):
    """The keyboard locked."""

    kind: Literal["locked"]
    lock: names.LockName = ""
    """Name of the lock; any unless named."""
    times: int = Field(default=1, ge=1)


class Before(ConditionBase):
    """One thing came before another, and both came."""

    kind: Literal["order"]
    first: Condition
    then: Condition

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Both."""
        yield "first", self.first
        yield "then", self.then


class Every(ConditionBase):
    """All of these."""

    kind: Literal["all"]
    of: list[Condition] = Field(min_length=1)

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Each."""
        return ((str(number), each) for number, each in enumerate(self.of, start=1))


class Either(ConditionBase):
    """At least one of these."""

    kind: Literal["any"]
    of: list[Condition] = Field(min_length=1)

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Each."""
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
    """A condition with those in it, each with its full name; the inner ones first."""
    for part, inner in condition.parts():
        yield from whole_tree(f"{name}.{part}", inner)
    yield name, condition


def texts(value: str | list[str]) -> list[str]:
    """One text or several, as a list."""
    return [value] if isinstance(value, str) else value
