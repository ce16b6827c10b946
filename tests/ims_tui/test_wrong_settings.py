"""Errors of a settings file are reported in one line: file, key, value and valid values."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.small_text import read_small_text
from ims_tui.command.main import main
from ims_tui.command.terminal import terminal_settings
from ims_tui.places import Places
from ims_tui.settings import SettingsError, read_settings
from ims_tui.terminal.keymap import KeymapError, load_keymap

AMOUNT = "is not a dollar amount of 0 or more with at most two decimals"
PROFILES = 'is not "okdhs", "orange-ca", or a list of both'
SECTIONS = "profile, terminal, tolerance, bendex, restricted, work_number"
OF_TERMINAL = "theme, keymap, keys, type_ahead, numeric_lock, real_cursor, alarm"
THEMES = "'green', 'amber', 'base', 'contrast' or 'plain', in quotes"
WRONG = {
    'theme = "green"': f"theme: there is no such setting; the settings are {SECTIONS}",
    "[tolernce]\nSDX = 1": f"tolernce: there is no such setting; the settings are {SECTIONS}",
    '[terminal]\nalrm = "bell"':
        f"terminal.alrm: there is no such setting; the settings are {OF_TERMINAL}",
    "[tolerance]\nsdx = 1":
        "tolerance.sdx: there is no such setting; the settings are SDX, BEN, UIB, OWG, IEV",
    "terminal = 3": "terminal: this is a section, [terminal], not a single setting",
    "[[terminal]]": "terminal: this is a section, [terminal], not a single setting",
    "[terminal]\ntheme = 3": f"terminal.theme: 3 is not {THEMES}",
    '[terminal]\ntheme = "pink"': f'terminal.theme: "pink" is not {THEMES}',
    '[terminal]\nalarm = "loud"':
        "terminal.alarm: \"loud\" is not 'bell', 'flash' or 'off', in quotes",
    "[terminal]\nkeymap = 3": "terminal.keymap: 3 is not a text in quotes",
    '[terminal]\nkeymap = "mac"': "terminal: keymap mac: not one of pc, c3270, nor a .toml file",
    '[terminal]\nkeymap = "none.toml"': "terminal: keymap none.toml: No such file or directory",
    '[terminal]\nkeys = "x"': 'terminal.keys: "x" is not { key = "action" }',
    "[terminal]\nkeys = { f1 = 3 }": "terminal.keys.f1: 3 is not a text in quotes",
    '[terminal]\nkeys = { f1 = "fly" }':
        "terminal: keys: key 'f1': unknown action 'fly'; docs/keys.md lists them",
    '[terminal]\ntype_ahead = "yes"': 'terminal.type_ahead: "yes" is not true or false',
    "[restricted]\nsources = 1": "restricted.sources: 1 is not true or false",
    "[tolerance]\nSDX = -1": f"tolerance.SDX: -1 {AMOUNT}",
    "[tolerance]\nSDX = 1.005": f"tolerance.SDX: 1.005 {AMOUNT}",
    '[tolerance]\nSDX = "much"': f'tolerance.SDX: "much" {AMOUNT}',
    "[tolerance]\nSDX = true": f"tolerance.SDX: true {AMOUNT}",
    "[tolerance]\nSDX = inf": f"tolerance.SDX: Infinity {AMOUNT}",
    "[tolerance]\nSDX = []": f"tolerance.SDX: [] {AMOUNT}",
    "[tolerance]\nSDX = 2026-03-20": f'tolerance.SDX: "2026-03-20" {AMOUNT}',
    "[bendex]\nblocks = 2012": "bendex.blocks: 2012 is not '2012' or '2015', in quotes",
    '[work_number]\nservice = "data.store.safe"':
        "work_number.service: data.store.safe is not package.module:factory",
    '[work_number]\nservice = "os.system(1):x"':
        "work_number.service: os.system(1):x is not package.module:factory",
    "[work_number]\nservice = 3": "work_number.service: 3 is not a text in quotes",
    'profile = "texas"': "profile: \"texas\" is not 'okdhs' or 'orange-ca', in quotes",
    'profile = ["okdhs", 4]': "profile: 4 is not 'okdhs' or 'orange-ca', in quotes",
    "profile = []": f"profile: [] {PROFILES}",
    "profile = { a = 1 }": f'profile: {{"a": 1}} {PROFILES}',
    '"x\\u001b[2J\\n" = 1':
        f"x\ufffd[2J\ufffd: there is no such setting; the settings are {SECTIONS}",
    f'[tolerance]\nSDX = "{"9" * 60}x"': f'tolerance.SDX: "{"9" * 39}... {AMOUNT}',
}  # fmt: skip
UNREADABLE = {
    b"[terminal\n": "not TOML: ",
    b"a = 1\na = 2": "not TOML: ",
    b"a = " + b"[" * 5000: "not TOML: brackets are nested too deeply",
    b"a = " + b"9" * 5000: "not TOML: ",
    b"\xff": "not a UTF-8 text file",
}


@pytest.fixture
def settings(home: Path) -> Path:
    """Settings file of a user, which does not exist yet."""
    path = Places.of_user().settings
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def said(path: Path) -> str:
    """Return the error of a settings file."""
    with pytest.raises(SettingsError) as refused:
        read_settings(path)
    return str(refused.value)


@pytest.mark.parametrize("text", WRONG)
def test_one_line_says_what_is_wrong(text: str, settings: Path) -> None:
    settings.write_text(text, "utf-8")
    assert said(settings) == f"{settings}: {WRONG[text]}"
    terminal_settings(settings)  # what is wrong is said once the window stands


@pytest.mark.parametrize("content", UNREADABLE, ids=range(len(UNREADABLE)))
def test_a_file_that_cannot_be_read_at_all(content: bytes, settings: Path) -> None:
    settings.write_bytes(content)
    assert said(settings).startswith(f"{settings}: {UNREADABLE[content]}")
    assert "\n" not in said(settings)
    terminal_settings(settings)


def test_a_folder_is_no_file(settings: Path) -> None:
    settings.mkdir()
    assert said(settings) == f"{settings}: cannot be read: Is a directory"


@pytest.mark.parametrize("text", ['[terminal]\ntheme = "pink"', '[terminal]\nkeys = { f1 = "x" }'])
def test_what_keeps_the_window_from_opening_names_the_file(
    text: str, settings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ims_tui.command.terminal.check_window", lambda *_: None)
    settings.write_text(text, "utf-8")
    url = f"sqlite:///{settings.with_name('none.db')}"
    assert main(["--db", url]) == 1
    assert capsys.readouterr().err == f"ims-tui: {said(settings)}\n"


def test_a_byte_order_mark_is_no_part_of_the_settings(settings: Path) -> None:
    settings.write_bytes(b'\xef\xbb\xbf[terminal]\r\ntheme = "green"\r\n')
    assert read_settings(settings).terminal.theme == "green"
    assert terminal_settings(settings).theme == "green"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"keys = " + b"[" * 3000, "brackets are nested too deeply"),
        (b"keys = " + b"9" * 5000, "Exceeds the limit"),
        (b"\xff", "'utf-8' codec can't decode"),
    ],
)
def test_a_keymap_that_cannot_be_read(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "keymap.toml"
    path.write_bytes(content)
    with pytest.raises(KeymapError, match=reason):
        load_keymap(str(path))


def test_a_file_without_an_end_is_refused() -> None:
    with pytest.raises(OSError, match="larger than 1 MB"):
        read_small_text(Path("/dev/zero"), 2**20)
