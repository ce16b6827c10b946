"""From the settings file to what transactions are handed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ims_tui.settings import SettingsError, read_settings
from transactions.bendex_blocks import block_maps
from transactions.options import DEFAULTS


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_block_numbers_are_those_of_the_instructions(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml").options == DEFAULTS
    assert DEFAULTS.bendex_blocks == "2012"


@pytest.mark.parametrize("year", block_maps())
def test_every_numbering_can_be_chosen(year: str, tmp_path: Path) -> None:
    path = settings_file(tmp_path, f'[bendex]\nblocks = "{year}"\n')
    assert read_settings(path).options.bendex_blocks == year


def test_another_numbering_is_an_error(tmp_path: Path) -> None:
    path = settings_file(tmp_path, '[bendex]\nblocks = "2013"\n')
    with pytest.raises(SettingsError, match=r"bendex\.blocks"):
        read_settings(path)
