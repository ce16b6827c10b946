"""Show to whom a record belongs: the client's name in row 2, the record's name if it differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from data.exchange.whose import Named, Whose
from data.rules.identity import EXACT, UNMATCHED
from transactions.core.words import match_words, name_of, ssn_words

Row = TypeVar("Row", bound=Named)


class Graded(Named, Protocol):
    """A record with the person it names and its grade."""

    @property
    def match(self) -> str: ...
    @property
    def differs(self) -> str: ...


class PersonLine(Protocol):
    """A row about a person on a case."""

    @property
    def case_number(self) -> str: ...
    @property
    def person_code(self) -> int: ...


def client_name(whose: Whose, record: Named) -> str:
    """Return the client's name, or the name on the record if the SSN is on no case."""
    if not whose.persons:
        return name_of(record)
    client, *others = whose.clients
    more = f" AND {len(others)} MORE" if others else ""
    return f"{name_of(client)}{more}"


def sent_words(record: Graded) -> str:
    """Return the name on the record, how it matches and what differs; blank if it is exact."""
    if record.match in (EXACT, UNMATCHED):
        return ""
    return f"{match_words(record.match)}, {record.differs} DIFFERS: {name_of(record)}"


def exact_for(whose: Whose, records: Sequence[Row], line: PersonLine) -> list[Row]:
    """Return the records that are exact for the person on a case."""
    on = line.case_number, line.person_code
    return [each for each in records if whose.grade_for(each, *on).match == EXACT]


def income_of(
    whose: Whose, record: Named, amount: Decimal
) -> Callable[[PersonLine], Decimal | None]:
    """Return a function from person to income on the record, or None if the match is not exact."""

    def income(line: PersonLine) -> Decimal | None:
        grade = whose.grade_for(record, line.case_number, line.person_code)
        return amount if grade.match == EXACT else None

    return income


def row_two(ssn: int, whose: Whose, record: Named) -> dict[str, str]:
    """Return the SSN and name for row 2 of a screen."""
    return {"ssn": ssn_words(ssn), "name": client_name(whose, record)}
