"""TWN: employments from The Work Number, in the eleven steps of the policy (WN, How To Access)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from data.office.agencies import ORANGE_CA
from data.office.participant import ParticipantRow, participant
from data.systems.twn.service import NoAnswerError
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.typed import typed_words
from transactions.core.words import ssn_words
from transactions.work_number.facts import (
    CONDITIONS,
    NO_ANSWER,
    Asked,
    lacking,
    person_words,
    record,
    refused,
    still_allowed,
    words_of,
)
from transactions.work_number.twn_request import ask, request_screen
from transactions.work_number.twn_review import choose, finish, hours, review

HELP = """
TWN asks The Work Number (WN), an online employment and income verification service, about a
participant of the county. Enter TWN, a blank and the SSN: TWN 900301201.

It goes through the steps of policy 203-A in their order: 1 Social Service Verifier, 2 Log In, 3
user name, 4 password, 5 the SSN (or, checked where the employer does not allow access by SSN, Use
Other ID and the employee's number), 6 the permissible purpose, 7 one or more CA programs, 8
continue, 9 the employers to be shown, 10 the review of each, with the hours of participation added
up by month for the TANF Work Participation Rate, 11 print (PF12 on each page).

The service is a secondary source. Before a lookup there must be: the agreement with the service in
force; a first contact with the client, or with the employer with the participant's consent; an
authorization, F063-25-288 or F063-41-370, or a signed SAWS 2 PLUS (12/14 or 4/15) that a reviewer
has seen in OnBase (CF 285 alone never suffices); an assigned workstation; a signed Security and
Usage Agreement, the need of the job, and activation by the manager. The first screen shows what is
missing; step 8 refuses, and each refusal and lookup is recorded with purpose and programs. TWNF
records authorizations and first contacts.

No record does not say that there is no job: not every employer reports to the service.

At the end TWN asks whether the information is new to the county: Y shares it with the CalWORKs
worker and the WTW case manager. TWNX is for an adverse action that rests on it.

If the service does not answer, call The Work Number at 1-800-660-3399 and follow the prompts.
"""

SOCIAL_SERVICE_VERIFIER = "1"


def twn(request: Request) -> Reply:
    """One step of the conversation."""
    key = request.key
    assert isinstance(key, SsnKey)
    person = participant(request.connection, key.ssn)
    if person is None:
        unknown = Refuse(message("IMS1031", ssn=ssn_words(key.ssn)))
        return refused(request, Asked(key.ssn), unknown)
    if request.pad is None:
        return _entry(request, person)
    try:
        return STEPS[request.pad["step"]](request, person)
    except NoAnswerError:
        record(request, Asked.of_pad(person.ssn, request.pad), NO_ANSWER)
        return Refuse(message("IMS1024"))


def _entry(request: Request, person: ParticipantRow) -> Show:
    """Steps 1 and 2, with what a lookup would lack."""
    pieces = lacking(request, person.ssn)
    lines = []
    for condition, without in CONDITIONS.items():
        lack = next((piece for piece in pieces if piece in without), None)
        why = "" if lack is None else words_of(request, lack).type.shown_number
        values = {"state": "MISSING" if lack else "OK", "condition": condition, "why": why}
        lines.append(Line(values))
    return Show(
        "TWN",
        values=person_words(request, person) | {"case": person.county_case},
        lists={"conditions": lines},
        carried=Carried(ssns=(person.ssn,)),
        message=message("IMS1013", count=len(pieces)) if pieces else None,
        cursor="menu",
        pad={"step": "1"},
    )


def _log_in(request: Request, person: ParticipantRow) -> Reply:
    """Steps 1 and 2 are typed: the user name is asked for."""
    typed = typed_words(request.fields)
    if typed.get("menu") != SOCIAL_SERVICE_VERIFIER:
        return Refuse(message("IMS1014"), cursor="menu")
    if typed.get("log_in", "").upper() != "X":
        return Refuse(message("IMS1015"), cursor="log_in")
    return _account_screen(request, person, "TWN3", "user_name", {"step": "3"})


def _user_name(request: Request, person: ParticipantRow) -> Reply:
    """Step 3 is typed: the password is asked for."""
    user_name = typed_words(request.fields).get("user_name", "")
    if not user_name:
        return Refuse(message("IMS1016"), cursor="user_name")
    pad = {"step": "4", "user_name": user_name}
    return _account_screen(request, person, "TWN4", "password", pad)


def _password(request: Request, person: ParticipantRow) -> Reply:
    """Step 4 is typed: the service is asked whether it knows both."""
    assert request.pad is not None
    service = request.options.verification(request.connection, request.practice)
    user_name, password = request.pad["user_name"], request.fields.get("password", "").strip()
    if not service.sign_on(request.user.user_id, user_name, password):
        return Refuse(message("IMS1017"), cursor="password")
    return request_screen(request, person)


def _account_screen(
    request: Request, person: ParticipantRow, format: str, cursor: str, pad: Mapping[str, str]
) -> Show:
    service = request.options.verification(request.connection, request.practice)
    user_name, password = service.account(request.user.user_id)
    practice = f"IN PRACTICE THE SERVICE KNOWS YOU AS {user_name}, PASSWORD {password}"
    return Show(
        format,
        values=person_words(request, person)
        | {"user_name": pad.get("user_name", ""), "account": practice if user_name else ""},
        carried=Carried(ssns=(person.ssn,)),
        cursor=cursor,
        pad=pad,
        unfinished=True,
    )


def _again(request: Request, person: ParticipantRow) -> Reply:
    """After NO RECORD: step 5 again, for the Other ID Option."""
    return request_screen(request, person)


STEPS: Final[Mapping[str, Callable[[Request, ParticipantRow], Reply]]] = MappingProxyType(
    {
        "1": _log_in,
        "3": _user_name,
        "4": _password,
        "5": ask,
        "none": _again,
        "9": choose,
        "10": review,
        "hours": hours,
        "11": finish,
    }
)
"""What an input does, by the step of the screen that it was typed on."""

TRANSACTION = Transaction(
    code="TWN",
    title="THE WORK NUMBER",
    keys=(SsnKey,),
    help=HELP,
    source="WN HOW TO ACCESS, 1-11",
    work=twn,
    still=still_allowed,
    agency=ORANGE_CA,
)
