"""When an answer comes in a practice store: in the times that the source document names."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from data.population.documented import DOCUMENTED
from data.requests.queries import Subject

LOST = 0.04
"""Share of the questions that nobody answers, so that repeating them can be practised."""


def practice_due(system: str, subject: Subject, now: datetime) -> datetime | None:
    """When a question asked now is answered; None where it is lost. OWL is answered at once.

    ENU takes a day, QTRC two days, one in four three (OKDHS 15(2)(B)), TPQYC less than 48 hours
    (OKDHS 15(3)(B)). The questions about the documented persons are never lost.
    """
    if system == "OWL":
        return now
    rng = Random(f"delay {system} {subject} {now.isoformat()}")
    if rng.random() < LOST and subject.ssn not in DOCUMENTED:
        return None
    if system == "QTR":
        late = rng.random() < 0.25 and subject.ssn not in DOCUMENTED
        return now + timedelta(days=3 if late else 2)
    if system == "TPQ":
        return now + timedelta(hours=rng.randint(2, 40), minutes=rng.randrange(60))
    return now + timedelta(days=1)
