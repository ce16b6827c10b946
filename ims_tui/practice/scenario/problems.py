"""What is wrong with a scenario, in words that a trainer understands."""

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


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    where: str
    """`steps 2, done`; blank for the file as a whole."""
    what: str
    nearest: str = ""
    """The right word that is nearest to the wrong one."""

    def __str__(self) -> str:
        # A scenario can come from anybody: nothing of it may control the terminal.
        where = f"{safe_text(self.where)}: " if self.where else ""
        return where + safe_lines(f"{self.what}{meant(self.nearest)}")


class ScenarioError(ExpectedError):
    """A scenario cannot be used; each problem is for a trainer to read."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        named = safe_text(file)
        super().__init__("\n".join(f"{named}: {problem}" for problem in problems))
        self.problems = problems


def problems_of(found: Mapping[str, Any]) -> list[Problem]:
    """Find everything that is wrong in a file as TOML reads it, names of what is not there too."""
    # Here and not above: a file that is right needs none of what this imports.
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
    """A word that is missing or too many is a matter of the table that it should stand in."""
    return place[:-1] if kind in ("missing", "extra_forbidden") else place


def where(place: Place, found: Mapping[str, Any]) -> str:
    """A place in the file: `steps 2, done`; of a list, the number and the name, if it has one."""
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
