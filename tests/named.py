"""Tests named as `path::function` on a page or in a list: their existence and source."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


def is_test(reference: str) -> bool:
    """Return True if `tests/folder/test_file.py::test_function` is a function of that file."""
    path, _, name = reference.partition("::")
    if not (path.startswith("tests/") and (ROOT / path).is_file()):
        return False
    found = _definitions(path).get(name)
    return name.startswith("test_") and isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef)


def source_of(reference: str) -> str:
    """Return the source of a test with everything in its file that it uses, including fixtures."""
    path, _, name = reference.partition("::")
    definitions = _definitions(path)
    wanted, taken = [name], dict[str, str]()
    while wanted:
        each = wanted.pop()
        if each in taken or each not in definitions:
            continue
        taken[each] = ast.unparse(definitions[each])
        for node in ast.walk(definitions[each]):
            if isinstance(node, ast.Name):
                wanted.append(node.id)
            elif isinstance(node, ast.arg):
                wanted.append(node.arg)
    return "\n".join(taken.values())


@cache
def _definitions(path: str) -> dict[str, Definition]:
    """Return the top-level definitions of a file by name."""
    found: dict[str, Definition] = {}
    for node in ast.parse((ROOT / path).read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {each.id: node for each in targets if isinstance(each, ast.Name)}
    return found
