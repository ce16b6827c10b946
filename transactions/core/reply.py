"""The answers of a transaction, and the keys that they supply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.rules.federal_tax import is_federal_tax
from screens.attribute import Attribute
from transactions.core.messages import Message, message
from transactions.core.words import OnCase

Pad = Mapping[str, str]
"""The scratch pad of a conversation: what must be remembered until the next input."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Keys that a screen or one of its lines supplies to a transaction typed without one; several
    of a kind mean that the user must select a line.
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
    """Mark of one record of several (a record date, the id of a message); set on lines only."""


NOTHING = Carried()


def about(ssn: int | None, *cases: OnCase, claim: str = "", **record: str) -> Carried:
    """The keys of a screen or line about one person: SSN, claim number, the person on cases, and
    the mark of one record by its kind.
    """
    return Carried(
        ssns=() if ssn is None else (ssn,),
        cases=tuple((each.case_number, each.person_code) for each in cases) if cases else (),
        claims=(claim,) if claim else (),
        record=record,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: its field values, what it is about, and which system it belongs to."""

    values: Mapping[str, str]
    carried: Carried = NOTHING
    system: str = ""
    """System code where the line is about one system's data; blank where any transaction may be
    typed.
    """
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    """Attributes changed by the transaction, by field of the line."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Code tables by field of the line, where the lines of a list hold codes of several; what every
    line holds the format says itself.
    """


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
    """Attributes changed by the transaction, by field."""
    pad: Pad | None = None
    """Not None: the screen's fields come back to the transaction, together with this pad."""
    asks: str = ""
    """The field whose Y or N the screen waits for: Y alone comes to the transaction; N leads back
    to its panel, and anything else is asked again.
    """
    from_top: bool = False
    """An input on a further page is answered with the first."""
    unfinished: bool = False
    """Leaving the screen now leaves something undone, which the next message says."""
    restricted: bool = False
    """May not be printed."""
    sources: frozenset[str] = frozenset()
    """Systems whose data the screen shows. A transaction names those that neither it nor a line of
    its lists belongs to; `shown_sources` adds these and leaves out what the user may not see.
    """

    @property
    def federal_tax(self) -> bool:
        """Return whether it shows federal tax information: row 2 says so, and it is restricted."""
        return is_federal_tax(self.sources)

    @property
    def closed(self) -> bool:
        """Return whether it may neither be printed nor copied."""
        return self.restricted or self.federal_tax


@dataclass(frozen=True, slots=True)
class Refuse:
    """Leave the screen as it is and say why; `cursor` names the field in error."""

    message: Message
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """The conversation is over: go back to where the user came from and say what was done."""

    message: Message
    changed: bool = True


Reply = Show | Refuse | Return


class RefusedError(ValueError):
    """An input that is not carried out, raised anywhere below a transaction; see `Refuse`."""

    def __init__(self, said: Message, cursor: str | None = None) -> None:
        super().__init__(said.text)
        self.reply = Refuse(said, cursor)
        self.message = said


def refusal(number: str, cursor: str | None = None, /, **values: object) -> RefusedError:
    """The refusal, to be raised, with this message; `cursor` names the field in error."""
    return RefusedError(message(number, **values), cursor)
