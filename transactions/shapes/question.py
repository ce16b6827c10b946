"""Questions to agencies that answer later: ask once, wait, show the answer (OKDHS 11, 15, 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from data.questions.question import PersonAsked, ask, persons_on_case, persons_with_ssn, waiting
from data.store.clock import OFFICE_ZONE
from data.systems.registry import question_systems
from data.systems.request import Answer, Asked, Question, Subject, questions_about
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.messages import message
from transactions.core.reply import Carried, Line, RefusedError, Show, refusal
from transactions.core.request import Request
from transactions.core.words import day, local_day, moment, name_of, ssn_words
from transactions.shapes.refusal import never_asked, no_person, on_no_case


class Newest(NamedTuple):
    """The newest question about a person, and the newest that was answered."""

    asked: Asked
    answered: Asked | None


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions to an agency that one transaction asks and another shows."""

    system: str
    code: str
    """Transaction that asks."""

    def ensure_free(self, request: Request, subject: Subject, cursor: str | None = None) -> None:
        """Refuse another question while one is waiting."""
        earlier = waiting(request.connection, self.system, subject, request.now)
        if earlier is not None:
            raise self._still_waits(earlier, cursor)

    def ask(self, request: Request, subject: Subject, question: Question) -> None:
        """Ask, unless a question is waiting."""
        by = request.user.user_id
        earlier = ask(
            request.connection, self.system, subject, question, by, request.now, request.responders
        )
        if earlier is not None:
            raise self._still_waits(earlier)

    def _still_waits(self, asked: Asked, cursor: str | None = None) -> RefusedError:
        values = {"code": self.code, "user": asked.requested_by, "repeat": repeat_words(asked)}
        return refusal("IMS0702", cursor, asked=day(local_day(asked.requested_at)), **values)

    def newest(self, request: Request) -> Newest:
        """Return the newest question and the newest answer about the SSN of the key."""
        ssn = request.keyed(SsnKey).ssn
        asked = questions_about(request.connection, self.system, Subject(ssn))
        if not asked:
            raise never_asked(self.code, ssn)
        return Newest(asked[0], next((one for one in asked if one.answered_at is not None), None))

    def screen(
        self,
        request: Request,
        format: str,
        newest: Newest,
        named: Question | Answer,
        values: Mapping[str, str],
        lists: Mapping[str, Sequence[Line]],
    ) -> Show:
        """Show the newest answer and the question that is waiting."""
        ssn, shown = request.keyed(SsnKey).ssn, newest.answered or newest.asked
        on_case = ((shown.case_number, shown.person_code),) if shown.case_number else ()
        return Show(
            format,
            values={
                "ssn": ssn_words(ssn),
                "name": name_of(named),
                "pending": pending_words(newest.asked, request.now, self.code),
                **asked_words(shown),
                **values,
            },
            lists=lists,
            carried=Carried(ssns=(ssn,), cases=on_case),
            message=None if newest.answered else message("IMS0716"),
        )


QUARTERS: Final = Questions("QTR", "QTRC")
THIRD_PARTY: Final = Questions("TPQ", "TPQYC")


def asked_words(asked: Asked) -> dict[str, str]:
    """Return the time and user of the question, and the time of the answer."""
    return {
        "asked": moment(asked.requested_at),
        "user": asked.requested_by,
        "answered": moment(asked.answered_at),
    }


def repeat_words(asked: Asked) -> str:
    """Return the day, or day and time, from which an unanswered question may be repeated."""
    at = question_systems()[asked.system].repeat_at(asked).astimezone(OFFICE_ZONE)
    return moment(at) if (at.hour, at.minute) != (0, 0) else day(at.date())


def pending_words(asked: Asked, now: datetime, code: str) -> str:
    """Return since when a question has been waiting and when it may be repeated."""
    if not asked.outstanding:
        return ""
    since = f"PENDING SINCE {moment(asked.requested_at)} BY {asked.requested_by}"
    if now < question_systems()[asked.system].repeat_at(asked):
        return f"{since}; MAY BE REPEATED {repeat_words(asked)}"
    return f"{since}; NO RESPONSE; REPEAT: {code}"


def person_asked(request: Request) -> PersonAsked:
    """Return the person whom the key identifies, on the first open case if on several."""
    if isinstance(request.key, CasePersonKey):
        return person_on_case(request, request.key.case_number, request.key.person_code)
    return persons_asked(request)[0]


def persons_asked(request: Request) -> list[PersonAsked]:
    """Return the person with the key's SSN on each case, open cases first."""
    ssn = request.keyed(SsnKey).ssn
    persons = persons_with_ssn(request.connection, ssn)
    if not persons:
        raise on_no_case(ssn)
    return persons


def person_on_case(request: Request, case_number: str, code: int) -> PersonAsked:
    """Return a person on a case as the subject of a question."""
    for one in persons_on_case(request.connection, case_number):
        if one.person_code == code:
            return one
    raise no_person(case_number, code)
