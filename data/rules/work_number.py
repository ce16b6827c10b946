"""When The Work Number may be asked and who may be given access, how hours of participation are
added up, and what an adverse action based on it needs (WN).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, Protocol

from data.rules.periods import add_months, first_day, last_day, month_of

AUTHORIZATIONS: Final = frozenset({"F063-25-288", "F063-41-370"})
"""Authorization For Release of Information; Employment Verification."""
APPLICATIONS: Final = frozenset({"SAWS2P-1214", "SAWS2P-0415"})
"""SAWS 2 PLUS, both versions: these authorize once a reviewer has seen them in OnBase."""
CALFRESH_ONLY: Final = "CF285-0415"
"""CF 285: a separate authorization must be obtained."""
ONBASE: Final = "O"
CLIENT: Final = "C"
REVIEWER: Final = "reviewer"
"""The position that the access is for."""


class Missing(Enum):
    """What a lookup lacks, in the order in which the policy asks for it."""

    AGREEMENT = "the memorandum of understanding with the service is not in force (Background)"
    POSITION = "the user is no Work Participation reviewer (Purpose, Policy)"
    CONTACT = "neither client nor employer was contacted first (When to use)"
    CONSENT = "the employer was contacted without the participant's consent (When to use)"
    AUTHORIZATION = "no authorization was obtained (When to use)"
    AUTHORIZATION_LATER = "the authorization is dated after the lookup (When to use: prior)"
    NOT_IN_ONBASE = "nobody has seen the signed SAWS 2 PLUS in OnBase (Note)"
    CALFRESH_ALONE = "CF 285 alone is no authorization (Note)"
    WORKSTATION = "the workstation is not assigned to the user (How To Access)"
    USAGE_AGREEMENT = "the Security and Usage Agreement is not signed (Responsibility)"
    JOB_NEED = "the job duties do not need the data (Responsibility)"
    NOT_ACTIVATED = "no manager has activated the user (Manager)"
    DEACTIVATED = "the user was deactivated (Supervisor, Manager)"


class Access(Protocol):
    """A user's access as the managers left it."""

    @property
    def position(self) -> str: ...
    @property
    def job_need(self) -> bool: ...
    @property
    def agreement_signed_on(self) -> date | None: ...
    @property
    def activated_on(self) -> date | None: ...
    @property
    def deactivated_on(self) -> date | None: ...
    @property
    def workstation(self) -> str: ...


class Contact(Protocol):
    """With whom, and when, the first contact was."""

    @property
    def whom(self) -> str: ...
    @property
    def consent(self) -> bool: ...
    @property
    def contact_date(self) -> date: ...


class Form(Protocol):
    """A form that the participant signed, and where and when a reviewer has seen it."""

    @property
    def form(self) -> str: ...
    @property
    def signed_date(self) -> date: ...
    @property
    def seen_where(self) -> str: ...
    @property
    def seen_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that decides whether a lookup may be made on the day `on`."""

    on: date
    agreements: Sequence[tuple[date, date]]
    """First and last day of each."""
    position: str
    """The user's."""
    access: Access | None
    terminal: str
    contacts: Sequence[Contact]
    forms: Sequence[Form]


def missing(facts: Facts) -> list[Missing]:
    """What the lookup lacks, in the policy's order; empty where it may be made.

    Of contact, authorization and activation at most one lack each is named: what would help.
    """
    return list(_missing(facts))


def _missing(facts: Facts) -> Iterator[Missing]:
    on, access = facts.on, facts.access
    if not any(first <= on <= last for first, last in facts.agreements):
        yield Missing.AGREEMENT
    positions = {facts.position} | ({access.position} if access is not None else set())
    if positions != {REVIEWER}:
        yield Missing.POSITION
    yield from _contact(facts)
    yield from _authorization(facts)
    if access is None or facts.terminal not in access.workstation.split():
        yield Missing.WORKSTATION
    if access is None or not _done(access.agreement_signed_on, on):
        yield Missing.USAGE_AGREEMENT
    if access is None or not access.job_need:
        yield Missing.JOB_NEED
    if access is None or not _done(access.activated_on, on):
        yield Missing.NOT_ACTIVATED
    elif _done(access.deactivated_on, on):
        yield Missing.DEACTIVATED


def _done(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _contact(facts: Facts) -> Iterator[Missing]:
    contacts = [contact for contact in facts.contacts if contact.contact_date <= facts.on]
    if not contacts:
        yield Missing.CONTACT
    elif not any(contact.whom == CLIENT or contact.consent for contact in contacts):
        yield Missing.CONSENT


def _authorization(facts: Facts) -> Iterator[Missing]:
    dated = [form for form in facts.forms if form.signed_date <= facts.on]
    if any(_authorizes(form, facts.on) for form in dated):
        return
    if any(form.form in APPLICATIONS for form in dated):
        yield Missing.NOT_IN_ONBASE
    elif any(form.form in AUTHORIZATIONS | APPLICATIONS for form in facts.forms):
        yield Missing.AUTHORIZATION_LATER
    elif any(form.form == CALFRESH_ONLY for form in facts.forms):
        yield Missing.CALFRESH_ALONE
    else:
        yield Missing.AUTHORIZATION


def _authorizes(form: Form, on: date) -> bool:
    if form.form in APPLICATIONS:
        return form.seen_where == ONBASE and _done(form.seen_on, on)
    return form.form in AUTHORIZATIONS


class Criterion(Enum):
    """What an authorized person meets, with the field of the screen that tells it."""

    POSITION = "position"
    JOB_NEED = "job_need"
    AGREEMENT = "agreement"
    WORKSTATION = "workstation"


def unmet(access: Access, today: date) -> Criterion | None:
    """What stands against activating an access, first things first; None for nothing."""
    if access.position != REVIEWER:
        return Criterion.POSITION
    if not access.job_need:
        return Criterion.JOB_NEED
    if not _done(access.agreement_signed_on, today):
        return Criterion.AGREEMENT
    return None if access.workstation else Criterion.WORKSTATION


def to_deactivate(position: str, active: bool) -> bool:
    """Whether an access is to be deactivated: it is active, and the position is another one."""
    return active and position != REVIEWER


def days_overdue(changed_on: date, today: date) -> int:
    """Days that a deactivation is late: it is due on the day on which the position changes.

    >>> days_overdue(date(2026, 3, 8), date(2026, 3, 20))
    12
    """
    return max(0, (today - changed_on).days)


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours of one pay period with one employer."""

    employer: str
    begin: date
    end: date
    hours: Decimal


@dataclass(frozen=True, slots=True)
class MonthOfHours:
    """Hours of participation in employment in one month (yyyymm), of all chosen employers."""

    month: int
    hours: Decimal
    periods: int
    employers: int


def hours_by_month(worked: Iterable[Worked]) -> list[MonthOfHours]:
    """The hours of pay periods added up by month, the newest month first.

    A pay period counts whole, in the month that has most of its days, of two equal ones the later
    (WN says that the hours are verified for the TANF Work Participation Rate, not how a period of
    two months is divided: this choice is ours).
    """
    months: dict[int, list[Worked]] = {}
    for each in worked:
        months.setdefault(_counted_in(each), []).append(each)
    return [
        MonthOfHours(
            month=month,
            hours=sum((each.hours for each in months[month]), Decimal(0)),
            periods=len(months[month]),
            employers=len({each.employer for each in months[month]}),
        )
        for month in sorted(months, reverse=True)
    ]


def _counted_in(worked: Worked) -> int:
    """The month with most of the period's days, of two such months the later."""
    month, counted, most = month_of(worked.begin), month_of(worked.end), 0
    while month <= month_of(worked.end):
        days = min(last_day(month), worked.end) - max(first_day(month), worked.begin)
        if days.days + 1 >= most:
            counted, most = month, days.days + 1
        month = add_months(month, 1)
    return counted


class Notices(Enum):
    """What is wrong with the notices of an action."""

    NO_NOTICE = "the Notice of Action is missing"
    NO_GEN_1390 = "the GEN 1390 (1/17) is missing"
    TOO_EARLY = "a notice is older than the information"
    APART = "they did not go out together"


def wrong_notices(looked_up: date, notice: date | None, gen_1390: date | None) -> Notices | None:
    """What is wrong with the notices, None where nothing is: the participant is notified in writing
    through a Notice of Action, and the GEN 1390 is used in conjunction with it, on the same day.

    >>> day = date(2026, 3, 20)
    >>> wrong_notices(day, day, day) is None, wrong_notices(day, day, None)
    (True, <Notices.NO_GEN_1390: 'the GEN 1390 (1/17) is missing'>)
    """
    if notice is None:
        return Notices.NO_NOTICE
    if gen_1390 is None:
        return Notices.NO_GEN_1390
    if notice < looked_up or gen_1390 < looked_up:
        return Notices.TOO_EARLY
    return Notices.APART if notice != gen_1390 else None
