"""When an answer comes in a practice store: in the times that the source document names.

Each takes whom is asked about, the question and when it is asked, and gives None where nobody
answers. The questions about the documented persons are never lost.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from data.practice.population.documented import DOCUMENTED
from data.rules.alien_status import INITIAL, answered_at
from data.systems.asv.question import SaveQuestion
from data.systems.question import Question
from data.systems.request import Subject

LOST = 0.04
"""Share of the questions that nobody answers, so that repeating them can be practised."""
SECONDS = (3, 5)
"""An initial verification is answered in this time (OKDHS 17(a)(1))."""


def at_once(subject: Subject, question: Question, now: datetime) -> datetime | None:
    """OWL is online."""
    return now


def enumeration(subject: Subject, question: Question, now: datetime) -> datetime | None:
    """ENU takes a day."""
    _, lost = _drawn("ENU", subject, now)
    return None if lost else now + timedelta(days=1)


def quarters(subject: Subject, question: Question, now: datetime) -> datetime | None:
    """QTRC takes two days, one in four three (OKDHS 15(2)(B))."""
    rng, lost = _drawn("QTR", subject, now)
    late = rng.random() < 0.25 and subject.ssn not in DOCUMENTED
    return None if lost else now + timedelta(days=3 if late else 2)


def third_party(subject: Subject, question: Question, now: datetime) -> datetime | None:
    """TPQYC takes less than 48 hours (OKDHS 15(3)(B))."""
    rng, lost = _drawn("TPQ", subject, now)
    delay = timedelta(hours=rng.randint(2, 40), minutes=rng.randrange(60))
    return None if lost else now + delay


def alien_status(subject: Subject, question: SaveQuestion, now: datetime) -> datetime | None:
    """ASV takes the time of its level; an initial verification is never lost."""
    rng, lost = _drawn("ASV", subject, now)
    if lost and question.level != INITIAL:
        return None
    due = answered_at(question.level, now, rng.randint(*SECONDS))
    return max(due, now + timedelta(seconds=1))


def _drawn(system: str, subject: Subject, now: datetime) -> tuple[Random, bool]:
    """The chances of one question, and whether it is lost."""
    rng = Random(f"delay {system} {subject} {now.isoformat()}")
    return rng, rng.random() < LOST and subject.ssn not in DOCUMENTED
