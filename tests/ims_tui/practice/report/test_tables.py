"""Figures as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.report.figures import Figures, PersonFigures
from ims_tui.practice.report.gather import gather
from ims_tui.practice.report.page import as_html, course_plot
from ims_tui.practice.report.tables import BY, as_csv, as_json, as_text
from tests.ims_tui.practice.classroom.class_room import Room
from tests.ims_tui.practice.report.worked_class import HOSTILE


def test_the_terminal_form_lists_every_table(figures: Figures) -> None:
    text = as_text(figures, BY)
    assert text.startswith("FIRST DAY  DX1  CLASS DAY 2026-03-20  RUNNING\n")
    for heading in ("BY SEAT", "BY PERSON AND SCENARIO", "BY RULE"):
        assert f"\n{heading}\n" in text
    says = "other agencies' records, matched with the case"
    assert re.search(rf"^OKDHS 5\(a\)  {says} +1 +1 +1\n +WHO MISSED IT  2 =cmd", text, re.M)
    assert f"      PRACTICE NEXT  OKDHS 5(a): {says}\n" in text
    assert f"      RULES MISSED  OKDHS 5(a): {says}\n" in text
    assert "BY RULE" not in as_text(figures, ("class",))


@pytest.mark.parametrize(("by", "rows"), [("class", 3), ("person", 3), ("rule", 1)])
def test_csv_holds_no_formula(figures: Figures, by: str, rows: int) -> None:
    text = as_csv(figures, by)  # type: ignore[arg-type]
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == rows + 1 and len({len(row) for row in read}) == 1
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "@"))]
    if by == "class":
        assert read[2][:3] == ["2", f"'{HOSTILE}", "1/1"]


def test_json_holds_everything(figures: Figures) -> None:
    read = json.loads(as_json(figures))
    assert [person["name"] for person in read["people"]] == ["ROSA", HOSTILE, "LUIS"]
    assert read["people"][0]["scenarios"][0]["card"]["points"] == 10
    assert read["people"][1]["errors"] == {"DFS064": 1}
    assert read["rules"][0]["says"] == "other agencies' records, matched with the case"
    assert read["rules"][0]["who_missed"] == [f"2 {HOSTILE}"]


@pytest.mark.parametrize(
    ("minutes", "marks", "caption"),
    [
        (0.5, ["0:00", "0:05", "0:10", "0:15", "0:20", "0:25", "0:30"], "minutes:seconds"),
        (4.0, ["0:00", "1:00", "2:00", "3:00", "4:00"], "minutes:seconds"),
        (90.0, ["0:00", "15:00", "30:00", "45:00", "60:00", "75:00", "90:00"], "minutes:seconds"),
        (150.0, ["0:00", "0:30", "1:00", "1:30", "2:00", "2:30"], "hours:minutes"),
    ],
)
def test_time_is_in_minutes_and_seconds_or_in_hours(
    minutes: float, marks: list[str], caption: str
) -> None:
    person = PersonFigures(1, "ROSA", (), ((0.0, 0), (minutes, 3)), ())
    plot = ElementTree.fromstring(course_plot([person]))
    texts = [str(each.text) for each in plot.iter("text")]
    assert [each for each in texts if ":" in each][:-1] == marks
    assert f"{caption} since each began" in texts


def test_one_is_not_many_and_rules_have_their_words(room: Room) -> None:
    figures = gather(room.store, class_of(room.store, "DX1"))
    one = replace(figures, people=figures.people[1:2])
    page = as_html(one, BY)
    for told in ("<b>1</b>person<", "<b>1</b>scenario done<", "<b>0</b>hints<"):
        assert told in page
    words = "OKDHS 5(a): other agencies&#39; records, matched with the case"
    assert page.count(words) >= 3  # the plot, practice next, rules missed
    assert "size: A4" in page and " s (" not in page
