"""Steps 5 to 8 of TWN: whom, for what purpose, for which programs; and the search (WN)."""

from __future__ import annotations

import re

from data.office.participant import ParticipantRow
from data.rules.codes import code_table
from data.systems.twn.service import NoAnswerError
from transactions.core.messages import message
from transactions.core.reply import Carried, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_code, typed_words
from transactions.core.words import ssn_words
from transactions.work_number.facts import (
    LISTED,
    NO_ANSWER,
    NO_RECORD,
    Asked,
    not_allowed,
    person_words,
    record,
    refused,
)
from transactions.work_number.twn_review import employers_screen

REVIEWERS_PURPOSE = "WPR"
"""The use that the policy permits reviewers: hours of participation for the TANF WPR."""


def request_screen(request: Request, person: ParticipantRow) -> Show:
    """Steps 5 to 8, to be filled in."""
    return Show(
        "TWN5",
        values=person_words(request, person)
        | {"employee_ssn": f"{person.ssn:09}", "programs": person.programs},
        carried=Carried(ssns=(person.ssn,)),
        cursor="other",
        pad={"step": "5"},
        unfinished=True,
    )


def ask(request: Request, person: ParticipantRow) -> Reply:
    """Step 8: the request is checked, then whether it may be made; then the service is asked."""
    typed = typed_words(request.fields)
    asked, wrong = _typed(typed, person)
    if wrong is not None:
        return refused(request, asked, wrong)
    refusal = not_allowed(request, asked)
    if refusal is not None:
        return refusal
    try:
        return _search(request, person, asked)
    except NoAnswerError:
        record(request, asked, NO_ANSWER)
        return Refuse(message("IMS1024"))


def _typed(typed: Typed, person: ParticipantRow) -> tuple[Asked, Refuse | None]:
    """What is asked, as far as it is chosen, and the first thing that is wrong with it."""
    purpose = typed_code("twn_purpose", typed["purpose"]) if "purpose" in typed else None
    marks = {code: typed.get(code.lower(), "").upper() for code in code_table("twn_program")}
    chosen = tuple(code for code, mark in marks.items() if mark == "X")
    other_id, wrong = _whom(typed, person)
    asked = Asked(person.ssn, other_id, purpose or "", chosen)
    return asked, wrong or _purpose(asked) or _programs(asked, marks, person)


def _whom(typed: Typed, person: ParticipantRow) -> tuple[str, Refuse | None]:
    """Step 5: the Other ID, blank for the SSN."""
    checked, other_id = typed.get("other", "").upper(), typed.get("other_id", "").upper()
    if checked not in ("", "X") or bool(checked) != bool(other_id):
        return "", Refuse(message("IMS1019"), cursor="other_id" if checked == "X" else "other")
    digits = re.sub("[- ]", "", typed.get("employee_ssn", ""))
    if not checked and digits != f"{person.ssn:09}":
        wrong = message("IMS1018", ssn=ssn_words(person.ssn))
        return "", Refuse(wrong, cursor="employee_ssn")
    return other_id, None


def _purpose(asked: Asked) -> Refuse | None:
    """Step 6."""
    if not asked.purpose:
        return Refuse(message("IMS1020"), cursor="purpose")
    if asked.purpose != REVIEWERS_PURPOSE:
        return Refuse(message("IMS1021"), cursor="purpose")
    return None


def _programs(asked: Asked, marks: dict[str, str], person: ParticipantRow) -> Refuse | None:
    """Step 7."""
    wrong = next((code for code, mark in marks.items() if mark not in ("", "X")), None)
    if wrong is not None or not asked.programs:
        return Refuse(message("IMS1022"), cursor=(wrong or "CW").lower())
    for code in asked.programs:
        if code not in person.programs.split():
            name = code_table("twn_program")[code]
            return Refuse(message("IMS1023", program=name), cursor=code.lower())
    return None


def _search(request: Request, person: ParticipantRow, asked: Asked) -> Reply:
    """The employments of this person; whom else an ID number means is nobody's business here."""
    service = request.options.verification(request.connection, request.practice)
    found = service.by_other_id(asked.other_id) if asked.other_id else service.by_ssn(person.ssn)
    employers = [employer for employer in found if employer.ssn == person.ssn]
    record(request, asked, LISTED if employers else NO_RECORD, [each.code for each in employers])
    if employers:
        return employers_screen(request, person, asked, employers)
    return Show(
        "TWNNR",
        values=person_words(request, person)
        | {"searched": f"OTHER ID {asked.other_id}" if asked.other_id else "SSN"},
        carried=Carried(ssns=(person.ssn,)),
        message=message("IMS1025"),
        cursor="transaction",
        pad={"step": "none", **asked.pad()},
    )
