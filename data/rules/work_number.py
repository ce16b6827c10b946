"""Conditions of a lookup in The Work Number (WN)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from data.rules.authorization import (
    DEFAULT_LIMITS,
    Attester,
    Contact,
    ContactLack,
    Form,
    FormLack,
    Limits,
    contact_lack,
    form_lack,
)
from data.rules.reviewer_access import Access, AccessLack, access_lacks

CALWORKS: Final = "CW"


class Missing(Enum):
    """Piece that a lookup lacks, in the order in which the policy asks for it."""

    AGREEMENT = "the memorandum of understanding with the service is not in force (Background)"
    POSITION = AccessLack.POSITION.value
    CALWORKS = "the person is not on CalWORKs: no hours for the TANF WPR (Policy)"
    CONTACT = ContactLack.NONE.value
    CONSENT = ContactLack.CONSENT.value
    CONTACT_OLD = ContactLack.OLD.value
    AUTHORIZATION = FormLack.NONE.value
    AUTHORIZATION_LATER = FormLack.LATER.value
    AUTHORIZATION_OLD = FormLack.OLD.value
    EDITION = FormLack.EDITION.value
    WITHDRAWN = FormLack.WITHDRAWN.value
    UNSEEN = FormLack.UNSEEN.value
    NOT_IN_ONBASE = FormLack.NOT_IN_ONBASE.value
    CALFRESH_ALONE = FormLack.CALFRESH_ALONE.value
    WORKSTATION = "the workstation is not assigned to the user (How To Access)"
    USAGE_AGREEMENT = AccessLack.USAGE_AGREEMENT.value
    JOB_NEED = AccessLack.JOB_NEED.value
    NOT_ACTIVATED = AccessLack.NOT_ACTIVATED.value
    DEACTIVATED = AccessLack.DEACTIVATED.value
    LOCKED = AccessLack.LOCKED.value


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that decides whether a lookup may be made on the day `on`."""

    on: date
    agreements: Sequence[tuple[date, date]]
    """First and last day of each."""
    user_id: str
    position: str
    """The user's."""
    access: Access | None
    terminal: str
    programs: str
    """The participant's."""
    contacts: Sequence[Contact]
    forms: Sequence[Form]
    attesters: Mapping[str, Attester]
    """Access of each user who has seen a form."""
    limits: Limits = DEFAULT_LIMITS


def missing(facts: Facts) -> list[Missing]:
    """Return what the lookup lacks, in the policy's order; empty where it may be made.

    Of contact, authorization and activation at most one lack each is named: what would help.
    """
    lacks = {*_missing(facts)}
    return [piece for piece in Missing if piece in lacks]


def _missing(facts: Facts) -> Iterator[Missing]:
    on, access = facts.on, facts.access
    if not any(first <= on <= last for first, last in facts.agreements):
        yield Missing.AGREEMENT
    if CALWORKS not in facts.programs.split():
        yield Missing.CALWORKS
    if (no_contact := contact_lack(facts.contacts, on, facts.limits)) is not None:
        yield Missing(no_contact.value)
    no_form = form_lack(facts.forms, on, facts.user_id, facts.attesters, facts.limits)
    if no_form is not None:
        yield Missing(no_form.value)
    if access is None or facts.terminal not in access.workstation.split():
        yield Missing.WORKSTATION
    for lack in access_lacks(facts.position, access, on, facts.limits.password_tries):
        yield Missing(lack.value)
