"""How OESC would answer OWL: the wages it reported, or what the case counts, and present UIB."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from random import Random

from sqlalchemy import Connection

from data.practice.responders.persons import income
from data.practice.sampling.employers import COUNT, employer
from data.rules.periods import add_quarters, last_completed_quarter, month_of, months_of_quarter
from data.store.clock import OFFICE_ZONE
from data.systems.owg.record import wages
from data.systems.owl.question import OwlAnswer, OwlBenefit, OwlWage
from data.systems.question import ANSWERED
from data.systems.request import Asked

WEEKS_A_MONTH = Decimal("4.33")
BENEFIT_WEEKS = 26


def wage_link(connection: Connection, asked: Asked) -> tuple[str, OwlAnswer]:
    """The last two completed quarters and the benefits of the day."""
    assert asked.ssn is not None and asked.due_at is not None
    today = asked.due_at.astimezone(OFFICE_ZONE).date()
    newest = last_completed_quarter(today)
    quarters = (newest, add_quarters(newest, -1))
    person = asked.question
    return ANSWERED, OwlAnswer(
        last_name=person.last_name,
        first_name=person.first_name,
        middle_name=person.middle_name,
        quarters=quarters,
        wages=tuple(_wages(connection, asked.ssn, quarters)),
        benefit=_benefit(connection, asked.ssn, today),
    )


def _wages(connection: Connection, ssn: int, quarters: tuple[int, int]) -> Iterator[OwlWage]:
    reported = [wage for wage in wages(connection, ssn) if wage.quarter in quarters]
    for quarter in quarters:
        held = [wage for wage in reported if wage.quarter == quarter]
        for wage in held:
            yield OwlWage(
                quarter=quarter,
                employer_account=wage.employer_account,
                employer_name=wage.employer_name,
                gross_wage=wage.gross_wage,
            )
        if not held:
            yield from _counted(connection, ssn, quarter)


def _counted(connection: Connection, ssn: int, quarter: int) -> Iterator[OwlWage]:
    """What OESC has and no file has brought yet: the wages of the case, from one employer."""
    months = months_of_quarter(quarter)
    total = sum((income(connection, ssn, "WAGE", month) for month in months), Decimal(0))
    if total:
        one = employer(Random(f"OWL {ssn}").randrange(COUNT))
        yield OwlWage(
            quarter=quarter,
            employer_account=one["employer_account"],
            employer_name=one["employer_name"],
            gross_wage=total,
        )


def _benefit(connection: Connection, ssn: int, today: date) -> OwlBenefit | None:
    monthly = income(connection, ssn, "UIB", month_of(today))
    if not monthly:
        return None
    weekly = (monthly / WEEKS_A_MONTH).quantize(Decimal(1), ROUND_DOWN)
    paid = Random(f"UIB {ssn}").randint(3, BENEFIT_WEEKS - 4)
    return OwlBenefit(
        claim_date=today - timedelta(weeks=paid + 2, days=today.weekday() + 1),
        weekly_amount=weekly,
        balance=weekly * (BENEFIT_WEEKS - paid),
        weeks_paid=paid,
    )
