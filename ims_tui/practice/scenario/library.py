"""Where scenarios are found and how they are read."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data.store.safe import safe_text
from ims_tui.complaint import Place
from ims_tui.places import Places
from ims_tui.practice.scenario.problems import Problem, ScenarioError, problems_of, where
from ims_tui.practice.scenario.scenario import Scenario

log = logging.getLogger("ims_tui.practice")

ENDING = ".toml"
_NAME = re.compile("[A-Za-z0-9][A-Za-z0-9_-]*")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_BLOCK = re.compile("\"\"\"|'''")
_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'|#.*$")
_BARE = re.compile(r"""\s*([A-Za-z0-9_-]+)\s*=\s*([^"'\[{0-9+-].*)""")


def shipped_names() -> tuple[str, ...]:
    """The names of the scenarios that come with the product, in alphabetical order."""
    found = files("data.practice").joinpath("scenarios").iterdir()
    return tuple(sorted(each.name[: -len(ENDING)] for each in found if each.name.endswith(ENDING)))


def own_folder() -> Path:
    """Where a trainer's own scenarios lie, each a file NAME.toml."""
    return Places.of_user().data / "scenarios"


def scenario_names() -> tuple[str, ...]:
    """The names of all scenarios, those of the trainer's own folder included."""
    own = (path.stem for path in own_folder().glob(f"*{ENDING}") if _NAME.fullmatch(path.stem))
    return tuple(sorted({*shipped_names(), *own}))


def misnamed_files() -> list[Path]:
    """The files of the trainer's own folder that cannot be scenarios for their names."""
    return sorted(
        each for each in own_folder().glob(f"*{ENDING}") if not _NAME.fullmatch(each.stem)
    )


def scenario_named(name: str) -> Scenario:
    """One of them; a name that the product uses is the product's.

    Raises:
        KeyError: there is none of this name.
        ScenarioError: its file is not right, or cannot be read.
    """
    if name in shipped_names():
        return _shipped(name)
    if name not in scenario_names():
        raise KeyError(name)
    path = own_folder() / f"{name}{ENDING}"
    try:
        return scenario_in(path)
    except OSError as error:
        raise ScenarioError(path.name, [Problem("", f"{error.strerror}")]) from None


def usable_scenarios() -> Iterator[Scenario]:
    """Yield the scenarios whose files are right; a wrong one must not keep anybody from the others,
    and `practice check` tells about it.
    """
    for name in scenario_names():
        try:
            yield scenario_named(name)
        except ScenarioError as error:
            log.warning("%s", error)


@cache
def _shipped(name: str) -> Scenario:
    text = files("data.practice").joinpath("scenarios", f"{name}{ENDING}").read_text("utf-8")
    return parse(name, text)


def scenario_in(path: Path) -> Scenario:
    """The scenario in a trainer's own file.

    Raises:
        OSError: it cannot be read.
        ScenarioError: it is not right.
    """
    if not _NAME.fullmatch(path.stem):
        what = "a scenario's name has letters from A to Z, digits, - and _; rename the file"
        raise ScenarioError(path.name, [Problem("", what)])
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = f"the file is no text in UTF-8, line {line} has other bytes; save it as UTF-8"
        raise ScenarioError(path.name, [Problem("", what)]) from None
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
        raise ScenarioError(file, [_not_toml(str(error), text)]) from None
    except RecursionError:
        raise ScenarioError(file, [Problem("", "too many brackets in each other")]) from None
    if unsafe := list(_unsafe(found)):
        raise ScenarioError(file, unsafe)
    try:
        return Scenario.model_validate({**found, "name": name})
    except ValidationError:
        raise ScenarioError(file, problems_of(found)) from None


def _unsafe(found: Mapping[str, Any]) -> Iterator[Problem]:
    """The texts and names in a file with a character that would control a terminal; a text may have
    several lines.
    """
    for place, text in _texts((), found):
        shown = text.replace("\n", "")
        pairs = zip(shown, safe_text(shown), strict=True)
        for character in dict.fromkeys(each for each, safe in pairs if each != safe):
            what = f"U+{ord(character):04X} cannot be shown; write the text without it"
            yield Problem(where(place, found), what)


def _texts(place: Place, node: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(node, str):
        yield place, node
    elif isinstance(node, Mapping):
        for name, each in node.items():
            yield (*place, name), name
            yield from _texts((*place, name), each)
    elif isinstance(node, list):
        for number, each in enumerate(node):
            yield from _texts((*place, number), each)


def _not_toml(error: str, text: str) -> Problem:
    """The problem of a text that `tomllib` refused so."""
    place = _PLACE.search(error)
    lines = text.splitlines() or [""]
    number = int(place[1]) if place and place[1] else len(lines)
    why = _PLACE.sub("", error)
    block = _open_block(lines)
    if block:
        return Problem("", f"line {block}: a text that begins with three quotes here has no end")
    number, missing = _missing_quote(lines, number)
    return Problem("", f"line {number}: {missing or f'this is not TOML: {why.lower()}'}")


def _missing_quote(lines: list[str], number: int) -> tuple[int, str]:
    """The line that lacks a quote, and what to write; the present line and "" where none does.

    A list over several lines is refused only behind the line that lacks one.
    """
    for at in (number, number - 1):
        line = lines[at - 1].strip() if 0 < at <= len(lines) else ""
        if '"' in _TEXTS.sub("", line):
            return at, f"a quote is missing; a text begins and ends with one: {line}"
    line = lines[number - 1] if number <= len(lines) else ""
    bare = _BARE.fullmatch(line)
    if bare and bare[2].rstrip() not in ("true", "false"):
        return number, f'the quotes are missing; a text is written {bare[1]} = "{bare[2].strip()}"'
    return number, ""


def _open_block(lines: list[str]) -> int:
    """The line where a text of several lines begins that does not end; 0 for none."""
    begun, quotes = 0, ""
    for number, line in enumerate(lines, start=1):
        for found in _BLOCK.findall(line):
            if not quotes:
                begun, quotes = number, found
            elif found == quotes:
                begun, quotes = 0, ""
    return begun
