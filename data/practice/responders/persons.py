"""What the responder knows of a person: income of a month, what SSA and OESC reported before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client
from data.office.segment import ExchangeSegment
from data.rules.periods import add_months, month_of
from data.store.info import StoreInfo
from data.store.rows import fetch, fetch_one

_SSN: BindParameter[int] = bindparam("ssn")
_INCOME = (
    select(CaseIncome.amount)
    .join(
        CasePerson,
        (CasePerson.case_number == CaseIncome.case_number)
        & (CasePerson.person_code == CaseIncome.person_code),
    )
    .join(Case, Case.case_number == CaseIncome.case_number)
    .where(
        CasePerson.ssn == _SSN,
        CaseIncome.income_type == bindparam("income_type"),
        CaseIncome.month == bindparam("month"),
    )
    .order_by(Case.status.desc(), CaseIncome.amount.desc())
)
_BASE = select(StoreInfo.base_date)
_SDX_DIFFERS = select(ExchangeSegment.differs).where(
    ExchangeSegment.ssn == _SSN, ExchangeSegment.system == "SDX"
)
_USED = select(
    select(func.count()).where(CasePerson.ssn == _SSN).scalar_subquery()
    + select(func.count()).where(Client.ssn == _SSN).scalar_subquery()
)


def last_budgeted(connection: Connection) -> int:
    """The newest month (yyyymm) that a population has income for."""
    found = fetch_one(connection, _BASE, {})
    assert found is not None
    return add_months(month_of(found), 1)


def income(connection: Connection, ssn: int, income_type: str, month: int) -> Decimal:
    """What the person has of a type of income in a month; once the population's budgets have
    ended, in their last month.
    """
    key = {"ssn": ssn, "income_type": income_type, "month": min(month, last_budgeted(connection))}
    found = fetch(connection, _INCOME, key)
    return found[0] if found else Decimal(0)


def sdx_differs(connection: Connection, ssn: int) -> str:
    """The parts in which SSA's own SSI record differs from the case; blank without one."""
    found = fetch_one(connection, _SDX_DIFFERS, {"ssn": ssn})
    return found or ""


def is_used(connection: Connection, ssn: int) -> bool:
    """Whether anybody in the store has the number."""
    found = fetch_one(connection, _USED, {"ssn": ssn})
    return bool(found)


def years(born: date, day: date) -> int:
    """Age on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
