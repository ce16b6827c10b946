"""What can be asked of an attempt: a small closed set of kinds, as they stand in a scenario.

Each kind is judged by one function of `ims_tui.practice.score.judge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ims_tui.practice.scenario.names import (
    ActionBasis,
    AskedSystem,
    CaseAction,
    ComparedSystem,
    ErrorType,
    Filled,
    FilledTexts,
    KeyName,
    LockName,
    MessageNumber,
    Move,
    NoteKind,
    PersonHandle,
    Reasons,
    ScreenCode,
    TableName,
    Value,
    columns,
    columns_of,
)
from ims_tui.practice.scenario.parts import Part

_Columns = Annotated[dict[str, Value], columns(lambda entry: columns_of(entry.get("table")))]


class Base(Part):
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


class Shown(Base):
    """A screen was shown."""

    of_events: ClassVar[bool] = True

    kind: Literal["shown"]
    code: ScreenCode
    """The code in row 1 of the screen."""
    person: PersonHandle = ""
    """Handle; the screen shows the person's SSN, claim number, or case number and person code."""
    case: Filled = ""
    """The screen shows this case number."""
    contains: FilledTexts = Field(default_factory=list)
    """Texts that stand on the screen, blanks counted as one."""
    message: MessageNumber = ""
    """The number of the message on it."""


class Entered(Base):
    """A transaction code was typed, and its screen came."""

    of_events: ClassVar[bool] = True

    kind: Literal["entered"]
    code: ScreenCode
    by: Literal["", "key", "bottom", "line"] = ""
    """key: with its key typed; bottom: alone, the screen supplied the key; line: on a list line."""
    key: Literal["", "ssn", "case", "claim"] = ""
    """The kind of the key that was typed: an SSN, a case number with or without person code, a
    claim number.
    """
    on: ScreenCode = ""
    """The code of the screen that it was typed on."""
    person: PersonHandle = ""
    """The screen that came is about this person."""
    case: Filled = ""
    refused: bool = False
    """Whether entries count that were answered by an error message, instead of those that were not.
    """


class Pressed(Base):
    """A key other than Enter was pressed."""

    of_events: ClassVar[bool] = True

    kind: Literal["pressed"]
    key: KeyName
    """PF3, PA1, CLEAR ..."""
    on: ScreenCode = ""
    """The code of the screen that it was pressed on."""


class SeenMessage(Base):
    """A message was shown."""

    of_events: ClassVar[bool] = True

    kind: Literal["message"]
    number: MessageNumber
    times: int = Field(default=1, ge=1)


class Answered(Base):
    """A question was answered right."""

    of_events: ClassVar[bool] = True

    kind: Literal["answer"]
    question: str
    value: FilledTexts
    """The right answer, or the right ones; amounts are compared as amounts."""
    tries: int = Field(default=0, ge=0)
    """So many answers count, from the first; 0 for any number."""


class Resolved(Base):
    """A discrepancy message was cleared (OKDHS 16(3))."""

    kind: Literal["resolved"]
    person: PersonHandle
    system: ComparedSystem
    reason: Reasons = Field(default_factory=list)
    """7, 9 or C; none named: any."""
    error: ErrorType = ""
    period: str = ""


class Noted(Base):
    """A case note was written in the course of the attempt."""

    kind: Literal["note"]
    case: Filled
    code: NoteKind = ""
    """Kind of note: CA case action, AH after hours ..."""
    action: CaseAction = ""
    basis: ActionBasis = ""
    """A code that the case action rests on."""
    contains: FilledTexts = Field(default_factory=list)


class Verified(Base):
    """Block F42 of a person is Y on the case."""

    kind: Literal["verified"]
    person: PersonHandle


class Asked(Base):
    """A question to another agency was asked in the course of the attempt."""

    kind: Literal["asked"]
    person: PersonHandle
    system: AskedSystem
    """ENU, QTR, TPQ, OWL or ASV."""
    answered: bool | None = None
    repeated: bool | None = None
    """Whether it was asked again because no answer had come."""


class Stored(Base):
    """Rows of the store are so."""

    kind: Literal["stored"]
    table: TableName
    where: _Columns = Field(default_factory=dict)
    """Which rows: column -> value; "*" is anything but nothing, "" is nothing."""
    values: _Columns = Field(default_factory=dict)
    """What each of them must hold; without any, only their number counts."""
    rows: int = Field(default=1, ge=0)
    """At least so many, and every row that `where` finds must be so."""


class ClockMoved(Base):
    """The clock has been moved so far in all."""

    kind: Literal["clock"]
    by: Move


class Locked(Base):
    """The keyboard locked."""

    of_events: ClassVar[bool] = True

    kind: Literal["locked"]
    lock: LockName = ""
    """Name of the lock; any unless named."""
    times: int = Field(default=1, ge=1)


class Before(Base):
    """One thing came before another, and both came."""

    kind: Literal["order"]
    first: Condition
    then: Condition

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Both."""
        yield "first", self.first
        yield "then", self.then


class Every(Base):
    """All of these."""

    kind: Literal["all"]
    of: list[Condition] = Field(min_length=1)

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Each."""
        return ((str(number), each) for number, each in enumerate(self.of, start=1))


class Either(Base):
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
