"""Whom and what a scenario puts into a trainee's store, as it stands in the file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ims_tui.practice.scenario import names
from ims_tui.practice.scenario.moments import checked_instant, checked_moment, checked_period

Moment = Annotated[str, AfterValidator(checked_moment)]
"""A day: `-18d`, `+2w`, `-3m`, `-35y` from the class day, `0d` itself, the last day of a quarter
`-1q`, or 1990-05-17; one after the other, `-2m+12m-1d`.
"""
Instant = Annotated[str, AfterValidator(checked_instant)]
"""A day with the office's time, `-5d 14:30`; nine o'clock without one."""
Period = Annotated[str, AfterValidator(checked_period)]
"""A month, quarter or year: `-1m`, `0m`, `-1q`, `-2y` from the class day's, or a number."""
CaseNumber = Annotated[str, Field(pattern="^[A-Z][0-9]{6}$")]
Handle = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
Amount = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]{2})?$")]


class Part(BaseModel):
    """Base: what is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Budget(Part):
    """What a case counts for a person each month."""

    type: str
    """WAGE, SSI, RSDI, UIB."""
    amount: Amount
    months: tuple[Period, Period] = ("-14m", "1m")
    """The first and the last month."""
    case: names.Filled = ""
    """The person's first case unless named."""


class Person(Part):
    """One person; those of one case are numbered in their order unless `person` says otherwise."""

    handle: Handle
    name: str
    """LAST, FIRST MIDDLE, as on the case."""
    born: Moment
    sex: Literal["F", "M"] = "F"
    ssn: names.Filled = "own"
    """own: drawn for each trainee; none; or another person's, `{other.ssn}`."""
    case: names.Filled = ""
    """Blank for somebody on no case."""
    also: list[CaseNumber] = Field(default_factory=list)
    """Further cases that the person is on."""
    person: int = Field(default=0, ge=0, le=99)
    role: Literal["", "C", "G", "P"] | None = None
    """Block F9; C for the first person of a case unless named."""
    claim: names.Filled = ""
    """A: the own SSN and BIC A; or a whole claim number, as `{other.ssn}D`."""
    verified: bool = True
    """Whether block F42 is Y."""
    budget: list[Budget] = Field(default_factory=list)
    client: bool = True
    """Whether the client database has the person."""
    client_name: str = ""
    """The name there, where it is another."""
    aliases: list[str] = Field(default_factory=list)
    values: names.PersonValues = Field(default_factory=dict)
    """Further columns of `ps2_person`."""


class CaseEntry(Part):
    """A case whose particulars matter; others are open ones of the user's own district."""

    number: CaseNumber
    office: str = ""
    supervisor: int | None = None
    district: int | None = None
    status: Literal["A", "I", "D", "C"] = "I"
    application: Moment = "-400d"
    certification: Moment | None = None
    review: Moment | None = None
    closed: Moment | None = None
    confidential: bool = False
    """In the Address Confidentiality Program."""
    values: names.CaseValues = Field(default_factory=dict)


class ParticipantEntry(Part):
    """A person who is an applicant or recipient of the county (The Work Number)."""

    person: names.PersonHandle
    case: Annotated[str, Field(pattern="^[0-9]{7}$")]
    """The county's case number."""
    programs: str
    """Codes of the table `twn_program`, a blank apart."""
    worker: names.User = "CWW01"
    """The CalWORKs worker."""
    manager: names.User = "WCM01"
    """The Welfare-To-Work case manager."""


class Record(Part):
    """What another agency reports about a person."""

    system: names.ReportedSystem
    person: names.PersonHandle
    date: Moment | None = None
    """Of the record (record date, hire date, a day of the quarter, of the tax year ...)."""
    received: Moment = "-5d"
    """When the file came in."""
    match: Literal["E", "P", "U"] = "E"
    differs: str = ""
    name: str = ""
    """As reported, where it is another name."""
    born: Moment | None = None
    segment: bool = True
    """Whether PY lists it."""
    values: names.RecordValues = Field(default_factory=dict)


class Clearing(Part):
    """How a message was cleared before the class."""

    date: Moment
    reason: Literal["7", "9", "C"]
    by: str = "WKR02"


class Posted(Part):
    """A discrepancy message. It is posted by comparing the records that had come in by the found
    date with the case, as in an office; `compared = false` puts it there as it is written.
    """

    person: names.PersonHandle
    system: names.ComparedSystem
    found: Moment
    period: Period | None = None
    """Any unless named."""
    error: names.ErrorType = "AMOUNT"
    counted: Amount | None = None
    """What the case counts."""
    reported: Amount | None = None
    differs: str = ""
    case: names.Filled = ""
    resolved: Clearing | None = None
    compared: bool = True


class RequestEntry(Part):
    """A question to another agency that was asked before the class; OWL was answered at once."""

    system: Literal["ENU", "QTR", "TPQ", "ASV", "OWL"]
    person: names.PersonHandle
    asked: Instant
    by: str = "WKR02"
    values: names.QuestionValues = Field(default_factory=dict)
    """Further fields of the question; ASV has `document`, `level`, `item`, `a_number`."""


class AnswerEntry(Part):
    """What another agency answers, and when."""

    system: Literal["ENU", "QTR", "TPQ", "ASV"]
    person: names.PersonHandle
    asking: int = Field(default=0, ge=0)
    """1: the answer to the first question of the system about the person; 0 to every one."""
    after: str = Field(default="", pattern=r"^(\+[0-9]{1,4}[wdhm])?$")
    """How long it takes: `+2d`."""
    lost: bool = False
    """Whether no answer ever comes."""
    code: str = ""
    values: names.AnswerValues = Field(default_factory=dict)
    """Fields of the answer, where they are not plain."""


class NoteEntry(Part):
    """A case note that was there before."""

    case: CaseNumber
    at: Instant
    text: names.Filled
    user: str = "WKR02"
    code: str = ""
    action: str = ""
    basis: str = ""


class RowEntry(Part):
    """Any other row of the store: every column without a default must be named."""

    table: names.TableName
    values: names.Columns


class Fault(Part):
    """Something that does not work while certain steps are done."""

    transaction: names.AnyTransaction
    fault: Literal["stopped", "abend", "no_reply", "slow"]
    steps: list[int] = Field(default_factory=list)
    """Numbers of the steps, from 1; all unless named."""
