"""Figures as a self-contained page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from ims_tui.practice.report.figures import Figures, StepFigures
from ims_tui.practice.report.gather import gather
from ims_tui.practice.report.page import as_html, course_plot, rules_plot, steps_plot
from ims_tui.practice.report.tables import BY, as_text
from ims_tui.practice.scenario import SHORT_LENGTH, named, rule_words
from tests.ims_tui.practice.classroom.class_room import Room
from tests.ims_tui.practice.report.worked_class import HOSTILE

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


def test_many_steps_stand_in_parts_that_fit_a_page() -> None:
    steps = [StepFigures("first-py", n, 2, 65.0, 130.0) for n in range(1, 41)]
    plots = steps_plot(steps)
    assert plots.count("<svg") == 2 and "1:05, longest 2:10" in plots


def test_every_rule_has_words_that_fit() -> None:
    assert max(map(len, rule_words().values())) <= SHORT_LENGTH
    assert named("OKDHS 99") == "OKDHS 99"
