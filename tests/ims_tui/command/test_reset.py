"""db reset makes the store again with what it was made with."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest

from data.practice import store as making
from data.practice.store import Recipe, create_practice_store, recipe_of
from data.store.clock import SystemClock, office_date
from ims_tui.command.main import main
from tests.data.migrations.stores import put_released
from tests.templates import practice_store

DAY = date(2026, 3, 20)
INIT = ("init", "--persons", "20", "--seed", "7", "--date", "2026-03-20")


def test_nothing_given_it_is_as_it_was(store_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", store_url, "db", *INIT]) == 0
    assert main(["--db", store_url, "db", "reset"]) == 0
    assert "practice store of 20 persons replaced" in capsys.readouterr().out
    assert recipe_of(store_url) == Recipe(20, 7, DAY)


@pytest.fixture
def unfilled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new stores stay empty, because filling them takes long."""
    for part in ("make_population", "resolve_part", "_take_in_files"):
        monkeypatch.setattr(making, part, lambda *_, **__: None)


@pytest.mark.usefixtures("unfilled")
@pytest.mark.parametrize(
    ("given", "made"),
    [
        (("--persons", "11"), Recipe(11, 7, DAY)),
        (("--seed", "0"), Recipe(20, 0, DAY)),
        (("--date", "2026-05-04"), Recipe(20, 7, date(2026, 5, 4))),
    ],
)
def test_what_is_given_goes_first(given: tuple[str, str], made: Recipe, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    create_practice_store(url, 20, 7, DAY).close()
    assert main(["--db", url, "db", "reset", *given]) == 0
    assert recipe_of(url) == made


@pytest.mark.usefixtures("unfilled")
def test_a_store_of_its_own_day_is_made_for_today(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    create_practice_store(url, 20, 7, office_date(SystemClock())).close()
    assert recipe_of(url) == Recipe(20, 7, None)


@pytest.mark.usefixtures("unfilled")
def test_a_store_of_an_older_version_is_made_anew(store_url: str) -> None:
    url = put_released(store_url)
    assert main(["--db", url, "db", "reset", "--persons", "20"]) == 0
    assert recipe_of(url) == Recipe(20, 1, None)


def test_a_store_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    url = f"sqlite:///{tmp_path / 'store.db'}"
    practice_store(tmp_path / "store.db", 20, 7, date=DAY).close()
    monkeypatch.setattr("data.practice.store.make_population", full)
    assert main(["--db", url, "db", "reset"]) == 1
    assert "No space left on device; free some space" in capsys.readouterr().err
    assert recipe_of(url) == Recipe(20, 7, DAY)
