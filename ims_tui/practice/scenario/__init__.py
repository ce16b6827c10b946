"""Scenarios in the form trainers write them, and the rules that they can teach."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SHORT_LENGTH = 50
"""Longest text of a rule."""


@cache
def rule_words() -> Mapping[str, str]:
    """Return the text, up to 50 characters, of every item of the instructions ("OKDHS 16(3)") and
    every section and step of The Work Number policy ("WN HOW TO ACCESS 4"), in order.
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
    """Return a rule with its text; a rule of a trainer's own has none."""
    words = rule_words().get(rule)
    return f"{rule}: {words}" if words else rule
