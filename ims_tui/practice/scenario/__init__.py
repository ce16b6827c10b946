"""Scenarios as trainers write them, and the items of the source documents that they can teach."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

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
