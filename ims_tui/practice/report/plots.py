"""Plots as inline SVG: no script, no address, every text escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from math import ceil

from ims_tui.practice.report.figures import PersonFigures, RuleFigures, StepFigures
from ims_tui.practice.report.tables import clock_time
from ims_tui.practice.scenario.rules import named

WIDTH = 760
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 12, 34
_HEAD = 34
"""Room for the caption of the upright axis, and for the label of a line that ends at the top."""
_BAR = 20
_LABEL = 200
_EDGE, _THIN, _TWO_LINES = 4, 14, 36
"""Of the bars that have their label above them."""
_MOST_RULES, _MOST_STEPS = 24, 32
"""Bars that stand on one page of paper."""
_MARKS = 6
_UNITS = (1 / 12, 1 / 6, 1 / 4, 1 / 2, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440)
"""Minutes between two marks of the axis of time."""
_Place = Callable[[float, float], tuple[float, float]]


def course_plot(people: Sequence[PersonFigures]) -> str:
    """Steps done over time, one line a person; pointing at a line names the person."""
    drawn = [person for person in people if len(person.course) > 1]
    if not drawn:
        return _nothing("No step has been done yet.")
    height = 280
    longest = max(person.course[-1][0] for person in drawn) or 1.0
    most = max(person.course[-1][1] for person in drawn)
    wide, high = WIDTH - _LEFT - _RIGHT, height - _HEAD - _BOTTOM

    def at(minutes: float, steps: float) -> tuple[float, float]:
        return _LEFT + wide * minutes / longest, _HEAD + high * (1 - steps / most)

    unit, caption = _time_axis(longest)
    parts = [_axis_x(at, longest, unit), _axis_y(at, most, longest)]
    for person in drawn:
        path = "".join(
            f"{'M' if n == 0 else 'H'}{at(minutes, 0)[0]:.1f}"
            + (f",{at(0, steps)[1]:.1f}" if n == 0 else f"V{at(0, steps)[1]:.1f}")
            for n, (minutes, steps) in enumerate(person.course)
        )
        named = escape(f"{person.seat} {person.name}")
        parts.append(f'<path class="line" d="{path}"><title>{named}</title></path>')
        x, y = at(*person.course[-1])
        parts.append(f'<text class="end" x="{x - 3:.1f}" y="{y - 4:.1f}">{person.seat}</text>')
    parts.append(_caption(WIDTH / 2, height - 4, caption))
    parts.append(_caption(_LEFT, _HEAD - 20, "steps done"))
    return _svg(height, parts, "Steps done over time, one line for each seat")


def rules_plot(rules: Sequence[RuleFigures]) -> str:
    """How many kept and how many missed each rule, those missed most first."""
    drawn = sorted(rules, key=lambda each: (-each.missed, -each.kept))[:_MOST_RULES]
    if not drawn:
        return _nothing("No scenario has been finished yet.")
    most = max(each.kept + each.missed for each in drawn)
    scale = (WIDTH - _EDGE - 80) / most
    parts = []
    for n, each in enumerate(drawn):
        y = _TOP + n * _TWO_LINES + 16
        missed, kept = each.missed * scale, each.kept * scale
        who = escape(", ".join(each.who_missed) or "nobody")
        parts += [
            f'<text x="{_EDGE}" y="{y - 4}">{escape(named(each.rule))}</text>',
            f'<rect class="missed" x="{_EDGE}" y="{y}" width="{missed:.1f}" height="{_THIN}">'
            f"<title>missed by {who}</title></rect>",
            f'<rect class="kept" x="{_EDGE + missed:.1f}" y="{y}" width="{kept:.1f}"'
            f' height="{_THIN}"/>',
            f'<text x="{_EDGE + missed + kept + 6:.1f}" y="{y + 11}">'
            f"{each.missed} of {each.missed + each.kept}</text>",
        ]
    height = _TOP + len(drawn) * _TWO_LINES + 8
    return _svg(height, parts, "Rules missed and kept")


def steps_plot(steps: Sequence[StepFigures]) -> str:
    """The median time of each step, and the longest as a thin line; in parts that fit a page."""
    if not steps:
        return _nothing("No step has been done yet.")
    longest = max(each.longest for each in steps) or 1.0
    parts = [steps[n : n + _MOST_STEPS] for n in range(0, len(steps), _MOST_STEPS)]
    return "\n".join(_steps_part(part, longest) for part in parts)


def _steps_part(steps: Sequence[StepFigures], longest: float) -> str:
    scale = (WIDTH - _LABEL - 140) / longest
    parts = []
    for n, each in enumerate(steps):
        y = _TOP + n * (_BAR + 6)
        middle, end = _LABEL + each.median * scale, _LABEL + each.longest * scale
        parts += [
            _label(y, f"{each.scenario} {each.step}"),
            f'<rect class="time" x="{_LABEL}" y="{y}" width="{middle - _LABEL:.1f}"'
            f' height="{_BAR}"/>',
            f'<line class="longest" x1="{middle:.1f}" x2="{end:.1f}" y1="{y + _BAR / 2}"'
            f' y2="{y + _BAR / 2}"/>',
            f'<text x="{end + 6:.1f}" y="{y + 15}">{_spent(each)}</text>',
        ]
    height = _TOP + len(steps) * (_BAR + 6) + 8
    return _svg(height, parts, "Time for each step: median, and the longest")


def _spent(step: StepFigures) -> str:
    middle = clock_time(step.median)
    return middle if step.people == 1 else f"{middle}, longest {clock_time(step.longest)}"


def _time_axis(longest: float) -> tuple[float, str]:
    """Minutes from mark to mark, and what the marks are, for an axis of so many minutes."""
    unit = next((each for each in _UNITS if longest / each <= _MARKS), _UNITS[-1])
    unit *= max(1, ceil(longest / unit / _MARKS))
    return unit, f"{'hours:minutes' if unit >= 30 else 'minutes:seconds'} since each began"


def _time_mark(minutes: float, unit: float) -> str:
    whole, rest = divmod(round(minutes if unit >= 30 else minutes * 60), 60)
    return f"{whole}:{rest:02}"


def _axis_x(at: _Place, longest: float, unit: float) -> str:
    marks = []
    for n in range(int(longest / unit) + 1):
        minutes = n * unit
        x, y = at(minutes, 0)
        marks.append(
            f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{y + 4:.1f}"/>'
            f'<text class="middle" x="{x:.1f}" y="{y + 16:.1f}">{_time_mark(minutes, unit)}</text>'
        )
    return "".join(marks)


def _axis_y(at: _Place, most: int, longest: float) -> str:
    marks = []
    for steps in sorted({0, *range(0, most + 1, max(1, most // 5)), most}):
        x, y = at(0, steps)
        end = at(longest, steps)[0]
        marks.append(
            f'<line class="grid" x1="{x:.1f}" x2="{end:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="end" x="{x - 6:.1f}" y="{y + 4:.1f}">{steps}</text>'
        )
    return "".join(marks)


def _label(y: float, text: str) -> str:
    cut = text if len(text) <= 30 else f"{text[:29]}…"
    return f'<text class="end" x="{_LABEL - 8}" y="{y + 15}">{escape(cut)}</text>'


def _caption(x: float, y: float, text: str) -> str:
    return f'<text class="middle" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _svg(height: float, parts: Sequence[str], described: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(described)}" viewBox="0 0 {WIDTH} {height:.0f}"'
        f' width="{WIDTH}" height="{height:.0f}">{"".join(parts)}</svg>'
    )


def _nothing(text: str) -> str:
    return f"<p>{escape(text)}</p>"
