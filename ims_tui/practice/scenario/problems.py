"""Problems of a scenario, in words that a trainer understands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from data.store.safe import ExpectedError, safe_lines, safe_text
from ims_tui.complaint import Place, complaints, meant
from ims_tui.practice.scenario.scenario import Scenario

WORDS: Final[Mapping[str, str]] = {
    "": "{plain}",
    "missing": "{name} is missing",
    "extra_forbidden": "{name} is not known here{listed}",
    "union_tag_invalid": "there is no condition of the kind {tag}",
    "union_tag_not_found": 'a condition needs its kind: kind = "shown"',
    "literal_error": "{value!r} is not one of {expected}",
    "value_error": "{value!r}: {error}",
    "string_type": "expected a text in quotes",
    "int_type": "expected a number",
    "int_parsing": "expected a number",
    "bool_type": "expected true or false",
    "list_type": "expected a list in [ ]",
    "too_short": "expected {min_length}, found {actual_length}",
    "too_long": "expected {max_length}, found {actual_length}",
    "string_pattern_mismatch": "this does not have the required form ({pattern})",
    "greater_than_equal": "this is less than {ge}",
    "less_than_equal": "this is more than {le}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem."""

    where: str
    """`steps 2, done`; blank for the entire file."""
    what: str
    nearest: str = ""
    """The correct word closest to the wrong one."""

    def __str__(self) -> str:
        # A scenario may come from anyone, so its text must not control the terminal.
        where = f"{safe_text(self.where)}: " if self.where else ""
        return where + safe_lines(f"{self.what}{meant(self.nearest)}")


class ScenarioError(ExpectedError):
    """A scenario cannot be used; each problem is for a trainer to read."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        named = safe_text(file)
        super().__init__("\n".join(f"{named}: {problem}" for problem in problems))
        self.problems = problems


def problems_of(found: Mapping[str, Any]) -> list[Problem]:
    """Find every problem in a file as read from TOML, including unknown names."""
    # Imported here, because a file without errors does not need it.
    from ims_tui.practice.scenario.words import Words

    try:
        Scenario.model_validate(found, context=Words(found))
    except ValidationError as error:
        return [
            Problem(where(_place(each.kind, each.place), found), each.what, each.nearest)
            for each in complaints(error, Scenario, WORDS)
        ]
    return []


def _place(kind: str, place: Place) -> Place:
    """Return the place of the problem; for a missing or unknown key, the place of its table."""
    return place[:-1] if kind in ("missing", "extra_forbidden") else place


def where(place: Place, found: Mapping[str, Any]) -> str:
    """Format a place in the file as `steps 2, done`; list entries have a number and any name."""
    words: list[str] = []
    here: Any = found
    for part in place:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            words[-1:] = [f"{words[-1] if words else ''} {part + 1}{_called(here)}".strip()]
        elif not (isinstance(here, Mapping) and here.get("kind") == part):
            here = here.get(part) if isinstance(here, Mapping) else None
            words.append(part)
    return ", ".join(words)


def _called(entry: Any) -> str:
    name = entry.get("handle") or entry.get("name") if isinstance(entry, Mapping) else None
    return f" ({name})" if name else ""
