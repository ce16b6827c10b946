"""The report of coverage by folder."""

from __future__ import annotations

from tools.coverage import line, percentages


def file(statements: int, lines: int, branches: int, taken: int) -> dict[str, dict[str, int]]:
    return {
        "summary": {
            "num_statements": statements,
            "covered_lines": lines,
            "num_branches": branches,
            "covered_branches": taken,
        }
    }


def test_lines_and_branches_are_added_by_folder() -> None:
    report = {
        "data/rules/money.py": file(10, 10, 4, 2),
        "data/store/store.py": file(6, 4, 0, 0),
        "ims_tui/host/door.py": file(9, 9, 1, 1),
        "ims_tui/places.py": file(2, 1, 0, 0),
        "screens/__init__.py": file(0, 0, 0, 0),
    }
    assert percentages(report) == {"ims_tui/host": 100.0, "data": 80.0, "ims_tui": 50.0}


def test_a_folder_below_the_aim_is_named() -> None:
    assert line("data", 94.9) == "data                  94.9 %   BELOW 95 %"
    assert line("data", 95.0) == "data                  95.0 %"
    assert line("ims_tui/board", 40.0).endswith("40.0 %")
