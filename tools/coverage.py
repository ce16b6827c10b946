"""Print the branch coverage of each folder, the best first: python -m tools.coverage."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from coverage import Coverage

AIM = 95.0
AIMED = ("data", "screens", "transactions", "ims_tui/host")
"""Folders of which the tests should reach so much."""


def folder_of(path: PurePath) -> str:
    """Return the folder that a file counts in: its package, in ims_tui the one below."""
    deep = path.parts[0] == "ims_tui" and len(path.parts) > 2
    return "/".join(path.parts[: 2 if deep else 1])


def percentages(report: dict[str, dict[str, dict[str, int]]]) -> dict[str, float]:
    """Return the share of lines and branches that ran, by folder, from coverage's JSON report."""
    ran: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for name, file in report.items():
        counts, folder = file["summary"], folder_of(PurePath(name))
        ran[folder] += counts["covered_lines"] + counts["covered_branches"]
        every[folder] += counts["num_statements"] + counts["num_branches"]
    shares = {folder: 100 * ran[folder] / every[folder] for folder in every if every[folder]}
    return dict(sorted(shares.items(), key=lambda each: -each[1]))


def line(folder: str, percent: float) -> str:
    """Return one line of the report."""
    missed = folder in AIMED and percent < AIM
    return f"{folder:<20} {percent:5.1f} %" + f"   BELOW {AIM:.0f} %" * missed


def main() -> None:
    """Print what the last run with --cov measured."""
    measured = Coverage()
    measured.load()
    with TemporaryDirectory() as folder:
        path = Path(folder, "coverage.json")
        measured.json_report(outfile=str(path))
        report = json.loads(path.read_text("utf-8"))
    for name, percent in percentages(report["files"]).items():
        print(line(name, percent))


if __name__ == "__main__":
    main()
