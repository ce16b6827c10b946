"""Plots as inline SVG: no script, no address, every text escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from ims_tui.practice.reports.figures import PersonFigures, RuleFigures, StepFigures

WIDTH = 760
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 12, 34
_BAR = 20
_LABEL = 200
_Place = Callable[[float, float], tuple[float, float]]


def course_plot(people: Sequence[PersonFigures]) -> str:
    """Steps done over time, one line a person; pointing at a line names the person."""
    drawn = [person for person in people if len(person.course) > 1]
    if not drawn:
        return _nothing("No step has been done yet.")
    height = 260
    longest = max(person.course[-1][0] for person in drawn) or 1.0
    most = max(person.course[-1][1] for person in drawn)
    wide, high = WIDTH - _LEFT - _RIGHT, height - _TOP - _BOTTOM

    def at(minutes: float, steps: float) -> tuple[float, float]:
        return _LEFT + wide * minutes / longest, _TOP + high * (1 - steps / most)

    parts = [_axis_x(at, longest), _axis_y(at, most, longest)]
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
    parts.append(_caption(WIDTH / 2, height - 4, "minutes since each began"))
    return _svg(height, parts, "Steps done over time, one line for each seat")


def rules_plot(rules: Sequence[RuleFigures]) -> str:
    """How many kept and how many missed each rule, those missed most first."""
    drawn = sorted(rules, key=lambda each: (-each.missed, -each.kept))[:30]
    if not drawn:
        return _nothing("No scenario has been finished yet.")
    most = max(each.kept + each.missed for each in drawn)
    scale = (WIDTH - _LABEL - 60) / most
    parts = []
    for n, each in enumerate(drawn):
        y = _TOP + n * (_BAR + 6)
        missed, kept = each.missed * scale, each.kept * scale
        who = escape(", ".join(each.who_missed) or "nobody")
        parts += [
            _label(y, each.rule),
            f'<rect class="missed" x="{_LABEL}" y="{y}" width="{missed:.1f}" height="{_BAR}">'
            f"<title>missed by {who}</title></rect>",
            f'<rect class="kept" x="{_LABEL + missed:.1f}" y="{y}" width="{kept:.1f}"'
            f' height="{_BAR}"/>',
            f'<text x="{_LABEL + missed + kept + 6:.1f}" y="{y + 15}">'
            f"{each.missed} of {each.missed + each.kept}</text>",
        ]
    height = _TOP + len(drawn) * (_BAR + 6) + 8
    return _svg(height, parts, "Rules missed and kept")


def steps_plot(steps: Sequence[StepFigures]) -> str:
    """The median time of each step, and the longest as a thin line."""
    if not steps:
        return _nothing("No step has been done yet.")
    longest = max(each.longest for each in steps) or 1.0
    scale = (WIDTH - _LABEL - 80) / longest
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
            f'<text x="{end + 6:.1f}" y="{y + 15}">{each.median:.0f} s ({each.longest:.0f})</text>',
        ]
    height = _TOP + len(steps) * (_BAR + 6) + 8
    return _svg(height, parts, "Seconds for each step: median, and the longest")


def _axis_x(at: _Place, longest: float) -> str:
    marks = []
    for n in range(6):
        minutes = longest * n / 5
        x, y = at(minutes, 0)
        marks.append(
            f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{y + 4:.1f}"/>'
            f'<text class="middle" x="{x:.1f}" y="{y + 16:.1f}">{minutes:.3g}</text>'
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
