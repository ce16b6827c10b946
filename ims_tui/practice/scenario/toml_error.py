"""What keeps a file from being TOML, said as its writer sees it: by line."""

from __future__ import annotations

import re

from ims_tui.practice.scenario.problems import Problem

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_BLOCK = re.compile("\"\"\"|'''")
_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'|#.*$")
_BARE = re.compile(r"""\s*([A-Za-z0-9_-]+)\s*=\s*([^"'\[{0-9+-].*)""")


def not_toml(error: str, text: str) -> Problem:
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
