"""Other agencies' answers in a scenario, with their delays, the same for every trainee.

The responders of a practice store draw answers at random for each person. In a scenario, the
answers are those it gives, or else standard ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from data.practice.responders import PLAIN_ANSWERS
from data.questions.answer import take
from data.questions.question import put_question
from data.rules.alien_status import answered_at
from data.store.clock import clock_move
from data.store.store import Store
from data.systems import asv as verification
from data.systems.registry import question_systems
from data.systems.request import (
    Answer,
    Asked,
    ExchangeRequest,
    Question,
    Subject,
    due_questions,
    question_by_id,
    questions_about,
)
from ims_tui.complaint import meant, nearest
from ims_tui.practice.scenario.moments import day_at, instant_at
from ims_tui.practice.scenario.parts import AnswerEntry, RequestEntry
from ims_tui.practice.scenario.placeholders import FillError, Member, place
from ims_tui.practice.scenario.scenario import Scenario
from ims_tui.practice.world.cast import Cast

AFTER: Mapping[str, str] = {"ENU": "+1d", "QTR": "+2d", "TPQ": "+1d"}
"""Default delay of an answer; that of ASV depends on its level."""
INITIAL_SECONDS = 4
"""An initial verification of ASV is answered in three to five seconds (OKDHS 17(a)(1))."""
ASKED = ("ENU", "QTR", "TPQ", "ASV")
ONLINE = "OWL"
"""Asked and answered at once."""
BY_SSN = (ONLINE, "TPQ")
"""Systems that need an SSN."""


class Answers:
    """The answers of a scenario in one attempt."""

    def __init__(self, scenario: Scenario, cast: Cast) -> None:
        """Take the scenario's own answers; others are standard."""
        self._scenario = scenario
        self._cast = cast

    def furnish(self, connection: Connection, begun: datetime) -> None:
        """Put earlier questions into a store, with the answers they have received.

        Raises:
            FillError: a question is not valid; it says which.
        """
        for number, entry in enumerate(self._scenario.requests, start=1):
            with place(f"requests {number}"):
                self._put(connection, entry)
                self.settle(connection)
        for number, answer in enumerate(self._scenario.answers, start=1):
            with place(f"answers {number}"):
                self._cast.member(answer.person)
                self._values(answer)
        self.deliver(connection, begun)

    def settle(self, connection: Connection) -> None:
        """Set the due time of every question without an answer."""
        for asked in _waiting(connection):
            due = self._due(connection, asked)
            if due != asked.due_at:
                where = ExchangeRequest.request_id == asked.request_id
                connection.execute(update(ExchangeRequest).where(where).values(due_at=due))

    def deliver(self, connection: Connection, now: datetime) -> None:
        """Receive the answers that are due."""
        for asked in due_questions(connection, now):
            if asked.system not in ASKED:
                continue
            entry = self._entry(connection, asked)
            assert asked.due_at is not None
            given = entry.code if entry else ""
            code, answer = PLAIN_ANSWERS[asked.system](connection, asked, code=given)
            if entry:
                said = answer.model_dump() | self._values(entry)
                answer = type(answer).model_validate(said)
            take(connection, asked, code, answer, asked.due_at)

    def settle_in(self, store: Store) -> None:
        """Call `settle`, if there is anything to settle."""
        with store.reading() as connection:
            unsettled = any(
                self._due(connection, asked) != asked.due_at for asked in _waiting(connection)
            )
        if unsettled:
            with store.transaction() as connection:
                self.settle(connection)

    def deliver_to(self, store: Store, now: datetime) -> None:
        """Call `deliver`, if an answer is due."""
        with store.reading() as connection:
            come = any(asked.system in ASKED for asked in due_questions(connection, now))
        if come:
            with store.transaction() as connection:
                self.deliver(connection, now)

    def _due(self, connection: Connection, asked: Asked) -> datetime | None:
        entry = self._entry(connection, asked)
        if entry is not None and entry.lost:
            return None
        after = entry.after if entry else ""
        if asked.system == "ASV" and not after:
            level = verification.question_of(asked).level
            return answered_at(level, asked.requested_at, INITIAL_SECONDS)
        move = clock_move(after or AFTER[asked.system], asked.requested_at)
        return asked.requested_at + move

    def _entry(self, connection: Connection, asked: Asked) -> AnswerEntry | None:
        """Return the scenario's entry for this question."""
        earlier = questions_about(connection, asked.system, asked.subject)
        asking = sum(each.request_id <= asked.request_id for each in earlier)
        for entry in self._scenario.answers:
            member = self._cast.member(entry.person)
            if entry.system == asked.system and entry.asking in (0, asking) and _is(member, asked):
                return entry
        return None

    def _values(self, entry: AnswerEntry) -> dict[str, Any]:
        fields = _answer(entry.system).model_fields
        for name in entry.values:
            if name not in fields:
                near = meant(nearest(name, fields)) or f"; it has {', '.join(fields)}"
                raise FillError(f"an answer of {entry.system} has no {name}{near}")
        return {
            name: _value(str(fields[name].annotation), value, self._cast)
            for name, value in entry.values.items()
        }

    def _put(self, connection: Connection, entry: RequestEntry) -> None:
        member = self._cast.member(entry.person)
        if not member.cases:
            raise FillError(f"{entry.person} is on no case")
        if member.ssn is None and entry.system in BY_SSN:
            raise FillError(f"{entry.person} has no SSN to ask {entry.system} about")
        kind = question_systems()[entry.system].asks
        values = {
            name: _value(str(kind.model_fields[name].annotation), value, self._cast)
            for name, value in entry.values.items()
            if name in kind.model_fields
        }
        person = next(each for each in self._scenario.people if each.handle == entry.person)
        question = kind.model_validate({
            "ssn": member.ssn, "last_name": member.last, "first_name": member.first,
            "middle_name": member.middle, "birth_date": member.born, "sex": person.sex,
            "claim_number": member.claim, **values,
        })  # fmt: skip
        subject = Subject(member.ssn, *member.cases[0])
        more = {"a_number": values["a_number"]} if "a_number" in values else {}
        at = instant_at(entry.asked, self._cast.day)
        if entry.system == ONLINE:
            self._run(connection, subject, question, entry, at)
            return
        put_question(connection, entry.system, subject, question, entry.by, at, None, **more)

    def _run(
        self, connection: Connection, subject: Subject, question: Question, entry: RequestEntry,
        at: datetime,
    ) -> None:  # fmt: skip
        """Put a run of the wage link, with the wages and claims reported for the person."""
        put_question(connection, ONLINE, subject, question, entry.by, at, at)
        runs = questions_about(connection, ONLINE, subject)
        asked = next(run for run in runs if run.answered_at is None)
        take(connection, asked, *PLAIN_ANSWERS[ONLINE](connection, asked), at)


def _answer(system: str) -> type[Answer]:
    reply = question_systems()[system].reply
    assert reply is not None
    return reply.answer


_WAITING = select(ExchangeRequest.request_id).where(
    ExchangeRequest.answered_at.is_(None), ExchangeRequest.system.in_(ASKED)
)


def _waiting(connection: Connection) -> list[Asked]:
    """Return every question without an answer, including repeated ones."""
    numbers = connection.execute(_WAITING).scalars().all()
    found = (question_by_id(connection, number) for number in numbers)
    return [asked for asked in found if asked is not None]


def _is(member: Member, asked: Asked) -> bool:
    same = asked.ssn is not None and asked.ssn == member.ssn
    return same or (asked.case_number, asked.person_code) in member.cases


def _value(kind: str, value: object, cast: Cast) -> object:
    if not isinstance(value, str):
        return value
    if "date" in kind:
        return day_at(value, cast.day) if value else None
    return cast.fill(value)
