"""Parts of a scenario's file: the people and data that it puts into a trainee's store."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ims_tui.practice.scenario import names
from ims_tui.practice.scenario.moments import checked_instant, checked_moment, checked_period

Moment = Annotated[str, AfterValidator(checked_moment)]
"""A day: `-18d`, `+2w`, `-3m` or `-35y` from the class day, `0d` for the class day, `-1q` for the
last day of a quarter, or 1990-05-17. Moves can be combined: `-2m+12m-1d`.
"""
Instant = Annotated[str, AfterValidator(checked_instant)]
"""A day and the office's time, `-5d 14:30`; 09:00 by default."""
Period = Annotated[str, AfterValidator(checked_period)]
"""A month, quarter or year: `-1m`, `0m`, `-1q`, `-2y` from the class day, or a number."""
CaseNumber = Annotated[str, Field(pattern="^[A-Z][0-9]{6}$")]
Handle = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
Amount = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]{2})?$")]


class Part(BaseModel):
    """Base of the parts; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Budget(Part):
    """Income that a case counts for a person each month."""

    type: str
    """WAGE, SSI, RSDI, UIB."""
    amount: Amount
    months: tuple[Period, Period] = ("-14m", "1m")
    """First and last month."""
    case: names.Filled = ""
    """Default: the person's first case."""


class Person(Part):
    """One person. Persons of a case are numbered in order unless `person` gives the code."""

    handle: Handle
    name: str
    """LAST, FIRST MIDDLE, as on the case."""
    born: Moment
    sex: Literal["F", "M"] = "F"
    ssn: names.Filled = "own"
    """own: drawn for each trainee; none; or another person's, `{other.ssn}`."""
    case: names.Filled = ""
    """Blank for a person on no case."""
    also: list[CaseNumber] = Field(default_factory=list)
    """Other cases of the person."""
    person: int = Field(default=0, ge=0, le=99)
    role: Literal["", "C", "G", "P"] | None = None
    """Block F9; default: C for the first person of a case."""
    claim: names.Filled = ""
    """A: the person's own SSN and BIC A; or a full claim number, such as `{other.ssn}D`."""
    verified: bool = True
    """True if block F42 is Y."""
    budget: list[Budget] = Field(default_factory=list)
    client: bool = True
    """True if the client database has the person."""
    client_name: str = ""
    """Name in the client database, if different."""
    aliases: list[str] = Field(default_factory=list)
    values: names.PersonValues = Field(default_factory=dict)
    """Other columns of `ps2_person`."""


class CaseEntry(Part):
    """A case with details. Cases without an entry are open cases of the user's own district."""

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
    """True for the Address Confidentiality Program."""
    values: names.CaseValues = Field(default_factory=dict)


class ParticipantEntry(Part):
    """An applicant or recipient of the county (The Work Number)."""

    person: names.PersonHandle
    case: Annotated[str, Field(pattern="^[0-9]{7}$")]
    """The county's case number."""
    programs: str
    """Codes of the table `twn_program`, separated by spaces."""
    worker: names.User = "CWW01"
    """CalWORKs worker."""
    manager: names.User = "WCM01"
    """Welfare-To-Work case manager."""


class Record(Part):
    """A record that another agency reports about a person."""

    system: names.ReportedSystem
    person: names.PersonHandle
    date: Moment | None = None
    """Date of the record (record date, hire date, a day in the quarter or tax year ...)."""
    received: Moment = "-5d"
    """Date the file was loaded."""
    match: Literal["E", "P", "U"] = "E"
    differs: str = ""
    name: str = ""
    """Name as reported, if different."""
    born: Moment | None = None
    segment: bool = True
    """True if PY lists it."""
    values: names.RecordValues = Field(default_factory=dict)


class Clearing(Part):
    """Clearing of a message before the class."""

    date: Moment
    reason: Literal["7", "9", "C"]
    by: str = "WKR02"


class Posted(Part):
    """A discrepancy message. The comparison posts it from the records received by the found date,
    as in an office; `compared = false` stores it as written.
    """

    person: names.PersonHandle
    system: names.ComparedSystem
    found: Moment
    period: Period | None = None
    """Default: any."""
    error: names.ErrorType = "AMOUNT"
    counted: Amount | None = None
    """Amount that the case counts."""
    reported: Amount | None = None
    differs: str = ""
    case: names.Filled = ""
    resolved: Clearing | None = None
    compared: bool = True


class RequestEntry(Part):
    """A question to another agency asked before the class; OWL was answered at once."""

    system: Literal["ENU", "QTR", "TPQ", "ASV", "OWL"]
    person: names.PersonHandle
    asked: Instant
    by: str = "WKR02"
    values: names.QuestionValues = Field(default_factory=dict)
    """Other fields of the question; ASV has `document`, `level`, `item`, `a_number`."""


class AnswerEntry(Part):
    """Another agency's answer and its delay."""

    system: Literal["ENU", "QTR", "TPQ", "ASV"]
    person: names.PersonHandle
    asking: int = Field(default=0, ge=0)
    """1: answers the first question to the system about the person; 0: answers every question."""
    after: str = Field(default="", pattern=r"^(\+[0-9]{1,4}[wdhm])?$")
    """Delay: `+2d`."""
    lost: bool = False
    """True if no answer ever comes."""
    code: str = ""
    values: names.AnswerValues = Field(default_factory=dict)
    """Fields of the answer that differ from the standard answer."""


class NoteEntry(Part):
    """A case note from before the class."""

    case: CaseNumber
    at: Instant
    text: names.Filled
    user: str = "WKR02"
    code: str = ""
    action: str = ""
    basis: str = ""


class RowEntry(Part):
    """Any other row of the store, with every column that has no default."""

    table: names.TableName
    values: names.Columns


class Fault(Part):
    """A fault during certain steps."""

    transaction: names.AnyTransaction
    fault: Literal["stopped", "abend", "no_reply", "slow"]
    steps: list[int] = Field(default_factory=list)
    """Numbers of the steps, from 1; default: all."""
