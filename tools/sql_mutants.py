"""Change the exchange's SQL under its tests: python -m tools.sql_mutants [--sample N].

Each comparison and each number of `data/exchange/sql/*.sql` and of the SQL text in `data/rules` is
changed in a copy of the checkout, one at a time; a mutant that no test notices is printed. The tool
for Python does not look into SQL.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
COPIED = ("data", "ims_tui", "screens", "transactions", "tests", "tools", "pyproject.toml")
TESTS = ("tests/data/exchange", "-m", "not debian", "-x", "-q", "-p", "no:cacheprovider")
SECONDS = 600
_OTHER = {"<=": "<", ">=": ">", "<>": "=", "<": "<=", ">": ">=", "=": "<>"}
_PART = re.compile(
    r"'[^'\n]*'|--[^\n]*|\{[^}\n]*\}|(?P<sign><=|>=|<>|(?<![<>=:-])[<>=](?![<>=]))"
    r"|(?<![\w.$])(?P<number>[0-9]+)(?![\w.])"
)
"""Texts, comments and filled-in names are left alone."""
_SQL = re.compile(r'f?"""(?P<sql>(?:\(|CASE)\s.*?)"""', re.DOTALL)


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    path: str
    start: int
    end: int
    instead: str

    def applied(self, text: str) -> str:
        """Return the text with the change."""
        return text[: self.start] + self.instead + text[self.end :]

    def line(self, text: str) -> str:
        """Return the place and the changed line."""
        number = text.count("\n", 0, self.start)
        return f"{self.path}:{number + 1}: {self.applied(text).splitlines()[number].strip()}"


def mutants_of(path: str, text: str) -> Iterator[Mutant]:
    """Yield the changes of a file of SQL, or of the SQL in a module."""
    spans = [(0, len(text))]
    if path.endswith(".py"):
        spans = [match.span("sql") for match in _SQL.finditer(text)]
    for start, end in spans:
        for part in _PART.finditer(text, start, end):
            if part["sign"]:
                yield Mutant(path, *part.span(), _OTHER[part["sign"]])
            elif part["number"]:
                yield Mutant(path, *part.span(), str(int(part["number"]) + 1))


def every_mutant(root: Path) -> list[Mutant]:
    """Return the mutants of a checkout."""
    paths = [*sorted(root.glob("data/exchange/sql/*.sql")), *sorted(root.glob("data/rules/*.py"))]
    return [
        mutant
        for path in paths
        for mutant in mutants_of(path.relative_to(root).as_posix(), path.read_text("utf-8"))
    ]


def noticed(folder: Path, mutant: Mutant) -> bool:
    """Return True if a test fails when the mutant is applied in a copy of the checkout."""
    path = folder / mutant.path
    text = path.read_text("utf-8")
    path.write_text(mutant.applied(text), "utf-8")
    command = [sys.executable, "-B", "-m", "pytest", *TESTS]
    try:
        run = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": str(folder)},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(text, "utf-8")
    return run.returncode != 0


def main(arguments: list[str] | None = None) -> int:
    """Try the mutants and print those that survive; 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m tools.sql_mutants")
    parser.add_argument("--sample", type=int, default=0, help="try so many, drawn at random")
    chosen = parser.parse_args(arguments).sample
    every = every_mutant(ROOT)
    tried = Random(1).sample(every, chosen) if chosen else every
    survived = 0
    with TemporaryDirectory() as temporary:
        for name in COPIED:
            source, copy = ROOT / name, Path(temporary, name)
            if source.is_dir():
                shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        for mutant in tried:
            if not noticed(Path(temporary), mutant):
                survived += 1
                print(mutant.line((ROOT / mutant.path).read_text("utf-8")), flush=True)
    print(f"{survived} of {len(tried)} survived; {len(every)} in all")
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main())
