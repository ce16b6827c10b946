"""Conditions of a lookup in The Work Number, its record, and the screens of its steps (WN)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

from data.office.agreement import agreements
from data.office.lookup import LookupRow, add_lookup
from data.office.participant import Participant, authorizations, contacts, participant
from data.office.reviewer import access, accesses
from data.rules.reviewer_access import access_lacks
from data.rules.work_number import Facts, Missing, missing
from data.systems.twn.service import NoAnswerError, VerificationService
from transactions.core.keys import SsnKey
from transactions.core.messages import Message, message
from transactions.core.reply import Line, Pad, RefusedError, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import day, ssn_words
from transactions.shapes.record import head

CONDITIONS: Final[Mapping[str, Mapping[Missing, str]]] = MappingProxyType(
    {
        "MEMORANDUM OF UNDERSTANDING IN FORCE": {Missing.AGREEMENT: "IMS1000"},
        "WORK PARTICIPATION REVIEWER": {Missing.POSITION: "IMS1001"},
        "PERSON ON CALWORKS": {Missing.CALWORKS: "IMS1033"},
        "FIRST CONTACT WITH CLIENT OR EMPLOYER": {
            Missing.CONTACT: "IMS1002",
            Missing.CONSENT: "IMS1003",
            Missing.CONTACT_OLD: "IMS1039",
        },
        "AUTHORIZATION OF THE PARTICIPANT": {
            Missing.AUTHORIZATION: "IMS1004",
            Missing.AUTHORIZATION_LATER: "IMS1005",
            Missing.AUTHORIZATION_OLD: "IMS1035",
            Missing.EDITION: "IMS1037",
            Missing.WITHDRAWN: "IMS1038",
            Missing.UNSEEN: "IMS1036",
            Missing.NOT_IN_ONBASE: "IMS1006",
            Missing.CALFRESH_ALONE: "IMS1007",
        },
        "ASSIGNED WORKSTATION": {Missing.WORKSTATION: "IMS1008"},
        "SECURITY AND USAGE AGREEMENT SIGNED": {Missing.USAGE_AGREEMENT: "IMS1009"},
        "DATA NEEDED FOR THE JOB DUTIES": {Missing.JOB_NEED: "IMS1010"},
        "ACTIVATED BY A MANAGER": {
            Missing.NOT_ACTIVATED: "IMS1011",
            Missing.DEACTIVATED: "IMS1012",
            Missing.LOCKED: "IMS1047",
        },
    }
)
"""Conditions in the policy's order: the pieces that each may lack, with the message about each."""
LISTED, REVIEWED, NO_RECORD, NO_ANSWER = "LISTED", "REVIEWED", "NO RECORD", "NO ANSWER"
"""Outcomes of a lookup that is not refused."""
REFUSED: Final = "refused"
"""Step of the screen that lists what a lookup lacks. It shows no data of the service."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Question to the service, steps 5 to 7; blank until chosen."""

    ssn: int
    other_id: str = ""
    purpose: str = ""
    programs: tuple[str, ...] = ()

    @classmethod
    def of_pad(cls, ssn: int, pad: Pad) -> Self:
        """Read the question from the scratch pad."""
        programs = tuple(pad.get("programs", "").split())
        return cls(ssn, pad.get("other_id", ""), pad.get("purpose", ""), programs)

    def pad(self) -> dict[str, str]:
        """Write the question down for `of_pad`."""
        programs = " ".join(self.programs)
        return {"other_id": self.other_id, "purpose": self.purpose, "programs": programs}


def participant_of(request: Request) -> Participant:
    """Return the participant of the key."""
    ssn = request.keyed(SsnKey).ssn
    person = participant(request.connection, ssn)
    if person is None:
        raise refusal("IMS1031", ssn=ssn_words(ssn))
    return person


def service_of(request: Request) -> VerificationService:
    """Return the service for this input.

    Raises:
        NoAnswerError: there is none.
    """
    if request.options.verification is None:
        raise NoAnswerError
    return request.options.verification(request.connection, request.practice)


def asked_of(request: Request) -> Asked:
    """Return what the conversation has asked so far."""
    return Asked.of_pad(request.keyed(SsnKey).ssn, request.pad or {})


def lacking(request: Request) -> list[Missing]:
    """Return what a lookup of the participant lacks at this moment, in the policy's order.

    A person not on file is on no program and has signed nothing.
    """
    connection, ssn = request.connection, request.keyed(SsnKey).ssn
    person, forms = participant(connection, ssn), authorizations(connection, ssn)
    facts = Facts(
        on=request.today,
        agreements=[(row.from_date, row.to_date) for row in agreements(connection)],
        user_id=request.user.user_id,
        position=request.user.position,
        access=access(connection, request.user.user_id),
        terminal=request.terminal,
        programs="" if person is None else person.programs,
        contacts=contacts(connection, ssn),
        forms=forms,
        attesters=accesses(connection, {form.seen_by for form in forms if form.seen_by}),
        limits=request.options.work_number.limits,
    )
    return missing(facts)


def words_of(request: Request, piece: Missing) -> Message:
    """Return the message about a missing piece."""
    number = next(pieces[piece] for pieces in CONDITIONS.values() if piece in pieces)
    return message(number, date=day(request.today), terminal=request.terminal)


def record(request: Request, asked: Asked, outcome: str, employers: Sequence[str] = ()) -> None:
    """Record a lookup, or its refusal, together with what is shown."""
    row = LookupRow(
        looked_at=request.now,
        user_id=request.user.user_id,
        terminal=request.terminal,
        ssn=asked.ssn,
        by_other_id=bool(asked.other_id),
        purpose=asked.purpose,
        programs=" ".join(asked.programs),
        outcome=outcome,
        employers=" ".join(employers),
    )
    add_lookup(request.connection, row)


@contextmanager
def recorded(request: Request, asked: Asked) -> Iterator[None]:
    """Record a refusal raised inside the block as a refusal of this question."""
    try:
        yield
    except RefusedError as refused:
        record(request, asked, refused.message.number)
        raise


def ensure_allowed(request: Request, asked: Asked) -> None:
    """Refuse a lookup that lacks something, on the record."""
    pieces = lacking(request)
    if pieces:
        with recorded(request, asked):
            raise RefusedError(words_of(request, pieces[0]), "transaction")


def still_allowed(request: Request) -> Message | None:
    """Record and return why a screen of a lookup may not be shown any longer, or None."""
    said = not_authorized(request)
    if said is None and (request.pad or {}).get("step", "") != REFUSED:
        said = next((words_of(request, piece) for piece in lacking(request)), None)
    if said is None:
        return None
    record(request, asked_of(request), said.number)
    return said


def ensure_authorized(request: Request) -> None:
    """Refuse a user who is not an authorized person, who may see nothing about participants."""
    if (lack := not_authorized(request)) is not None:
        raise RefusedError(lack)


def not_authorized(request: Request) -> Message | None:
    """Return why the user is no authorized person (WN, WP Reviewers Responsibility); else None."""
    user, on = request.user, request.today
    held = access(request.connection, user.user_id)
    tries = request.options.work_number.limits.password_tries
    lack = next(access_lacks(user.position, held, on, tries), None)
    return None if lack is None else words_of(request, Missing(lack.value))


def screen(
    format: str,
    person: Participant,
    pad: Pad,
    values: Mapping[str, str],
    lists: Mapping[str, Sequence[Line]] = MappingProxyType({}),
    said: Message | None = None,
    unfinished: bool = True,
    sources: frozenset[str] = frozenset(),
) -> Show:
    """Return the screen of one step of a conversation about a participant."""
    return Show(
        format,
        values={**head(person.ssn, person), **values},
        lists=lists,
        carried=about(person.ssn),
        message=said,
        pad=pad,
        unfinished=unfinished,
        sources=sources,
    )
