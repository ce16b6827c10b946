"""A scenario: one TOML file that a trainer can read and write."""

from __future__ import annotations

from datetime import date, datetime, time
from hashlib import sha256
from typing import Literal

from pydantic import Field

from data.store.clock import at_office
from ims_tui.practice.scenario import names
from ims_tui.practice.scenario.conditions import Condition
from ims_tui.practice.scenario.parts import (
    AnswerEntry,
    CaseEntry,
    Fault,
    NoteEntry,
    Part,
    ParticipantEntry,
    Person,
    Posted,
    Record,
    RequestEntry,
    RowEntry,
)

Inputs = list[names.Filled]
"""Inputs as for `ims-tui run`, one key press each; also `[CLOCK +2d]`, `[ANSWER name=value]`,
`[HINT]` and `[LOCK PROTECTED]`. Placeholders are filled in from the cast.
"""
VERSION_LENGTH = 8
HINT_COST = (1, 2, 4)
"""Cost in points of the hints of grade 1, 2 and 3."""


class Step(Part):
    """One step, done when its condition is met by events since the step began."""

    do: names.Filled
    """The task, in the words of the job."""
    hints: list[names.Filled] = Field(min_length=3, max_length=3)
    """A nudge, the screen, the keys."""
    done: Condition
    anytime: bool = False
    """True to count events before the step began, too."""


class Counts(Part):
    """Something that earns points, judged over the entire attempt."""

    name: names.PointsName
    when: Condition
    points: int = Field(ge=1)
    rule: names.TaughtRule
    says: str
    """The rule in one sentence."""


class Never(Part):
    """Something that must not happen; once it has, the points are lost."""

    name: names.PointsName
    when: Condition
    costs: int = Field(ge=1)
    rule: names.TaughtRule
    says: str


class Solution(Part):
    """The model solution, which earns every point."""

    inputs: Inputs = Field(min_length=1)


class Wrong(Part):
    """A wrong path, and the names of exactly the points it loses."""

    name: names.Slug
    inputs: Inputs
    loses: list[names.PointName] = Field(min_length=1)
    after: names.After = 0


class Scenario(Part):
    """One scenario: the cast, the steps, the points."""

    title: str
    audience: Literal["worker", "supervisor", "fti", "reviewer", "manager", "calworks"]
    goal: names.Filled
    minutes: int = Field(ge=1)
    user: names.User
    """A documented practice user, who signs on."""
    level: int = Field(ge=1, le=5)
    rules: list[names.Rule] = Field(min_length=1)
    """Items of the sources that it teaches."""
    transactions: list[names.TransactionCode]
    clock: str = Field(default="09:00", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")
    """The office's time at the start."""
    sign_on: bool = True
    """True if the user is already signed on; otherwise the sign-on panel comes first."""
    around: int = Field(default=0, ge=0, le=5000)
    """Number of other persons in the offices."""
    people: list[Person] = Field(default_factory=list)
    cases: list[CaseEntry] = Field(default_factory=list)
    participants: list[ParticipantEntry] = Field(default_factory=list)
    records: list[Record] = Field(default_factory=list)
    messages: list[Posted] = Field(default_factory=list)
    requests: list[RequestEntry] = Field(default_factory=list)
    answers: list[AnswerEntry] = Field(default_factory=list)
    notes: list[NoteEntry] = Field(default_factory=list)
    rows: list[RowEntry] = Field(default_factory=list)
    faults: list[Fault] = Field(default_factory=list)
    steps: list[Step] = Field(min_length=1)
    counts: list[Counts] = Field(min_length=1)
    never: list[Never] = Field(default_factory=list)
    solution: Solution
    wrong: list[Wrong] = Field(min_length=1)
    name: str = Field(default="", exclude=True)
    """Name of its file without the extension."""

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Sort key: the easiest level first, then the shortest."""
        return self.level, self.minutes, self.title, self.name

    def begins(self, day: date) -> datetime:
        """Return the start time on a class day."""
        begins = time.fromisoformat(self.clock)
        return at_office(day, begins.hour, begins.minute).now()

    @property
    def content(self) -> str:
        """The contents of its file as JSON."""
        return self.model_dump_json(exclude_unset=True)

    @property
    def version(self) -> str:
        """Hash of its content, eight characters; its name and comments do not matter."""
        return sha256(self.content.encode()).hexdigest()[:VERSION_LENGTH]

    @property
    def total(self) -> int:
        """Points that can be earned."""
        return sum(each.points for each in self.counts)
