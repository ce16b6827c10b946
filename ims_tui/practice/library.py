"""Where scenarios are found and how they are read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from data.safe import safe_text
from ims_tui.practice.problems import Problem, problems_of
from ims_tui.practice.scenario import Scenario

ENDING = ".toml"


class ScenarioError(Exception):
    """A scenario cannot be used; each problem is for a trainer to read."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        named = safe_text(file)
        super().__init__("\n".join(f"{named}: {problem}" for problem in problems))
        self.file = file
        self.problems = problems


def scenario_names() -> tuple[str, ...]:
    """The names of the scenarios that come with the product, in alphabetical order."""
    found = files("data").joinpath("scenarios").iterdir()
    return tuple(sorted(each.name[: -len(ENDING)] for each in found if each.name.endswith(ENDING)))


@cache
def scenario_named(name: str) -> Scenario:
    """One of them.

    Raises:
        KeyError: there is none of this name.
        ScenarioError: its file is not right.
    """
    if name not in scenario_names():
        raise KeyError(name)
    text = files("data").joinpath("scenarios", f"{name}{ENDING}").read_text("utf-8")
    return parse(name, text)


def scenario_in(path: Path) -> Scenario:
    """The scenario in a trainer's own file.

    Raises:
        OSError: it cannot be read.
        ScenarioError: it is not right.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise ScenarioError(path.name, [Problem("", "the file is no text in UTF-8")]) from None
    return parse(path.stem, text, path.name)


def parse(name: str, text: str, file: str = "") -> Scenario:
    """The scenario that a text spells.

    Raises:
        ScenarioError: it is not right.
    """
    file = file or f"{name}{ENDING}"
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(file, [Problem("", f"not TOML: {error}")]) from None
    except RecursionError:
        raise ScenarioError(file, [Problem("", "too many brackets in each other")]) from None
    try:
        return Scenario.model_validate({**found, "name": name})
    except ValidationError as error:
        raise ScenarioError(file, problems_of(error, found)) from None
