"""Lines of text with their looks, and pages of them."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Literal

from screens.cell import cell_text

Look = Literal["head", "text", "quiet", "now", "field", "say"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its look."""

    text: str = ""
    look: Look = "text"


Block = list[Line]


def wrapped(text: str, width: int, look: Look = "text") -> Block:
    """Wrap one paragraph to lines of this width."""
    return [Line(line, look) for line in textwrap.wrap(_plain(text), width)]


def hanging(mark: str, text: str, width: int, look: Look) -> Block:
    lines = textwrap.wrap(_plain(text), width - len(mark)) or [""]
    return [
        Line((mark if number == 0 else " " * len(mark)) + line, look)
        for number, line in enumerate(lines)
    ]


def _plain(text: str) -> str:
    """Join the lines of a paragraph."""
    return cell_text(" ".join(text.split()))


def cut(text: str, width: int) -> str:
    text = cell_text(text)
    return text if len(text) <= width else text[: width - 3].rstrip() + "..."


def paged(
    title: str, blocks: list[Block], foot: str, width: int, height: int, clock: str = ""
) -> list[Block]:
    """Return blocks in pages with a head and a foot, and split only a block longer than a page.

    If the head is too long, the title is cut, not the clock.
    """
    body = max(3, height - 4)
    made: list[Block] = [[]]
    for block in filter(None, blocks):
        for start in range(0, len(block), body):
            part = block[start : start + body]
            page = made[-1]
            if page and len(page) + 1 + len(part) > body:
                made.append([*part])
            else:
                page += [*([Line()] if page else []), *part]
    return [
        [
            Line(_head(title, clock, f"PAGE {n} OF {len(made)}", width), "head"),
            Line(),
            *page,
            *[Line()] * (body - len(page)),
            Line(),
            Line(_foot(foot, len(made))[:width], "quiet"),
        ]
        for n, page in enumerate(made, 1)
    ]


def _head(title: str, clock: str, number: str, width: int) -> str:
    after = f"   {clock}" if clock else ""
    room = width - len(number)
    return f"{cut(title, room - 2 - len(after))}{after}".ljust(room) + number


def _foot(foot: str, count: int) -> str:
    return f"PGUP PGDN: PAGES   {foot}" if count > 1 else foot
