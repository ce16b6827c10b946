"""What a lookup of The Work Number rests on, its record, and the screens of its steps (WN)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

from data.office.lookup import LookupRow, add_lookup, agreements
from data.office.participant import Participant, authorizations, contacts, participant
from data.office.reviewer import access
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
        "FIRST CONTACT WITH CLIENT OR EMPLOYER": {
            Missing.CONTACT: "IMS1002",
            Missing.CONSENT: "IMS1003",
        },
        "AUTHORIZATION OF THE PARTICIPANT": {
            Missing.AUTHORIZATION: "IMS1004",
            Missing.AUTHORIZATION_LATER: "IMS1005",
            Missing.NOT_IN_ONBASE: "IMS1006",
            Missing.CALFRESH_ALONE: "IMS1007",
        },
        "ASSIGNED WORKSTATION": {Missing.WORKSTATION: "IMS1008"},
        "SECURITY AND USAGE AGREEMENT SIGNED": {Missing.USAGE_AGREEMENT: "IMS1009"},
        "DATA NEEDED FOR THE JOB DUTIES": {Missing.JOB_NEED: "IMS1010"},
        "ACTIVATED BY A MANAGER": {
            Missing.NOT_ACTIVATED: "IMS1011",
            Missing.DEACTIVATED: "IMS1012",
        },
    }
)
"""What the entry screen lists, in the policy's order: the pieces that may be missing of each, with
the message that says so.
"""
BEFORE_THE_ANSWER: Final = ("", "1", "3", "4", "5")
"""Steps whose screens hold nothing that the service answered."""
LISTED, REVIEWED, NO_RECORD, NO_ANSWER = "LISTED", "REVIEWED", "NO RECORD", "NO ANSWER"
"""How a lookup ends that is not refused."""


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
        programs = " ".join(self.programs)
        return {"other_id": self.other_id, "purpose": self.purpose, "programs": programs}


def participant_of(request: Request) -> Participant:
    """The participant of the key."""
    ssn = request.keyed(SsnKey).ssn
    person = participant(request.connection, ssn)
    if person is None:
        raise refusal("IMS1031", ssn=ssn_words(ssn))
    return person


def service_of(request: Request) -> VerificationService:
    """The service, for this input.

    Raises:
        NoAnswerError: there is none.
    """
    if request.options.verification is None:
        raise NoAnswerError
    return request.options.verification(request.connection, request.practice)


def asked_of(request: Request) -> Asked:
    """What the conversation has asked so far."""
    return Asked.of_pad(request.keyed(SsnKey).ssn, request.pad or {})


def lacking(request: Request) -> list[Missing]:
    """What a lookup of the person lacks at this moment, in the policy's order."""
    connection, ssn = request.connection, request.keyed(SsnKey).ssn
    facts = Facts(
        on=request.today,
        agreements=agreements(connection),
        position=request.user.position,
        access=access(connection, request.user.user_id),
        terminal=request.terminal,
        contacts=contacts(connection, ssn),
        forms=authorizations(connection, ssn),
    )
    return missing(facts)


def words_of(request: Request, piece: Missing) -> Message:
    """The message of a missing piece."""
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
    """Record what is refused within, as a refusal of what was asked."""
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
    """Why a screen of a lookup is not shown again, recorded: who was deactivated sees none of them,
    and what the service answered is seen only by who lacks nothing.
    """
    pieces = lacking(request)
    if (request.pad or {}).get("step", "") in BEFORE_THE_ANSWER:
        pieces = [piece for piece in pieces if piece is Missing.DEACTIVATED]
    if not pieces:
        return None
    said = words_of(request, pieces[0])
    record(request, asked_of(request), said.number)
    return said


def deactivated(request: Request) -> Message | None:
    """What is said to a user whose access was deactivated; None to everybody else."""
    held = access(request.connection, request.user.user_id)
    gone = held is not None and held.deactivated_on is not None
    return words_of(request, Missing.DEACTIVATED) if gone else None


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
    """A screen about a participant, of one step of a conversation."""
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
