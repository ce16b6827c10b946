"""The persons of a store as sample files see them, with what open cases count for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, cast

from sqlalchemy import Connection, case, func, select

from data.exchange.compare import OPEN_STATUS
from data.office.case import Case, CaseIncome, CasePerson
from data.office.participant import Participant
from data.practice.sampling.share import Share, share
from data.rules.names import plain
from data.rules.ssn import FOR_DISPLAY
from data.store.columns import in_cents
from data.systems.layout import Layout

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Reportee:
    """Somebody whom an agency knows, `ssn` 0 where there is none yet. `income` has dollars by (type
    of income, month).

    `unsettled` are those of which the person's open cases do not count the same, as when one of
    them began later: whatever an agency reported, it would differ from one of the cases.
    """

    ssn: int
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    claim_number: str
    sex: str = ""
    applicant: bool = False
    """Whether the person is on a case in application."""
    income: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    unsettled: frozenset[tuple[str, int]] = frozenset()

    def settled(self, income_type: str, months: Iterable[int]) -> bool:
        """Whether all open cases count the same in these months."""
        return not any((income_type, month) in self.unsettled for month in months)

    def amount(self, income_type: str, months: Iterable[int]) -> Decimal:
        """What the case counts in these months together."""
        return sum((self.income.get((income_type, month), NOTHING) for month in months), NOTHING)

    def years(self, day: date) -> int:
        """Age on `day`."""
        before = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before

    def names(self, layout: Layout) -> dict[str, str]:
        """The name as a record of the layout has it: plain letters, cut at the width."""
        return {
            name: plain(getattr(self, name))[: layout.field(name).length].strip()
            for name in ("last_name", "first_name", "middle_name")
        }


_ON_OPEN_CASES = (
    select(
        func.coalesce(CasePerson.ssn, 0),
        CasePerson.last_name,
        CasePerson.first_name,
        CasePerson.middle_name,
        CasePerson.birth_date,
        CasePerson.claim_number,
        CasePerson.sex,
    )
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status.in_(OPEN_STATUS))
)


def unnumbered(connection: Connection) -> list[Reportee]:
    """Everybody without SSN on an open case, once, by name and birth date."""
    statement = (
        _ON_OPEN_CASES.where(CasePerson.ssn.is_(None))
        .distinct()
        .order_by(CasePerson.last_name, CasePerson.first_name, CasePerson.birth_date)
    )
    return [Reportee(*cast(tuple[Any, ...], row)) for row in connection.execute(statement)]


def county_participants(connection: Connection) -> list[Reportee]:
    """The participants of the county that uses The Work Number, by SSN."""
    statement = select(
        Participant.ssn,
        Participant.last_name,
        Participant.first_name,
        Participant.middle_name,
        Participant.birth_date,
    ).order_by(Participant.ssn)
    return [
        Reportee(ssn, last, first, middle, born, claim_number="")
        for ssn, last, first, middle, born in connection.execute(statement)
    ]


def reportees(connection: Connection, months: Iterable[int]) -> list[Reportee]:
    """Everybody with an SSN on an open case, by SSN, with the income of `months`."""
    income, applying = _income(connection, months), set(connection.scalars(_APPLYING))
    found: dict[Any, Reportee] = {}
    statement = _ON_OPEN_CASES.where(CasePerson.ssn.is_not(None)).order_by(
        CasePerson.ssn, case((Case.status == "I", 0), else_=1), CasePerson.case_number
    )
    cases: Counter[Any] = Counter()
    for row in connection.execute(statement):
        cases[row[0]] += 1
        found.setdefault(row[0], Reportee(*cast(tuple[Any, ...], row)))
    return [
        replace(_with_income(person, cases[ssn], income.get(ssn, {})), applicant=ssn in applying)
        for ssn, person in found.items()
    ]


_APPLYING = (
    select(CasePerson.ssn)
    .join(Case, Case.case_number == CasePerson.case_number)
    .where(Case.status == "A", CasePerson.ssn.is_not(None))
)

Counted = dict[tuple[str, int], tuple[int, int, int]]


def _with_income(person: Reportee, cases: int, counted: Counted) -> Reportee:
    return replace(
        person,
        income={key: Decimal(most).scaleb(-2) for key, (_, _, most) in counted.items()},
        unsettled=frozenset(
            key for key, (rows, least, most) in counted.items() if rows < cases or least < most
        ),
    )


def _income(connection: Connection, months: Iterable[int]) -> dict[int, Counted]:
    """By SSN, type and month: how many open cases count how much at least and at most, in cents."""
    cents = in_cents(CaseIncome.amount)
    statement = (
        select(
            CasePerson.ssn,
            CaseIncome.income_type,
            CaseIncome.month,
            func.count(),
            func.min(cents),
            func.max(cents),
        )
        .join(
            CasePerson,
            (CasePerson.case_number == CaseIncome.case_number)
            & (CasePerson.person_code == CaseIncome.person_code),
        )
        .join(Case, Case.case_number == CaseIncome.case_number)
        .where(Case.status.in_(OPEN_STATUS), CaseIncome.month.in_(sorted(set(months))))
        .group_by(CasePerson.ssn, CaseIncome.income_type, CaseIncome.month)
    )
    income: dict[Any, Counted] = {}
    for ssn, income_type, month, rows, least, most in connection.execute(statement):
        income.setdefault(ssn, {})[income_type, month] = (rows, least, most)
    return income


def strangers(rng: Random, known: list[Reportee], taken: set[int], count: int) -> list[Reportee]:
    """Persons on no case, under names that are mixed from those of the cases."""
    made: list[Reportee] = []
    while known and len(made) < count:
        ssn = rng.randrange(900_01_0001, 999_99_9999)
        if ssn in taken or ssn in FOR_DISPLAY or not ssn // 10_000 % 100 or not ssn % 10_000:
            continue
        taken.add(ssn)
        one, other = rng.choice(known), rng.choice(known)
        made.append(replace(one, ssn=ssn, last_name=other.last_name, claim_number="", income={}))
    return made


def misspelt(rng: Random, name: str) -> str:
    """The name with two of its letters exchanged, or its last one missing."""
    places = [n for n in range(len(name) - 1) if name[n] != name[n + 1]]
    if len(name) < 4 or not places or rng.random() < 0.3:
        return name[:-1] if len(name) > 1 else name + name
    place = rng.choice(places)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def known_as(rng: Random, person: Reportee) -> Reportee:
    """The person as an agency knows them: now and then under another name or birth date."""
    kind = share(rng)
    if kind is Share.NAME:
        return under_another_name(rng, person)
    if kind is Share.BIRTH_DATE:
        off = rng.choice((-366, -31, -10, -1, 1, 9, 30, 365))
        return replace(person, birth_date=person.birth_date + timedelta(days=off))
    return person


OTHER_SURNAMES = ("ALDERBROOK", "CALLOWHILL", "DUNRAVEN", "FENWORTHY", "HALLIGATE", "MOSSGROVE")
"""Former names that no case knows."""


def under_another_name(rng: Random, person: Reportee) -> Reportee:
    """The person misspelt, or under a former name."""
    if rng.random() < 0.6:
        return replace(person, last_name=misspelt(rng, plain(person.last_name)))
    return replace(person, last_name=rng.choice(OTHER_SURNAMES))
