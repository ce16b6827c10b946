"""Whether every name that a scenario uses is the name of something.

The file is read as it stands, so that what is wrong in one place hides nothing in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from data.schema import Base
from data.store.clock_moves import clock_move
from ims_tui.practice.scenario.nodes import Path, is_list, walk, where
from ims_tui.practice.scenario.problems import Problem, nearest
from ims_tui.practice.scenario.rules import rule_words, unknown_rule
from ims_tui.practice.scenario.vocabulary import CONDITIONS, ENTRIES, FILLED, HEAD, Known, columns
from ims_tui.practice.world.casting import FillError, stand_in

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
LISTED = 14
"""Up to so many words are all named, where none is spelled alike."""
COLUMNS = ("values", "where")


def wrong_words(found: Mapping[str, Any]) -> Iterator[Problem]:
    """Everything that a scenario names and that is not there; `found` is the file, of right form or
    not.
    """
    words = _Words(found)
    for path, holder, node in walk(found):
        if isinstance(node, Mapping):
            yield from _columns(path, node, found)
        elif isinstance(node, str):
            yield from words.text(path, holder, node)
    yield from _twice(words.points)
    yield from _too_far(found)


class _Words:
    """What the names of one file are."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        self._found = found
        self._handles = [each["handle"] for each in _entries(found, "people", "handle")]
        self.points = [
            each["name"] for part in ("counts", "never") for each in _entries(found, part, "name")
        ]
        rules = found.get("rules")
        self._rules = [each for each in rules if isinstance(each, str)] if is_list(rules) else None
        user = str(found.get("user"))
        users = list(HEAD["user"][1]())
        self._cast = stand_in(self._handles, user if user in users else users[0], SOME_DAY.date())

    def text(self, path: Path, holder: Mapping[str, Any], text: str) -> Iterator[Problem]:
        """What is wrong with a text at its place."""
        if _in_columns(path):
            yield from self._filled(path, text)
            return
        at, section, word = where(path, self._found), path[0], _word(path)
        known = HEAD.get(word) if len(path) <= 2 and word == section else None
        known = known or ENTRIES.get((str(section), word))
        known = known or CONDITIONS.get((str(holder.get("kind")), word))
        if known is not None and text:
            yield from _unknown(at, text, known[1], known[0])
        if word == "person" and text:
            yield from _unknown(at, text, lambda: self._handles, "person")
        if word == "loses":
            yield from _unknown(at, text, lambda: self.points, "point called")
        if section == "rules" or word == "rule":
            yield from self._rule(at, text, section == "rules")
        if word == "by" and holder.get("kind") == "clock":
            yield from _move(at, text)
        if word in FILLED:
            yield from self._filled(path, text)

    def _filled(self, path: Path, text: str) -> Iterator[Problem]:
        try:
            self._cast.fill(text)
        except FillError as error:
            yield Problem(where(path, self._found), str(error))

    def _rule(self, at: str, rule: str, in_head: bool) -> Iterator[Problem]:
        unknown = list(unknown_rule(at, rule))
        yield from unknown
        if not (unknown or in_head or self._rules is None or rule in self._rules):
            close = nearest(rule, set(self._rules) & set(rule_words()))
            yield Problem(at, f"{rule} does not stand in rules above", close)


def _word(path: Path) -> str:
    """The word that a value stands behind."""
    return next((each for each in reversed(path) if isinstance(each, str)), "")


def _in_columns(path: Path) -> bool:
    return any(each in COLUMNS for each in path[:-1])


def _entries(found: Mapping[str, Any], part: str, word: str) -> Iterator[Mapping[str, Any]]:
    """The entries of a list that have this word."""
    entries = found.get(part)
    for each in entries if is_list(entries) else ():
        if isinstance(each, Mapping) and isinstance(each.get(word), str):
            yield each


def _unknown(at: str, word: str, known: Known, kind: str) -> Iterator[Problem]:
    words = list(known())
    if word not in words:
        close = nearest(word, words)
        listed = f"; known are {', '.join(sorted(words))}" if words and len(words) <= LISTED else ""
        yield Problem(at, f"there is no {kind} {word}{'' if close else listed}", close)


def _move(at: str, text: str) -> Iterator[Problem]:
    try:
        clock_move(text, SOME_DAY)
    except ValueError:
        yield Problem(at, f"{text}: a clock is moved by +2d, +3h or +1w")


def _twice(names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem("counts, never", f"{name} is the name of more than one")


def _too_far(found: Mapping[str, Any]) -> Iterator[Problem]:
    """Wrong paths that begin later than the model solution ends."""
    solution, entries = found.get("solution"), found.get("wrong")
    inputs = solution.get("inputs") if isinstance(solution, Mapping) else None
    if is_list(entries) and is_list(inputs):
        for number, wrong in enumerate(entries):
            after = wrong.get("after") if isinstance(wrong, Mapping) else None
            if isinstance(after, int) and after > len(inputs):
                at = where(("wrong", number, "after"), found)
                yield Problem(at, f"the model solution has {len(inputs)} inputs, not {after}")


def _columns(path: Path, entry: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Problem]:
    """The table that an entry or a condition names, and the columns of it."""
    at, table = where(path, found), entry.get("table")
    if isinstance(table, str) and not _in_columns((*path, "table")):
        yield from _unknown(f"{at}, table", table, lambda: Base.metadata.tables, "table")
    lacks, known = columns(str(path[0]) if path else "", entry)
    for part in COLUMNS if lacks else ():
        named = entry.get(part)
        for name in named if isinstance(named, Mapping) else ():
            if name not in known:
                close = nearest(name, known)
                yield Problem(f"{at}, {part}", f"{lacks} {name}{_all(close, known)}", close)


def _all(close: str, known: Iterable[str]) -> str:
    return "" if close else f"; it has {', '.join(known)}"
