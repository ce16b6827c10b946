"""TWN: employments from The Work Number, in the eleven steps of the policy (WN, How To Access)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from data.office.participant import Participant
from data.office.reviewer import access_to_change, keep_access
from data.office.user import ORANGE_CA
from data.rules.codes import code_table
from data.rules.work_number import CALWORKS
from data.systems.twn.service import NoAnswerError
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Pad, Reply, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_code, typed_ssn, typed_words
from transactions.core.words import ssn_words
from transactions.work_number import lookup
from transactions.work_number.review import choose, employers_screen, finish, hours, review

HELP = """
TWN asks The Work Number (WN), an online employment and income verification service, about a
participant of the county. Enter TWN, a blank and the SSN: TWN 900301201.

It goes through the steps of policy 203-A in their order: 1 Social Service Verifier, 2 Log In, 3
user name, 4 password, 5 the SSN (or, checked where the employer does not allow access by SSN, Use
Other ID and the employee's number), 6 the permissible purpose, 7 one or more CA programs, 8
continue, 9 the employers to be shown, 10 the review of each, with the hours of participation added
up by month for the TANF Work Participation Rate, 11 print (PF12 on each page).

The service is a secondary source. Step 1 requires: an agreement with the service that is in
force; a participant on CalWORKs; a first contact with the client, or with the employer with the
participant's consent; an authorization: F063-25-288 or F063-41-370 that a reviewer has seen, or a
signed SAWS 2 PLUS (12/14 or 4/15) that you have seen in OnBase yourself (CF 285 alone is not
enough); an assigned workstation; a signed Security and Usage Agreement; a job need; and activation
by the manager. If anything is missing, the first screen lists it and step 1 does not open. All of
this is checked again at every key, and before anything is sent. Each refusal and lookup is recorded
with its purpose and programs. TWNF records authorizations and first contacts.

No record does not mean that there is no job: not every employer reports to the service.

At the end TWN asks whether the information is new to the county: Y shares it with the CalWORKs
worker and the WTW case manager. TWNX records an adverse action that is based on it.

If the service does not answer, call The Work Number at 1-800-660-3399 and follow the prompts.
"""

SOCIAL_SERVICE_VERIFIER = "1"
WELFARE_TO_WORK = "WTW"
REVIEWERS_PURPOSE = "WPR"
"""The only purpose that the policy permits reviewers: hours of participation for the TANF WPR."""


@Transaction(
    "TWN",
    "THE WORK NUMBER",
    "WN HOW TO ACCESS, 1-11",
    (SsnKey,),
    HELP,
    still=lookup.still_allowed,
    agency=ORANGE_CA,
)
def twn(request: Request) -> Reply:
    """Answer one step of the conversation."""
    with lookup.recorded(request, lookup.Asked(request.keyed(SsnKey).ssn)):
        lookup.ensure_authorized(request)
        person = lookup.participant_of(request)
    if request.pad is None:
        return _entry(request, person)
    try:
        return STEPS[request.pad["step"]](request, person)
    except NoAnswerError:
        lookup.record(request, lookup.asked_of(request), lookup.NO_ANSWER)
        raise refusal("IMS1024") from None


def _entry(request: Request, person: Participant) -> Show:
    """Show steps 1 and 2 where nothing is missing; else refuse, on the record."""
    pieces = lookup.lacking(request)
    lines = []
    for condition, without in lookup.CONDITIONS.items():
        lack = next((piece for piece in pieces if piece in without), None)
        why = "" if lack is None else lookup.words_of(request, lack).type.shown_number
        state = "MISSING" if lack else "OK"
        lines.append(Line({"state": state, "condition": condition, "why": why}))
    case, lists = {"case": person.county_case}, {"conditions": lines}
    if pieces:
        said = lookup.words_of(request, pieces[0])
        lookup.record(request, lookup.asked_of(request), said.number)
        refused, pad = message("IMS1013", count=len(pieces)), {"step": lookup.REFUSED}
        return lookup.screen("TWNB", person, pad, case, lists, refused, unfinished=False)
    return lookup.screen("TWN", person, {"step": "1"}, case, lists, unfinished=False)


def _log_in(request: Request, person: Participant) -> Show:
    """Take steps 1 and 2, and ask for the user name."""
    typed = typed_words(request.fields)
    if typed.get("menu") != SOCIAL_SERVICE_VERIFIER:
        raise refusal("IMS1014", "menu")
    if typed.get("log_in", "").upper() != "X":
        raise refusal("IMS1015", "log_in")
    return _account_screen(request, person, "TWN3", {"step": "3"})


def _user_name(request: Request, person: Participant) -> Show:
    """Take step 3, and ask for the password."""
    user_name = typed_words(request.fields).get("user_name", "")
    if not user_name:
        raise refusal("IMS1016", "user_name")
    return _account_screen(request, person, "TWN4", {"step": "4", "user_name": user_name})


def _account_screen(request: Request, person: Participant, format: str, pad: Pad) -> Show:
    user_name, password = lookup.service_of(request).account(request.user.user_id)
    practice = f"IN PRACTICE THE SERVICE KNOWS YOU AS {user_name}, PASSWORD {password}"
    values = {
        "user_name": pad.get("user_name", ""),
        "account": practice if user_name else "",
    }
    return lookup.screen(format, person, pad, values)


def _password(request: Request, person: Participant) -> Show:
    """Check user name and password with the service (step 4), and count the wrong passwords."""
    assert request.pad is not None
    user_name, password = request.pad["user_name"], request.fields.get("password", "").strip()
    if not password:
        raise refusal("IMS1049", "password")
    user_id, tries = request.user.user_id, request.options.work_number.limits.password_tries
    # Lock until the answer is known, so that two terminals together get no more tries than one.
    held = access_to_change(request.connection, user_id)
    assert held is not None
    with lookup.recorded(request, lookup.asked_of(request)):
        if held.wrong_passwords >= tries:
            raise refusal("IMS1047")
        known = lookup.service_of(request).sign_on(user_id, user_name, password)
        wrong = 0 if known else held.wrong_passwords + 1
        keep_access(request.connection, held._replace(wrong_passwords=wrong))
        if wrong >= tries:
            raise refusal("IMS1047")
        if wrong:
            raise refusal("IMS1017", "password", count=tries - wrong)
    return _request_screen(request, person)


def _request_screen(request: Request, person: Participant) -> Show:
    """Show steps 5 to 8 to fill in; also after NO RECORD, for the Other ID Option."""
    values = {"employee_ssn": f"{person.ssn:09}", "programs": person.programs}
    return lookup.screen("TWN5", person, {"step": "5"}, values)


def _ask(request: Request, person: Participant) -> Show:
    """Take step 8: check the request, then that the lookup is allowed, then ask the service."""
    typed = typed_words(request.fields)
    marks = {code: typed.get(code.lower(), "").upper() for code in code_table("twn_program")}
    asked = lookup.Asked(
        person.ssn,
        typed.get("other_id", "").upper() if typed.get("other", "").upper() == "X" else "",
        typed_code("twn_purpose", typed.get("purpose", "")) or "",
        tuple(code for code, mark in marks.items() if mark == "X"),
    )
    with lookup.recorded(request, asked):
        _check_person(typed, person)
        if not asked.purpose:
            raise refusal("IMS1020", "purpose")
        if asked.purpose != REVIEWERS_PURPOSE:
            raise refusal("IMS1021", "purpose")
        _check_programs(asked, marks, person)
    lookup.ensure_allowed(request, asked)
    try:
        return _search(request, person, asked)
    except NoAnswerError:
        lookup.record(request, asked, lookup.NO_ANSWER)
        raise refusal("IMS1024") from None


def _check_person(typed: Typed, person: Participant) -> None:
    """Check step 5: the SSN, or Use Other ID with the number."""
    checked, other_id = typed.get("other", "").upper(), typed.get("other_id", "")
    if checked not in ("", "X") or bool(checked) != bool(other_id):
        raise refusal("IMS1019", "other_id" if checked == "X" else "other")
    if not checked and typed_ssn(typed.get("employee_ssn", "")) != person.ssn:
        raise refusal("IMS1018", "employee_ssn", ssn=ssn_words(person.ssn))


def _check_programs(asked: lookup.Asked, marks: Mapping[str, str], person: Participant) -> None:
    """Check step 7: the programs."""
    wrong = next((code for code, mark in marks.items() if mark not in ("", "X")), None)
    if wrong is not None or not asked.programs:
        raise refusal("IMS1022", (wrong or "CW").lower())
    for code in asked.programs:
        if code not in person.programs.split():
            raise refusal("IMS1023", code.lower(), program=code_table("twn_program")[code])
    if not {CALWORKS, WELFARE_TO_WORK} & {*asked.programs}:
        raise refusal("IMS1034", "cw")


def _search(request: Request, person: Participant, asked: lookup.Asked) -> Show:
    """List this person's employments. An ID number may also find other persons; leave them out."""
    service = lookup.service_of(request)
    found = service.by_other_id(asked.other_id) if asked.other_id else service.by_ssn(person.ssn)
    employers = [employer for employer in found if employer.ssn == person.ssn]
    outcome = lookup.LISTED if employers else lookup.NO_RECORD
    lookup.record(request, asked, outcome, [each.code for each in employers])
    if employers:
        return employers_screen(person, asked, employers)
    searched = {"searched": f"OTHER ID {asked.other_id}" if asked.other_id else "SSN"}
    pad = {"step": "none", **asked.pad()}
    return lookup.screen("TWNNR", person, pad, searched, said=message("IMS1025"), unfinished=False)


STEPS: Final[Mapping[str, Callable[[Request, Participant], Reply]]] = MappingProxyType(
    {
        lookup.REFUSED: _entry,
        "1": _log_in,
        "3": _user_name,
        "4": _password,
        "5": _ask,
        "none": _request_screen,
        "9": choose,
        "10": review,
        "hours": hours,
        "11": finish,
    }
)
"""Functions that take an input, by the step of the screen it was typed on."""
