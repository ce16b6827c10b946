"""From the settings file to the options of transactions."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.office.user import AGENCIES, OKDHS, ORANGE_CA
from data.rules.authorization import Limits
from data.rules.money import TOLERANCES
from data.systems.twn.embedded import EmbeddedService
from ims_tui.command.main import main
from ims_tui.command.terminal import terminal_settings
from ims_tui.places import Places
from ims_tui.settings import SettingsError, read_options, read_settings
from transactions.core.options import DEFAULTS, Options, WorkNumber
from transactions.okdhs.ben.blocks import block_maps


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_block_numbers_are_those_of_the_instructions(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml").options == Options(verification=EmbeddedService)
    assert DEFAULTS.bendex.blocks == "2012"


@pytest.mark.parametrize("year", block_maps())
def test_every_numbering_can_be_chosen(year: str, tmp_path: Path) -> None:
    path = settings_file(tmp_path, f'[bendex]\nblocks = "{year}"\n')
    assert read_settings(path).options.bendex.blocks == year


def test_another_numbering_is_an_error(tmp_path: Path) -> None:
    path = settings_file(tmp_path, '[bendex]\nblocks = "2013"\n')
    with pytest.raises(SettingsError, match=r"bendex\.blocks"):
        read_settings(path)


def test_a_county_names_its_own_connection_to_the_work_number(tmp_path: Path) -> None:
    named = "tests.transactions.work_number.other_service:OtherService"
    path = settings_file(tmp_path, f'[work_number]\nservice = "{named}"\n')
    chosen = read_settings(path).options.verification
    assert chosen is not None and chosen.__name__ == "OtherService"


def test_an_office_sets_the_limits_of_the_work_number(tmp_path: Path) -> None:
    assert read_settings(settings_file(tmp_path, "")).options.work_number == WorkNumber()
    text = "authorization_days = 30\ncontact_days = 10\npassword_tries = 5\nguideline_days = 180\n"
    path = settings_file(tmp_path, f"[work_number]\n{text}")
    assert read_settings(path).options.work_number == WorkNumber(Limits(30, 10, 5), 180)
    for wrong in ("authorization_days = 0", "password_tries = 0", "contact_days = 1.5"):
        with pytest.raises(SettingsError, match=wrong.split()[0]):
            read_settings(settings_file(tmp_path, f"[work_number]\n{wrong}\n"))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("no.such:thing", "cannot be imported (ModuleNotFoundError: No module named 'no')"),
        (
            "data.store.safe:nothing",
            "cannot be imported (AttributeError: module 'data.store.safe' has no",
        ),
        ("os:sep", "is not a factory: it cannot be called"),
        ("broken_service:factory", "cannot be imported (ValueError: no licence\ufffd)"),
    ],
)
def test_a_connection_that_is_not_there_is_told_when_it_is_used(
    name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_service.py").write_text("raise ValueError('no licence\\x1b')")
    monkeypatch.syspath_prepend(tmp_path)
    path = settings_file(tmp_path, f'[work_number]\nservice = "{name}"\n')
    with pytest.raises(SettingsError) as refused:
        read_options(path)
    assert str(refused.value).startswith(f"{path}: work_number.service: {name} {says}")


def test_reading_the_settings_imports_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / "loud_service.py").write_text("raise SystemExit(9)")
    monkeypatch.syspath_prepend(home)
    settings = Places.of_user().settings
    settings.write_text('[work_number]\nservice = "loud_service:factory"\n', "utf-8")
    assert main(["config", "show"]) == 0
    assert 'service = "loud_service:factory"' in capsys.readouterr().out


def test_a_connection_that_is_not_there_keeps_run_from_beginning(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    settings_file(home, '[work_number]\nservice = "no.such:thing"\n')
    assert main(["run", "PY 900000001"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("ims-tui: ") and said.count("\n") == 1 and "no.such:thing" in said
    assert list(home.glob("*.db")) == []


@pytest.mark.parametrize(
    ("line", "profiles"),
    [
        ("", ()),
        ('profile = "okdhs"', (OKDHS,)),
        ('profile = "orange-ca"', (ORANGE_CA,)),
        ('profile = ["okdhs", "orange-ca"]', (OKDHS, ORANGE_CA)),
    ],
)
def test_the_profiles_that_are_on(line: str, profiles: tuple[str, ...], tmp_path: Path) -> None:
    options = read_settings(settings_file(tmp_path, f"{line}\n")).options
    assert options.profile == profiles
    assert options.profiles_on(practice=True) == (profiles or tuple(AGENCIES))
    assert options.profiles_on(practice=False) == (profiles or (OKDHS,))


def test_every_agency_has_a_profile(tmp_path: Path) -> None:
    line = f"profile = {list(AGENCIES)}\n".replace("'", '"')
    assert read_settings(settings_file(tmp_path, line)).options.profile == tuple(AGENCIES)


@pytest.mark.parametrize("value", ['"texas"', "[]", "3", '["okdhs", "texas"]', "true"])
def test_another_profile_is_an_error(value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="profile"):
        read_settings(settings_file(tmp_path, f"profile = {value}\n"))


def test_every_tolerance_of_the_rules_is_a_setting(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml").tolerance == TOLERANCES


@pytest.mark.parametrize("keys", ['"f1"', "1", "[]"])
def test_keys_that_are_no_table_wait_for_the_check(keys: str, tmp_path: Path) -> None:
    path = settings_file(tmp_path, f"[terminal]\nkeys = {keys}\n")
    assert terminal_settings(path).keys == {}
    with pytest.raises(SettingsError, match=r"terminal\.keys"):
        read_settings(path)
