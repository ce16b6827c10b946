"""What the characters of a field must be: each check once, as Python and as SQL of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from data.systems.format import matches

MISSING = "IS MISSING"
UNLIKE = "DOES NOT HAVE THE FORM IT SHOULD"


class Check(NamedTuple):
    """One thing that characters must be, and what is said where they are not."""

    complaint: str
    holds: Callable[[str], bool]
    sql: Callable[[str], str]
    """The same as SQL, from the SQL of the characters."""


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def shaped(shape: str, complaint: str) -> Check:
    """All characters have a shape, a regular expression that Python and RE2 read alike."""
    return Check(
        complaint,
        lambda text: matches(shape, text),
        lambda sql: f"regexp_full_match({sql}, {literal(shape)})",
    )


def filled(nothing: str) -> Check:
    """There is something other than `nothing`, which stands for no value."""
    return Check(
        MISSING,
        lambda text: _trimmed(text) != nothing,
        lambda sql: f"trim({sql}) <> {literal(nothing)}",
    )


def listed(codes: Iterable[str], complaint: str) -> Check:
    """Without blanks around it is one of these codes."""
    known, sql_list = frozenset(codes), ", ".join(map(literal, codes))
    return Check(
        complaint,
        lambda text: _trimmed(text) in known,
        lambda sql: f"trim({sql}) IN ({sql_list})",
    )


def trimmed(check: Check) -> Check:
    """The check of what is between the blanks."""
    return check._replace(
        holds=lambda text: check.holds(_trimmed(text)),
        sql=lambda sql: check.sql(f"trim({sql})"),
    )


def unless_blank(check: Check) -> Check:
    """The check where there is anything but blanks."""
    return check._replace(
        holds=lambda text: not _trimmed(text) or check.holds(text),
        sql=lambda sql: f"(trim({sql}) = '' OR {check.sql(sql)})",
    )


def _trimmed(text: str) -> str:
    return text.strip(" ")
