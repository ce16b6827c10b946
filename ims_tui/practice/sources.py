"""The items of the source documents that a scenario can teach."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from ims_tui.practice.problems import Problem


@cache
def written_rules() -> tuple[str, ...]:
    """Every item of the instructions (OKDHS 16(3)) and every section and step of The Work Number
    policy (WN HOW TO ACCESS 4), in their order.
    """
    return tuple(files("data").joinpath("scenarios", "rules.txt").read_text("utf-8").splitlines())


def unknown_rule(where: str, rule: str) -> Iterator[Problem]:
    """What is wrong with a rule that no source has, with those that are spelled most alike."""
    if rule not in written_rules():
        close = get_close_matches(rule.upper(), [each.upper() for each in written_rules()], 3, 0.6)
        named = {each.upper(): each for each in written_rules()}
        said = "" if close else "; one is named as OKDHS 16(3) or WN ADVERSE ACTION REQUIREMENTS"
        meant = " or ".join(named[each] for each in close)
        yield Problem(where, f"the sources have no rule {rule}{said}", meant)
