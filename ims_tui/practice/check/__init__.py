"""Check that a scenario can be played: its words, cast, model solution and wrong paths."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from data.office.discrepancy import Discrepancy
from ims_tui.host.script import InputError
from ims_tui.practice.attempt.attempt import BEGINNING, Attempt
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.recording.event import Event
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.scenario.problems import Problem, problems_of
from ims_tui.practice.scenario.scenario import Scenario, Wrong
from ims_tui.practice.world.cast import Cast, cast
from ims_tui.practice.world.columns import row_of, table_named
from ims_tui.practice.world.office import meant
from ims_tui.practice.world.records import received
from ims_tui.practice.world.sandbox import Sandbox
from transactions.core.words import money, period

SECONDS_AN_INPUT = 6.0
"""Assumed time for an input when a solution is played."""
_COLUMNS = (
    Discrepancy.discrepancy_id, Discrepancy.ssn, Discrepancy.system, Discrepancy.error_type,
    Discrepancy.period, Discrepancy.case_amount, Discrepancy.exchange_amount,
)  # fmt: skip


def check(scenario: Scenario, day: date, templates: Path, seat: int = 1) -> list[Problem]:
    """Find every problem of a scenario played on `day` at `seat`.

    `templates` is the folder of the small stores that sandboxes are copied from.
    """
    problems = problems_of(scenario.model_dump(by_alias=True, exclude_unset=True))
    try:
        drawn = cast(scenario, seat, day)
    except FillError as error:
        return [*problems, *_unsaid([Problem("people", str(error))], problems)]
    problems += _unsaid(_entries(scenario, drawn), problems)
    if problems:
        return problems
    with tempfile.TemporaryDirectory(prefix="ims-tui-check-") as folder:
        try:
            sandbox = Sandbox.make(Path(folder), templates, scenario, drawn)
        except FillError as error:
            return [Problem(error.where, str(error))]
        except SQLAlchemyError as error:
            return [Problem("", f"the store refuses it: {_reason(error)}")]
        try:
            found = [*_grades(scenario, drawn, sandbox), *_messages(scenario, drawn, sandbox)]
            return found or list(_paths(scenario, drawn, sandbox))
        finally:
            sandbox.remove()


def _paths(scenario: Scenario, drawn: Cast, sandbox: Sandbox) -> Iterator[Problem]:
    """Play the model solution and every wrong path from the beginning."""
    solution = scenario.solution.inputs
    yield from _solution(_Played(scenario, drawn, sandbox, solution, "solution"))
    for number, wrong in enumerate(scenario.wrong, start=1):
        sandbox.restore(BEGINNING)
        place, inputs = f"wrong {number} ({wrong.name})", [*solution[: wrong.after], *wrong.inputs]
        yield from _wrong(wrong, _Played(scenario, drawn, sandbox, inputs, place, wrong.after))


class _Played:
    """Inputs of a scenario, played until one fails."""

    def __init__(
        self, scenario: Scenario, drawn: Cast, sandbox: Sandbox, inputs: Sequence[str], place: str,
        before: int = 0,
    ) -> None:  # fmt: skip
        """The first `before` inputs come from the model solution."""
        self.scenario, self.place, self.stuck = scenario, place, list[Problem]()
        self._passed = 0.0
        self.attempt = Attempt(
            scenario, drawn, sandbox, lambda: self._passed, pause=lambda seconds: None
        )
        self.attempt.listeners.append(self._tick)
        player = Player(self.attempt)
        for number, text in enumerate(inputs, start=1):
            where = f"{place}, input {number - before}" if number > before else f"{place}, after"
            try:
                player.play(text)
            except InputError as error:
                where = f"{where}, {drawn.fill(text)}"
                self.stuck = [Problem(where, f"{error}{_screen(player)}")]
            except (FillError, ValueError) as error:
                self.stuck = [Problem(f"{where}, {text}", str(error))]
            if self.stuck:
                break
        player.session.close()

    def _tick(self, event: Event) -> None:
        self._passed += SECONDS_AN_INPUT if event.kind == "input" else 0.0


def _solution(played: _Played) -> Iterator[Problem]:
    yield from played.stuck
    if played.stuck:
        return
    card, place = played.attempt.score(), played.place
    if not card.finished:
        step = played.scenario.steps[card.steps_done]
        yield Problem(place, f"it ends before step {card.steps_done + 1} is done: {step.do}")
    for each in (*card.counts, *card.never):
        if not each.kept:
            fault = "does not earn" if each in card.counts else "does what must not happen,"
            yield Problem(place, f"it {fault} {each.name}: {each.says}")
    if card.hints:
        yield Problem(place, "a model solution must not take hints")
    entered = {event.code for event in played.attempt.events if event.kind == "input"}
    for code in played.scenario.transactions:
        if code not in entered:
            yield Problem(place, f"it never enters {code}, which is listed under transactions")


def _wrong(wrong: Wrong, played: _Played) -> Iterator[Problem]:
    yield from played.stuck
    if played.stuck:
        return
    lost = played.attempt.score().lost
    for name in sorted(lost - set(wrong.loses)):
        yield Problem(played.place, f"it also loses {name}; list it under loses")
    for name in sorted(set(wrong.loses) - lost):
        yield Problem(played.place, f"it does not lose {name}")


def _unsaid(more: Iterable[Problem], said: Sequence[Problem]) -> list[Problem]:
    """Return the problems not yet reported by another, which may name a more exact place."""
    told = [str(each) for each in said]
    bare = ((each, str(Problem("", each.what))) for each in more)
    return [each for each, words in bare if not any(words in text for text in told)]


def _entries(scenario: Scenario, drawn: Cast) -> Iterator[Problem]:
    """Return the problems of records and rows that cannot be made."""
    for number, record in enumerate(scenario.records, start=1):
        try:
            received(scenario.model_copy(update={"records": [record]}), drawn)
        except FillError as error:
            yield Problem(f"records {number}", str(error))
    for number, row in enumerate(scenario.rows, start=1):
        try:
            row_of(table_named(row.table), row.values, drawn)
        except FillError as error:
            yield Problem(f"rows {number}", str(error))


def _screen(player: Player) -> str:
    """Return the screen that was shown instead, for the error message."""
    rows = player.terminal.space.rows()
    shown = [f"  {number:2} {row.rstrip()}" for number, row in enumerate(rows, 1) if row.strip()]
    return "; the screen was\n" + "\n".join(shown) if shown else "; the screen was blank"


def _grades(scenario: Scenario, drawn: Cast, sandbox: Sandbox) -> Iterator[Problem]:
    """Return records whose match the load graded differently than the scenario says."""
    with sandbox.store.reading() as connection:
        for each in received(scenario, drawn):
            record, columns = scenario.records[each.number - 1], each.system.table.c
            dated = columns[each.system.dated] == each.row[each.system.dated]
            query = select(columns.match, columns.differs).where(
                columns.ssn == each.row["ssn"], dated
            )
            graded = [tuple(row) for row in connection.execute(query)]
            if (record.match, record.differs) not in graded:
                said = " ".join(filter(None, graded[0])) if graded else "nothing"
                yield Problem(f"records {each.number}", f"the load grades its match {said}")


def _messages(scenario: Scenario, drawn: Cast, sandbox: Sandbox) -> Iterator[Problem]:
    """Return messages of the scenario that the comparison did not post, and the reverse."""
    named: set[int] = set()
    with sandbox.store.reading() as connection:
        for number, message in enumerate(scenario.messages, start=1):
            place = f"messages {number}"
            rows = connection.execute(select(*_COLUMNS).where(*meant(message, drawn))).all()
            named.update(row.discrepancy_id for row in rows)
            if not rows:
                yield Problem(
                    place,
                    f"the comparison posts no such {message.system} message on {message.person}"
                    f" ({message.found}); see records and budget",
                )
            for row in rows:
                for amount, wanted, said in (
                    (row.case_amount, message.counted, "counted"),
                    (row.exchange_amount, message.reported, "reported"),
                ):
                    if wanted is not None and money(amount).replace(",", "") != _cents(wanted):
                        yield Problem(place, f"{said} is {money(amount)}")
        cases = {case for member in drawn.members.values() for case, _ in member.cases}
        rest = connection.execute(select(*_COLUMNS).where(Discrepancy.case_number.in_(cases)))
        handles = {member.ssn: handle for handle, member in drawn.members.items()}
        for row in rest:
            if row.discrepancy_id not in named:
                fact = f"{row.system} {row.error_type} {period(row.period)}"
                yield Problem(
                    "messages",
                    f"the comparison also posts {fact} on {handles.get(row.ssn, row.ssn)},"
                    f" {money(row.case_amount) or 'nothing'} counted,"
                    f" {money(row.exchange_amount) or 'nothing'} reported; list it or make the case"
                    " agree",
                )


def _cents(amount: str) -> str:
    return amount if "." in amount else f"{amount}.00"


def _reason(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", error)).partition("\n")[0]
