"""Pages of the documentation: their blocks, inline code and remaining text."""

from __future__ import annotations

import re
import shlex
from functools import cache
from typing import NamedTuple

from tests.named import ROOT

PAGES = tuple(
    str(path.relative_to(ROOT))
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
    )
)
"""Every page but the changelog, which also names things that no longer exist."""
_FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:^    [^\n]*\n)+", re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")


class Block(NamedTuple):
    """Block of a page.

    `kind` is the language of its fence: `sh` for commands that are run, `console` for commands with
    their answers, blank for an indented block. `how` is what follows: `window` if the last command
    opens a window, `elsewhere` if it needs what a checkout does not have.
    """

    kind: str
    how: str
    text: str

    @property
    def commands(self) -> list[str]:
        """Return the command lines, a continued one joined."""
        lines = self.text.replace("\\\n", "").splitlines()
        if self.kind == "console":
            return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def text_of(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text("utf-8")


def blocks(page: str) -> list[Block]:
    """Return the blocks of a page, in order."""
    text = text_of(page)
    fenced = [(found.start(), _fenced(found)) for found in _FENCED.finditer(text)]
    hidden = _FENCED.sub(lambda found: "x" * len(found[0]), text)
    indented = [(found.start(), Block("", "", found[0])) for found in _INDENTED.finditer(hidden)]
    return [block for _, block in sorted(fenced + indented)]


def prose(page: str) -> str:
    """Return a page without its blocks."""
    return _INDENTED.sub("", _FENCED.sub("", text_of(page)))


def inline_code(page: str) -> list[str]:
    """Return the inline code of a page, each once."""
    return list(dict.fromkeys(_INLINE.findall(prose(page).replace("\\|", "|"))))


def words_of(command: str) -> list[str]:
    """Return the words of a command line up to a redirection."""
    return shlex.split(re.split(r" [>|] ", command, maxsplit=1)[0])


def _fenced(found: re.Match[str]) -> Block:
    kind, _, how = found[1].partition(" ")
    return Block(kind, how, found[2])
