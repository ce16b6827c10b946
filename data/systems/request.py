"""Questions to other agencies and what came back: as they are asked, answered and kept."""

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
"""The code of an answer that came without a condition."""


class Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Question(Kept):
    """Whom the other agency is asked about, as the case has the person."""

    ssn: int | None
    last_name: Clean
    first_name: Clean
    middle_name: Clean = ""
    birth_date: date
    sex: Clean = ""
    claim_number: Clean = ""


class Answer(Kept):
    """Base of the answers: whom the agency answers about, as it knows the person."""

    last_name: Clean = ""
    first_name: Clean = ""
    middle_name: Clean = ""


OUTSTANDING = text("answered_at IS NULL AND repeated_at IS NULL")
UNNUMBERED = text("answered_at IS NULL AND repeated_at IS NULL AND ssn IS NULL")
UNANSWERED = text("answered_at IS NULL")
ALIEN = text("a_number IS NOT NULL")


class ExchangeRequest(Base):
    """One question; it is asked once and answered at most once, a repetition is another row."""

    __tablename__ = "exchange_request"
    __table_args__ = (
        Index("ix_exchange_request_ssn", "ssn", "system", "requested_at"),
        Index("ix_exchange_request_case", "case_number", "person_code", "system", "requested_at"),
        Index("ix_exchange_request_due", "due_at", **only(UNANSWERED)),
        Index("ix_exchange_request_alien", "a_number", "requested_at", **only(ALIEN)),
        # At most one outstanding question of a system on a person, whoever presses Enter when.
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
    """Also the reference that request and answer files carry."""
    system: Mapped[str] = mapped_column(String(4))
    """ENU, QTR, TPQ, OWL, ASV or BWG."""
    ssn: Mapped[int | None] = mapped_column(Integer)
    """None where the person has none yet."""
    case_number: Mapped[str | None] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int | None] = mapped_column(SmallInteger)
    a_number: Mapped[int | None] = mapped_column(Integer)
    """Of ASV: the A-number it is about; none where no document has one."""
    question: Mapped[str] = mapped_column(Text)
    """What was asked, as the JSON of `data.systems.request.Question`."""
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    requested_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    """None where no user asked: every applicant is asked about."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it left in a request file, or the practice responder took it."""
    repeated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was asked again because no answer had come; one may come all the same."""
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the practice responder answers; none where it never does, or an agency answers."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_code: Mapped[str] = mapped_column(String(8), default="")
    """The code of the answer; blank while there is none, or where a whole file is the answer."""
    answer: Mapped[str] = mapped_column(Text, default="")
    """The answer, as the JSON of its own fields; blank while there is none."""


AnswerType = TypeVar("AnswerType", bound=Answer)


class Subject(NamedTuple):
    """Whom a question is about: an SSN, or for lack of one a case and person code."""

    ssn: int | None
    case_number: str | None = None
    person_code: int | None = None


class Asked(NamedTuple):
    """One question, as `exchange_request` has it."""

    request_id: int
    system: str
    ssn: int | None
    case_number: str | None
    person_code: int | None
    question_json: str
    requested_at: datetime
    requested_by: str
    """Blank where no user asked."""
    sent_at: datetime | None
    repeated_at: datetime | None
    due_at: datetime | None
    answered_at: datetime | None
    answer_code: str
    answer_json: str

    @property
    def question(self) -> Question:
        """Whom it is about, as it was asked."""
        return Question.model_validate_json(self.question_json)

    def answer(self, kind: type[AnswerType]) -> AnswerType:
        """The answer; only where there is one."""
        return kind.model_validate_json(self.answer_json)

    @property
    def subject(self) -> Subject:
        """Whom it is about."""
        return Subject(self.ssn, self.case_number, self.person_code)

    @property
    def outstanding(self) -> bool:
        """Whether it still waits and was not asked again."""
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
    """Every question of a system about somebody, the newest first."""
    statement = _BY_PERSON if subject.ssn is None else _BY_SSN
    return fetch(connection, statement, {"system": system, **subject._asdict()})


def questions_on_a_number(connection: Connection, a_number: int) -> list[Asked]:
    """Every question about the holder of an A-number, the newest first."""
    return fetch(connection, _BY_A_NUMBER, {"a_number": a_number})


def question_by_id(connection: Connection, request_id: int) -> Asked | None:
    """One question by its reference."""
    return fetch_one(connection, _BY_ID, {"request_id": request_id})


def due_questions(connection: Connection, now: datetime) -> list[Asked]:
    """What the practice responder should have answered by `now`, in the order of its answers."""
    return fetch(connection, _DUE, {"now": now})


def unsent_questions(connection: Connection, system: str) -> list[Asked]:
    """What has not left yet, the oldest first."""
    return fetch(connection, _UNSENT, {"system": system})


def sent_questions(connection: Connection, system: str) -> list[Asked]:
    """What has left and is unanswered, the oldest first."""
    return fetch(connection, _SENT, {"system": system})
