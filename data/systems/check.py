"""Checks on the characters of a field, each defined once for Python and for the engine's SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from data.systems.format import matches

MISSING = "IS MISSING"
UNLIKE = "DOES NOT HAVE THE FORM IT SHOULD"


class Check(NamedTuple):
    """One requirement on a field's characters, and the complaint when they fail it."""

    complaint: str
    holds: Callable[[str], bool]
    sql: Callable[[str], str]
    """Build the same check as SQL from the SQL expression of the characters."""


def literal(text: str) -> str:
    """Quote `text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def shaped(shape: str, complaint: str) -> Check:
    """Require the text to match `shape`, a regular expression that Python and RE2 read alike."""
    return Check(
        complaint,
        lambda text: matches(shape, text),
        lambda sql: f"regexp_full_match({sql}, {literal(shape)})",
    )


def filled(nothing: str) -> Check:
    """Require a value: anything but `nothing`, the text that means no value."""
    return Check(
        MISSING,
        lambda text: _trimmed(text) != nothing,
        lambda sql: f"trim({sql}) <> {literal(nothing)}",
    )


def listed(codes: Iterable[str], complaint: str) -> Check:
    """Require one of these codes, ignoring blanks around it."""
    known, sql_list = frozenset(codes), ", ".join(map(literal, codes))
    return Check(
        complaint,
        lambda text: _trimmed(text) in known,
        lambda sql: f"trim({sql}) IN ({sql_list})",
    )


def trimmed(check: Check) -> Check:
    """Apply a check to the text without the blanks around it."""
    return check._replace(
        holds=lambda text: check.holds(_trimmed(text)),
        sql=lambda sql: check.sql(f"trim({sql})"),
    )


def unless_blank(check: Check) -> Check:
    """Apply a check only to text that is not all blanks."""
    return check._replace(
        holds=lambda text: not _trimmed(text) or check.holds(text),
        sql=lambda sql: f"(trim({sql}) = '' OR {check.sql(sql)})",
    )


def _trimmed(text: str) -> str:
    return text.strip(" ")
