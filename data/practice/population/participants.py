"""The county's participants that every practice store has: somebody for each state that the rules
of The Work Number know (WN), and what the service holds about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, insert

from data.office.lookup import ServiceAgreement
from data.office.participant import Authorization, FirstContact, Participant
from data.store.base import Base
from data.store.clock import OFFICE_ZONE

SERVICE: Final = "TWN"
REVIEWER, CALWORKS_WORKER, CASE_MANAGER = "REV01", "CWW01", "WCM01"
AGREEMENT_DAYS = 365
"""The agreement of a practice store is in force so long before and after the store's date."""
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Job:
    """An employment by employer (see `data.practice.sampling.twn`): hired and, where it has ended,
    ended so many days before the store's date.
    """

    employer: int
    hired_days: int
    hours: int
    """About so many a pay period."""
    rate: Decimal
    title: str
    ended_days: int = 0
    frequency: str = "B"
    employee_id: str = ""
    allows_ssn: bool = True


@dataclass(frozen=True, slots=True)
class Signed:
    """A form that was signed so many days before the store's date, and where it was seen."""

    form: str
    days: int
    seen: str = ""


@dataclass(frozen=True, slots=True)
class DocumentedParticipant:
    """A participant by SSN; `contact` is C, E or blank for none."""

    ssn: int
    last_name: str
    first_name: str
    age: int
    programs: str
    signed: tuple[Signed, ...] = ()
    contact: str = "C"
    consent: bool = False
    jobs: tuple[Job, ...] = ()


_PEOPLE = (
    DocumentedParticipant(
        900_30_1201, "GARCIA", "ISABEL", 29, "CW WTW CF",
        signed=(Signed("F063-25-288", 20, "P"),),
        jobs=(
            Job(0, 400, 52, Decimal("14.50"), "CASHIER", employee_id="E-10377"),
            Job(1, 900, 30, Decimal("11.00"), "DISHWASHER", ended_days=120, frequency="W"),
        ),
    ),
    DocumentedParticipant(
        900_30_1210, "TRAN", "MINH", 41, "CW WTW",
        signed=(Signed("F063-41-370", 12, "P"),), contact="E", consent=True,
        jobs=(
            Job(2, 250, 64, Decimal("16.25"), "WAREHOUSE ASSOCIATE", employee_id="E-44821",
                allows_ssn=False),
        ),
    ),
    DocumentedParticipant(
        900_30_1228, "OKAFOR", "DANIEL", 35, "CW WTW CF MC",
        signed=(Signed("SAWS2P-0415", 90, "O"),),
        jobs=(
            Job(3, 500, 70, Decimal("18.00"), "HOME HEALTH AIDE", frequency="S"),
            Job(4, 60, 24, Decimal("15.00"), "SECURITY GUARD"),
        ),
    ),
    DocumentedParticipant(
        900_30_1236, "LOPEZ-RUIZ", "CARMEN", 24, "CW WTW",
        signed=(Signed("SAWS2P-1214", 200),),
        jobs=(Job(0, 300, 40, Decimal("14.00"), "STOCK CLERK"),),
    ),
    DocumentedParticipant(
        900_30_1244, "HAAS", "PETER", 52, "CF", signed=(Signed("CF285-0415", 30, "O"),),
        jobs=(Job(1, 700, 60, Decimal("15.50"), "LINE COOK"),),
    ),
    DocumentedParticipant(
        900_30_1252, "SINGH", "AMRIT", 33, "CW WTW", signed=(Signed("F063-25-288", -7, "P"),),
        jobs=(Job(2, 350, 72, Decimal("17.00"), "FORKLIFT OPERATOR"),),
    ),
    DocumentedParticipant(
        900_30_1260, "NAVARRO", "LUZ", 38, "CW WTW MC",
        jobs=(Job(3, 1200, 80, Decimal("19.75"), "CARE COORDINATOR", frequency="M"),),
    ),
    DocumentedParticipant(
        900_30_1279, "KIM", "JIWON", 27, "CW WTW", signed=(Signed("F063-25-288", 15, "P"),),
        contact="", jobs=(Job(4, 150, 30, Decimal("15.00"), "USHER"),),
    ),
    DocumentedParticipant(
        900_30_1287, "BROOKS", "TERRY", 45, "CW WTW", signed=(Signed("F063-25-288", 9, "P"),),
        contact="E", jobs=(Job(1, 210, 50, Decimal("14.25"), "BUSSER"),),
    ),
    DocumentedParticipant(
        900_30_1295, "DELGADO", "RENE", 31, "CW WTW", signed=(Signed("F063-25-288", 25, "P"),),
    ),
)  # fmt: skip

PARTICIPANTS: Final[Mapping[int, DocumentedParticipant]] = MappingProxyType(
    {person.ssn: person for person in _PEOPLE}
)
"""SSN to participant, in the order of the SSNs."""


def birth_date(person: DocumentedParticipant, day: date) -> date:
    """The birth date in a store made for `day`; what the service holds is counted from it too, so
    that files of different days agree.
    """
    return day - timedelta(days=person.age * YEAR_DAYS + 100)


def add_participants(connection: Connection, day: date) -> None:
    """Put the agreement and the participants with their documents into a store made for `day`; the
    users of the county are there.
    """
    for rows in _rows(day):
        model = type(rows[0])
        values = [
            {name: value for name, value in vars(row).items() if name != "_sa_instance_state"}
            for row in rows
        ]
        connection.execute(insert(model), values)


def _rows(day: date) -> Iterable[list[Base]]:
    year = timedelta(days=AGREEMENT_DAYS)
    yield [ServiceAgreement(service=SERVICE, from_date=day - year, to_date=day + year)]
    yield [
        Participant(
            ssn=person.ssn, last_name=person.last_name, first_name=person.first_name,
            middle_name="", birth_date=birth_date(person, day),
            county_case=f"3{number:06}", programs=person.programs,
            calworks_worker=CALWORKS_WORKER, case_manager=CASE_MANAGER,
        )
        for number, person in enumerate(_PEOPLE, start=1)
    ]  # fmt: skip
    yield [_authorization(person, signed, day) for person in _PEOPLE for signed in person.signed]
    yield [_contact(person, day) for person in _PEOPLE if person.contact]


def _authorization(person: DocumentedParticipant, signed: Signed, day: date) -> Authorization:
    on = day - timedelta(days=signed.days)
    recorded = min(on, day)
    return Authorization(
        ssn=person.ssn, form=signed.form, signed_date=on, seen_where=signed.seen,
        seen_on=recorded if signed.seen else None, seen_by=REVIEWER if signed.seen else None,
        recorded_by=REVIEWER, recorded_at=_morning(recorded),
    )  # fmt: skip


def _contact(person: DocumentedParticipant, day: date) -> FirstContact:
    on = day - timedelta(days=4)
    return FirstContact(
        ssn=person.ssn, whom=person.contact, consent=person.consent, contact_date=on,
        recorded_by=REVIEWER, recorded_at=_morning(on),
    )  # fmt: skip


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9, 15), OFFICE_ZONE)
