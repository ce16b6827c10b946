"""Page of the rules: it has every item of the instructions and names only what exists."""

from __future__ import annotations

import importlib
import re
from functools import cache

import pytest

from screens.loader import names
from tests.named import ROOT, is_test
from transactions.core.registry import all_transactions, transactions_by_code

WRITTEN = """
    1(a) 1(a)(1) 1(a)(2) 1(a)(3) 1(b) 1(b)(1) 1(b)(2) 1(b)(3)
    2(a) 2(b) 2(c) 3 4(a) 4(b)
    5(a) 5(b) 5(b)(1) 5(b)(2) 5(b)(2)(A) 5(b)(2)(B) 5(b)(2)(C) 5(b)(3) 5(b)(4)(A) 5(b)(4)(B)
    5(c) 5(c)(1) 5(c)(2) 5(c)(3) 5(c)(4) 5(c)(5)
    6 6(1) 6(2) 6(2)(A) 6(2)(B) 6(2)(C) 6(2)(C)(i) 6(2)(C)(ii) 6(2)(C)(iii) 6(2)(C)(iv)
    7 8(a) 8(b) 9 10 11 12 13 14
    15(1) 15(2) 15(2)(A) 15(2)(B) 15(2)(C) 15(2)(D)
    15(3) 15(3)(A) 15(3)(B) 15(3)(C) 15(3)(C)(i) 15(3)(C)(ii) 15(3)(C)(iii)(I) 15(3)(C)(iii)(II)
    16 16(1) 16(2) 16(3)
    17(a) 17(a)(1) 17(a)(1)(A) 17(a)(1)(B) 17(a)(1)(C) 17(a)(1)(D) 17(a)(1)(E) 17(a)(1)(F)
    17(a)(1)(G) 17(a)(1)(H) 17(a)(1)(I) 17(a)(1)(J)
    17(a)(2) 17(a)(2)(A) 17(a)(2)(B) 17(a)(2)(C) 17(a)(2)(D) 17(a)(2)(E)
    17(b) 17(b)(1) 17(b)(2) 18 19 20 20(1) 20(2) 20(3)
"""
ITEMS = WRITTEN.split()
"""Items of the instructions with all their parts."""


@cache
def rules() -> dict[str, tuple[str, list[str], list[str]]]:
    """Return rule, implementation and tests by item."""
    found: dict[str, tuple[str, list[str], list[str]]] = {}
    for line in (ROOT / "docs" / "rules.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.match(r"\| \d", line):
            item, rule, carried, held = cells
            assert item not in found, f"{item} stands twice"
            found[item] = rule, re.findall("`(.+?)`", carried), re.findall("`(.+?)`", held)
    return found


def carries(name: str) -> bool:
    """Return True if a transaction, screen, function or value has this name."""
    if "." not in name:
        return name in transactions_by_code() or name in names()
    module, _, attribute = name.rpartition(".")
    return hasattr(importlib.import_module(module), attribute)


def test_every_item_of_the_instructions_is_listed_in_order() -> None:
    assert list(rules()) == ITEMS
    assert {re.match(r"\d+", item).group() for item in ITEMS} == {  # type: ignore[union-attr]
        str(number) for number in range(1, 21)
    }


@pytest.mark.parametrize("item", ITEMS)
def test_each_rule_has_its_sentence_its_code_and_its_test(item: str) -> None:
    rule, carried, tests = rules()[item]
    assert rule.endswith((".", ",", ";")) and carried and tests
    assert [name for name in carried if not carries(name)] == []
    assert [reference for reference in tests if not is_test(reference)] == []


def test_an_unknown_name_is_reported() -> None:
    assert not carries("ZZZ") and not carries("data.rules.money.whole_dollars")
    with pytest.raises(ModuleNotFoundError):
        carries("data.rules.no_such_module.rule")


@pytest.mark.parametrize(
    "code", [each.code for each in all_transactions() if each.source.startswith("OKDHS ")]
)
def test_the_item_that_a_transaction_names_is_one_of_the_instructions(code: str) -> None:
    source = transactions_by_code()[code].source.removeprefix("OKDHS ")
    if source == "STAFF HELP":
        assert transactions_by_code()[code].elsewhere
        return
    for named in source.split(", "):
        first, _, last = named.partition("-")
        numbers = range(int(first), int(last) + 1) if last else [first]
        for number in numbers:
            assert any(item == str(number) or item.startswith(f"{number}(") for item in ITEMS), (
                named
            )
