"""Questions to other agencies and their answers, as they are stored and read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict
from sqlalchemy import (
    BindParameter,
    Connection,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    bindparam,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.store.base import Base, UtcDateTime, only
from data.store.rows import fetch, fetch_one, select_rows
from data.store.safe import safe_text

Clean = Annotated[str, AfterValidator(safe_text)]


ANSWERED = "OK"
"""Code of an answer without a condition."""


class StoredModel(BaseModel):
    """Base of the models stored as JSON. Unknown fields are ignored: a row may be from a program
    of another version.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")


class Question(StoredModel):
    """Person whom the agency is asked about, identified as on the case."""

    ssn: int | None
    last_name: Clean
    first_name: Clean
    middle_name: Clean = ""
    birth_date: date
    sex: Clean = ""
    claim_number: Clean = ""


class Answer(StoredModel):
    """Base of the answers: the person's name in the agency's own records."""

    last_name: Clean = ""
    first_name: Clean = ""
    middle_name: Clean = ""


OUTSTANDING = text("answered_at IS NULL AND repeated_at IS NULL")
UNNUMBERED = text("answered_at IS NULL AND repeated_at IS NULL AND ssn IS NULL")
UNANSWERED = text("answered_at IS NULL")
ALIEN = text("a_number IS NOT NULL")


class ExchangeRequest(Base):
    """One question, answered at most once. Repeating a question adds a row."""

    __tablename__ = "exchange_request"
    __table_args__ = (
        Index("ix_exchange_request_ssn", "ssn", "system", "requested_at"),
        Index("ix_exchange_request_case", "case_number", "person_code", "system", "requested_at"),
        Index("ix_exchange_request_due", "due_at", **only(UNANSWERED)),
        Index("ix_exchange_request_alien", "a_number", "requested_at", **only(ALIEN)),
        # Two workers who press Enter at once must not ask the same question twice.
        Index("uq_exchange_request_ssn", "system", "ssn", unique=True, **only(OUTSTANDING)),
        Index(
            "uq_exchange_request_person",
            "system",
            "case_number",
            "person_code",
            unique=True,
            **only(UNNUMBERED),
        ),
    )

    request_id: Mapped[int] = mapped_column(primary_key=True)
    """Also the reference number in request and answer files."""
    system: Mapped[str] = mapped_column(String(4))
    """ENU, QTR, TPQ, OWL, ASV or BWG."""
    ssn: Mapped[int | None] = mapped_column(Integer)
    """None if the person has no SSN yet."""
    case_number: Mapped[str | None] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int | None] = mapped_column(SmallInteger)
    a_number: Mapped[int | None] = mapped_column(Integer)
    """ASV only: the A-number; None if no document shows one."""
    question: Mapped[str] = mapped_column(Text)
    """JSON of a `Question`."""
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    requested_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    """None if it was asked automatically, as for every applicant."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time it left in a request file, or was taken by the practice responder."""
    repeated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time it was asked again for lack of an answer. A late answer may still come."""
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Time the practice responder answers; None if it never does, or if an agency answers."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_code: Mapped[str] = mapped_column(String(8), default="")
    """Code of the answer; blank before the answer, and where a whole file is the answer."""
    answer: Mapped[str] = mapped_column(Text, default="")
    """JSON of the answer's own model; blank before the answer."""


AnswerType = TypeVar("AnswerType", bound=Answer)


class Subject(NamedTuple):
    """Person of a question: an SSN, or without one a case number and person code."""

    ssn: int | None
    case_number: str | None = None
    person_code: int | None = None


class Asked(NamedTuple):
    """One row of `exchange_request`."""

    request_id: int
    system: str
    ssn: int | None
    case_number: str | None
    person_code: int | None
    question_json: str
    requested_at: datetime
    requested_by: str
    """Blank if it was asked automatically."""
    sent_at: datetime | None
    repeated_at: datetime | None
    due_at: datetime | None
    answered_at: datetime | None
    answer_code: str
    answer_json: str

    @property
    def question(self) -> Question:
        """Question as it was asked."""
        return Question.model_validate_json(self.question_json)

    def answer(self, kind: type[AnswerType]) -> AnswerType:
        """Parse the answer. Call only if there is one."""
        return kind.model_validate_json(self.answer_json)

    @property
    def subject(self) -> Subject:
        """Person it is about."""
        return Subject(self.ssn, self.case_number, self.person_code)

    @property
    def outstanding(self) -> bool:
        """True if it has no answer and was not asked again."""
        return self.answered_at is None and self.repeated_at is None


_SYSTEM: BindParameter[str] = bindparam("system")
_ASKED = select_rows(
    Asked,
    ExchangeRequest,
    question_json=ExchangeRequest.question,
    requested_by=func.coalesce(ExchangeRequest.requested_by, ""),
    answer_json=ExchangeRequest.answer,
)
_NEWEST_FIRST = (ExchangeRequest.requested_at.desc(), ExchangeRequest.request_id.desc())
_BY_SSN = _ASKED.where(
    ExchangeRequest.ssn == bindparam("ssn"), ExchangeRequest.system == _SYSTEM
).order_by(*_NEWEST_FIRST)
_BY_PERSON = _ASKED.where(
    ExchangeRequest.case_number == bindparam("case_number"),
    ExchangeRequest.person_code == bindparam("person_code"),
    ExchangeRequest.system == _SYSTEM,
    ExchangeRequest.ssn.is_(None),
).order_by(*_NEWEST_FIRST)
_BY_A_NUMBER = _ASKED.where(ExchangeRequest.a_number == bindparam("a_number")).order_by(
    *_NEWEST_FIRST
)
_BY_ID = _ASKED.where(ExchangeRequest.request_id == bindparam("request_id"))
_DUE = _ASKED.where(
    ExchangeRequest.answered_at.is_(None), ExchangeRequest.due_at <= bindparam("now")
).order_by(ExchangeRequest.due_at, ExchangeRequest.request_id)
_WAITING = _ASKED.where(
    ExchangeRequest.system == _SYSTEM, ExchangeRequest.answered_at.is_(None)
).order_by(ExchangeRequest.request_id)
_UNSENT = _WAITING.where(ExchangeRequest.sent_at.is_(None), ExchangeRequest.repeated_at.is_(None))
_SENT = _WAITING.where(ExchangeRequest.sent_at.is_not(None))


def questions_about(connection: Connection, system: str, subject: Subject) -> list[Asked]:
    """Return every question of a system about a person, newest first."""
    statement = _BY_PERSON if subject.ssn is None else _BY_SSN
    return fetch(connection, statement, {"system": system, **subject._asdict()})


def questions_on_a_number(connection: Connection, a_number: int) -> list[Asked]:
    """Return every question about an A-number, newest first."""
    return fetch(connection, _BY_A_NUMBER, {"a_number": a_number})


def question_by_id(connection: Connection, request_id: int) -> Asked | None:
    """Return the question with a reference number."""
    return fetch_one(connection, _BY_ID, {"request_id": request_id})


def due_questions(connection: Connection, now: datetime) -> list[Asked]:
    """Return the questions that the practice responder owes answers to by `now`, in due order."""
    return fetch(connection, _DUE, {"now": now})


def unsent_questions(connection: Connection, system: str) -> list[Asked]:
    """Return the questions that have not been sent, oldest first."""
    return fetch(connection, _UNSENT, {"system": system})


def sent_questions(connection: Connection, system: str) -> list[Asked]:
    """Return the questions that were sent and have no answer, oldest first."""
    return fetch(connection, _SENT, {"system": system})
