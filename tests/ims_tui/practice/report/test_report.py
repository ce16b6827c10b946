"""Reports: the same figures as text, CSV, JSON and a self-contained page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.classroom.seats import join
from ims_tui.practice.classroom.tables import SeatKey
from ims_tui.practice.report.figures import Figures, PersonFigures, StepFigures, natural
from ims_tui.practice.report.gather import gather
from ims_tui.practice.report.page import as_html, course_plot, rules_plot, steps_plot
from ims_tui.practice.report.tables import BY, as_csv, as_json, as_text, clock_time, table
from ims_tui.practice.scenario import SHORT_LENGTH, named, rule_words
from ims_tui.practice.scenario.library import scenario_named
from tests.ims_tui.practice.classroom.class_room import Room

HOSTILE = '=cmd|"/c" <script>alert(1)</script>'
"""Name as a trainee could enter it."""


@contextmanager
def worked(url: str, machine: Path) -> Iterator[Room]:
    """Class in which one seat solved the scenario, one missed a rule, and one has only started."""
    made = Room(url, machine)
    made.start()
    for name, inputs in (
        ("ROSA", ("[CLEAR]", "PY {maria.ssn}", "@15 SDX", "[PF3]")),
        (HOSTILE, ("[CLEAR]", "ZZZ", "PY {maria.ssn}", "SDX {maria.ssn}", "[PF3]")),
        ("LUIS", ("[CLEAR]",)),
    ):
        at = made.sit(name)
        for text in inputs:
            made.seconds += 10
            made.clock.on(seconds=10)
            at.enter(text)
        at.seat.beat()
        at.seat.close()
    yield made
    made.store.close()


@pytest.fixture
def room(store_url: str, tmp_path: Path) -> Iterator[Room]:
    """That class, once on each engine."""
    with worked(store_url, tmp_path / "machine") as made:
        yield made


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """Figures of that class."""
    folder = tmp_path_factory.mktemp("figures")
    with worked(f"sqlite:///{folder / 'class.db'}", folder / "machine") as made:
        return gather(made.store, class_of(made.store, "DX1"))


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


FONT = 12
"""Height of a letter in the plots, in pixels."""


class Tags(HTMLParser):
    """Collects the tags of a page and checks that each is closed."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else_and_runs_nothing(figures: Figures) -> None:
    page = as_html(figures, BY)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    names = {name for name, _ in tags.seen}
    assert not names & {"script", "link", "img", "iframe", "object", "a", "base", "form"}
    assert not [a for _, attrs in tags.seen for a in attrs if a in ("src", "href") or a[:2] == "on"]
    assert "//" not in page and "url(" not in page and "@import" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script" not in page
    assert sum(name == "svg" for name, _ in tags.seen) == 3
    assert "default-src &#39;none&#39;" in page


def test_the_plots_are_drawings_of_the_figures(figures: Figures) -> None:
    course = ElementTree.fromstring(course_plot(figures.people))
    titles = [each.text for each in course.iter("title")]
    assert titles == ["1 ROSA", f"2 {HOSTILE}", "3 LUIS"][: len(titles)] and len(titles) >= 2
    rules = ElementTree.fromstring(rules_plot(figures.rules))
    widths = {each.get("class"): float(str(each.get("width"))) for each in rules.iter("rect")}
    assert widths["missed"] == widths["kept"] > 0
    steps = ElementTree.fromstring(steps_plot(figures.steps))
    assert len(list(steps.iter("rect"))) == 3
    for plot in (course, rules, steps):
        assert plot.get("aria-label")


def test_nothing_of_the_progress_is_cut_off_and_both_axes_say_what_they_are(
    figures: Figures,
) -> None:
    plot = ElementTree.fromstring(course_plot(figures.people))
    texts = {str(each.text): float(str(each.get("y"))) for each in plot.iter("text")}
    assert min(texts.values()) >= FONT, "a text stands above its baseline"
    assert texts["steps done"] + FONT < texts["1"], "the label of who has done them all"
    assert max(texts.values()) < float(str(plot.get("height")))


def test_what_a_line_lists_stands_below_it_over_the_whole_width(figures: Figures) -> None:
    rows = re.findall(r"<tr.*?</tr>", as_html(figures, ("person",)))
    lines = [n for n, row in enumerate(rows) if 'class="told"' in row]
    columns = rows[0].count("<th")
    assert {rows[n].count("<td") for n in lines} == {columns}
    below = "".join(rows[n + 1] for n in lines)
    assert f'<td colspan="{columns - 1}">Rules missed: OKDHS 5(a): other' in below


def test_a_class_without_anybody_makes_a_report_too(tmp_path: Path) -> None:
    room = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path)
    figures = gather(room.store, room.practice)
    assert "NOTHING YET" in as_text(figures, BY)
    assert "No step has been done yet." in as_html(figures, BY)
    room.store.close()


def test_rules_are_sorted_as_people_count() -> None:
    rules = ["OKDHS 16(3)", "OKDHS 5(a)", "OKDHS 16(12)", "WN 2"]
    assert sorted(rules, key=natural) == [
        "OKDHS 5(a)",
        "OKDHS 16(3)",
        "OKDHS 16(12)",
        "WN 2",
    ]
    assert [clock_time(s) for s in (187.4, 3599.6, 3787)] == ["3:07", "1:00:00", "1:03:07"]


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


def test_many_steps_stand_in_parts_that_fit_a_page() -> None:
    steps = [StepFigures("first-py", n, 2, 65.0, 130.0) for n in range(1, 41)]
    plots = steps_plot(steps)
    assert plots.count("<svg") == 2 and "1:05, longest 2:10" in plots


def test_every_rule_has_words_that_fit() -> None:
    assert max(map(len, rule_words().values())) <= SHORT_LENGTH
    assert named("OKDHS 99") == "OKDHS 99"


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
