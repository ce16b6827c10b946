"""Types of names and of texts with placeholders in a scenario.

Names are looked up only when pydantic validates in the context of `Words`, because a file without
errors does not need its imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from ims_tui.complaint import Place, refuse_all, refused

if TYPE_CHECKING:
    from ims_tui.practice.scenario.words import Words

    Check = Callable[[Words, str], Iterator[PydanticCustomError]]


def _checked(check: Check) -> AfterValidator:
    """Check a text, each text of a list, or the values of a table."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        words: Words | None = info.context
        if words is not None:
            refuse_all(_wrong(value, words, check))
        return value

    return AfterValidator(validate)


def _wrong(value: Any, words: Words, check: Check) -> Iterator[tuple[Place, PydanticCustomError]]:
    texts: Any = [(None, value)]
    if isinstance(value, list):
        texts = enumerate(value)
    elif isinstance(value, Mapping):
        texts = value.items()
    for place, text in texts:
        if isinstance(text, str) and text:
            for error in check(words, text):
                yield () if place is None else (place,), error


def _name(what: str, of: str = "") -> AfterValidator:
    """Check that a word names something; `of` tells kinds with the same word apart."""
    return _checked(lambda words, word: words.name(word, what, of or what))


def _columns(table: str) -> AfterValidator:
    """Check the names and the texts of a table of values, as `Words.columns` describes."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        words: Words | None = info.context
        if words is not None:
            unknown = (((), error) for error in words.columns(value, table, info.data))
            refuse_all([*unknown, *_wrong(value, words, lambda words, text: words.filled(text))])
        return value

    return AfterValidator(validate)


def _within_solution(after: int, info: ValidationInfo) -> int:
    words: Words | None = info.context
    if words is not None and after > words.inputs > 0:
        raise refused(f"the model solution has {words.inputs} inputs, not {after}")
    return after


_FILLED = _checked(lambda words, text: words.filled(text))
_Texts = Annotated[list[str], Field(min_length=1)]
Filled = Annotated[str, _FILLED]
"""A text with placeholders, `{maria.ssn}`."""
FilledTexts = Annotated[str | _Texts, _FILLED]
_Values = dict[str, str | int | bool]
Columns = Annotated[_Values, _columns("row")]
"""Values for columns of the table named earlier in the entry."""
PersonValues = Annotated[_Values, _columns("ps2_person")]
CaseValues = Annotated[_Values, _columns("ps2_case")]
RecordValues = Annotated[_Values, _columns("record")]
QuestionValues = Annotated[_Values, _columns("question")]
AnswerValues = Annotated[_Values, _columns("answer")]
User = Annotated[str, _name("user")]
PersonHandle = Annotated[str, _name("person")]
PointName = Annotated[str, _name("point called")]
TransactionCode = Annotated[str, _name("transaction")]
AnyTransaction = Annotated[str, _name("transaction", "transaction or *")]
ScreenCode = Annotated[str, _name("screen")]
MessageNumber = Annotated[str, _name("message")]
ReportedSystem = Annotated[str, _name("system", "system of records")]
ComparedSystem = Annotated[str, _name("system", "system of messages")]
AskedSystem = Annotated[str, _name("question system")]
ErrorType = Annotated[str, _name("error type")]
KeyName = Annotated[str, _name("key")]
LockName = Annotated[str, _name("lock")]
TableName = Annotated[str, _name("table")]
NoteKind = Annotated[str, _name("note kind")]
CaseAction = Annotated[str, _name("case action")]
ActionBasis = Annotated[str, _name("action basis")]
Reasons = Annotated[str | _Texts, _name("reason code")]
Rule = Annotated[str, _checked(lambda words, rule: words.rule(rule))]
"""An item of a source: OKDHS 16(3)."""
TaughtRule = Annotated[str, _checked(lambda words, rule: words.taught_rule(rule))]
"""One of the rules that the scenario teaches."""
Move = Annotated[str, _checked(lambda words, text: words.move(text))]
"""A move of the clock: +2d, +3h, +1w."""
Slug = Annotated[str, Field(pattern="^[a-z][a-z0-9_-]*$")]
PointsName = Annotated[Slug, _checked(lambda words, name: words.unique(name))]
After = Annotated[int, Field(ge=0), AfterValidator(_within_solution)]
"""Number of inputs of the model solution to play first."""
