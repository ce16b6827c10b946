"""Budgets and reviews of a practice store, kept up to date with its clock."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Connection, exists, func, insert, literal, select, update
from sqlalchemy.orm import aliased

from data.office.case import Case, CaseIncome, CasePerson
from data.practice.documented import DOCUMENTED_CASES
from data.practice.income import COMING_MONTHS, living, rsdi_after, ssi
from data.practice.person import OPEN
from data.rules.periods import add_months, month_of
from data.store.clock import Clock, office_date
from data.store.store import Store

REVIEW_DAYS = 365
CLAIM_MONTHS = 6
"""Months for which a case counts unemployment benefits."""
_KEY = (CaseIncome.case_number, CaseIncome.person_code)
_NEWEST = select(func.max(CaseIncome.month)).where(
    CaseIncome.case_number.in_([each.case_number for each in DOCUMENTED_CASES])
)
"""Last budgeted month. Only the documented cases are read: every population has them."""


def go_on(store: Store, clock: Clock) -> int:
    """Add budgets up to the month after the clock's and do the reviews that are due. Return the
    number of months added. A store without a population is not changed.

    An open case counts the same income as the month before, but Social Security and SSI go up in
    January and unemployment benefits end after half a year.
    """
    today = office_date(clock)
    wanted = add_months(month_of(today), COMING_MONTHS)
    with store.reading() as connection:
        newest = connection.scalar(_NEWEST)
    if newest is None or newest >= wanted:
        return 0
    added = 0
    with store.transaction() as connection:
        month = connection.scalar(_NEWEST) or wanted
        while month < wanted:
            _add_month(connection, month)
            month, added = add_months(month, 1), added + 1
        _review(connection, today)
    return added


def _add_month(connection: Connection, month: int) -> None:
    """Add the budgets of the month after `month`."""
    coming, earlier = add_months(month, 1), aliased(CaseIncome)
    used_up = exists().where(
        earlier.case_number == CaseIncome.case_number,
        earlier.person_code == CaseIncome.person_code,
        earlier.income_type == "UIB",
        earlier.month == add_months(month, 1 - CLAIM_MONTHS),
    )
    names = ["case_number", "person_code", "month", "income_type", "amount"]
    goes_on = (
        select(*_KEY, literal(coming), CaseIncome.income_type, CaseIncome.amount)
        .join(Case, Case.case_number == CaseIncome.case_number)
        .where(
            CaseIncome.month == month,
            Case.status.in_(OPEN),
            (CaseIncome.income_type != "UIB") | ~used_up,
        )
    )
    connection.execute(insert(CaseIncome).from_select(names, goes_on))
    if coming % 100 == 1:
        _raise(connection, month)


def _raise(connection: Connection, month: int) -> None:
    """Apply the cost-of-living increase to the budgets of the next month, and to block F88."""
    coming = add_months(month, 1)
    statement = select(*_KEY, CaseIncome.income_type, CaseIncome.amount)
    of_person: dict[tuple[str, int], dict[str, int]] = {}
    for case, code, income_type, amount in connection.execute(
        statement.where(CaseIncome.month == coming)
    ):
        of_person.setdefault((case, code), {})[income_type] = int(amount * 100)
    for (case, code), cents in of_person.items():
        rsdi, wage, paid = (cents.get(each, 0) for each in ("RSDI", "WAGE", "SSI"))
        new = {"RSDI": rsdi_after(month, rsdi)}
        if paid:
            rate = living(month, rsdi, wage, paid)
            (new["SSI"],) = ssi((coming,), (new["RSDI"],), (wage,), rate)
        for income_type in new.keys() & cents.keys():
            connection.execute(
                update(CaseIncome)
                .where(
                    CaseIncome.case_number == case, CaseIncome.person_code == code,
                    CaseIncome.month == coming, CaseIncome.income_type == income_type,
                )
                .values(amount=_dollars(new[income_type]))
            )  # fmt: skip
        if paid:
            connection.execute(
                update(CasePerson)
                .where(CasePerson.case_number == case, CasePerson.person_code == code)
                .values(ssi_amount=_dollars(new["SSI"]))
            )


def _review(connection: Connection, today: date) -> None:
    """Review each issuing case whose last review or certification is a year old."""
    last = func.coalesce(Case.review_date, Case.certification_date)
    due = select(Case.case_number, last).where(
        Case.status == "I", last <= today - timedelta(days=REVIEW_DAYS)
    )
    for case, day in connection.execute(due).all():
        years = (today - day).days // REVIEW_DAYS
        reviewed = day + timedelta(days=years * REVIEW_DAYS)
        connection.execute(
            update(Case).where(Case.case_number == case).values(review_date=reviewed)
        )


def _dollars(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
