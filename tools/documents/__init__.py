"""Generated pages of `docs`, one module for each. `python -m tools.documents` writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    "transactions",
    "commands",
    "exchange_files",
    "request_files",
    "scenarios",
    "keys",
    "settings",
)
"""Modules of the pages. A page has the name of its module, with hyphens."""


def file_of(name: str) -> Path:
    """Return the file of a page."""
    return DOCS / f"{name.replace('_', '-')}.md"


def page_of(name: str) -> str:
    """Return the page made by a module."""
    made: Mapping[str, Callable[[], str]] = vars(import_module(f"tools.documents.{name}"))
    return made["page"]()


def markdown_table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
