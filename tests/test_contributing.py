"""The examples in CONTRIBUTING.md work as written, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.named import ROOT

COPIED = ("data", "docs", "ims_tui", "screens", "tests", "tools", "transactions", "pyproject.toml")
BLOCK = re.compile(r"^`([\w./]+)`(, (?:under|in) `[^`]+`)?:\n\n```\w+\n(.*?)^```$", re.M | re.S)
MODULE, FORMAT, TEST = (
    "transactions/okdhs/clm.py",
    "screens/formats/CLM.fmt",
    "tests/transactions/okdhs/test_clm.py",
)
AUTHORITY, GOLDEN = "transactions/core/authority.toml", "tests/transactions/test_golden.py"
PLACES = {AUTHORITY: "[transactions]\n"}
"""Line after which a block goes that is part of a file."""


def blocks_of(heading: str) -> dict[str, str]:
    """Return the blocks of the example under a heading, by file."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return {path: block for path, _, block in BLOCK.findall(section)}


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    """Example of a transaction."""
    return blocks_of("A transaction by copying")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy of the needed parts of the checkout."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in the copy."""
    outside = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=checkout,
        env={**outside, **variables},
        capture_output=True,
        text=True,
        timeout=300,
    )


def pytest_in(
    checkout: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run tests in the copy, on SQLite only."""
    chosen = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not postgresql")
    return run(checkout, "pytest", *chosen, *arguments, **variables)


def add(checkout: Path, path: str, block: str) -> None:
    """Write a block as a file, or after its line of a file."""
    file = checkout / path
    if path in PLACES:
        text = file.read_text("utf-8")
        assert text.count(PLACES[path]) == 1
        file.write_text(text.replace(PLACES[path], PLACES[path] + block), "utf-8")
    else:
        assert not file.exists()
        file.parent.mkdir(exist_ok=True)
        file.write_text(block, "utf-8")


def test_the_example_is_one_module_one_format_one_test_and_one_line(
    blocks: dict[str, str],
) -> None:
    assert list(blocks) == [MODULE, FORMAT, TEST, AUTHORITY]
    assert blocks[AUTHORITY].count("\n") == 1


def test_the_example_is_found_described_and_works(blocks: dict[str, str], checkout: Path) -> None:
    for path in (MODULE, FORMAT, TEST):
        add(checkout, path, blocks[path])
    early = pytest_in(
        checkout,
        TEST,
        "tests/transactions/core/test_authority.py::test_every_transaction_is_listed",
        f"{GOLDEN}::test_the_screen_is_as_a_person_last_agreed_to[CLM]",
    )
    assert early.returncode == 1
    assert "TRANS NOT AUTH" in early.stdout, "without a line nobody may enter it"
    assert "'CLM'" in early.stdout, "the list says that it is missing"
    assert "agreed_to[CLM]" in early.stdout, "its golden screen is missing too"
    add(checkout, AUTHORITY, blocks[AUTHORITY])
    golden = ("tests/screens/test_formats.py", GOLDEN, "-k", "CLM")
    written = pytest_in(checkout, *golden, UPDATE_GOLDEN="1")
    assert written.returncode == 0, written.stdout
    made = run(checkout, "tools.documents")
    assert "docs/transactions.md" in made.stdout.splitlines(), made.stderr
    page = (checkout / "docs" / "transactions.md").read_text("utf-8")
    assert "| CLM | CLAIM NUMBERS OF A PERSON | SSN | CLM |" in page
    whole = pytest_in(
        checkout,
        TEST,
        "tests/transactions/core/test_authority.py",
        f"{GOLDEN}::test_the_screen_is_as_a_person_last_agreed_to[CLM]",
        "tests/transactions/core/test_registry.py::test_each_is_complete[CLM]",
        "tests/transactions/core/test_registry.py::test_m_describes_each",
        "tests/tools/test_documents.py::test_the_page_is_current[transactions]",
    )
    assert whole.returncode == 0, whole.stdout
    assert "CLAIM NUMBERS OF A PERSON" in (
        checkout / "tests/transactions/golden/CLM.txt"
    ).read_text("utf-8")


def test_a_wrong_format_stops_no_other_test(blocks: dict[str, str], checkout: Path) -> None:
    add(checkout, FORMAT, blocks[FORMAT].replace('select = "unprotected"\n', ""))
    collected = pytest_in(checkout, "--collect-only", "tests/screens", "tests/transactions")
    assert collected.returncode == 0, collected.stdout
    red = pytest_in(checkout, "tests/screens/test_formats.py", "-k", "CLM")
    assert red.returncode == 1
    assert "CLM.fmt: row 5 column 2: field 'select' ends in no ... or ___" in red.stdout


def test_a_system_is_one_folder_its_test_and_one_line(checkout: Path) -> None:
    blocks = blocks_of("A system by copying")
    folder, test = "data/systems/vab/", "tests/data/systems/test_vab.py"
    assert [path.startswith(folder) for path in blocks] == [True, True, False, False]
    for path in (path for path in blocks if path != AUTHORITY):
        add(checkout, path, blocks[path])
    early = pytest_in(checkout, test)
    assert early.returncode == 1 and "RESTRICTED" in early.stdout
    authority = checkout / AUTHORITY
    text = authority.read_text("utf-8")
    assert text.count("\n[sources]\n") == 1 and blocks[AUTHORITY].count("\n") == 1
    line = f"\n[sources]\n{blocks[AUTHORITY]}"
    authority.write_text(text.replace("\n[sources]\n", line), "utf-8")
    made = run(checkout, "tools.documents")
    assert "docs/exchange-files.md" in made.stdout.splitlines(), made.stderr
    page = (checkout / "docs" / "exchange-files.md").read_text("utf-8")
    assert "## VAB: VA BENEFITS" in page
    revised = run(checkout, "tools.revision", "Keep the awards of VAB")
    assert "keep_the_awards_of_vab.py" in revised.stdout, revised.stderr
    whole = pytest_in(
        checkout,
        test,
        "tests/test_migrations.py",
        "tests/tools/test_documents.py::test_the_page_is_current[exchange_files]",
    )
    assert whole.returncode == 0, whole.stdout
