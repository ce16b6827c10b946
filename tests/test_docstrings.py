"""Docstrings begin with a verb or a noun phrase, as CONTRIBUTING asks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("benchmarks", "data", "ims_tui", "screens", "tests", "tools", "transactions")
_CLAUSE = re.compile(r"(How|What|When|Where|Whether|Which|Who|Whom|Whose|Why)\b")


def clauses(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and first words of each docstring that begins with a clause.

    Docstrings of fields, which are not attached to anything, count as well.
    """
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            match statement:
                case ast.Expr(value=ast.Constant(value=str(text))) if _CLAUSE.match(text.strip()):
                    yield statement.lineno, text.strip().partition("\n")[0]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_docstring_begins_with_a_clause(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, words in clauses(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        '"""What a module has."""',
        'class A:\n    """Who it is."""',
        'def f():\n    """\n    Whether it is so.\n    """',
        'class A:\n    b = 1\n    """How many."""',
    ],
)
def test_a_clause_is_found(source: str) -> None:
    assert list(clauses(source))


def test_a_name_that_begins_alike_is_no_clause() -> None:
    assert not list(clauses('"""Wholesale price."""')) and not list(clauses('x = "What is it?"'))
