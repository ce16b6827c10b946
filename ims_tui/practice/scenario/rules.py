"""The items of the source documents that a scenario can teach, each with a few words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ims_tui.practice.scenario.problems import Problem

SHORT_LENGTH = 50
"""The most that the words of a rule take."""


@cache
def rule_words() -> Mapping[str, str]:
    """Every item of the instructions ("OKDHS 16(3)") and every section and step of The Work Number
    policy ("WN HOW TO ACCESS 4"), in their order -> what it says, in up to 50 characters.
    """
    text = files(__package__).joinpath("rules.toml").read_text("utf-8")
    return MappingProxyType(
        {
            f"{source} {item}": words
            for source, items in tomllib.loads(text).items()
            for item, words in items.items()
        }
    )


def named(rule: str) -> str:
    """A rule with what it says; one of somebody's own scenario stands alone."""
    words = rule_words().get(rule)
    return f"{rule}: {words}" if words else rule


def unknown_rule(where: str, rule: str) -> Iterator[Problem]:
    """What is wrong with a rule that no source has, with those that are spelled most alike."""
    if rule not in rule_words():
        known = {each.upper(): each for each in rule_words()}
        close = get_close_matches(rule.upper(), known, 3, 0.6)
        said = "" if close else "; one is named as OKDHS 16(3) or WN ADVERSE ACTION REQUIREMENTS"
        meant = " or ".join(known[each] for each in close)
        yield Problem(where, f"the sources have no rule {rule}{said}", meant)
