"""The figures as tables: one shape for the terminal, CSV and the page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ims_tui.practice.report.figures import Figures, PersonFigures
from ims_tui.practice.scenario.rules import named

By = Literal["person", "class", "rule"]
BY: tuple[By, ...] = ("class", "person", "rule")
NOT_JUDGED = "UNFINISHED"
BETWEEN = "; "
"""What stands between several things in one cell."""
NOTHING = "-"
"""What stands in the last column of a line for which it lists nothing."""
_COUNTED = ("points", "total", "path", "best_path", "keys")
_RISKY = "=+-@\t\r"
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a heading, names of columns, rows of texts."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Columns that hold numbers."""
    note: str = ""
    """What is to be known of it, in a sentence."""


def table(figures: Figures, by: By) -> Table:
    """The figures by class (a line a person), person (a line a scenario) or rule."""
    return {"class": _by_class, "person": _by_person, "rule": _by_rule}[by](figures)


def clock_time(seconds: float) -> str:
    """Minutes and seconds: 3:07; from an hour on hours as well: 1:03:07."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def as_text(figures: Figures, by: Sequence[By]) -> str:
    """The tables for a terminal; what the last column lists stands below each line."""
    lines = [f"{figures.title}  {figures.code}  CLASS DAY {figures.day}  {figures.state.upper()}"]
    for each in by:
        lines += ["", *_text(table(figures, each))]
    return "\n".join(lines) + "\n"


def as_csv(figures: Figures, by: By) -> str:
    """One table for a spreadsheet; no text of a trainee is taken for a formula."""
    chosen = table(figures, by)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(chosen.columns)
    for row in chosen.rows:
        writer.writerow(
            [text if n in chosen.numbers else _harmless(text) for n, text in enumerate(row)]
        )
    return out.getvalue()


def as_json(figures: Figures) -> str:
    """All figures."""
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
            {
                "scenario": each.scenario,
                "version": each.version,
                "tries": each.tries,
                "finished": each.finished,
                "steps_done": each.steps_done,
                "steps": each.steps,
                "card": {**each.card.model_dump(mode="json"), "rules": each.judged},
            }
            for each in person.scenarios
        ],
    }


def _by_class(figures: Figures) -> Table:
    columns = (
        *("SEAT", "NAME", "DONE", NOT_JUDGED, "POINTS", "OF", "INPUTS", "BEST", "KEYS", "TIME"),
        *("HINTS", "WRONG CODES", "ERRORS", "LOCKS", "PRACTISE NEXT"),
    )
    rows = tuple(
        (
            str(person.seat),
            person.name,
            f"{person.finished}/{len(person.scenarios)}",
            str(person.unfinished),
            *(f"{person.total(name):.0f}" for name in ("points", "total", "path", "best_path")),
            f"{person.total('keys'):.0f}",
            clock_time(person.total("seconds")),
            str(person.hints),
            f"{person.total('wrong_codes'):.0f}",
            f"{person.total('errors'):.0f}",
            str(person.locks),
            _rules_told(person.missed),
        )
        for person in figures.people
    )
    numbers = frozenset((0, *range(3, 9), *range(10, 14)))
    return Table("BY SEAT", columns, rows, numbers, _note(figures))


def _by_person(figures: Figures) -> Table:
    columns = (
        *(
            "SEAT",
            "NAME",
            "SCENARIO",
            "VERSION",
            "TRIES",
            "STEPS",
            "POINTS",
            "OF",
            "INPUTS",
            "BEST",
        ),
        *("KEYS", "TIME", "HINTS", "ERRORS", "LOCKS", "RULES MISSED"),
    )
    rows = tuple(
        (str(person.seat), person.name, *cells)
        for person in figures.people
        for cells in _scenario_rows(person)
    )
    numbers = frozenset((0, 4, *range(6, 11), 13, 14))
    return Table("BY PERSON AND SCENARIO", columns, rows, numbers, _note(figures))


def _scenario_rows(person: PersonFigures) -> Iterator[tuple[str, ...]]:
    """A row for each scenario that was begun, and one for all that were not."""
    for each in person.scenarios:
        if each.tries:
            missed = [rule for rule, kept in each.judged.items() if not kept]
            yield (
                each.scenario,
                each.version or NOTHING,
                str(each.tries),
                f"{each.steps_done}/{each.steps}",
                *(str(getattr(each.card, name)) for name in _COUNTED),
                clock_time(each.card.seconds),
                " ".join(map(str, each.card.hints)) or NOTHING,
                str(each.card.errors),
                str(sum(each.card.locks.values())),
                _rules_told(missed) if each.finished else NOT_JUDGED,
            )
    left = [each for each in person.scenarios if not each.tries]
    if left:
        sums = (str(sum(getattr(each.card, name) for each in left)) for name in _COUNTED)
        steps = f"0/{sum(each.steps for each in left)}"
        yield (
            f"{len(left)} NOT BEGUN",
            NOTHING,
            "0",
            steps,
            *sums,
            clock_time(0),
            NOTHING,
            "0",
            "0",
            NOTHING,
        )


def _by_rule(figures: Figures) -> Table:
    rows = tuple(
        (
            each.rule,
            each.says or NOTHING,
            str(each.kept),
            str(each.missed),
            str(each.unfinished),
            BETWEEN.join(each.who_missed) or NOTHING,
        )
        for each in figures.rules
    )
    columns = ("RULE", "WHAT IT SAYS", "KEPT", "MISSED", NOT_JUDGED, "WHO MISSED IT")
    return Table("BY RULE", columns, rows, frozenset((2, 3, 4)), _note(figures))


def _note(figures: Figures) -> str:
    count = figures.unfinished
    if not count:
        return ""
    tries = "1 unfinished try is" if count == 1 else f"{count} unfinished tries are"
    return f"{tries} not counted among the rules: a rule is judged when a scenario is done."


def _rules_told(rules: Sequence[str]) -> str:
    return BETWEEN.join(map(named, rules)) or NOTHING


def _text(chosen: Table) -> list[str]:
    heading = "\n".join(filter(None, (chosen.heading, chosen.note)))
    if not chosen.rows:
        return [heading, "  NOTHING YET"]
    *columns, last = chosen.columns
    widths = [
        max(len(row[n]) for row in (chosen.columns, *chosen.rows)) for n in range(len(columns))
    ]

    def line(row: Sequence[str]) -> str:
        cells = (
            text.rjust(width) if n in chosen.numbers else text.ljust(width)
            for n, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        return "  ".join(cells).rstrip()

    lines = [heading, line(columns)]
    for *row, listed in chosen.rows:
        told = [] if listed == NOTHING else listed.split(BETWEEN)
        lines += [line(row), *(f"      {last}  {each}" for each in told)]
    return lines


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in _RISKY and text != NOTHING else text
