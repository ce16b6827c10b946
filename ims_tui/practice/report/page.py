"""The report as one HTML page that needs nothing else: to read, to print, to file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.store.clock import OFFICE_ZONE
from ims_tui.practice.report.figures import Figures
from ims_tui.practice.report.plots import course_plot, rules_plot, steps_plot
from ims_tui.practice.report.tables import NOTHING, By, Table, clock_time, table

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; background: #fff;
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.about { color: #555; margin-top: .2rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
.figures li { border: 1px solid #ccd2d8; border-radius: 4px; padding: .5rem .9rem; }
.figures b { display: block; font-size: 1.3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .86rem; width: 100%; }
th, td { border-bottom: 1px solid #dde2e7; padding: .25rem .5rem; text-align: left;
  vertical-align: top; }
th { border-bottom-color: #888; } .told td { border-bottom: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: #333; }
svg .line { fill: none; stroke: #1f6feb; stroke-width: 1.6; opacity: .75; }
svg .line:hover { stroke: #b35900; stroke-width: 3; opacity: 1; }
svg .axis, svg .longest { stroke: #777; } svg .grid { stroke: #e4e8ec; }
svg .end { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .missed { fill: #b35900; } svg .kept { fill: #9cc3a5; } svg .time { fill: #7aa7d9; }
.signed { margin-top: 3rem; display: flex; gap: 3rem; }
.signed span { border-top: 1px solid #888; padding-top: .2rem; flex: 1; color: #555; }
@page { size: A4; margin: 14mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 12px; }
  h2 { break-after: avoid; } .wide { overflow: visible; } table { font-size: 7.5pt; }
  th, td { padding: .15rem .25rem; } thead { display: table-header-group; }
  tr, svg, .signed { break-inside: avoid; } .told { break-after: avoid; }
  * { print-color-adjust: exact; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(figures: Figures, by: Sequence[By]) -> str:
    """The page; `by` says which tables stand in it."""
    made = figures.made.astimezone(OFFICE_ZONE)
    about = (
        f"Class {figures.code}, class day {figures.day}, {figures.state}."
        f" Report of {made:%Y-%m-%d %H:%M %Z}. Practice data only: no person in it is real."
    )
    parts = [
        f"<h1>{escape(figures.title)}</h1>",
        f'<p class="about">{escape(about)}</p>',
        _key_figures(figures),
        "<h2>Progress over time</h2>",
        course_plot(figures.people),
        "<h2>Rules missed</h2>",
        rules_plot(figures.judged_rules),
        "<h2>Time for each step</h2>",
        steps_plot(figures.steps),
        *(_table(table(figures, each)) for each in by),
        '<p class="signed"><span>Trainer</span><span>Supervisor</span><span>Date</span></p>',
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(figures.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _key_figures(figures: Figures) -> str:
    people = figures.people
    points = sum(person.total("points") for person in people)
    total = sum(person.total("total") for person in people)
    told = (
        _counted(len(people), "person", "people"),
        _counted(sum(each.finished for each in people), "scenario done", "scenarios done"),
        (f"{points:.0f} of {total:.0f}", "point" if total == 1 else "points"),
        (clock_time(sum(person.total("seconds") for person in people)), "time at the terminal"),
        _counted(sum(person.hints for person in people), "hint", "hints"),
        _counted(round(sum(person.total("errors") for person in people)), "error", "errors"),
    )
    items = "".join(f"<li><b>{escape(n)}</b>{escape(what)}</li>" for n, what in told)
    return f'<ul class="figures">{items}</ul>'


def _counted(count: int, one: str, more: str) -> tuple[str, str]:
    return str(count), one if count == 1 else more


def _table(chosen: Table) -> str:
    heading = f"<h2>{escape(chosen.heading.capitalize())}</h2>"
    if chosen.note:
        heading += f'<p class="about">{escape(chosen.note)}</p>'
    if not chosen.rows:
        return f"{heading}<p>Nothing yet.</p>"

    *columns, last = (column.capitalize() for column in chosen.columns)
    head = f"<tr>{_cells(chosen, columns, 'th')}</tr>"
    rows = "".join(_rows(chosen, row, last) for row in chosen.rows)
    whole = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return f'{heading}<div class="wide">{whole}</div>'


def _rows(chosen: Table, row: Sequence[str], last: str) -> str:
    """A line; what its last column lists is long and stands below, over the whole width."""
    *texts, listed = row
    cells = _cells(chosen, texts, "td")
    if listed == NOTHING:
        return f"<tr>{cells}</tr>"
    below = f'<td></td><td colspan="{len(texts) - 1}">{escape(last)}: {escape(listed)}</td>'
    return f'<tr class="told">{cells}</tr><tr>{below}</tr>'


def _cells(chosen: Table, texts: Sequence[str], tag: str) -> str:
    kinds = (' class="n"' if n in chosen.numbers else "" for n in range(len(texts)))
    return "".join(
        f"<{tag}{kind}>{escape(text)}</{tag}>" for kind, text in zip(kinds, texts, strict=True)
    )
