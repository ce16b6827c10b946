"""Forms with which a participant authorizes a lookup in The Work Number, and the first contact that
comes before it (WN, When to use).

WN names the forms and their editions. It does not say how long a form or a contact counts: the
limits are settings of the office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final, Protocol

AUTHORIZATIONS: Final = frozenset({"F063-25-288", "F063-41-370"})
"""Authorization For Release of Information; Employment Verification."""
APPLICATIONS: Final = frozenset({"SAWS2P-1214", "SAWS2P-0415"})
"""SAWS 2 PLUS, both versions: they authorize a reviewer who has seen them in OnBase."""
CALFRESH_ONLY: Final = "CF285-0415"
"""CF 285: a separate authorization must be obtained."""
EDITIONS: Final[Mapping[str, date]] = MappingProxyType(
    {
        "SAWS2P-1214": date(2014, 12, 1),
        "SAWS2P-0415": date(2015, 4, 1),
        "CF285-0415": date(2015, 4, 1),
        "GEN1390-0117": date(2017, 1, 1),
    }
)
"""First day of the edition that a form names: nobody signed or sent it before."""
ONBASE: Final = "O"
CLIENT: Final = "C"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the office where WN is silent: days for which a form and a first contact count."""

    authorization_days: int = 365
    contact_days: int = 90
    password_tries: int = 3
    """Wrong passwords of the service in a row that lock an access (WN is silent: ours)."""


DEFAULT_LIMITS: Final = Limits()


class FormLack(Enum):
    """Reason why no form authorizes, the one nearest to an authorization first."""

    NOT_IN_ONBASE = "this reviewer has not seen the signed SAWS 2 PLUS in OnBase (Note)"
    UNSEEN = "nobody who may attest it has seen the signed form"
    OLD = "the form is older than the office's limit"
    EDITION = "the form is dated before its edition"
    LATER = "the form is dated after the lookup (When to use: prior)"
    WITHDRAWN = "the participant has withdrawn it"
    CALFRESH_ALONE = "CF 285 alone is no authorization (Note)"
    NONE = "no authorization was obtained (When to use)"


class Form(Protocol):
    """A form that the participant signed, and where, when and by whom it was seen."""

    @property
    def form(self) -> str: ...
    @property
    def signed_date(self) -> date: ...
    @property
    def seen_where(self) -> str: ...
    @property
    def seen_on(self) -> date | None: ...
    @property
    def seen_by(self) -> str | None: ...
    @property
    def withdrawn_on(self) -> date | None: ...


class Attester(Protocol):
    """Access of a user, which tells when the user could attest a form."""

    @property
    def activated_on(self) -> date | None: ...
    @property
    def deactivated_on(self) -> date | None: ...


class Contact(Protocol):
    """First contact: with whom and when."""

    @property
    def whom(self) -> str: ...
    @property
    def consent(self) -> bool: ...
    @property
    def contact_date(self) -> date: ...


def before_edition(form: str, signed: date) -> date | None:
    """Return the first day of the form's edition where it was signed before; else None.

    >>> before_edition("SAWS2P-0415", date(2015, 3, 31)), before_edition("F063-25-288", date.min)
    (datetime.date(2015, 4, 1), None)
    """
    first = EDITIONS.get(form, date.min)
    return first if signed < first else None


def form_lack(
    forms: Sequence[Form],
    on: date,
    reviewer: str,
    attesters: Mapping[str, Attester],
    limits: Limits,
) -> FormLack | None:
    """Return why no form lets the reviewer look the participant up on a day; None where one does.

    `attesters` are the accesses of those who have seen the forms.
    """
    lacks = {_lack(form, on, reviewer, attesters, limits) for form in forms}
    if None in lacks:
        return None
    return next((lack for lack in FormLack if lack in lacks), FormLack.NONE)


def _lack(
    form: Form, on: date, reviewer: str, attesters: Mapping[str, Attester], limits: Limits
) -> FormLack | None:
    if form.form not in AUTHORIZATIONS | APPLICATIONS:
        return FormLack.CALFRESH_ALONE if form.form == CALFRESH_ONLY else FormLack.NONE
    if form.withdrawn_on is not None:
        return FormLack.WITHDRAWN
    if form.signed_date > on:
        return FormLack.LATER
    if before_edition(form.form, form.signed_date):
        return FormLack.EDITION
    if (on - form.signed_date).days > limits.authorization_days:
        return FormLack.OLD
    seen = form.seen_where and _attested(form, on, attesters)
    if form.form in AUTHORIZATIONS:
        return None if seen else FormLack.UNSEEN
    # WN: reviewers verify that it is in OnBase; each for their own lookups.
    own = seen and form.seen_where == ONBASE and form.seen_by == reviewer
    return None if own else FormLack.NOT_IN_ONBASE


def _attested(form: Form, on: date, attesters: Mapping[str, Attester]) -> bool:
    """Return whether an active reviewer saw the form, on that day or before."""
    who = attesters.get(form.seen_by or "")
    if who is None or form.seen_on is None or form.seen_on > on or who.activated_on is None:
        return False
    return who.activated_on <= form.seen_on and (
        who.deactivated_on is None or form.seen_on <= who.deactivated_on
    )


class ContactLack(Enum):
    """Reason why no first contact counts."""

    CONSENT = "the employer was contacted without the participant's consent (When to use)"
    OLD = "the first contact is older than the office's limit"
    NONE = "neither client nor employer was contacted first (When to use)"


def contact_lack(contacts: Sequence[Contact], on: date, limits: Limits) -> ContactLack | None:
    """Return why no first contact counts on a day; None where one does."""
    lacks = set(_contact_lacks(contacts, on, limits))
    if None in lacks:
        return None
    return next((lack for lack in ContactLack if lack in lacks), ContactLack.NONE)


def _contact_lacks(
    contacts: Sequence[Contact], on: date, limits: Limits
) -> Iterator[ContactLack | None]:
    for contact in contacts:
        if contact.contact_date > on:
            yield ContactLack.NONE
        elif on - contact.contact_date > timedelta(days=limits.contact_days):
            yield ContactLack.OLD
        else:
            allowed = contact.whom == CLIENT or contact.consent
            yield None if allowed else ContactLack.CONSENT
