"""Check that the names in a scenario exist, in the program or in the scenario's own file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final

from pydantic_core import PydanticCustomError

from data.practice.users import PRACTICE_USERS, practice_user
from data.rules.codes import code_table
from data.schema import Base
from data.store.clock import clock_move
from data.systems.registry import contracts, is_system, question_systems
from data.systems.request import Question
from ims_tui.complaint import nearest, not_known, refused
from ims_tui.practice.scenario import rule_words
from ims_tui.practice.scenario.placeholders import FillError, stand_in
from screens.keyboard import Lock
from screens.loader import names as format_names
from screens.message import Aid
from transactions.core.messages import message_types
from transactions.core.registry import transactions_by_code

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
Errors = Iterator[PydanticCustomError]
_KNOWN: Final[Mapping[str, Callable[[], Iterable[str]]]] = MappingProxyType({
    "user": lambda: (user.user_id for user in PRACTICE_USERS),
    "transaction": transactions_by_code,
    "transaction or *": lambda: (*transactions_by_code(), "*"),
    "screen": lambda: {*transactions_by_code(), *format_names()},
    "message": message_types,
    "key": lambda: (aid.name for aid in Aid),
    "lock": lambda: (lock.name for lock in Lock),
    "table": lambda: Base.metadata.tables,
    "question system": question_systems,
    "system of records": lambda: (*contracts(), "PAY"),
    "system of messages": lambda: (*filter(is_system, contracts()), "ENU"),
    "error type": lambda: code_table("error_type"),
    "reason code": lambda: code_table("reason"),
    "note kind": lambda: code_table("note_kind"),
    "case action": lambda: code_table("case_action"),
    "action basis": lambda: code_table("action_basis"),
})  # fmt: skip
"""All names, by the kind of thing they name."""


class Words:
    """Checks the names in one file, as a context for validation."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        """`found` is the file as read from TOML, valid or not."""
        handles = list(_named(found.get("people"), "handle"))
        user = practice_user(str(found.get("user"))) or PRACTICE_USERS[0]
        solution = found.get("solution")
        self._points = [
            *_named(found.get("counts"), "name"), *_named(found.get("never"), "name")
        ]  # fmt: skip
        self._own = {"person": handles, "point called": self._points}
        self._taught = [each for each in _list(found.get("rules")) if isinstance(each, str)]
        self._placeholders = stand_in(handles, user.user_id, SOME_DAY.date())
        self.inputs = len(_list(solution.get("inputs"))) if isinstance(solution, Mapping) else 0
        """Number of inputs in the model solution."""

    def name(self, word: str, what: str, of: str) -> Errors:
        """Report a word that names nothing; `what` is the word for it in the error."""
        known = self._own[of] if of in self._own else list(_KNOWN[of]())
        if word not in known:
            yield not_known(what, word, known)

    def filled(self, text: str) -> Errors:
        """Report a placeholder that has no value."""
        try:
            self._placeholders.fill(text)
        except FillError as error:
            yield refused(str(error))

    def rule(self, rule: str) -> Errors:
        """Report a rule that no source has."""
        if rule in rule_words():
            return
        known = {each.upper(): each for each in rule_words()}
        close = [known[each] for each in get_close_matches(rule.upper(), known, 3, 0.6)]
        said = "" if close else "; write it as OKDHS 16(3) or WN ADVERSE ACTION REQUIREMENTS"
        yield refused(f"the sources have no rule {rule}{said}", " or ".join(close))

    def taught_rule(self, rule: str) -> Errors:
        """Report an unknown rule, or one that is not listed at the top of the file."""
        unknown = list(self.rule(rule))
        yield from unknown
        if not unknown and self._taught and rule not in self._taught:
            near = nearest(rule, set(self._taught) & set(rule_words()))
            yield refused(f"{rule} is not listed under rules above", near)

    def unique(self, name: str) -> Errors:
        """Report a name used for several points."""
        if self._points.count(name) > 1:
            yield refused(f"{name} is used more than once")

    def move(self, text: str) -> Errors:
        """Report a text that is not a move of the clock."""
        try:
            clock_move(text, SOME_DAY)
        except ValueError:
            yield refused(f"{text}: move a clock by +2d, +3h or +1w")

    def columns(self, named: Iterable[str], table: str, entry: Mapping[str, Any]) -> Errors:
        """Report unknown columns of a table of the store, or of an entry's record, answer, question
        or row.
        """
        lacks, known = _columns(table, str(entry.get("system", "")), entry.get("table"))
        for name in named if lacks else ():
            if name not in known:
                near = nearest(name, known)
                more = "" if near else f"; it has {', '.join(known)}"
                yield refused(f"{lacks} {name}{more}", near)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(entries: Any, word: str) -> Iterator[str]:
    for each in _list(entries):
        if isinstance(each, Mapping) and isinstance(each.get(word), str):
            yield each[word]


def _columns(table: str, system: str, named: object) -> tuple[str, Collection[str]]:
    """Return the error text for an unknown column and the known columns; "" if not known."""
    if table == "answer":
        reply = question_systems()[system].reply if system in question_systems() else None
        known = reply.answer.model_fields if reply else ()
        return (f"an answer of {system} has no" if reply else "", known)
    if table == "question":
        asks = question_systems()[system].asks if system in question_systems() else Question
        return f"a question of {system} has no", asks.model_fields
    if table == "record":
        named = contracts()[system].table.name if system in contracts() else "twn_pay_period"
    found = Base.metadata.tables.get(str(named) if table in ("record", "row") else table)
    return ("", ()) if found is None else (f"{found.name} has no column", found.columns.keys())
