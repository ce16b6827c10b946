"""Figures of a class: people, rules and steps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.classroom.seats import join
from ims_tui.practice.classroom.tables import SeatKey
from ims_tui.practice.report.figures import natural
from ims_tui.practice.report.gather import gather
from ims_tui.practice.report.page import as_html
from ims_tui.practice.report.tables import BY, as_csv, as_json, as_text, clock_time, table
from ims_tui.practice.scenario.library import scenario_named
from tests.ims_tui.practice.classroom.class_room import Room
from tests.ims_tui.practice.report.worked_class import HOSTILE


def test_the_figures_of_people_rules_and_steps(room: Room) -> None:
    figures = gather(room.store, class_of(room.store, "DX1"))
    solved, missed, begun = figures.people
    assert [person.finished for person in figures.people] == [1, 1, 0]
    assert solved.total("points") == solved.total("total") > missed.total("points")
    assert (solved.missed, solved.kept) == ((), ("OKDHS 5(a)",))
    assert (missed.missed, missed.kept) == (("OKDHS 5(a)",), ())
    assert missed.errors == (("DFS064", 1),) and missed.total("wrong_codes") == 1
    assert begun.missed == begun.kept == ()  # a rule is judged when the scenario is done
    (rule,) = figures.rules
    assert (rule.rule, rule.kept, rule.missed, rule.unfinished) == ("OKDHS 5(a)", 1, 1, 1)
    assert rule.who_missed == (f"2 {HOSTILE}",)
    assert [(step.step, step.people) for step in figures.steps] == [(1, 2), (2, 2), (3, 2)]
    assert figures.steps[1].median == 10
    assert [steps for _, steps in solved.course] == sorted(steps for _, steps in solved.course)
    assert solved.course[-1][1] == 3


def test_a_scenario_begun_again_does_not_hide_the_one_that_was_finished(room: Room) -> None:
    room.clock.on(minutes=1)
    again = room.sit("ROSA")
    again.seat.again()
    again.seat.beat()
    again.seat.close()
    rosa = gather(room.store, class_of(room.store, "DX1")).people[0]
    assert rosa.finished == 1 and rosa.kept == ("OKDHS 5(a)",)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Room]:
    """Class of two scenarios that ended when the first had just started and nothing was entered."""
    made = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path, ("first-py", "find-by-name"))
    made.start()
    seat = join(made.store, made.practice, "ROSA", "PC1")
    made.store.begin(SeatKey(made.practice.class_id, seat.number), "first-py", 3)
    yield made
    made.store.close()


def test_the_scenarios_of_the_class_count_whoever_began_them(two: Room) -> None:
    totals = [scenario_named(name).total for name in two.practice.scenarios]
    figures = gather(two.store, two.practice)
    (person,) = figures.people
    assert (person.scenarios[0].attempts, person.scenarios[0].steps) == (1, 3)
    assert [each.card.total for each in person.scenarios] == totals
    assert [each.version for each in person.scenarios] == [*two.practice.scenarios.values()]
    of_class = table(figures, "class")
    by_class = dict(zip(of_class.columns, of_class.rows[0], strict=True))
    assert (by_class["DONE"], by_class["UNFINISHED"]) == ("0/2", "1")
    assert by_class["OF"] == str(sum(totals)) and by_class["BEST"] != "0"
    begun, left = table(figures, "person").rows
    assert begun[2] == "first-py" and begun[7] == str(totals[0])
    assert left[2] == "1 NOT BEGUN" and left[7] == str(totals[1])
    assert f"<b>0 of {sum(totals)}</b>points" in as_html(figures, BY)


def test_a_class_that_ended_early_does_not_look_clean(two: Room) -> None:
    figures = gather(two.store, two.practice)
    said = (
        "1 unfinished attempt is not counted in the rules:"
        " a rule is judged when a scenario is done."
    )
    text, page, read = as_text(figures, BY), as_html(figures, BY), json.loads(as_json(figures))
    assert text.count(said) == page.count(said) == 3
    assert "      RULES MISSED  UNFINISHED\n" in text
    assert [(r.rule, r.kept, r.missed, r.unfinished) for r in figures.rules] == [
        ("OKDHS 5(a)", 0, 0, 1)
    ]
    assert read["people"][0]["unfinished"] == 1
    assert [each["card"]["rules"] for each in read["people"][0]["scenarios"]] == [{}, {}]
    assert "No scenario has been finished yet." in page


def test_rules_are_sorted_as_people_count() -> None:
    rules = ["OKDHS 16(3)", "OKDHS 5(a)", "OKDHS 16(12)", "WN 2"]
    assert sorted(rules, key=natural) == [
        "OKDHS 5(a)",
        "OKDHS 16(3)",
        "OKDHS 16(12)",
        "WN 2",
    ]
    assert [clock_time(s) for s in (187.4, 3599.6, 3787)] == ["3:07", "1:00:00", "1:03:07"]


@pytest.mark.parametrize("seconds", [float("inf"), 1e300, -1.0, "much"])
def test_a_report_does_not_believe_the_store(tmp_path: Path, seconds: object) -> None:
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path)
    at = room.sit()
    room.start()
    card = {"points": 3, "total": 5, "rules": {"OKDHS\x1b[2J": False}, "seconds": seconds}
    bad = room.store.begin(at.seat.key, "x\x1b]0;y", 1).attempt_id
    room.store.save(bad, 1, {}, [], card, over=True)
    known = room.store.begin(at.seat.key, "find-by-name", 1).attempt_id
    room.store.save(known, 1, {}, [], card, over=True)
    good = room.store.begin(at.seat.key, "y\x9b", 1).attempt_id
    room.store.save(good, 1, {}, [1.0], card | {"seconds": 2.0}, over=True)
    found = gather(room.store, room.practice)
    cards = {each.scenario: each.card for each in found.people[0].scenarios}
    assert (cards["x\ufffd]0;y"].total, cards["y\ufffd"].total) == (0, 5)
    of_file = scenario_named("find-by-name").total
    assert (cards["find-by-name"].total, cards["find-by-name"].rules) == (of_file, {})
    forms = (as_text(found, BY), *(as_csv(found, by) for by in BY), as_html(found, BY))
    assert not any(mark in text for text in forms for mark in "\x1b\x9b")
    at.seat.close()
    room.store.close()
