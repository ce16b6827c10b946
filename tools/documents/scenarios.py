"""Page `docs/scenarios.md`: the scenarios for each item, sentence and transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ims_tui.practice.scenario.library import scenario_named, shipped_names
from ims_tui.practice.scenario.scenario import Scenario
from tools.documents import file_of
from transactions.core.registry import Transaction, all_transactions

INSTRUCTIONS, POLICY = "OKDHS", "WN"
SHORT = {
    "WHEN TO USE THE WORK NUMBER": "WHEN TO USE",
    "HOW TO ACCESS AND USE THE WORK NUMBER": "HOW TO ACCESS",
}
"""Headings of the policy, and their short forms in scenarios."""
STEPS = "WN HOW TO ACCESS"
"""Section with numbered steps."""

INTRODUCTION = """\
# Scenarios

`ims-tui practice` lists the scenarios, and `ims-tui practice start NAME` starts one.
[scenario-format.md](scenario-format.md) describes how to write another. Tests check this page:
every item of the instructions, every section and step of the policy, and every working transaction
has a scenario, and every model solution earns all points.
"""
ITEMS = """\
## By item of the OKDHS instructions

These scenarios add or deduct points for the item. [rules.md](rules.md) has the text of the items.
"""
SECTIONS = """\
## By section and step of The Work Number policy

[work-number.md](work-number.md) has the text of the policy.
"""
CODES = """\
## By transaction

The model solutions of these scenarios enter the transaction. Codes that do nothing here are not
listed; [transactions.md](transactions.md) has them all.
"""


def scenarios() -> list[Scenario]:
    """Return the scenarios of the product, easiest first."""
    found = [scenario_named(name) for name in shipped_names()]
    return sorted(found, key=lambda each: (each.level, each.name))


@cache
def written_rules() -> tuple[str, ...]:
    """Return every item of the instructions, and every section and step of the policy."""
    items = re.findall(r"^\| (\d\S*) \|", _page("rules"), re.MULTILINE)
    return (*(f"{INSTRUCTIONS} {item}" for item in items), *_policy(_page("work-number")))


def _policy(page: str) -> Iterator[str]:
    for section in re.split(r"^### ", page.partition("## The policy")[2], flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0].strip().upper()
        name = f"{POLICY} {SHORT.get(heading, heading)}"
        yield name
        if name == STEPS:
            yield from (f"{name} {step}" for step in re.findall(r"\| Step (\d+)", section))


def _page(name: str) -> str:
    return file_of(name).read_text("utf-8")


def taught_by() -> dict[str, list[Scenario]]:
    """Map each rule to the scenarios that add or deduct points for it or for a step of it."""
    found: dict[str, list[Scenario]] = {}
    for each in scenarios():
        rules = {one.rule for one in each.counts} | {one.rule for one in each.never}
        for rule in sorted(rules | {STEPS for rule in rules if rule.startswith(STEPS)}):
            found.setdefault(rule, []).append(each)
    return found


def working_transactions() -> list[Transaction]:
    """Return the transactions that do something here."""
    return [each for each in all_transactions() if not each.elsewhere]


def entered_by() -> dict[str, list[Scenario]]:
    """Map each transaction code to the scenarios whose model solution enters it."""
    found: dict[str, list[Scenario]] = {}
    for each in scenarios():
        for code in each.transactions:
            found.setdefault(code, []).append(each)
    return found


def page() -> str:
    """Return the page in Markdown."""
    rules = written_rules()
    codes = sorted(each.code for each in working_transactions())
    return "\n".join([
        INTRODUCTION,
        *_listed(),
        "",
        ITEMS,
        *_table("item", (each for each in rules if each.startswith(INSTRUCTIONS)), taught_by()),
        "",
        SECTIONS,
        *_table("section", (each for each in rules if each.startswith(POLICY)), taught_by()),
        "",
        CODES,
        *_table("code", codes, entered_by()),
        "",
    ])  # fmt: skip


def _listed() -> Iterator[str]:
    yield "| scenario | level | minutes | signs on | title |"
    yield "| --- | --- | --- | --- | --- |"
    for each in scenarios():
        yield f"| `{each.name}` | {each.level} | {each.minutes} | {each.user} | {each.title} |"


def _table(
    heading: str, wanted: Iterable[str], found: Mapping[str, list[Scenario]]
) -> Iterator[str]:
    yield f"| {heading} | scenarios |"
    yield "| --- | --- |"
    for name in wanted:
        short = name.removeprefix(f"{INSTRUCTIONS} ").removeprefix(f"{POLICY} ")
        yield f"| {short} | {' '.join(f'`{each.name}`' for each in found.get(name, []))} |"
