"""A scenario file as TOML reads it: the places in it, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

Path = tuple[int | str, ...]
"""A place: the names and numbers that lead there."""


def walk(found: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any], Any]]:
    """Every table and every value: its place, the table that it stands in, itself."""
    waiting: list[tuple[Path, Mapping[str, Any], Any]] = [((), {}, found)]
    while waiting:
        path, holder, node = waiting.pop()
        if isinstance(node, Mapping):
            yield path, holder, node
            below = [((*path, key), node, each) for key, each in node.items()]
        elif is_list(node):
            below = [((*path, number), holder, each) for number, each in enumerate(node)]
        else:
            yield path, holder, node
            below = []
        waiting += reversed(below)


def is_list(node: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(node, list | tuple)


def where(path: tuple[int | str, ...], found: Mapping[str, Any]) -> str:
    """A place in the file: `steps 2, done`; of a list, the number and the name, if it has one."""
    words: list[str] = []
    here: Any = found
    for part in path:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            called = _called(here)
            words[-1:] = [f"{words[-1] if words else ''} {part + 1}{called}".strip()]
        elif not (isinstance(here, Mapping) and here.get("kind") == part):
            here = here.get(part) if isinstance(here, Mapping) else None
            words.append(part)
    return ", ".join(words)


def _called(entry: Any) -> str:
    name = entry.get("handle") or entry.get("name") if isinstance(entry, Mapping) else None
    return f" ({name})" if name else ""
