"""What SSA answers to ENU, and what that changes: the SSN is verified, or a message is posted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from data.office.case import Case, CasePerson
from data.office.discrepancy import Discrepancy
from data.rules.clocks import act_by, discrepancy_due, enumeration_repeat_at
from data.rules.periods import month_of
from data.rules.ssn import f42, practice_ssn, verifies
from data.store.clock import OFFICE_ZONE
from data.systems.format import SSN
from data.systems.question_system import (
    NO_NUMBER,
    SSA,
    NotAnAnswerError,
    QuestionSystem,
    Reply,
    answer_layout,
)
from data.systems.request import Answer, Asked

ANOTHER_NUMBER = "*"
NO_SSN = 0
"""000-00-0000 stands in a message for a person who has no number."""
SSN_ERROR = "SSN"
"""Type of error of an ENU answer that does not verify."""


class EnuAnswer(Answer):
    """SSA's answer to ENU; its code is kept beside it (OKDHS 11)."""

    found_ssn: int | None = None
    """The number that SSA has for the person, where it is another than was sent."""


def check(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """A number goes with the code that says it is another one."""
    found = values["found_ssn"]
    if asked.ssn is None and verifies(code):
        raise NotAnAnswerError("NO SSN WAS SENT THAT COULD BE VERIFIED")
    if bool(found) != (code == ANOTHER_NUMBER):
        raise NotAnAnswerError("FOUND SSN GOES WITH CODE * ONLY")
    if found and practice and not practice_ssn(found):
        raise NotAnAnswerError("NOT A PRACTICE SSN")


def enumerated(connection: Connection, asked: Asked, code: str, at: datetime) -> None:
    """Set F42 where the number is verified; otherwise post it (OKDHS 11)."""
    if verifies(code):
        _verify(connection, asked, f42(code))
    else:
        _post(connection, asked, code, at)


def _verify(connection: Connection, asked: Asked, becomes: str) -> None:
    """Set F42 wherever the person stands with what was verified: SSN, name and date of birth."""
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


def _post(connection: Connection, asked: Asked, code: str, at: datetime) -> None:
    """One open message a person; a newer answer brings it up to date (OKDHS 11, 16)."""
    same_person = (
        Discrepancy.case_number == asked.case_number,
        Discrepancy.person_code == asked.person_code,
        Discrepancy.system == asked.system,
        Discrepancy.resolved_date.is_(None),
    )
    renewed = connection.execute(update(Discrepancy).where(*same_person).values(differs=code))
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
        "error_type": SSN_ERROR,
        "period": month_of(found),
        "differs": code,
        "found_date": found,
        "due_date": discrepancy_due(found),
        "act_by_date": act_by(asked.system, found),
    }


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
                f"number that SSA has for the person, with *; else {NO_NUMBER}",
                {},
            ),
            answered=False,
        ),
        check=check,
        effect=enumerated,
    ),
)
