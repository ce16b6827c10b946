"""Restricted sources: authority to see them, and values that may not be typed into notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.rules.federal_tax import FEDERAL_TAX, TaxValues, words_in
from screens.loader import load
from transactions.core.authority import may_see
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Lines, Refuse, Show
from transactions.core.request import Request
from transactions.core.words import CASE_COUNTS

RESTRICTED = "RESTRICTED"
"""Shown in place of data that the user may not see."""
OFFICE_OWN = frozenset({
    "act_by", "age", "case", "case_income", "differs", "due", "found", "holds", "latest",
    "listed_system", "match", "note", "number", "open", "person", "person_name", "period",
    "records", "resolved", "ssn", "system", "trail", "type", "year",
})  # fmt: skip
"""Fields with the office's own data or with labels only. Every other field on a line of a
restricted source is a value of that source.
"""
WORDS = ("IRS", "BEER")


def sees(request: Request, system: str) -> bool:
    """Return whether the user may see the system's data."""
    return may_see(request.user.position, system, request.options.restricted.sources)


def shown_sources(request: Request, declared: Transaction, show: Show) -> frozenset[str]:
    """Return the systems whose data a reply shows on any page: those of its lines, or else that of
    the transaction, and those that it names; only those that the user may see.
    """
    of_lines: set[str] = set()
    for lines in show.lists.values():
        if isinstance(lines, Lines):
            of_lines |= lines.systems
        else:
            of_lines |= {line.system for line in lines if line.system}
    held = (of_lines or {declared.system} - {""}) | show.sources
    return frozenset(system for system in held if sees(request, system))


def tax_values(lines: Mapping[int, Line]) -> Iterator[str]:
    """Return the federal tax values on the lines of a screen, as they are shown."""
    for line in lines.values():
        if line.system in FEDERAL_TAX:
            for name, text in line.values.items():
                if name not in OFFICE_OWN:
                    yield text.partition(CASE_COUNTS)[0]


def tax_refusal(
    request: Request, declared: Transaction, format: str, shown: TaxValues
) -> Refuse | None:
    """Refuse typed text that contains federal tax information; None if it contains none.

    `shown` has the federal tax values that this user has seen. The text of all fields is searched
    together, so that a value cannot be split between two fields.
    """
    written = {name: text for name, text in request.fields.items() if text.strip()}
    if shown.held_in(" ".join(written.values())) or shown.held_in("".join(written.values())):
        at = next((name for name, text in written.items() if shown.held_in(text)), None)
        return Refuse(message("IMS1140"), cursor=at or next(iter(written)))
    if not declared.notes or not request.options.restricted.words:
        return None
    coded = load(format).codes
    for name, text in written.items():
        word = words_in(text, WORDS) if name not in coded else ""
        if word:
            return Refuse(message("IMS1141", word=word), cursor=name)
    return None
