"""Which words of a scenario are names of something, and of what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from data.office.case import Case, CasePerson
from data.practice.users import PRACTICE_USERS
from data.rules.codes import code_table
from data.schema import Base
from data.systems.registry import question_systems
from ims_tui.practice.world.answers import ANSWERS, question_words
from ims_tui.practice.world.reported import REPORTED
from screens.keyboard import Lock
from screens.loader import names as format_names
from screens.message import Aid
from transactions.core.messages import message_types
from transactions.core.registry import transactions_by_code

Known = Callable[[], Iterable[str]]


def _screens() -> set[str]:
    """What can stand in row 1 of a screen: the codes of transactions and the names of formats."""
    return {*transactions_by_code(), *format_names()}


def _compared() -> list[str]:
    """Systems that a discrepancy message can be of."""
    return [*(each for each in REPORTED if each in code_table("system")), "ENU"]


_SCREEN: Final = ("screen", _screens)
_MESSAGE: Final = ("message", message_types)
_SYSTEM: Final = ("system", _compared)

HEAD: Final[Mapping[str, tuple[str, Known]]] = MappingProxyType({
    "user": ("user", lambda: [user.user_id for user in PRACTICE_USERS]),
    "transactions": ("transaction", transactions_by_code),
})  # fmt: skip
"""Word of the head -> what it names, and what there is."""
ENTRIES: Final[Mapping[tuple[str, str], tuple[str, Known]]] = MappingProxyType({
    ("records", "system"): ("system", lambda: REPORTED),
    ("messages", "system"): _SYSTEM,
    ("participants", "worker"): HEAD["user"],
    ("participants", "manager"): HEAD["user"],
    ("messages", "error"): ("error type", lambda: code_table("error_type")),
    ("faults", "transaction"): ("transaction", lambda: [*transactions_by_code(), "*"]),
})  # fmt: skip
"""The list of entries and a word of an entry -> what it names, and what there is."""
CONDITIONS: Final[Mapping[tuple[str, str], tuple[str, Known]]] = MappingProxyType({
    ("shown", "code"): _SCREEN,
    ("shown", "message"): _MESSAGE,
    ("entered", "code"): _SCREEN,
    ("entered", "on"): _SCREEN,
    ("pressed", "key"): ("key", lambda: [aid.name for aid in Aid]),
    ("pressed", "on"): _SCREEN,
    ("message", "number"): _MESSAGE,
    ("resolved", "system"): _SYSTEM,
    ("resolved", "reason"): ("reason code", lambda: code_table("reason")),
    ("resolved", "error"): ("error type", lambda: code_table("error_type")),
    ("note", "code"): ("note kind", lambda: code_table("note_kind")),
    ("note", "action"): ("case action", lambda: code_table("case_action")),
    ("note", "basis"): ("action basis", lambda: code_table("action_basis")),
    ("asked", "system"): ("question system", lambda: question_systems()),
    ("locked", "lock"): ("lock", lambda: [lock.name for lock in Lock]),
})  # fmt: skip
"""The kind of a condition and a word of it -> what it names, and what there is."""
FILLED: Final = frozenset(
    {"goal", "do", "hints", "inputs", "case", "contains", "value", "text", "ssn", "claim"}
)
"""Words whose texts are filled from the cast."""


def columns(section: str, entry: Mapping[str, Any]) -> tuple[str, Collection[str]]:
    """How to say that something is not known there, and what the `values` of an entry or the
    `where` of a condition may name; "" and nothing where that cannot be told.
    """
    system = str(entry.get("system", ""))
    if section == "records" and system in REPORTED:
        return _table(REPORTED[system].table.name)
    if section in ("people", "cases") and "kind" not in entry:
        return _table({"people": CasePerson, "cases": Case}[section].__tablename__)
    if section == "answers" and system in ANSWERS:
        return f"an answer of {system} has no", ANSWERS[system].model_fields
    if section == "requests":
        return f"a question of {system} has no", question_words(system)
    return _table(entry.get("table"))


def _table(name: object) -> tuple[str, Collection[str]]:
    table = Base.metadata.tables.get(name) if isinstance(name, str) else None
    return ("", ()) if table is None else (f"{table.name} has no column", table.columns.keys())
