"""Run the benchmarks. Each is a ratio of two things timed in the same run.

The default takes a few minutes. `--full` adds a population of a million, which takes longer to make
than to measure and is kept for the next run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import classroom, group_commit, py_lookup, serving, terminal

SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000


def main() -> int:
    """Measure and print. A ratio over its goal is marked but is no failure, as machines differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="with a population of 1,000,000")
    parser.add_argument(
        "--only", metavar="TEXT", default="", help="only those with TEXT in their name"
    )
    default = Path(tempfile.gettempdir()) / f"ims-tui-benchmarks-{os.getuid()}"
    parser.add_argument("--folder", type=Path, default=default, help="folder of the stores")
    options = parser.parse_args()
    options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, measure in _measurements(options.folder, LARGE if options.full else MIDDLE).items():
        if options.only in name:
            print(measure(), flush=True)
    return 0


def _measurements(folder: Path, large: int) -> dict[str, Callable[[], str]]:
    return {
        "py-rows": lambda: py_lookup.rows_against_raw(folder, SMALL).line(),
        "py-router": lambda: py_lookup.router_against_raw(folder, SMALL).line(),
        "py-calls": lambda: py_lookup.router_calls(folder, SMALL),
        "py-growth": lambda: py_lookup.growth(folder, SMALL, large).line(),
        "key-to-glyph": lambda: terminal.key_to_glyph(folder).line(),
        "first-paint": lambda: terminal.first_paint(folder).line(),
        "memory": lambda: terminal.memory(folder),
        "clears": lambda: group_commit.clears(folder),
        "serve": lambda: serving.served(folder),
        "class": classroom.class_at_human_pace,
    }


if __name__ == "__main__":
    sys.exit(main())
