"""Running text cut into screen lines."""

from __future__ import annotations

import textwrap


def wrapped(text: str, width: int) -> list[str]:
    """Paragraphs (separated by blank lines) wrapped to `width`, with a blank line between them."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += textwrap.wrap(" ".join(paragraph.split()), width) or [""]
        lines.append("")
    return lines[:-1]
