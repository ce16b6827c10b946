"""Keymaps: those of the product, and errors in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ims_tui.terminal import keys
from ims_tui.terminal.keymap import ACTIONS, SHIPPED, KeymapError, load_keymap


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_keymaps_reach_every_action(name: str) -> None:
    keymap = load_keymap(name)
    assert [action for action in ACTIONS if not keymap.keys_for(action)] == []


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("number", range(1, 13))
def test_pf13_to_pf24_have_three_ways(name: str, number: int) -> None:
    keymap = load_keymap(name)
    action = f"pf{number + 12}"
    assert keymap.action((f"f{number + 12}",)) == action
    assert keymap.action((f"shift+f{number}",)) == action
    assert keymap.action(("ctrl+a", f"f{number}")) == action
    assert keymap.action((f"f{number}",)) == f"pf{number}"


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    ("pressed", "action"),
    [
        (("alt+1",), "pa1"),
        (("inverted_exclamation_mark",), "pa1"),
        (("trade_mark_sign",), "pa2"),
        (("pound_sign",), "pa3"),
        (("ctrl+a", "2"), "pa2"),
        (("ctrl+a", "c"), "clear"),
        (("pageup",), "pf7"),
        (("pagedown",), "pf8"),
        (("ctrl+r",), "reset"),
        (("shift+tab",), "backtab"),
    ],
)
def test_keys_common_to_both(name: str, pressed: tuple[str, ...], action: str) -> None:
    assert load_keymap(name).action(pressed) == action


@pytest.mark.parametrize(
    ("name", "pressed", "action"),
    [
        ("pc", "ctrl+l", "clear"),
        ("pc", "ctrl+c", "copy"),
        ("pc", "ctrl+j", "enter"),
        ("pc", "ctrl+k", "erase_eof"),
        ("pc", "shift+end", "erase_eof"),
        ("c3270", "ctrl+c", "clear"),
        ("c3270", "ctrl+l", "redraw"),
        ("c3270", "ctrl+j", "newline"),
        ("c3270", "ctrl+k", "keypad"),
    ],
)
def test_where_the_two_differ(name: str, pressed: str, action: str) -> None:
    assert load_keymap(name).action((pressed,)) == action


def test_single_keys_are_replaced_and_freed() -> None:
    keymap = load_keymap("pc", {"Ctrl-J": "newline", "PgUp": "none", "ctrl+x 9": "pf9"})
    assert keymap.action(("ctrl+j",)) == "newline"
    assert keymap.action(("pageup",)) is None
    assert keymap.action(("ctrl+x", "9")) == "pf9"
    assert keymap.prefixes == {"ctrl+a", "ctrl+x"}


def test_a_file_replaces_the_whole_map(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[keys]\n"f3" = "quit"\n', encoding="utf-8")
    keymap = load_keymap(str(path))
    assert keymap.actions == {("f3",): "quit"}


@pytest.mark.parametrize(
    ("key", "action", "told"),
    [
        ("f1", "pf25", "key 'f1': unknown action 'pf25'"),
        ("ctrl+zz", "enter", "key 'ctrl+zz': unknown key 'zz'"),
        ("hyperx+a", "enter", "key 'hyperx+a': unknown modifier 'hyperx'"),
        ("a", "enter", "key 'a' types a character"),
        ("space", "enter", "key 'space' types a character"),
        ("a 1", "pa1", "key 'a' types a character and cannot be a prefix"),
        ("ctrl+a", "pa1", "key 'Ctrl-A' is both 'pa1' and the first of two keys"),
        ("ctrl+a 1 2", "pa1", "key 'ctrl+a 1 2': expected one key or two keys"),
    ],
)
def test_what_cannot_be_is_refused_by_key(key: str, action: str, told: str) -> None:
    with pytest.raises(KeymapError) as refused:
        load_keymap("pc", {key: action})
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[keys", "keymap "),
        ('[buttons]\n"f1" = "pf1"\n', "expected one table, [keys]"),
        ('[keys]\n"f1" = 1\n', "key 'f1': unknown action 1"),
        ('[keys]\nf1 = ["pf1"]\n', "key 'f1': unknown action ['pf1']"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KeymapError) as refused:
        load_keymap(str(path))
    assert told in str(refused.value)
    assert "bad.toml" in str(refused.value)


def test_a_keymap_that_is_nowhere() -> None:
    with pytest.raises(KeymapError, match="not one of pc, c3270"):
        load_keymap("mac")
    with pytest.raises(KeymapError, match="No such file"):
        load_keymap("/nowhere/mine.toml")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ctrl-A", "ctrl+a"),
        ("ctrl+shift+c", "ctrl+shift+c"),
        ("Shift+Ctrl+C", "ctrl+shift+c"),
        ("PgUp", "pageup"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+-", "ctrl+minus"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("¡", "inverted_exclamation_mark"),
        ("Esc", "escape"),
    ],
)
def test_spelling_of_keys(written: str, name: str) -> None:
    assert keys.canonical(written) == name


def test_captions() -> None:
    assert keys.caption(("ctrl+a", "f1")) == "Ctrl-A F1"
    assert keys.caption(("pageup",)) == "PgUp"
    assert keys.caption(("inverted_exclamation_mark",)) == "¡"
    assert keys.caption(("ctrl+right_square_bracket",)) == "Ctrl-]"


@pytest.mark.parametrize(
    ("key", "character", "types"),
    [
        ("a", "a", "a"),
        ("A", "A", "A"),
        ("space", " ", " "),
        ("exclamation_mark", "!", "!"),
        ("plus", "+", "+"),
        ("e_acute", "é", "é"),
        ("alt+a", "a", None),
        ("exclamation_mark", None, None),
        ("\x19", "\x19", None),
        ("delete", "\x7f", None),
        ("wide", "漢", None),
        ("combining", "\u0301", None),
        ("f1", None, None),
    ],
)
def test_only_plain_keys_type(key: str, character: str | None, types: str | None) -> None:
    assert keys.typed(key, character) == types


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("\x19", "\x19", "f13"),
        ("\x1f", "\x1f", "f17"),
        ("space", None, "f18"),
        ("exclamation_mark", None, "f19"),
        ("quotation_mark", None, "f20"),
        ("space", " ", "space"),
        ("exclamation_mark", "!", "exclamation_mark"),
        ("ctrl+underscore", "\x1f", "ctrl+underscore"),
    ],
)
def test_function_keys_that_the_toolkit_misreads(
    key: str, character: str | None, name: str
) -> None:
    assert keys.pressed(key, character) == name
