"""OWL: OESC's answers with wages and current unemployment benefits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection

from data.practice.agencies import owg, uib
from data.practice.agencies.asked import day_of, names_in, on_file, person_of
from data.practice.person import Person
from data.rules.payment import pays
from data.rules.periods import add_quarters, last_completed_quarter
from data.systems.owg import wages
from data.systems.owl import OwlAnswer, OwlBenefit, OwlWage
from data.systems.request import ANSWERED, Asked, Question, Subject
from data.systems.uib import claims


def due(_subject: Subject, _question: Question, now: datetime) -> datetime | None:
    """Return the time of the answer, which is immediate."""
    return now


def answer(connection: Connection, asked: Asked, plain: bool = False) -> tuple[str, OwlAnswer]:
    """Return the wages of the last two completed quarters and the current benefits."""
    assert asked.ssn is not None
    today = day_of(asked)
    newest = last_completed_quarter(today)
    quarters = (newest, add_quarters(newest, -1))
    person = person_of(connection, asked, plain)
    return ANSWERED, OwlAnswer(
        **names_in(asked),
        quarters=quarters,
        wages=tuple(_wages(connection, person, quarters)),
        benefit=_benefit(connection, person, today),
    )


def _wages(connection: Connection, person: Person, quarters: tuple[int, int]) -> Iterator[OwlWage]:
    """Yield the wages of each quarter from its file, or as a later file will have them."""
    held = wages(connection, person.ssn)
    for quarter in quarters:
        brought = [wage for wage in held if wage.quarter == quarter]
        for wage in brought or owg.wages(person, quarter):
            yield OwlWage.model_validate(wage, from_attributes=True)


def _benefit(connection: Connection, person: Person, today: date) -> OwlBenefit | None:
    found = on_file(
        claims(connection, person.ssn), partial(uib.records, person), today,
        ("claim_date", "weekly_amount", "status"), "claim_date",
    )  # fmt: skip
    paid = [record for record in found.records if pays("uib_status", record["status"])]
    return OwlBenefit.model_validate(paid[0]) if paid else None
