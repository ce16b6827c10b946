"""Words of a scenario that name something, as types that know whether there is such a thing.

Names are looked up only where pydantic validates in the context of `Words`: a file that is right
needs none of what that imports.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from data.practice.users import PRACTICE_USERS, practice_user
from data.rules.codes import code_table
from data.store.clock_moves import clock_move
from ims_tui.complaint import Place, nearest, not_known, refuse_all, refused
from ims_tui.practice.scenario.placeholders import FillError, Placeholders, stand_in
from ims_tui.practice.scenario.rules import rule_words

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
Error = PydanticCustomError
Value = str | int | bool
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """The names that one file gives to its own things."""

    handles: list[str]
    points: list[str]
    rules: list[str]
    """Those of its head."""
    inputs: int
    """How many inputs its model solution has."""
    placeholders: Placeholders

    @classmethod
    def of(cls, found: Values) -> Words:
        """Collect the names of a file as TOML reads it, of the right form or not."""
        handles = list(_named(found.get("people"), "handle"))
        user = str(found.get("user"))
        known = practice_user(user) or PRACTICE_USERS[0]
        solution = found.get("solution")
        inputs = solution.get("inputs") if isinstance(solution, Mapping) else None
        return cls(
            handles,
            [*_named(found.get("counts"), "name"), *_named(found.get("never"), "name")],
            [each for each in _list(found.get("rules")) if isinstance(each, str)],
            len(_list(inputs)),
            stand_in(handles, known.user_id, SOME_DAY.date()),
        )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(entries: Any, word: str) -> Iterator[str]:
    for each in _list(entries):
        if isinstance(each, Mapping) and isinstance(each.get(word), str):
            yield each[word]


Check = Callable[[str, Words], Iterable[Error]]


def _checked(check: Check) -> AfterValidator:
    """Check a text, each of a list, or the values of a table, where there is a context."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        words: Words | None = info.context
        if words is not None:
            refuse_all(
                (place, wrong) for place, text in _texts(value) for wrong in check(text, words)
            )
        return value

    return AfterValidator(validate)


def _texts(value: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str) and value:
        yield (), value
    parts = enumerate(value) if isinstance(value, list) else ()
    for name, text in value.items() if isinstance(value, dict) else parts:
        if isinstance(text, str):
            yield (name,), text


def _name(what: str, known: Callable[[Words], Iterable[str]]) -> AfterValidator:
    """Check that a word is one of those there are."""

    def check(word: str, words: Words) -> Iterator[Error]:
        names = list(known(words))
        if word not in names:
            yield not_known(what, word, names)

    return _checked(check)


def _fills(text: str, words: Words) -> Iterator[Error]:
    try:
        words.placeholders.fill(text)
    except FillError as error:
        yield refused(str(error))


def _rule(rule: str, words: Words) -> Iterator[Error]:
    if rule in rule_words():
        return
    known = {each.upper(): each for each in rule_words()}
    close = [known[each] for each in get_close_matches(rule.upper(), known, 3, 0.6)]
    said = "" if close else "; one is named as OKDHS 16(3) or WN ADVERSE ACTION REQUIREMENTS"
    yield refused(f"the sources have no rule {rule}{said}", " or ".join(close))


def _taught(rule: str, words: Words) -> Iterator[Error]:
    unknown = list(_rule(rule, words))
    yield from unknown
    if not unknown and words.rules and rule not in words.rules:
        near = nearest(rule, set(words.rules) & set(rule_words()))
        yield refused(f"{rule} does not stand in rules above", near)


def _move(text: str, words: Words) -> Iterator[Error]:
    try:
        clock_move(text, SOME_DAY)
    except ValueError:
        yield refused(f"{text}: a clock is moved by +2d, +3h or +1w")


def _once(name: str, words: Words) -> Iterator[Error]:
    if words.points.count(name) > 1:
        yield refused(f"{name} is the name of more than one")


def _transactions(words: Words) -> Iterable[str]:
    from transactions.core.registry import transactions_by_code

    return transactions_by_code()


def _screens(words: Words) -> Iterable[str]:
    """What can stand in row 1 of a screen: the codes of transactions and the names of formats."""
    from screens.loader import names

    return {*_transactions(words), *names()}


def _messages(words: Words) -> Iterable[str]:
    from transactions.core.messages import message_types

    return message_types()


def _reported(words: Words) -> Iterable[str]:
    from data.systems.registry import contracts

    return [*contracts(), "PAY"]


def _compared(words: Words) -> Iterable[str]:
    """The systems that a discrepancy message can be of."""
    from data.systems.registry import is_system

    return [*filter(is_system, _reported(words)), "ENU"]


def _asked(words: Words) -> Iterable[str]:
    from data.systems.registry import question_systems

    return question_systems()


def _keys(words: Words) -> Iterable[str]:
    from screens.message import Aid

    return [aid.name for aid in Aid]


def _locks(words: Words) -> Iterable[str]:
    from screens.keyboard import Lock

    return [lock.name for lock in Lock]


def _tables(words: Words) -> Iterable[str]:
    from data.schema import Base

    return Base.metadata.tables


def _codes(table: str) -> Callable[[Words], Iterable[str]]:
    return lambda words: code_table(table)


User = Annotated[str, _name("user", lambda words: [user.user_id for user in PRACTICE_USERS])]
PersonHandle = Annotated[str, _name("person", lambda words: words.handles)]
PointName = Annotated[str, _name("point called", lambda words: words.points)]
TransactionCode = Annotated[str, _name("transaction", _transactions)]
AnyTransaction = Annotated[str, _name("transaction", lambda words: [*_transactions(words), "*"])]
ScreenCode = Annotated[str, _name("screen", _screens)]
MessageNumber = Annotated[str, _name("message", _messages)]
ReportedSystem = Annotated[str, _name("system", _reported)]
ComparedSystem = Annotated[str, _name("system", _compared)]
AskedSystem = Annotated[str, _name("question system", _asked)]
ErrorType = Annotated[str, _name("error type", _codes("error_type"))]
KeyName = Annotated[str, _name("key", _keys)]
LockName = Annotated[str, _name("lock", _locks)]
TableName = Annotated[str, _name("table", _tables)]
NoteKind = Annotated[str, _name("note kind", _codes("note_kind"))]
CaseAction = Annotated[str, _name("case action", _codes("case_action"))]
ActionBasis = Annotated[str, _name("action basis", _codes("action_basis"))]
Rule = Annotated[str, _checked(_rule)]
"""An item of a source: OKDHS 16(3)."""
TaughtRule = Annotated[str, _checked(_taught)]
"""One of the rules that the scenario teaches."""
Move = Annotated[str, _checked(_move)]
"""A move of the clock: +2d, +3h, +1w."""
Unique = Annotated[str, Field(pattern="^[a-z][a-z0-9_-]*$"), _checked(_once)]
Filled = Annotated[str, _checked(_fills)]
"""A text with placeholders, `{maria.ssn}`."""
_Texts = Annotated[list[str], Field(min_length=1)]
FilledTexts = Annotated[str | _Texts, _checked(_fills)]
Reasons = Annotated[str | _Texts, _name("reason code", _codes("reason"))]


def columns(of: Callable[[Values], tuple[str, Collection[str]]]) -> AfterValidator:
    """Check the names and the texts of a table of values.

    `of` gives, for the words that stand before it in its entry, how to say that a name is not
    known there, and the names that are; "" where that cannot be told.
    """

    def validate(value: Values, info: ValidationInfo) -> Values:
        words: Words | None = info.context
        if words is not None:
            refuse_all([*_unknown_columns(value, *of(info.data)), *_unfilled(value, words)])
        return value

    return AfterValidator(validate)


def _unknown_columns(
    value: Values, lacks: str, known: Collection[str]
) -> Iterator[tuple[Place, Error]]:
    for name in value if lacks else ():
        if name not in known:
            near = nearest(name, known)
            more = "" if near else f"; it has {', '.join(known)}"
            yield (), refused(f"{lacks} {name}{more}", near)


def _unfilled(value: Values, words: Words) -> Iterator[tuple[Place, Error]]:
    return ((place, wrong) for place, text in _texts(value) for wrong in _fills(text, words))


def columns_of(table: object) -> tuple[str, Collection[str]]:
    """The columns of a table of the store, by its name."""
    from data.schema import Base

    found = Base.metadata.tables.get(table) if isinstance(table, str) else None
    return ("", ()) if found is None else (f"{found.name} has no column", found.columns.keys())


def reported_columns(entry: Values) -> tuple[str, Collection[str]]:
    """The columns of the records of a system."""
    from data.systems.registry import contracts

    code = entry.get("system", "")
    if code == "PAY":
        return columns_of("twn_pay_period")
    return columns_of(contracts()[code].table.name) if code in contracts() else ("", ())


def answer_fields(entry: Values) -> tuple[str, Collection[str]]:
    """The fields of an answer of a system."""
    from ims_tui.practice.world.answers import ANSWERS

    system = entry.get("system", "")
    known = system in ANSWERS
    return (f"an answer of {system} has no", ANSWERS[system].model_fields) if known else ("", ())


def question_fields(entry: Values) -> tuple[str, Collection[str]]:
    """The fields of a question to a system."""
    from ims_tui.practice.world.answers import question_words

    system = entry.get("system", "")
    return f"a question of {system} has no", question_words(system)
