"""What a lookup of The Work Number rests on, read from the store, and the record of each (WN)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

from data.office.lookup import LookupRow, add_lookup, agreements
from data.office.participant import ParticipantRow, authorizations, contacts
from data.office.reviewer import access
from data.rules.work_number import Access, Contact, Facts, Form, Missing, missing
from transactions.core.keys import SsnKey
from transactions.core.messages import Message, message
from transactions.core.reply import Pad, Refuse
from transactions.core.request import Request
from transactions.core.words import day, name_words, ssn_words

MISSING_MESSAGES = {
    "AGREEMENT": "IMS1000",
    "POSITION": "IMS1001",
    "CONTACT": "IMS1002",
    "CONSENT": "IMS1003",
    "AUTHORIZATION": "IMS1004",
    "AUTHORIZATION_LATER": "IMS1005",
    "NOT_IN_ONBASE": "IMS1006",
    "CALFRESH_ALONE": "IMS1007",
    "WORKSTATION": "IMS1008",
    "USAGE_AGREEMENT": "IMS1009",
    "JOB_NEED": "IMS1010",
    "NOT_ACTIVATED": "IMS1011",
    "DEACTIVATED": "IMS1012",
}
"""The message of each missing piece, by its name in `Missing`."""
CONDITIONS: Final = MappingProxyType(
    {
        "MEMORANDUM OF UNDERSTANDING IN FORCE": {Missing.AGREEMENT},
        "WORK PARTICIPATION REVIEWER": {Missing.POSITION},
        "FIRST CONTACT WITH CLIENT OR EMPLOYER": {Missing.CONTACT, Missing.CONSENT},
        "AUTHORIZATION OF THE PARTICIPANT": {
            Missing.AUTHORIZATION,
            Missing.AUTHORIZATION_LATER,
            Missing.NOT_IN_ONBASE,
            Missing.CALFRESH_ALONE,
        },
        "ASSIGNED WORKSTATION": {Missing.WORKSTATION},
        "SECURITY AND USAGE AGREEMENT SIGNED": {Missing.USAGE_AGREEMENT},
        "DATA NEEDED FOR THE JOB DUTIES": {Missing.JOB_NEED},
        "ACTIVATED BY A MANAGER": {Missing.NOT_ACTIVATED, Missing.DEACTIVATED},
    }
)
"""What the entry screen lists, in the policy's order, with the pieces that may be missing of it."""
BEFORE_THE_ANSWER: Final = ("", "1", "3", "4", "5")
"""Steps whose screens hold nothing that the service answered."""
LISTED, REVIEWED, NO_RECORD, NO_ANSWER = "LISTED", "REVIEWED", "NO RECORD", "NO ANSWER"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the service: steps 5 to 7. Blank where it has not been chosen yet."""

    ssn: int
    other_id: str = ""
    purpose: str = ""
    programs: tuple[str, ...] = ()

    @classmethod
    def of_pad(cls, ssn: int, pad: Pad) -> Self:
        """What was asked, from the scratch pad."""
        programs = tuple(pad.get("programs", "").split())
        return cls(ssn, pad.get("other_id", ""), pad.get("purpose", ""), programs)

    def pad(self) -> dict[str, str]:
        """What `of_pad` reads."""
        return {
            "other_id": self.other_id,
            "purpose": self.purpose,
            "programs": " ".join(self.programs),
        }


def lacking(request: Request, ssn: int) -> list[Missing]:
    """What a lookup of the person lacks at this moment, in the policy's order."""
    held = access(request.connection, request.user.user_id)
    return missing(
        Facts(
            on=request.today,
            agreements=agreements(request.connection),
            position=request.user.position,
            access=None
            if held is None
            else Access(
                position=held.position,
                job_need=held.job_need,
                agreement_signed_on=held.agreement_signed_on,
                activated_on=held.activated_on,
                deactivated_on=held.deactivated_on,
                workstations=frozenset(held.workstation.split()),
            ),
            terminal=request.terminal,
            contacts=[
                Contact(row.whom, row.consent, row.contact_date)
                for row in contacts(request.connection, ssn)
            ],
            forms=[
                Form(row.form, row.signed_date, row.seen_where, row.seen_on)
                for row in authorizations(request.connection, ssn)
            ],
        )
    )


def words_of(request: Request, piece: Missing) -> Message:
    """The message of a missing piece."""
    number = MISSING_MESSAGES[piece.name]
    return message(number, date=day(request.today), terminal=request.terminal)


def record(request: Request, asked: Asked, outcome: str, employers: Sequence[str] = ()) -> None:
    """Record a lookup, or its refusal, together with what is shown."""
    add_lookup(
        request.connection,
        LookupRow(
            looked_at=request.now,
            user_id=request.user.user_id,
            terminal=request.terminal,
            ssn=asked.ssn,
            by_other_id=bool(asked.other_id),
            purpose=asked.purpose,
            programs=" ".join(asked.programs),
            outcome=outcome,
            employers=" ".join(employers),
        ),
    )


def refused(request: Request, asked: Asked, refusal: Refuse) -> Refuse:
    """The refusal, recorded."""
    record(request, asked, refusal.message.number)
    return refusal


def not_allowed(request: Request, asked: Asked) -> Refuse | None:
    """The refusal of a lookup that lacks something, recorded; None where it lacks nothing."""
    pieces = lacking(request, asked.ssn)
    if not pieces:
        return None
    return refused(request, asked, Refuse(words_of(request, pieces[0]), cursor="transaction"))


def still_allowed(request: Request) -> Message | None:
    """Why a screen of a lookup is not shown again, recorded: who was deactivated sees none of them,
    and what the service answered is seen only by who lacks nothing.
    """
    assert isinstance(request.key, SsnKey)
    pad = request.pad or {}
    pieces = lacking(request, request.key.ssn)
    if pad.get("step", "") in BEFORE_THE_ANSWER:
        pieces = [piece for piece in pieces if piece is Missing.DEACTIVATED]
    if not pieces:
        return None
    asked = Asked.of_pad(request.key.ssn, pad)
    return refused(request, asked, Refuse(words_of(request, pieces[0]))).message


def deactivated(request: Request) -> Message | None:
    """What is said to a user whose access was deactivated; None to everybody else."""
    held = access(request.connection, request.user.user_id)
    gone = held is not None and held.deactivated_on is not None
    return words_of(request, Missing.DEACTIVATED) if gone else None


def person_words(request: Request, person: ParticipantRow) -> dict[str, str]:
    """Row 2 of every screen about the participant."""
    return {
        "ssn": ssn_words(person.ssn),
        "name": name_words(person.last_name, person.first_name, person.middle_name),
        "date": day(request.today),
    }
