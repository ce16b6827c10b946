"""County of every practice store (WN): a participant for each situation that the rules of The Work
Number distinguish, and reviewers who are active, not yet activated, and due for deactivation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from data.office.agreement import ServiceAgreement
from data.office.participant import Authorization, FirstContact, Participant
from data.office.reviewer import GuidelineReview, PositionChange, ReviewerAccess
from data.office.user import ORANGE_CA, User
from data.practice.build import Rows
from data.practice.documented import documented
from data.practice.users import PRACTICE_USERS
from data.store.clock import at_office

SERVICE: Final = "TWN"
REVIEWER, CALWORKS_WORKER, CASE_MANAGER = "REV01", "CWW01", "WCM01"
AGREEMENT_DAYS = 365
"""Days before and after the store's date for which the agreement is in force."""
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Job:
    """Employment with an employer of `data.practice.agencies.twn`, by number.

    The hire, and the end if any, are in days before the store's date.
    """

    employer: int
    hired_days: int
    hours: int
    """Approximate hours per pay period."""
    rate: Decimal
    title: str
    ended_days: int = 0
    frequency: str = "B"
    employee_id: str = ""
    allows_ssn: bool = True


@dataclass(frozen=True, slots=True)
class Signed:
    """Form signed `days` before the store's date, with where a reviewer saw it."""

    form: str
    days: int
    seen: str = ""


@dataclass(frozen=True, slots=True)
class DocumentedParticipant:
    """Participant; `contact` is C, E or blank if there was none."""

    ssn: int
    last_name: str
    first_name: str
    age: int
    programs: str
    signed: tuple[Signed, ...] = ()
    contact: str = "C"
    consent: bool = False
    jobs: tuple[Job, ...] = ()


def _participant(entry: dict[str, Any]) -> DocumentedParticipant:
    signed = tuple(Signed(**each) for each in entry.get("signed", ()))
    jobs = tuple(Job(**each) for each in entry.get("jobs", ()))
    return DocumentedParticipant(**entry | {"signed": signed, "jobs": jobs})


PARTICIPANTS: Final[Mapping[int, DocumentedParticipant]] = MappingProxyType(
    {each["ssn"]: _participant(each) for each in documented("participant")}
)
"""Participants by SSN, in SSN order."""


WORKSTATIONS: Final = "LTERM01A LTERM01B RUN"
"""Logical terminals of sessions A and B of a window, and of `ims-tui run`."""
MANAGER, SUPERVISOR = "RMGR1", "RSUP1"
NOT_YET, MOVED_ON = "REV02", "REV03"
"""REV03 is a reviewer who became a CalWORKs worker and is still active. It cannot sign on."""


def birth_date(person: DocumentedParticipant, day: date) -> date:
    """Return the birth date in a store made for `day`."""
    return day - timedelta(days=person.age * YEAR_DAYS + 100)


def made_for(person: DocumentedParticipant, born: date) -> date:
    """Return the day that a store was made for, from a participant's birth date in it. Employments
    are dated from that day, so that files made on different days agree.
    """
    return born + timedelta(days=person.age * YEAR_DAYS + 100)


def add_county(rows: Rows, day: date) -> None:
    """Add the agreement, the participants with their documents, and the reviewers, as of `day`. The
    practice users must exist.
    """
    year = timedelta(days=AGREEMENT_DAYS)
    rows.add(ServiceAgreement, service=SERVICE, from_date=day - year, to_date=day + year)
    for number, person in enumerate(PARTICIPANTS.values(), start=1):
        rows.add(
            Participant, ssn=person.ssn, last_name=person.last_name, first_name=person.first_name,
            middle_name="", birth_date=birth_date(person, day), county_case=f"3{number:06}",
            programs=person.programs, calworks_worker=CALWORKS_WORKER, case_manager=CASE_MANAGER,
        )  # fmt: skip
        for signed in person.signed:
            _add_authorization(rows, person, signed, day)
        if person.contact:
            on = day - timedelta(days=4)
            rows.add(
                FirstContact, ssn=person.ssn, whom=person.contact, consent=person.consent,
                contact_date=on, recorded_by=REVIEWER, recorded_at=at_office(on, 9, 15).now(),
            )  # fmt: skip
    _add_reviewers(rows, day)


def _add_authorization(
    rows: Rows, person: DocumentedParticipant, signed: Signed, day: date
) -> None:
    on = day - timedelta(days=signed.days)
    recorded = min(on, day)
    rows.add(
        Authorization, ssn=person.ssn, form=signed.form, signed_date=on, seen_where=signed.seen,
        seen_on=recorded if signed.seen else None, seen_by=REVIEWER if signed.seen else None,
        recorded_by=REVIEWER, recorded_at=at_office(recorded, 9, 15).now(),
    )  # fmt: skip


def _add_reviewers(rows: Rows, day: date) -> None:
    colleague = next(user for user in PRACTICE_USERS if user.user_id == REVIEWER)
    rows.add(
        User, user_id=MOVED_ON, name="THIRD REVIEWER", password_hash="", office=colleague.office,
        supervisor=colleague.supervisor, district=colleague.district, position="reviewer",
        ssn_token="", agency=ORANGE_CA,
    )  # fmt: skip
    for user_id, position in (
        (REVIEWER, "reviewer"),
        (MOVED_ON, "calworks"),
        (NOT_YET, "reviewer"),
    ):
        active = user_id != NOT_YET
        rows.add(
            ReviewerAccess, user_id=user_id, position=position, job_need=True,
            agreement_signed_on=day - timedelta(days=402),
            activated_by=MANAGER if active else None,
            activated_on=day - timedelta(days=400) if active else None,
            workstation=WORKSTATIONS,
        )  # fmt: skip
    rows.add(
        GuidelineReview, reviewer=REVIEWER, supervisor=SUPERVISOR,
        reviewed_on=day - timedelta(days=45),
    )  # fmt: skip
    rows.add(
        PositionChange, user_id=MOVED_ON, from_position="reviewer", to_position="calworks",
        changed_on=day - timedelta(days=12), recorded_by=SUPERVISOR,
    )  # fmt: skip
