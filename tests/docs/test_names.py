"""Names on the pages exist in the program. They are found by patterns."""

from __future__ import annotations

import importlib
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from ims_tui.host.commands import _VERBS
from ims_tui.settings import Settings, read_settings
from ims_tui.terminal.keymap import SHIPPED, load_keymap
from screens.loader import names
from tests.docs.pages import PAGES, blocks, inline_code, prose, text_of
from tests.named import ROOT
from transactions.core.ims_commands import command_name
from transactions.core.messages import message_types
from transactions.core.registry import transactions_by_code

MESSAGE = re.compile(r"\b((?:IMS|DFS)\d+[A-Z]?\d*)\b")
KEY = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)-)+(?:[A-Z]\w*|[a-z]\b|\d|\?)(?: [\w?]\b(?!\w))?")
PF_KEY, PA_KEY = re.compile(r"\bPF(\d+)\b"), re.compile(r"\bPA(\d+)\b")
VARIABLE = re.compile(r"\bIMS_TUI_[A-Z_]+\b")
CAPITALS = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]{1,7}(?![\w.])")
TYPED = re.compile(r"([A-Za-z][A-Za-z0-9]{0,5}) (?:\d{9}[A-Za-z0-9]{0,2}|[A-Za-z]\d{6}(?: \d\d)?)$")
COMMAND = re.compile(r"/([A-Z]{3,})\b")
LINK = re.compile(r"\]\(([^)\s]+)\)")
MODULE = re.compile(r"(?:ims_tui|data|screens|transactions|tools)(?:\.\w+)+")
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)+/?")
SETTING = re.compile(r"`\[(\w+)\] (\w+)|settings? `(\w+)`")
SOURCES = ("ims_tui", "transactions", "data", "screens", "tools", "benchmarks", "Makefile", ".ci")
FOLDERS = (*SOURCES, "tests", "docs", "requirements")
WRITTEN = (".py", ".toml", ".fmt", "")
"""Suffixes of the program's files."""
NOT_KEYS = {"Ctrl-Enter"}
"""Keys named only because a window cannot distinguish them from others."""
ORDINARY = {"LICENSE", "MB", "MOU", "OSC", "README", "SSH"}
EXAMPLES = {"C000001", "CLM", "DX1", "LTERM03A", "LTERM03B", "VAB"}


@cache
def program_text() -> str:
    """Return the text of all files of the program."""
    places = [ROOT / name for name in SOURCES]
    files = [each for place in places for each in (place, *place.rglob("*")) if each.is_file()]
    return "\n".join(each.read_text("utf-8") for each in files if each.suffix in WRITTEN)


@cache
def words_in_capitals() -> frozenset[str]:
    """Return every word in capitals of the program: codes, blocks, states, abbreviations."""
    found = frozenset(re.findall(r"[A-Z][A-Z0-9]+", program_text()))
    return found | ORDINARY | EXAMPLES | set(transactions_by_code()) | set(names())


@cache
def keys() -> frozenset[str]:
    """Return every key of a keymap, and the prefixes of those that are two keys."""
    maps = [load_keymap(name) for name in SHIPPED]
    whole = {
        key for each in maps for does in set(each.actions.values()) for key in each.keys_for(does)
    }
    return frozenset(whole | {key.partition(" ")[0] for key in whole})


@cache
def settings() -> dict[str, set[str]]:
    """Return the settings by section; a setting outside a section has none in it."""
    found = {}
    for name, field in Settings.model_fields.items():
        kind = field.annotation
        found[name] = {
            *getattr(kind, "model_fields", ()),
            *getattr(kind, "__dataclass_fields__", ()),
        }
    return found


def named(pattern: re.Pattern[str], page: str) -> list[str]:
    """Return the starts of inline code that match a pattern."""
    return [found[1] for code in inline_code(page) if (found := pattern.match(code.upper()))]


@pytest.mark.parametrize("page", PAGES)
def test_every_message_is_in_the_table(page: str) -> None:
    table = {
        number for each in message_types().values() for number in (each.number, each.shown_number)
    }
    assert sorted(set(MESSAGE.findall(text_of(page))) - table - set(names())) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_key_is_in_a_keymap(page: str) -> None:
    found = {each.strip() for each in KEY.findall(prose(page))}
    assert sorted(each for each in found - NOT_KEYS if not is_key(each)) == []
    assert all(1 <= int(number) <= 24 for number in PF_KEY.findall(text_of(page)))
    assert all(1 <= int(number) <= 3 for number in PA_KEY.findall(text_of(page)))


def is_key(text: str) -> bool:
    """Return True if this is the name of a key, or of a key and a word after it."""
    first = text.partition(" ")[0]
    return text in keys() or (
        first in keys() and not any(key.startswith(f"{first} ") for key in keys())
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_code_that_is_typed_is_a_transaction(page: str) -> None:
    assert [code for code in named(TYPED, page) if code not in transactions_by_code()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_word_in_capitals_is_of_the_program(page: str) -> None:
    assert sorted(set(CAPITALS.findall(prose(page))) - words_in_capitals() - keys()) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_ims_command_is_carried_out(page: str) -> None:
    for each in named(COMMAND, page):
        assert command_name(each, _VERBS), each


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_is_one(page: str, tmp_path: Path) -> None:
    known = {*settings(), *(name for section in settings().values() for name in section)}
    for section, name, alone in SETTING.findall(text_of(page)):
        assert alone in known if alone else name in settings()[section], (section, name, alone)
    for block in blocks(page):
        if block.kind == "toml" and set(tomllib.loads(block.text)) <= set(settings()):
            file = tmp_path / "settings.toml"
            file.write_text(block.text, "utf-8")
            read_settings(file)


@pytest.mark.parametrize("page", PAGES)
def test_every_variable_is_read_somewhere(page: str) -> None:
    read = VARIABLE.findall(program_text() + (ROOT / "tests" / "conftest.py").read_text("utf-8"))
    assert sorted(set(VARIABLE.findall(text_of(page))) - set(read)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in LINK.findall(prose(page)):
        if not target.startswith(("http", "#")):
            assert ((ROOT / page).parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_every_module_and_file_exists(page: str) -> None:
    for code in inline_code(page):
        if MODULE.fullmatch(code):
            assert exists(code), code
        elif FILE.fullmatch(code) and code.partition("/")[0] in FOLDERS:
            assert (ROOT / code.replace("CODE", "PY")).exists() or f"\n`{code}`" in prose(page), (
                code
            )


def exists(name: str) -> bool:
    """Return True if a dotted name is a module or something in one."""
    parts = name.split(".")
    for split in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:split]))
        except ModuleNotFoundError:
            continue
        for part in parts[split:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False
