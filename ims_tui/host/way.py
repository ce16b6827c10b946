"""The way back of a session: the screens that PF3 returns to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, Self

from pydantic import PlainValidator, TypeAdapter

from transactions.core.keys import Key
from transactions.core.registry import Transaction, transactions_by_code


def _key(written: Any) -> Key:
    kind, values = written
    return _kinds()[kind].model_validate(values)


@cache
def _kinds() -> dict[str, type[Key]]:
    found: dict[str, type[Key]] = {}
    waiting = Key.__subclasses__()
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting += kind.__subclasses__()
    return found


AnyKey = Annotated[Key, PlainValidator(_key)]
"""A key of any type, saved with the name of its type."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A transaction as entered, so that it can be run again when the user comes back."""

    code: str
    key: AnyKey | None
    record: Mapping[str, str] = field(default_factory=dict)

    @property
    def declared(self) -> Transaction:
        """The declaration of the transaction."""
        return transactions_by_code()[self.code]

    @property
    def typed(self) -> str:
        """Text that enters it again, but with the newest record instead of one selected."""
        key = "" if self.key is None else self.key.typed
        return f"{self.code} {key}".strip()


class Step(NamedTuple):
    """A screen on the way back: how to show it again, and how it was left."""

    entry: Entry
    page: int
    typed: Mapping[str, str]
    """Text typed into its fields."""
    cursor: str
    """Key of the field with the cursor."""
    unfinished: bool
    """True if a conversation was left there."""


@dataclass(frozen=True, slots=True, eq=False)
class WayBack:
    """The last screen, and the way back from there.

    A linked list, so that a step costs the same at any length.
    """

    last: Step
    before: WayBack | None
    unfinished: WayBack | None
    """The way back that ends at the most recent unfinished conversation."""

    @classmethod
    def to(cls, step: Step, before: WayBack | None) -> Self:
        """Add a step to a way back."""
        way = cls(step, before, None if before is None else before.unfinished)
        if step.unfinished:
            object.__setattr__(way, "unfinished", way)
        return way

    def steps(self) -> list[Step]:
        """Return all steps, the most recent first."""
        found, way = [self.last], self.before
        while way is not None:
            found.append(way.last)
            way = way.before
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WayBack) and self.steps() == other.steps()

    def __hash__(self) -> int:
        return hash(self.last.entry.code)


def _way(written: Any) -> WayBack:
    way: WayBack | None = None
    for step in reversed(_STEPS.validate_python(written)):
        way = WayBack.to(step, way)
    assert way is not None
    return way


_STEPS = TypeAdapter(list[Step])
Way = Annotated[WayBack, PlainValidator(_way)] | None
"""A way back, or none."""


def left_unfinished(way: WayBack | None, entry: Entry) -> WayBack | None:
    """Return the way back to the unfinished conversation that `entry` resumes."""
    way = way and way.unfinished
    while way is not None:
        left = way.last.entry
        if (left.code, left.key) == (entry.code, entry.key) and entry.record in ({}, left.record):
            return way
        way = way.before and way.before.unfinished
    return None
