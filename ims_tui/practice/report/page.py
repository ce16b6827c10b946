"""The report as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from data.store.clock import OFFICE_ZONE
from ims_tui.practice.report.figures import Figures, PersonFigures, RuleFigures, StepFigures
from ims_tui.practice.report.tables import NOTHING, By, clock_time, table
from ims_tui.practice.scenario import named

WIDTH = 760
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 744, 34, 246
"""Axes of the progress plot, below a caption and a line's label."""
_LABEL, _ROOM = 200, 140
"""Space left of the bars of steps, and right of the longest."""
_EDGE, _COUNT = 4, 80
"""Space left and right of the bars of rules."""
_MOST_RULES, _MOST_STEPS = 24, 32
"""Bars that fit on a printed page."""
_MARKS = 6
_UNITS = (1 / 12, 1 / 6, 1 / 4, 1 / 2, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440)
"""Minutes between two marks on the time axis."""


def as_html(figures: Figures, by: Sequence[By]) -> str:
    """Return the page; `by` names its tables."""
    plots = (
        ("Progress over time", course_plot(figures.people)),
        ("Rules missed", rules_plot([rule for rule in figures.rules if rule.kept or rule.missed])),
        ("Time for each step", steps_plot(figures.steps)),
    )
    return (
        _pages()
        .get_template("report.html")
        .render(
            figures=figures,
            made=figures.made.astimezone(OFFICE_ZONE),
            key_figures=_key_figures(figures.people),
            plots=plots,
            tables=[table(figures, each) for each in by],
            NOTHING=NOTHING,
        )
    )


def course_plot(people: Sequence[PersonFigures]) -> Markup:
    """Plot steps done over time, with a line for each person that shows the name on hover."""
    drawn = [person for person in people if len(person.course) > 1]
    if not drawn:
        return _plot("nothing", "No step has been done yet.")
    longest = max(person.course[-1][0] for person in drawn) or 1.0
    most = max(person.course[-1][1] for person in drawn)

    def x(minutes: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * minutes / longest

    def y(steps: float) -> float:
        return _TOP + (_BOTTOM - _TOP) * (1 - steps / most)

    unit, caption = _time_axis(longest)
    lines = [
        (
            person,
            f"M{x(0):.1f},{y(0):.1f}"
            + "".join(f"H{x(minutes):.1f}V{y(steps):.1f}" for minutes, steps in person.course[1:]),
            x(person.course[-1][0]),
            y(person.course[-1][1]),
        )
        for person in drawn
    ]
    times = [(x(n * unit), _time_mark(n * unit, unit)) for n in range(int(longest / unit) + 1)]
    counts = [(y(n), n) for n in sorted({*range(0, most + 1, max(1, most // 5)), most})]
    return _plot("course_plot", lines, times, counts, caption)


def rules_plot(rules: Sequence[RuleFigures]) -> Markup:
    """Plot how many people kept and missed each rule, the most missed first."""
    drawn = sorted(rules, key=lambda each: (-each.missed, -each.kept))[:_MOST_RULES]
    if not drawn:
        return _plot("nothing", "No scenario has been finished yet.")
    scale = (WIDTH - _EDGE - _COUNT) / max(each.kept + each.missed for each in drawn)
    bars = [(each, named(each.rule), each.missed * scale, each.kept * scale) for each in drawn]
    return _plot("rules_plot", bars)


def steps_plot(steps: Sequence[StepFigures]) -> Markup:
    """Plot the median and longest time of each step, in parts that fit on a page."""
    if not steps:
        return _plot("nothing", "No step has been done yet.")
    scale = (WIDTH - _LABEL - _ROOM) / (max(each.longest for each in steps) or 1.0)
    bars = [(*_step_words(each), each.median * scale, each.longest * scale) for each in steps]
    parts = (bars[n : n + _MOST_STEPS] for n in range(0, len(bars), _MOST_STEPS))
    return Markup("\n").join(_plot("steps_plot", part) for part in parts)


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters["px"] = "{:.1f}".format
    return pages


def _plot(macro: str, *values: Any) -> Markup:
    """Draw a plot with a macro, which escapes its values and returns markup."""
    return Markup(getattr(_pages().get_template("plots.html").module, macro)(*values))


def _key_figures(people: Sequence[PersonFigures]) -> Iterator[tuple[str, str]]:
    points = sum(person.total("points") for person in people)
    total = sum(person.total("total") for person in people)
    yield _counted(len(people), "person", "people")
    yield _counted(sum(each.finished for each in people), "scenario done", "scenarios done")
    yield f"{points:.0f} of {total:.0f}", "point" if total == 1 else "points"
    yield clock_time(sum(person.total("seconds") for person in people)), "time at the terminal"
    yield _counted(sum(person.hints for person in people), "hint", "hints")
    yield _counted(round(sum(person.total("errors") for person in people)), "error", "errors")


def _counted(count: int, one: str, more: str) -> tuple[str, str]:
    return str(count), one if count == 1 else more


def _step_words(step: StepFigures) -> tuple[str, str]:
    """Return the label of a step and the text at the end of its bar."""
    label, middle = f"{step.scenario} {step.step}", clock_time(step.median)
    longest = "" if step.people == 1 else f", longest {clock_time(step.longest)}"
    return label if len(label) <= 30 else f"{label[:29]}…", f"{middle}{longest}"


def _time_axis(longest: float) -> tuple[float, str]:
    """Return the minutes between marks and the axis caption, for an axis of `longest` minutes."""
    unit = next((each for each in _UNITS if longest / each <= _MARKS), _UNITS[-1])
    unit *= max(1, ceil(longest / unit / _MARKS))
    return unit, f"{'hours:minutes' if unit >= 30 else 'minutes:seconds'} since each began"


def _time_mark(minutes: float, unit: float) -> str:
    whole, rest = divmod(round(minutes if unit >= 30 else minutes * 60), 60)
    return f"{whole}:{rest:02}"
