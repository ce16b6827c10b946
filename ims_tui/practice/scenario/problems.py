"""What is wrong with a scenario, in words that a trainer understands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from data.store.safe import safe_lines, safe_text
from ims_tui.practice.scenario import conditions
from ims_tui.practice.scenario import parts as written
from ims_tui.practice.scenario.nodes import where


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    where: str
    """`steps 2, done`; blank for the file as a whole."""
    what: str
    nearest: str = ""
    """The right word that is nearest to the wrong one."""

    def __str__(self) -> str:
        meant = f" (is {self.nearest} meant?)" if self.nearest else ""
        # A scenario can come from anybody: nothing of it may control the terminal.
        where = f"{safe_text(self.where)}: " if self.where else ""
        return where + safe_lines(f"{self.what}{meant}")


def nearest(word: str, words: Iterable[str]) -> str:
    """The right word that is spelled most alike; "" where none is."""
    found = get_close_matches(word, list(words), 1, 0.6)
    return found[0] if found else ""


def problems_of(error: ValidationError, found: Mapping[str, Any]) -> list[Problem]:
    """The problems of a file that does not have the form of a scenario."""
    return [_problem(dict(each), found) for each in error.errors(include_url=False)]


def _problem(error: Mapping[str, Any], found: Mapping[str, Any]) -> Problem:
    path = tuple(error["loc"])
    place, name = where(path, found), str(path[-1]) if path else ""
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "missing":
        return Problem(where(path[:-1], found), f"{name} is missing")
    if kind == "extra_forbidden":
        known = _known(path[:-1])
        close = nearest(name, known)
        listed = "" if close or not known else f"; known are {', '.join(known)}"
        return Problem(where(path[:-1], found), f"{name} is not known here{listed}", close)
    if kind == "union_tag_invalid":
        kinds = [each.strip("'") for each in str(context["expected_tags"]).split(", ")]
        return Problem(
            place, f"there is no condition of the kind {context['tag']}",
            nearest(str(context["tag"]), kinds),
        )  # fmt: skip
    if kind == "union_tag_not_found":
        return Problem(place, 'a condition needs its kind: kind = "shown"')
    if kind == "literal_error":
        allowed = str(context["expected"])
        close = nearest(
            str(error["input"]), [each.strip("' ") for each in allowed.split("'")[1::2]]
        )
        return Problem(place, f"{error['input']!r} is not one of {allowed}", close)
    if kind == "value_error":
        return Problem(place, f"{error['input']!r}: {context['error']}")
    return Problem(place, _IN_WORDS.get(kind, error["msg"].lower()).format(**context))


_IN_WORDS = {
    "string_type": "a text in quotes is wanted",
    "int_type": "a number is wanted",
    "int_parsing": "a number is wanted",
    "bool_type": "true or false is wanted",
    "list_type": "a list in [ ] is wanted",
    "too_short": "{min_length} are wanted, there are {actual_length}",
    "too_long": "{max_length} are wanted, there are {actual_length}",
    "string_pattern_mismatch": "this is not written as it must be ({pattern})",
    "greater_than_equal": "this is less than {ge}",
    "less_than_equal": "this is more than {le}",
}
_KINDS: dict[str, type[BaseModel]] = {
    str(model.model_fields["kind"].annotation.__args__[0]): model  # type: ignore[union-attr]
    for model in conditions.KINDS
}
_MODELS: dict[str, type[BaseModel]] = {
    "people": written.Person,
    "budget": written.Budget,
    "cases": written.CaseEntry,
    "participants": written.ParticipantEntry,
    "records": written.Record,
    "messages": written.Posted,
    "resolved": written.Clearing,
    "requests": written.RequestEntry,
    "answers": written.AnswerEntry,
    "notes": written.NoteEntry,
    "rows": written.RowEntry,
    "faults": written.Fault,
}


def _known(path: tuple[int | str, ...]) -> list[str]:
    """The names that may stand at a place."""
    from ims_tui.practice.scenario import scenario

    models = _MODELS | {
        "steps": scenario.Step,
        "counts": scenario.Counts,
        "never": scenario.Never,
        "solution": scenario.Solution,
        "wrong": scenario.Wrong,
    }
    names = [each for each in path if isinstance(each, str)]
    if not names:
        model: type[BaseModel] = scenario.Scenario
    elif names[-1] in _KINDS and len(names) > 1:
        model = _KINDS[names[-1]]
    elif names[-1] in models:
        model = models[names[-1]]
    else:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]
