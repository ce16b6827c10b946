"""SSA's answers to ENU and their effects: a verified SSN, a message to clear, information."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, exists, insert, literal, select, update

from data.office.case import Case, CasePerson
from data.office.discrepancy import NO_SSN, Discrepancy
from data.rules.clocks import act_by, discrepancy_due, enumeration_repeat_at
from data.rules.periods import month_of
from data.rules.ssn import f42, message_type, practice_ssn, verifies
from data.store.clock import OFFICE_ZONE
from data.store.rows import fetch, select_rows
from data.systems.format import SSN
from data.systems.question_system import (
    NO_NUMBER,
    SSA,
    NotAnAnswerError,
    QuestionSystem,
    Reply,
    answer_layout,
)
from data.systems.request import Answer, Asked, ExchangeRequest

ANOTHER_NUMBER = "*"
SSN_VERIFIED = "V"
"""Code of the table `gone`: SSA has since verified the SSN."""


class EnuAnswer(Answer):
    """SSA's answer to ENU (OKDHS 11). The answer code is in `exchange_request`."""

    found_ssn: int | None = None
    """SSN in SSA's records if it is not the one that was sent."""


def check(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Reject an answer whose code does not fit its found SSN or the question."""
    found = values["found_ssn"]
    if asked.ssn is None and verifies(code):
        raise NotAnAnswerError("NO SSN WAS SENT THAT COULD BE VERIFIED")
    if bool(found) != (code == ANOTHER_NUMBER):
        raise NotAnAnswerError("FOUND SSN GOES WITH CODE * ONLY")
    if found and practice and not practice_ssn(found):
        raise NotAnAnswerError("NOT A PRACTICE SSN")


def enumerated(connection: Connection, asked: Asked, code: str, at: datetime) -> None:
    """Set F42 if the SSN is verified, and post what has to be worked (OKDHS 11)."""
    if verifies(code):
        _verify(connection, asked, f42(code))
        _say_gone(connection, asked, at)
    if message_type(code):
        _post(connection, asked, code, at)


def _verify(connection: Connection, asked: Asked, becomes: str) -> None:
    """Set F42 on every case that has the person with the verified SSN, name and birth date."""
    sent = asked.question
    connection.execute(
        update(CasePerson)
        .where(
            CasePerson.ssn == sent.ssn,
            CasePerson.last_name == sent.last_name,
            CasePerson.first_name == sent.first_name,
            CasePerson.birth_date == sent.birth_date,
        )
        .values(ssn_verified=becomes)
    )


def _say_gone(connection: Connection, asked: Asked, at: datetime) -> None:
    """Mark open messages about an SSN that is now verified. A worker still clears them."""
    verified = exists().where(
        CasePerson.case_number == Discrepancy.case_number,
        CasePerson.person_code == Discrepancy.person_code,
        CasePerson.ssn == asked.question.ssn,
        CasePerson.ssn_verified == f42("V"),
    )
    connection.execute(
        update(Discrepancy)
        .where(
            Discrepancy.system == asked.system,
            Discrepancy.error_type == message_type("1"),
            Discrepancy.resolved_date.is_(None),
            Discrepancy.gone == "",
            verified,
        )
        .values(gone=SSN_VERIFIED, gone_date=at.astimezone(OFFICE_ZONE).date())
    )


def _post(connection: Connection, asked: Asked, code: str, at: datetime) -> None:
    """Post one open message a person and type; a newer answer updates it (OKDHS 11, 16)."""
    same_person = (
        Discrepancy.case_number == asked.case_number,
        Discrepancy.person_code == asked.person_code,
        Discrepancy.system == asked.system,
        Discrepancy.error_type == message_type(code),
        Discrepancy.resolved_date.is_(None),
    )
    stands = update(Discrepancy).where(*same_person).values(differs=code, gone="", gone_date=None)
    renewed = connection.execute(stands)
    if renewed.rowcount:
        return
    found = at.astimezone(OFFICE_ZONE).date()
    case = connection.execute(
        select(Case.office, Case.supervisor, Case.district).where(
            Case.case_number == asked.case_number
        )
    ).one()
    connection.execute(
        insert(Discrepancy).values(**case._mapping, **_message(asked, code, found), posted_at=at)
    )


def _message(asked: Asked, code: str, found: date) -> dict[str, object]:
    return {
        "case_number": asked.case_number,
        "person_code": asked.person_code,
        "ssn": NO_SSN if asked.ssn is None else asked.ssn,
        "system": asked.system,
        "error_type": message_type(code),
        "period": month_of(found),
        "differs": code,
        "found_date": found,
        "due_date": discrepancy_due(found),
        "act_by_date": act_by(asked.system, found),
    }


class Verified(NamedTuple):
    """A person of a case whose SSN an answer verified."""

    case_number: str
    person_code: int
    ssn: int
    last_name: str
    first_name: str
    middle_name: str
    answered_at: datetime
    answer_code: str


_ANSWERED = (
    select_rows(Verified, ExchangeRequest, CasePerson)
    .join(CasePerson, CasePerson.ssn == ExchangeRequest.ssn)
    .where(
        CasePerson.case_number == bindparam("case_number"),
        CasePerson.ssn_verified == literal("Y"),
        ExchangeRequest.system == literal("ENU"),
        ExchangeRequest.answered_at >= bindparam("since"),
    )
    .order_by(CasePerson.person_code, ExchangeRequest.answered_at.desc())
)


def verified_on_case(connection: Connection, case_number: str, since: datetime) -> list[Verified]:
    """Return the newest answer of each person of a case, where it verified and has nothing to clear
    (OKDHS 11).
    """
    answered = fetch(connection, _ANSWERED, {"case_number": case_number, "since": since})
    newest = {each.person_code: each for each in reversed(answered)}
    return [
        each
        for each in newest.values()
        if verifies(each.answer_code) and not message_type(each.answer_code)
    ]


QUESTION_SYSTEM: Final = QuestionSystem(
    "ENU",
    "SSN ENUMERATION",
    lambda asked: enumeration_repeat_at(asked.requested_at),
    Reply(
        EnuAnswer,
        "enu_answer",
        file=answer_layout(
            "ENU",
            "SSN ENUMERATION",
            SSA,
            70,
            ("enu_answer", 2, "result of the match"),
            (
                "found_ssn",
                9,
                SSN,
                f"SSN in SSA's records, with code *; otherwise {NO_NUMBER}",
                {},
            ),
            answered=False,
        ),
        check=check,
        effect=enumerated,
        short=True,
    ),
)
