"""Whether a scenario can be played: its words, its cast, its model solution, its wrong paths."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from data.office.discrepancy import Discrepancy
from ims_tui.host.script import InputError
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.attempt.player import Player
from ims_tui.practice.scenario.placeholders import FillError
from ims_tui.practice.scenario.problems import Problem, problems_of
from ims_tui.practice.scenario.scenario import Scenario, Wrong
from ims_tui.practice.world.cast import Cast, cast
from ims_tui.practice.world.columns import row_of, table_named
from ims_tui.practice.world.messages import meant
from ims_tui.practice.world.records import received
from ims_tui.practice.world.sandbox import Sandbox
from transactions.core.words import money, period

SECONDS_AN_INPUT = 6.0
"""How long a trainee is taken to need for an input when a solution is replayed."""


def check(scenario: Scenario, day: date, templates: Path, seat: int = 1) -> list[Problem]:
    """Everything that is wrong with a scenario played on `day` at `seat`; nothing if it is right.

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
        return _Check(scenario, drawn, templates, Path(folder)).problems()


class _Check:
    """One scenario, whose words are right."""

    def __init__(self, scenario: Scenario, drawn: Cast, templates: Path, folder: Path) -> None:
        self.scenario, self.cast = scenario, drawn
        self._templates, self._folder = templates, folder

    def problems(self) -> list[Problem]:
        """What is wrong with it when it is played."""
        try:
            with self._sandbox() as sandbox:
                found = list(_messages(self.scenario, self.cast, sandbox))
        except FillError as error:
            return [Problem(error.where, str(error))]
        except SQLAlchemyError as error:
            return [Problem("", f"the store does not take it: {_reason(error)}")]
        if found:
            return found
        return [
            *self._solution(),
            *(p for n, wrong in enumerate(self.scenario.wrong, 1) for p in self._wrong(wrong, n)),
        ]

    @contextmanager
    def _sandbox(self) -> Iterator[Sandbox]:
        sandbox = Sandbox.make(self._folder, self._templates, self.scenario, self.cast)
        try:
            yield sandbox
        finally:
            sandbox.remove()

    @contextmanager
    def _attempt(self) -> Iterator[Attempt]:
        passed = 0.0

        def seconds() -> float:
            return passed

        with self._sandbox() as sandbox:
            attempt = Attempt(
                self.scenario, self.cast, sandbox, seconds, pause=lambda seconds: None
            )

            def tick(event: object) -> None:
                nonlocal passed
                passed += SECONDS_AN_INPUT if getattr(event, "kind", "") == "input" else 0.0

            attempt.listeners.append(tick)
            try:
                yield attempt
            finally:
                attempt.close()

    def _solution(self) -> Iterator[Problem]:
        with self._attempt() as attempt:
            stuck = _play(attempt, self.scenario.solution.inputs, "solution")
            if stuck is not None:
                yield stuck
                return
            card = attempt.score()
            if not card.finished:
                step = self.scenario.steps[card.steps_done]
                yield Problem(
                    "solution", f"it ends before step {card.steps_done + 1} is done: {step.do}"
                )
            for each in card.counts:
                if not each.kept:
                    yield Problem("solution", f"it does not earn {each.name}: {each.says}")
            for each in card.never:
                if not each.kept:
                    yield Problem("solution", f"it does what must not be, {each.name}: {each.says}")
            if card.hints:
                yield Problem("solution", "a model solution takes no hints")
            entered = {event.code for event in attempt.events if event.kind == "input"}
            for code in self.scenario.transactions:
                if code not in entered:
                    yield Problem("solution", f"it never enters {code} of transactions")

    def _wrong(self, wrong: Wrong, number: int) -> Iterator[Problem]:
        place = f"wrong {number} ({wrong.name})"
        with self._attempt() as attempt:
            before = self.scenario.solution.inputs[: wrong.after]
            stuck = _play(attempt, [*before, *wrong.inputs], place, len(before))
            if stuck is not None:
                yield stuck
                return
            lost = attempt.score().lost
            for name in sorted(lost - set(wrong.loses)):
                yield Problem(place, f"it loses {name} as well; name it under loses")
            for name in sorted(set(wrong.loses) - lost):
                yield Problem(place, f"it does not lose {name}")


def _unsaid(more: Iterable[Problem], said: Sequence[Problem]) -> list[Problem]:
    """Those that no other tells, which may name the place more closely."""
    told = [str(each) for each in said]
    bare = ((each, str(Problem("", each.what))) for each in more)
    return [each for each, words in bare if not any(words in text for text in told)]


def _entries(scenario: Scenario, drawn: Cast) -> Iterator[Problem]:
    """Records and rows that cannot be made, each by itself."""
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


def _play(attempt: Attempt, inputs: Sequence[str], place: str, before: int = 0) -> Problem | None:
    """Play them; what stopped it, if anything did."""
    player = Player(attempt)
    for number, text in enumerate(inputs, start=1):
        where = f"{place}, input {number - before}" if number > before else f"{place}, after"
        try:
            player.play(text)
        except InputError as error:
            return Problem(f"{where}, {attempt.cast.fill(text)}", f"{error}{_standing(player)}")
        except (FillError, ValueError) as error:
            return Problem(f"{where}, {text}", str(error))
    return None


def _standing(player: Player) -> str:
    """What stood on the screen instead, as far as it helps."""
    rows = player.terminal.space.rows()
    shown = [f"  {number:2} {row.rstrip()}" for number, row in enumerate(rows, 1) if row.strip()]
    return "; the screen was\n" + "\n".join(shown) if shown else "; the screen was blank"


def _messages(scenario: Scenario, drawn: Cast, sandbox: Sandbox) -> Iterator[Problem]:
    """Whether comparing has posted the messages that the scenario names, and no others."""
    columns = (
        Discrepancy.discrepancy_id, Discrepancy.ssn, Discrepancy.system, Discrepancy.error_type,
        Discrepancy.period, Discrepancy.case_amount, Discrepancy.exchange_amount,
        Discrepancy.found_date,
    )  # fmt: skip
    named: set[int] = set()
    with sandbox.store.reading() as connection:
        for number, message in enumerate(scenario.messages, start=1):
            rows = connection.execute(select(*columns).where(*meant(message, drawn))).all()
            named.update(row.discrepancy_id for row in rows)
            if not rows:
                yield Problem(
                    f"messages {number}",
                    f"comparing posts no such message of {message.system} on {message.person}"
                    f" ({message.found}); see records and budget",
                )
            for row in rows:
                for amount, wanted, said in (
                    (row.case_amount, message.counted, "counted"),
                    (row.exchange_amount, message.reported, "reported"),
                ):
                    if wanted is not None and money(amount).replace(",", "") != _cents(wanted):
                        yield Problem(f"messages {number}", f"{said} is {money(amount)}")
        cases = {case for member in drawn.members.values() for case, _ in member.cases}
        rest = connection.execute(select(*columns).where(Discrepancy.case_number.in_(cases)))
        handles = {member.ssn: handle for handle, member in drawn.members.items()}
        for row in rest:
            if row.discrepancy_id not in named:
                fact = f"{row.system} {row.error_type} {period(row.period)}"
                yield Problem(
                    "messages",
                    f"comparing also posts {fact} on {handles.get(row.ssn, row.ssn)},"
                    f" {money(row.case_amount) or 'nothing'} counted,"
                    f" {money(row.exchange_amount) or 'nothing'} reported; name it or make the case"
                    " agree",
                )


def _cents(amount: str) -> str:
    return amount if "." in amount else f"{amount}.00"


def _reason(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", error)).partition("\n")[0]
