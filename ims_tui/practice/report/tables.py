"""The figures as tables, for the terminal, CSV, JSON and the HTML page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ims_tui.practice.classroom.attempts import KeptCard
from ims_tui.practice.report.figures import Figures, PersonFigures, RuleFigures, ScenarioFigures
from ims_tui.practice.scenario import named

By = Literal["person", "class", "rule"]
BY: tuple[By, ...] = ("class", "person", "rule")
NOT_JUDGED = "UNFINISHED"
BETWEEN = "; "
"""Separates several values in one cell."""
NOTHING = "-"
"""Shown in the last column of a line with nothing to list."""
_RISKY = "=+-@\t\r"
"""Characters that begin a formula in a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, a function for its values, and whether they are numbers."""

    heading: str
    of: Callable[[Any], object]
    number: bool = False


def _number(heading: str, of: Callable[[Any], object]) -> Column:
    return Column(heading, of, number=True)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, whose last column is long and is shown below each line."""

    heading: str
    head: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """A sentence about the table."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Headings of the columns."""
        return tuple(column.heading for column in self.head)


def _sum(name: str) -> Callable[[PersonFigures], str]:
    return lambda person: f"{person.total(name):.0f}"


def _of_card(name: str) -> Callable[[tuple[PersonFigures, ScenarioFigures]], object]:
    return lambda line: getattr(line[1].card, name)


_BY_CLASS = (
    _number("SEAT", lambda person: person.seat),
    Column("NAME", lambda person: person.name),
    Column("DONE", lambda person: f"{person.finished}/{len(person.scenarios)}"),
    _number(NOT_JUDGED, lambda person: person.unfinished),
    _number("POINTS", _sum("points")),
    _number("OF", _sum("total")),
    _number("INPUTS", _sum("path")),
    _number("BEST", _sum("best_path")),
    _number("KEYS", _sum("keys")),
    Column("TIME", lambda person: clock_time(person.total("seconds"))),
    _number("HINTS", lambda person: person.hints),
    _number("WRONG CODES", _sum("wrong_codes")),
    _number("ERRORS", _sum("errors")),
    _number("LOCKS", lambda person: person.locks),
    Column("PRACTICE NEXT", lambda person: _rules_told(person.missed)),
)
_BY_PERSON = (
    _number("SEAT", lambda line: line[0].seat),
    Column("NAME", lambda line: line[0].name),
    Column("SCENARIO", lambda line: line[1].scenario),
    Column("VERSION", lambda line: line[1].version or NOTHING),
    _number("ATTEMPTS", lambda line: line[1].attempts),
    Column("STEPS", lambda line: f"{line[1].steps_done}/{line[1].steps}"),
    _number("POINTS", _of_card("points")),
    _number("OF", _of_card("total")),
    _number("INPUTS", _of_card("path")),
    _number("BEST", _of_card("best_path")),
    _number("KEYS", _of_card("keys")),
    Column("TIME", lambda line: clock_time(line[1].card.seconds)),
    Column("HINTS", lambda line: " ".join(map(str, line[1].card.hints)) or NOTHING),
    _number("ERRORS", _of_card("errors")),
    _number("LOCKS", lambda line: sum(line[1].card.locks.values())),
    Column(
        "RULES MISSED",
        lambda line: NOT_JUDGED if line[1].unfinished else _rules_told(line[1].missed),
    ),
)
_BY_RULE = (
    Column("RULE", lambda rule: rule.rule),
    Column("DESCRIPTION", lambda rule: rule.says or NOTHING),
    _number("KEPT", lambda rule: rule.kept),
    _number("MISSED", lambda rule: rule.missed),
    _number(NOT_JUDGED, lambda rule: rule.unfinished),
    Column("WHO MISSED IT", lambda rule: BETWEEN.join(rule.who_missed) or NOTHING),
)


def table(figures: Figures, by: By) -> Table:
    """Return a table by class (a line per person), person (a line per scenario) or rule."""
    head: tuple[Column, ...]
    lines: Iterable[PersonFigures | tuple[PersonFigures, ScenarioFigures] | RuleFigures]
    if by == "class":
        heading, head, lines = "BY SEAT", _BY_CLASS, figures.people
    elif by == "person":
        heading, head = "BY PERSON AND SCENARIO", _BY_PERSON
        lines = ((person, each) for person in figures.people for each in _begun_first(person))
    else:
        heading, head, lines = "BY RULE", _BY_RULE, figures.rules
    rows = tuple(tuple(str(column.of(line)) for column in head) for line in lines)
    return Table(heading, head, rows, _note(figures.unfinished))


def clock_time(seconds: float) -> str:
    """Format as minutes and seconds, 3:07, with hours if needed, 1:03:07."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def as_text(figures: Figures, by: Sequence[By]) -> str:
    """Return the tables for a terminal; each value in the last column has its own line."""
    lines = [f"{figures.title}  {figures.code}  CLASS DAY {figures.day}  {figures.state.upper()}"]
    for each in by:
        lines += ["", *_text(table(figures, each))]
    return "\n".join(lines) + "\n"


def as_csv(figures: Figures, by: By) -> str:
    """Return one table for a spreadsheet, in which a trainee's text cannot become a formula."""
    chosen = table(figures, by)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(chosen.columns)
    for row in chosen.rows:
        cells = zip(chosen.head, row, strict=True)
        writer.writerow([text if column.number else _harmless(text) for column, text in cells])
    return out.getvalue()


def as_json(figures: Figures) -> str:
    """Return all figures as JSON."""
    plain = asdict(figures)
    plain["people"] = [_person_json(person) for person in figures.people]
    plain["made"] = figures.made.isoformat()
    return json.dumps(plain, indent=2) + "\n"


def _person_json(person: PersonFigures) -> dict[str, Any]:
    return {
        "seat": person.seat,
        "name": person.name,
        "finished": person.finished,
        "unfinished": person.unfinished,
        "kept": person.kept,
        "missed": person.missed,
        "errors": dict(person.errors),
        "course": [{"minutes": round(at, 2), "steps": done} for at, done in person.course],
        "scenarios": [
            asdict(each) | {"card": {**each.card.model_dump(mode="json"), "rules": each.judged}}
            for each in person.scenarios
        ],
    }


def _begun_first(person: PersonFigures) -> Iterator[ScenarioFigures]:
    """Yield each scenario that was begun, then one for all that were not."""
    yield from (each for each in person.scenarios if each.attempts)
    left = [each for each in person.scenarios if not each.attempts]
    if left:
        names = ("points", "total", "path", "best_path", "keys")
        sums = {name: sum(getattr(each.card, name) for each in left) for name in names}
        steps = sum(each.steps for each in left)
        card = KeptCard.model_construct(**sums)
        yield ScenarioFigures(f"{len(left)} NOT BEGUN", "", 0, False, 0, steps, card)


def _note(unfinished: int) -> str:
    if not unfinished:
        return ""
    attempts = (
        "1 unfinished attempt is" if unfinished == 1 else f"{unfinished} unfinished attempts are"
    )
    return f"{attempts} not counted in the rules: a rule is judged when a scenario is done."


def _rules_told(rules: Sequence[str]) -> str:
    return BETWEEN.join(map(named, rules)) or NOTHING


def _text(chosen: Table) -> list[str]:
    heading = "\n".join(filter(None, (chosen.heading, chosen.note)))
    if not chosen.rows:
        return [heading, "  NOTHING YET"]
    *columns, last = chosen.head
    widths = [max(map(len, cells)) for cells in zip(chosen.columns, *chosen.rows, strict=True)]

    def line(row: Sequence[str]) -> str:
        cells = (
            text.rjust(width) if column.number else text.ljust(width)
            for column, text, width in zip(columns, row, widths, strict=False)
        )
        return "  ".join(cells).rstrip()

    lines = [heading, line(chosen.columns)]
    for row in chosen.rows:
        listed = [] if row[-1] == NOTHING else row[-1].split(BETWEEN)
        lines += [line(row), *(f"      {last.heading}  {each}" for each in listed)]
    return lines


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in _RISKY and text != NOTHING else text
