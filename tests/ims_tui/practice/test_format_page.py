"""The page for writers of scenarios lists every keyword and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from ims_tui.practice.check import check
from ims_tui.practice.scenario import parts, rule_words
from ims_tui.practice.scenario.conditions import Condition
from ims_tui.practice.scenario.placeholders import stand_in
from ims_tui.practice.scenario.scenario import Counts, Never, Scenario, Solution, Step, Wrong
from ims_tui.practice.world.records import plain_records
from tests.ims_tui.practice.attempts import DAY, TEMPLATES, small

KINDS: list[type[BaseModel]] = list(get_args(get_args(Condition)[0]))
PAGE = (Path(__file__).parents[3] / "docs" / "scenario-format.md").read_text("utf-8")
TABLES: dict[str, type[BaseModel]] = {
    "people": parts.Person,
    "cases": parts.CaseEntry,
    "participants": parts.ParticipantEntry,
    "records": parts.Record,
    "messages": parts.Posted,
    "requests": parts.RequestEntry,
    "answers": parts.AnswerEntry,
    "notes": parts.NoteEntry,
    "rows": parts.RowEntry,
    "faults": parts.Fault,
    "steps": Step,
    "counts": Counts,
    "never": Never,
    "wrong": Wrong,
}


def test_every_example_is_right() -> None:
    examples = [tomllib.loads(text) for text in re.findall(r"```toml\n(.*?)```", PAGE, re.S)]
    shown: set[str] = set()
    for example in examples:
        for name, entries in example.items():
            shown.add(name)
            if name == "solution":
                Solution.model_validate(entries)
            else:
                for entry in entries:
                    TABLES[name].model_validate(entry)
    assert shown == {*TABLES, "solution"}


def test_every_placeholder_stands_for_something() -> None:
    drawn = stand_in(["maria"], "WKR01", DAY)
    found = re.findall(r"`(\{[^`}]+\})`", PAGE)
    assert {"{maria.ssn}", "{-18d:%m%d%y}", "{-2m+12m-1d}"} <= set(found)
    for placeholder in found:
        assert "{" not in drawn.fill(placeholder)


def test_every_rule_is_one_of_the_sources() -> None:
    rules = re.findall(r'"((?:OKDHS|WN) [^"]+)"', PAGE)
    assert rules and set(rules) <= set(rule_words())


def test_the_participant_of_the_page_is_one() -> None:
    (text,) = re.findall(r"(\[\[participants\]\].*?)```", PAGE, re.S)
    people = (
        '[[people]]\nhandle = "marta"\nname = "QUIROZ, MARTA"\nborn = "-29y"\nclient = false\n\n'
    )
    county = small(("[[steps]]", f"{people}{text}\n[[steps]]"))
    assert check(county, DAY, TEMPLATES) == []
    cut = small(("[[steps]]", f"{people}{text}\n[[steps]]".replace("CWW01", "CWW1")))
    (problem,) = check(cut, DAY, TEMPLATES)
    assert str(problem) == "participants 1, worker: there is no user CWW1 (did you mean CWW01?)"


def test_every_word_stands_on_the_page() -> None:
    words = set(re.findall(r"[a-z_]+", PAGE))
    models: list[type[BaseModel]] = [Scenario, *TABLES.values(), *KINDS]
    missing = {
        field.alias or name
        for model in models
        for name, field in model.model_fields.items()
        if (field.alias or name) not in words
    }
    assert missing == set()
    assert all(re.search(rf"\| [A-Z ]*\b{system}\b", PAGE) for system in plain_records())
    kinds = {str(model.model_fields["kind"].annotation.__args__[0]) for model in KINDS}  # type: ignore[union-attr]
    assert all(f"`{kind}`" in PAGE for kind in kinds)
