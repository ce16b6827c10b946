"""Find and read scenarios."""

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
from data.store.small_text import read_small_text
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
    """Return the names of the program's own scenarios in alphabetical order."""
    found = files("data.practice").joinpath("scenarios").iterdir()
    return tuple(sorted(each.name[: -len(ENDING)] for each in found if each.name.endswith(ENDING)))


def own_folder() -> Path:
    """Return the folder of a trainer's own scenarios, each a file NAME.toml."""
    return Places.of_user().data / "scenarios"


def scenario_names() -> tuple[str, ...]:
    """Return the names of all scenarios, including the trainer's own."""
    own = (path.stem for path in own_folder().glob(f"*{ENDING}") if _NAME.fullmatch(path.stem))
    return tuple(sorted({*shipped_names(), *own}))


def misnamed_files() -> list[Path]:
    """Return the trainer's own files whose names are not valid."""
    return sorted(
        each for each in own_folder().glob(f"*{ENDING}") if not _NAME.fullmatch(each.stem)
    )


def scenario_named(name: str) -> Scenario:
    """Return a scenario by name; the program's own take precedence.

    Raises:
        KeyError: there is no such scenario.
        ScenarioError: its file has errors or cannot be read.
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
    """Yield the scenarios without errors, so that one with errors does not block the others.

    `practice check` reports the errors.
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
    """Read a trainer's own scenario.

    Raises:
        OSError: the file cannot be read.
        ScenarioError: it has errors.
    """
    if not _NAME.fullmatch(path.stem):
        what = "a scenario's name may have letters A to Z, digits, - and _; rename the file"
        raise ScenarioError(path.name, [Problem("", what)])
    try:
        text = read_small_text(path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = f"not a UTF-8 text file, see line {line}; save it as UTF-8"
        raise ScenarioError(path.name, [Problem("", what)]) from None
    return parse(path.stem, text, path.name)


def parse(name: str, text: str, file: str = "") -> Scenario:
    """Parse the text of a scenario.

    Raises:
        ScenarioError: it has errors.
    """
    file = file or f"{name}{ENDING}"
    try:
        found = tomllib.loads(text)
    except ValueError as error:  # not TOML, or a number too long to convert
        raise ScenarioError(file, [_not_toml(str(error), text)]) from None
    except RecursionError:
        raise ScenarioError(file, [Problem("", "brackets are nested too deeply")]) from None
    if unsafe := list(_unsafe(found)):
        raise ScenarioError(file, unsafe)
    try:
        return Scenario.model_validate({**found, "name": name})
    except ValidationError:
        raise ScenarioError(file, problems_of(found)) from None


def _unsafe(found: Mapping[str, Any]) -> Iterator[Problem]:
    """Return the texts and names with control characters; line breaks in texts are allowed."""
    for place, text in _texts((), found):
        shown = text.replace("\n", "")
        pairs = zip(shown, safe_text(shown), strict=True)
        for character in dict.fromkeys(each for each, safe in pairs if each != safe):
            what = f"U+{ord(character):04X} cannot be shown; remove it from the text"
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
    """Explain why `tomllib` refused the text."""
    place = _PLACE.search(error)
    lines = text.splitlines() or [""]
    number = int(place[1]) if place and place[1] else len(lines)
    why = _PLACE.sub("", error)
    block = _open_block(lines)
    if block:
        return Problem("", f"line {block}: the text that begins here with three quotes has no end")
    number, missing = _missing_quote(lines, number)
    return Problem("", f"line {number}: {missing or f'this is not TOML: {why.lower()}'}")


def _missing_quote(lines: list[str], number: int) -> tuple[int, str]:
    """Return the line with a missing quote and the correction, or this line and "".

    In a list over several lines, TOML reports the line after the one with the error.
    """
    for at in (number, number - 1):
        line = lines[at - 1].strip() if 0 < at <= len(lines) else ""
        if '"' in _TEXTS.sub("", line):
            return at, f"a quote is missing; a text begins and ends with a quote: {line}"
    line = lines[number - 1] if number <= len(lines) else ""
    bare = _BARE.fullmatch(line)
    if bare and bare[2].rstrip() not in ("true", "false"):
        return number, f'the quotes are missing; write {bare[1]} = "{bare[2].strip()}"'
    return number, ""


def _open_block(lines: list[str]) -> int:
    """Return the line where an unclosed text of several lines begins, or 0."""
    begun, quotes = 0, ""
    for number, line in enumerate(lines, start=1):
        for found in _BLOCK.findall(line):
            if not quotes:
                begun, quotes = number, found
            elif found == quotes:
                begun, quotes = 0, ""
    return begun
