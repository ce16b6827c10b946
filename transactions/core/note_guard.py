"""What may not be written into notes: federal tax values that this user was shown today, and, where
the office says so, the words that tell that there are any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.rules.federal_tax import FEDERAL_TAX
from data.rules.tax_values import TaxValues, words_in
from screens.loader import load
from transactions.core.messages import message
from transactions.core.options import Options
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Refuse
from transactions.core.words import CASE_COUNTS

OFFICE_OWN = frozenset({
    "act_by", "age", "case", "case_income", "differs", "due", "found", "holds", "latest",
    "listed_system", "match", "note", "number", "open", "person", "person_name", "period",
    "records", "resolved", "ssn", "system", "trail", "type", "year",
})  # fmt: skip
"""Fields of lines that hold what the office knows itself, or say only of what kind something is;
whatever else stands on a line of a restricted source is a value of it.
"""
WORDS = ("IRS", "BEER")


def tax_values(lines: Mapping[int, Line]) -> Iterator[str]:
    """The federal tax values on the lines of a screen, as they are written there."""
    for line in lines.values():
        if line.system in FEDERAL_TAX:
            for name, text in line.values.items():
                if name not in OFFICE_OWN:
                    yield text.partition(CASE_COUNTS)[0]


def refused(
    declared: Transaction,
    format: str,
    typed: Mapping[str, str],
    shown: TaxValues,
    options: Options,
) -> Refuse | None:
    """Why what was typed into the fields of a screen is not taken; None where it is.

    `shown` are the federal tax values that this user has had on a screen. A value is looked
    for in what was typed into all fields together, so that it cannot be divided among them.
    """
    written = {name: text for name, text in typed.items() if text.strip()}
    if shown.held_in(" ".join(written.values())) or shown.held_in("".join(written.values())):
        at = next((name for name, text in written.items() if shown.held_in(text)), None)
        return Refuse(message("IMS1140"), cursor=at or next(iter(written)))
    if not declared.notes or not options.restricted.words:
        return None
    coded = load(format).codes
    for name, text in written.items():
        word = words_in(text, WORDS) if name not in coded else ""
        if word:
            return Refuse(message("IMS1141", word=word), cursor=name)
    return None
