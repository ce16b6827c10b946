"""Every command on a page is accepted by its parser, and every make target exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from ims_tui.command import Parser
from ims_tui.command.main import program_parser
from ims_tui.practice.scenario.library import shipped_names
from tests.docs.pages import PAGES, blocks, inline_code, text_of, words_of
from tests.named import ROOT

COMMAND = re.compile(r"(ims-tui|practice \w|db \w|config \w|replay [A-Z])")
"""Start of a command. Text may leave out the part before an action."""
LEFT_OUT = ("", "ims-tui ", "ims-tui practice ")
SCENARIO = re.compile(r"practice (?:start|card|reset|replay|check) ([a-z][\w-]*)(?![\w.-])")


@cache
def parser() -> Parser:
    """Return the parser of the command line, with the arguments of every command."""
    whole = program_parser()
    for _ in below(whole):
        pass
    return whole


def below(one: Parser) -> Iterator[Parser]:
    """Yield every command and group of commands, with its arguments."""
    one.complete()
    yield one
    for found, _ in one.commands():
        yield from below(found)


def accepted(command: str) -> bool:
    """Return True if a command is accepted by its parser, or names a group of commands."""
    words = words_of(command.replace("COMMAND", "run"))
    if " ".join(words) in {each.prog for each in below(parser())}:
        return True
    try:
        parser().parse_args(words[1:])
    except SystemExit as ended:
        return ended.code == 0
    return True


def commands_of(page: str) -> Iterator[str]:
    """Yield the command lines of a page, in blocks and in the text."""
    for block in blocks(page):
        if block.kind in ("sh", "console"):
            yield from block.commands
    yield from inline_code(page)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_accepted_by_its_parser(page: str) -> None:
    named = [command for command in commands_of(page) if COMMAND.match(command)]
    refused = [each for each in named if not any(accepted(f"{one}{each}") for one in LEFT_OUT)]
    assert refused == []


@pytest.mark.parametrize("page", PAGES)
def test_every_scenario_that_a_command_names_exists(page: str) -> None:
    named = SCENARIO.findall(text_of(page))
    assert [name for name in named if name not in shipped_names()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_exists(page: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for command in commands_of(page):
        if command.startswith("make "):
            wanted = [word for word in words_of(command)[1:] if "=" not in word]
            assert [each for each in wanted if each not in targets] == [], command


@pytest.mark.parametrize(
    "wrong",
    [
        "ims-tui pratice start",
        "ims-tui load SDX",
        "ims-tui practice start --steps 2",
        "ims-tui dbs",
    ],
)
def test_a_wrong_command_is_refused(wrong: str) -> None:
    assert not accepted(wrong)
