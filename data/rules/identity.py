"""Grade of a record: agreement of its person with one on a case, and workers' verdicts (OKDHS
5(a)).

`data/exchange/sql/grade.sql` applies the same rule to whole files. A property test compares the
two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from data.rules.names import Name, Widths, names_agree

EXACT: Final = "E"
PARTIAL: Final = "P"
ANOTHERS: Final = "O"
"""A worker has decided that the record is another person's."""
UNMATCHED: Final = "U"
SAME, CORRECT, OTHER = "SAME", "CORRECT", "OTHER"
NAME, BIRTH_DATE, CLAIM_NUMBER = "NAME", "BIRTH DATE", "CLAIM NUMBER"


class Sent(NamedTuple):
    """Person named on a record."""

    name: Name
    birth_date: date | None = None
    """None if the record has none."""
    claims: tuple[str, ...] = ()
    """Its claim numbers, sorted."""


class Settled(NamedTuple):
    """Verdict on a record that names a person. In a list, the last one is the newest."""

    verdict: str
    sent: Sent


class Person(NamedTuple):
    """Person on a case, to grade records against."""

    names: Sequence[Name]
    """Name on the case, and every other known name."""
    birth_date: date
    claim_number: str = ""
    settled: Sequence[Settled] = ()


class Grade(NamedTuple):
    """E exact, P partial, O another person's, U no person; and the parts that differ."""

    match: str
    differs: str = ""


NOBODY: Final = Grade(UNMATCHED)
_ORDER: Final = (EXACT, PARTIAL, ANOTHERS, UNMATCHED)


def grade(sent: Sent, person: Person, widths: Widths) -> Grade:
    """Grade a record against a person.

    A record that agrees with the person's own data is exact, whatever the verdicts. A verdict OTHER
    excludes records that name the same person as the record it was given on. A verdict SAME makes
    each part of its record one of the person's, unless a newer OTHER excludes it.
    """
    differs = _differing(sent, person.names, (person.birth_date,), (person.claim_number,), widths)
    if not differs:
        return Grade(EXACT)
    newest = _newest(person.settled)
    kept_out = max(
        (place for place, each in newest if each.verdict == OTHER and covers(each, sent, widths)),
        default=0,
    )
    same = [each.sent for place, each in newest if each.verdict == SAME and place > kept_out]
    names = [*person.names, *(each.name for each in same)]
    born = [person.birth_date, *(each.birth_date for each in same)]
    claims = [person.claim_number, *(claim for each in same for claim in each.claims)]
    if not person.claim_number:
        claims = [""]
    differs = _differing(sent, names, born, claims, widths)
    if not differs:
        return Grade(EXACT)
    return Grade(ANOTHERS if kept_out else PARTIAL, ", ".join(differs))


def best(grades: Iterable[Grade]) -> Grade:
    """Return the best of a record's grades, or NOBODY without any."""
    ranked = sorted(grades, key=lambda each: (_ORDER.index(each.match), _parts(each), each.differs))
    return ranked[0] if ranked else NOBODY


def covers(settled: Settled, sent: Sent, widths: Widths) -> bool:
    """Return True if a record names the same person as the record of a verdict."""
    return (
        names_agree(sent.name, settled.sent.name, widths)
        and sent.birth_date in (None, settled.sent.birth_date)
        and set(sent.claims) <= set(settled.sent.claims)
    )


def subject(sent: Sent, differs: str) -> str:
    """Format the person named on a record, with the other parts that differ, for a message.

    >>> subject(Sent(Name("JONES", "ANN"), date(1961, 9, 22)), "NAME, BIRTH DATE")
    'JONES, ANN 09/22/1961'
    """
    name = f"{sent.name.last}, {sent.name.first}".removesuffix(", ")
    born = f"{sent.birth_date:%m/%d/%Y}" if sent.birth_date and BIRTH_DATE in differs else ""
    claims = sent.claims if CLAIM_NUMBER in differs else ()
    return " ".join(filter(None, (name, born, *claims)))


def _parts(each: Grade) -> int:
    return len(each.differs.split(", ")) if each.differs else 0


def _newest(settled: Sequence[Settled]) -> list[tuple[int, Settled]]:
    """Return the newest verdict on each record, with its place among all, from 1."""
    places = {_key(each.sent): (place, each) for place, each in enumerate(settled, start=1)}
    return list(places.values())


def _key(sent: Sent) -> object:
    return sent.name.letters, sent.birth_date, sent.claims


def _differing(
    sent: Sent,
    names: Iterable[Name],
    born: Iterable[date | None],
    claims: Iterable[str],
    widths: Widths,
) -> list[str]:
    """Return the parts of a record that agree with none of the known names, birth dates and claim
    numbers.
    """
    known = set(claims)
    differs = []
    for each in names:
        if names_agree(sent.name, each, widths):
            break
    else:
        differs.append(NAME)
    if sent.birth_date is not None and sent.birth_date not in set(born):
        differs.append(BIRTH_DATE)
    if sent.claims and known != {""} and not known & set(sent.claims):
        differs.append(CLAIM_NUMBER)
    return differs
