"""Commands by profile: user of `run`, list of `user list`, output of `config show`."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.office.user import AGENCIES, OKDHS, ORANGE_CA
from data.practice.users import PRACTICE_USERS
from data.store.store import Store
from ims_tui.command.main import main
from ims_tui.places import Places
from tests.transactions.office import TODAY

FIRST = {OKDHS: "WKR01", ORANGE_CA: "REV01"}


def choose(line: str) -> None:
    """Write the settings file."""
    path = Places.of_user().settings
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{line}\n", "utf-8")


def run(store: Store, *arguments: str) -> int:
    return main(["--db", str(store.engine.url.database), *arguments])


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("", "WKR01"),
        ('profile = "okdhs"', "WKR01"),
        ('profile = ["orange-ca", "okdhs"]', "WKR01"),
        ('profile = "orange-ca"', "REV01"),
    ],
)
def test_run_signs_on_the_first_user_of_the_profiles(
    line: str, first: str, home: Path, sqlite_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(line)
    assert run(sqlite_store, "run", "--date", TODAY.isoformat(), "/DIS A") == 0
    assert f" RUN      {first} " in capsys.readouterr().out


@pytest.mark.parametrize("agency", AGENCIES)
def test_a_user_of_a_profile_that_is_off_is_refused(
    agency: str, home: Path, sqlite_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(f'profile = "{agency}"')
    other = next(user for whose, user in FIRST.items() if whose != agency)
    assert run(sqlite_store, "run", "--user", other, "M") == 2
    said = capsys.readouterr()
    assert (
        not said.out
        and f"{other} belongs to an agency that the settings do not turn on" in said.err
    )


@pytest.mark.parametrize("agency", ["", *AGENCIES])
def test_user_list_lists_the_profiles_that_are_on(
    agency: str, home: Path, sqlite_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(f'profile = "{agency}"' if agency else "")
    there = {"WKR01", "WKR02", "FTI01", "SUP01", "REV01", "REV02", "RSUP1", "RMGR1"}
    there |= {"CWW01", "WCM01"}
    assert run(sqlite_store, "user", "list") == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]}
    on = {user.user_id for user in PRACTICE_USERS if agency in ("", user.agency)}
    assert listed == there & on


def test_config_show_is_a_settings_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["config", "show"])
    assert "# profile: every agency on a practice store" in capsys.readouterr().out
    choose('profile = ["orange-ca"]')
    main(["config", "show"])
    shown = capsys.readouterr().out
    assert shown.startswith('profile = ["orange-ca"]\n\n[terminal]\n')
