"""The tables of things to type: each answers, for the user it is meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.practice.users import PRACTICE_USERS
from data.store.store import Store
from ims_tui.command.main import main
from tests.docs.pages import text_of
from tests.templates import practice_store
from transactions.core.registry import transactions_by_code

ROW = re.compile(r"^\| (`[^|]*) \| ([^|]*) \|(?: [^|]* \|)?$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
PAGES = ("README.md", "docs/first-steps.md")
FIRST = "WKR01"


def typed(page: str) -> Iterator[tuple[str, str]]:
    """Yield each input that a table of a page says to type on a screen, with the user."""
    for first, second in ROW.findall(text_of(page)):
        named = CODE.findall(first)
        user = named[0] if named[0] in {each.user_id for each in PRACTICE_USERS} else FIRST
        for text in named if user == FIRST else CODE.findall(second):
            if text.split()[0].upper() in transactions_by_code():
                yield user, text


INPUTS = [each for page in PAGES for each in typed(page)]


@pytest.fixture(scope="module")
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice store."""
    file = tmp_path_factory.mktemp("store") / "store.db"
    store: Store = practice_store(file, persons=60, date=date(2026, 3, 20))
    store.close()
    return file


def test_the_tables_have_inputs_for_three_users() -> None:
    assert {user for user, _ in INPUTS} == {FIRST, "FTI01", "REV01"}
    assert len(INPUTS) > 20


@pytest.mark.parametrize(("user", "text"), dict.fromkeys(INPUTS))
def test_what_a_table_says_to_type_is_answered(
    user: str, text: str, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One machine for all of them: on another one the store gives the terminal another name.
    monkeypatch.setenv("IMS_TUI_HOME", str(store_file.parent / "home"))
    on_line = "PY 900123456" if " " not in text else ""
    inputs = [on_line, "@15 SDX", text] if on_line else [text]
    assert main(["--db", str(store_file), "run", "--user", user, *inputs]) == 0, text
