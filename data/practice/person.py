"""Person of the synthetic world, drawn or read from a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, bindparam, case, func, select, type_coerce

from data.office.case import Case, CaseIncome, CasePerson
from data.office.participant import Participant
from data.rules.names import plain
from data.rules.periods import age
from data.rules.ssn import FOR_DISPLAY
from data.systems.layout import Layout

ADULT_YEARS, AGED_YEARS = 18, 65
NOTHING = Decimal(0)


@dataclass(slots=True)
class Person:
    """Person, with the cents that open cases count by type of income and month (yyyymm)."""

    ssn: int
    """0 if none yet."""
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str = "F"
    claim_number: str = ""
    verified: str = ""
    maiden_name: str = ""
    citizen: bool = True
    applicant: bool = False
    """True if on a case in application."""
    income: dict[str, dict[int, int]] = field(default_factory=dict)
    plain: bool = False
    """True if every agency agrees with the cases, so that a scenario is the same for each trainee.
    """
    unsettled: frozenset[tuple[str, int]] = frozenset()
    """Types and months for which the person's open cases count different amounts, for example
    because one began later. Any report would differ from one of them.
    """

    def years(self, day: date) -> int:
        """Age on `day`."""
        return age(self.birth_date, day)

    def adult(self, day: date) -> bool:
        """Return True if the person is 18 or older on `day`."""
        return self.years(day) >= ADULT_YEARS

    def cents(self, income_type: str, month: int) -> int:
        """Cents of a type of income that a case counts in a month."""
        return self.income.get(income_type, {}).get(month, 0)

    def amount(self, income_type: str, *months: int) -> Decimal:
        """Dollars of a type of income that a case counts in these months together."""
        return Decimal(sum(self.cents(income_type, month) for month in months)).scaleb(-2)

    def settled(self, income_type: str, months: Iterable[int]) -> bool:
        """Return True if all open cases count the same amounts in these months."""
        return not any((income_type, month) in self.unsettled for month in months)

    def names(self, layout: Layout) -> dict[str, str]:
        """Return the parts of the name in ASCII capitals, cut at the agency's widths."""
        return {
            name: plain(getattr(self, name))[: layout.field(name).widths[0]].strip()
            for name in ("last_name", "first_name", "middle_name")
        }


_Rows = Select[*tuple[Any, ...]]
OPEN = ("A", "I")
_CENTS = type_coerce(CaseIncome.amount, BigInteger)
_PERSON = (
    CasePerson.ssn,
    CasePerson.last_name,
    CasePerson.first_name,
    CasePerson.middle_name,
    CasePerson.birth_date,
    CasePerson.sex,
    CasePerson.claim_number,
)
_ON_OPEN_CASES = (
    select(*_PERSON)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status.in_(OPEN), Case.application_date <= bindparam("today"))
)
_WITH_SSN = (
    _ON_OPEN_CASES.add_columns(Case.status)
    .where(CasePerson.ssn.is_not(None))
    .order_by(CasePerson.ssn, case((Case.status == "I", 0), else_=1), CasePerson.case_number)
)
_WITHOUT_SSN = (
    _ON_OPEN_CASES.where(CasePerson.ssn.is_(None))
    .distinct()
    .order_by(CasePerson.last_name, CasePerson.first_name, CasePerson.birth_date)
)
"""Distinct persons, in order of name and birth date."""
_COUNTED = (
    select(
        CasePerson.ssn,
        CaseIncome.income_type,
        CaseIncome.month,
        func.count(),
        func.min(_CENTS),
        func.max(_CENTS),
    )
    .join(
        CasePerson,
        (CasePerson.case_number == CaseIncome.case_number)
        & (CasePerson.person_code == CaseIncome.person_code),
    )
    .join(Case, Case.case_number == CaseIncome.case_number)
    .where(Case.status.in_(OPEN))
    .group_by(CasePerson.ssn, CaseIncome.income_type, CaseIncome.month)
)
"""Number of open cases that count an income of a person, with the least and greatest amount."""


def persons(
    connection: Connection, today: date, months: Iterable[int], ssn: int | None = None
) -> list[Person]:
    """Read everybody with an SSN on an open case by `today`, in SSN order, with the income of
    `months`. With `ssn`, read only that person.
    """
    who: _Rows = _WITH_SSN
    counted: _Rows = _COUNTED.where(CaseIncome.month.in_(sorted(set(months))))
    if ssn is not None:
        who, counted = (each.where(CasePerson.ssn == ssn) for each in (who, counted))
    found: dict[int, Person] = {}
    cases: Counter[int] = Counter()
    for *values, status in connection.execute(who, {"today": today}):
        person = found.setdefault(values[0], Person(*values))
        person.applicant |= status == "A"
        cases[values[0]] += 1
    for number, income_type, month, rows, least, most in connection.execute(counted):
        if (counts := found.get(number)) is not None:
            counts.income.setdefault(income_type, {})[month] = most
            if rows < cases[number] or least < most:
                counts.unsettled |= {(income_type, month)}
    return list(found.values())


def unnumbered(connection: Connection, today: date) -> list[Person]:
    """Read everybody without an SSN on an open case by `today`, in order of name."""
    statement: _Rows = _WITHOUT_SSN
    return [Person(0, *row[1:]) for row in connection.execute(statement, {"today": today})]


def participants(connection: Connection) -> list[Person]:
    """Read the participants of the county, in SSN order."""
    statement = select(
        Participant.ssn,
        Participant.last_name,
        Participant.first_name,
        Participant.middle_name,
        Participant.birth_date,
    ).order_by(Participant.ssn)
    return [Person(*row) for row in connection.execute(statement)]


def strangers(rng: Random, known: list[Person], taken: set[int], count: int) -> list[Person]:
    """Draw persons who are on no case, with names mixed from those on cases."""
    made: list[Person] = []
    while known and len(made) < count:
        ssn = rng.randrange(900_01_0001, 999_99_9999)
        if ssn in taken or ssn in FOR_DISPLAY or not ssn // 10_000 % 100 or not ssn % 10_000:
            continue
        taken.add(ssn)
        one, other = rng.choice(known), rng.choice(known)
        made.append(
            replace(one, ssn=ssn, last_name=other.last_name, claim_number="", income={},
                    unsettled=frozenset(), applicant=False)
        )  # fmt: skip
    return made
