"""The replies of a transaction, and the keys they supply to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

from data.rules.federal_tax import is_federal_tax
from screens.attribute import Attribute
from transactions.core.messages import Message, message
from transactions.core.words import OnCase

Row = TypeVar("Row")
Pad = Mapping[str, str]
"""The scratch pad of a conversation: values kept until the next input."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Keys that a screen or one of its lines supplies to a transaction typed without a key.

    If there are several of a kind, the user must select a line.
    """

    ssns: tuple[int, ...] = ()
    cases: tuple[tuple[str, int | None], ...] = ()
    """Case number and person code; no code where the screen is about the whole case."""
    claims: tuple[str, ...] = ()
    """Social Security claim numbers: nine digits and the beneficiary identification code."""
    clients: tuple[int, ...] = ()
    """ALFX client numbers."""
    office: tuple[str, int | None, int | None] | None = None
    record: Mapping[str, str] = field(default_factory=dict)
    """Identifies one record of several (a record date, a message id); set on lines only."""


NOTHING = Carried()


def about(ssn: int | None, *cases: OnCase, claim: str = "", **record: str) -> Carried:
    """Return the keys of a screen or line about one person; `record` identifies one record."""
    return Carried(
        ssns=() if ssn is None else (ssn,),
        cases=tuple((each.case_number, each.person_code) for each in cases) if cases else (),
        claims=(claim,) if claim else (),
        record=record,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    values: Mapping[str, str]
    carried: Carried = NOTHING
    system: str = ""
    """System whose data the line shows, or blank if any transaction may be typed on it."""
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    """Attributes that the transaction changes, by field."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Code tables by field, where the lines of one list use different tables; otherwise the format
    names them.
    """


class Lines(Sequence[Line]):
    """Lines of a long list, made from its rows as a page shows them."""

    def __init__(
        self, rows: Sequence[Row], make: Callable[[Row], Line], systems: Iterable[str]
    ) -> None:
        self._rows: Sequence[Any] = rows
        self._make: Callable[[Any], Line] = make
        self.systems = frozenset(systems)
        """Systems whose data any line shows."""

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self._make(row) for row in self._rows[index]]
        return self._make(self._rows[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Show:
    """Show a screen."""

    format: str
    values: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    carried: Carried = NOTHING
    message: Message | None = None
    cursor: str | None = None
    overrides: Mapping[str, Attribute] = field(default_factory=dict)
    """Attributes that the transaction changes, by field."""
    pad: Pad | None = None
    """If not None, the next input's fields go to the transaction together with this pad."""
    asks: str = ""
    """The field that asks Y or N. Only Y reaches the transaction; N returns to the screen before,
    and anything else is asked again.
    """
    from_top: bool = False
    """After an input on a later page, show the first page."""
    unfinished: bool = False
    """Leaving the screen now leaves the work undone, and the next message says so."""
    restricted: bool = False
    """The screen may not be printed."""
    sources: frozenset[str] = frozenset()
    """Systems whose data the screen shows, besides those of the transaction and of its lines, which
    `shown_sources` adds.
    """

    acp: bool = False
    """The screen is about a participant in the Address Confidentiality Program, which row 2 then
    says; set for every reply by `about_participant`.
    """

    @property
    def federal_tax(self) -> bool:
        """Return whether the screen shows federal tax information, which row 2 then says."""
        return is_federal_tax(self.sources)

    @property
    def closed(self) -> bool:
        """Return whether the screen may be neither printed nor copied."""
        return self.restricted or self.federal_tax


@dataclass(frozen=True, slots=True)
class Refuse:
    """Leave the screen as it is and say why; `cursor` names the field in error."""

    message: Message
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """End the conversation, go back to the screen before it, and say what was done."""

    message: Message
    changed: bool = True
    then: Show | None = None
    """The panel on which the conversation goes on instead, with the key that it supplies."""


Reply = Show | Refuse | Return


class RefusedError(ValueError):
    """Raised anywhere in a transaction to refuse the input; see `Refuse`."""

    def __init__(self, said: Message, cursor: str | None = None) -> None:
        super().__init__(said.text)
        self.reply = Refuse(said, cursor)
        self.message = said


def refusal(number: str, cursor: str | None = None, /, **values: object) -> RefusedError:
    """Make a refusal to raise; `cursor` names the field in error."""
    return RefusedError(message(number, **values), cursor)
