"""Steps 9 to 11 of TWN: the employers, the review of each, the hours, the documents (WN)."""

from __future__ import annotations

from collections.abc import Sequence

from data.office.case_message import send
from data.office.participant import ParticipantRow
from data.rules.codes import meaning
from data.rules.work_number import MonthOfHours, Worked, hours_by_month
from data.systems.twn.service import Employer, Paid, Verification
from transactions.core.messages import message
from transactions.core.reply import Carried, Line, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.typed import typed_words
from transactions.core.words import day, money, month
from transactions.work_number.documents import document_lines
from transactions.work_number.facts import REVIEWED, Asked, not_allowed, person_words, record

MOST_EMPLOYERS = 14
"""As many as the screen has lines: those hired last."""
SOURCE = frozenset({"TWN"})


def employers_screen(
    request: Request, person: ParticipantRow, asked: Asked, employers: Sequence[Employer]
) -> Show:
    """Step 9: the employers, each with its check box."""
    shown = employers[:MOST_EMPLOYERS]
    references = " ".join(each.reference for each in shown)
    return Show(
        "TWN9",
        values=person_words(request, person)
        | {
            "purpose": asked.purpose,
            "purpose_meaning": meaning("twn_purpose", asked.purpose),
            "programs": " ".join(asked.programs),
        },
        lists={"employers": [_line(each) for each in shown]},
        carried=Carried(ssns=(person.ssn,)),
        message=message("IMS1032"),
        cursor="check.1",
        pad={"step": "9", "listed": references, **asked.pad()},
        unfinished=True,
        sources=SOURCE,
    )


def _line(employer: Employer) -> Line:
    return Line(
        {
            "employer": employer.name,
            "code": employer.code,
            "status": employer.status,
            "status_meaning": meaning("twn_status", employer.status),
            "hired": day(employer.hire_date),
            "ended": day(employer.end_date),
        }
    )


def choose(request: Request, person: ParticipantRow) -> Reply:
    """Step 9 is typed: the first of the chosen employers is shown."""
    assert request.pad is not None
    asked = Asked.of_pad(person.ssn, request.pad)
    references = request.pad["listed"].split()
    marks = {
        number: typed.upper()
        for number in range(1, len(references) + 1)
        if (typed := request.fields.get(f"check.{number}", "").strip())
    }
    wrong = next((number for number, mark in marks.items() if mark != "X"), None)
    if not marks or wrong is not None:
        return Refuse(message("IMS1026"), cursor=f"check.{wrong or 1}")
    if refusal := not_allowed(request, asked):
        return refusal
    chosen = [references[number - 1] for number in marks]
    found = verifications(request, chosen)
    if found is None:
        return Refuse(message("IMS1027"))
    record(request, asked, REVIEWED, [each.employer.code for each in found])
    return _review_screen(request, person, asked, found, 0)


def verifications(request: Request, references: Sequence[str]) -> list[Verification] | None:
    """What the service has about each; None where one is gone."""
    service = request.options.verification(request.connection, request.practice)
    found = [service.verification(reference) for reference in references]
    return None if None in found else [each for each in found if each is not None]


def review(request: Request, person: ParticipantRow) -> Reply:
    """Step 10: Enter goes on to the next employer, then to the hours."""
    assert request.pad is not None
    at = int(request.pad["at"]) + 1
    return _go_on(request, person, at)


def hours(request: Request, person: ParticipantRow) -> Reply:
    """The hours have been reviewed: step 11, the documents."""
    return _go_on(request, person, None)


def _go_on(request: Request, person: ParticipantRow, at: int | None) -> Reply:
    """The screen of the employer `at`; behind the last the hours, and behind these (None) the
    documents. What the user lacks by now is refused at each key.
    """
    assert request.pad is not None
    asked = Asked.of_pad(person.ssn, request.pad)
    if refusal := not_allowed(request, asked):
        return refusal
    found = verifications(request, request.pad["chosen"].split())
    if found is None:
        return Refuse(message("IMS1027"))
    if at is None:
        return _documents_screen(request, person, asked, found)
    if at < len(found):
        return _review_screen(request, person, asked, found, at)
    return _hours_screen(request, person, asked, found)


def _pad(asked: Asked, step: str, found: Sequence[Verification], at: int = 0) -> dict[str, str]:
    chosen = " ".join(each.employer.reference for each in found)
    return {"step": step, "chosen": chosen, "at": str(at), **asked.pad()}


def _review_screen(
    request: Request, person: ParticipantRow, asked: Asked, found: Sequence[Verification], at: int
) -> Show:
    """Step 10: one employment."""
    one = found[at]
    employer = one.employer
    return Show(
        "TWN10",
        values=person_words(request, person)
        | {
            "number": f"{at + 1} OF {len(found)}",
            "employer": employer.name,
            "code": employer.code,
            "employee_id": employer.employee_id,
            "status": employer.status,
            "status_meaning": meaning("twn_status", employer.status),
            "hired": day(employer.hire_date),
            "ended": day(employer.end_date),
            "title_held": one.title,
            "pay_rate": money(one.pay_rate),
            "basis": one.rate_basis,
            "basis_meaning": meaning("twn_basis", one.rate_basis),
            "frequency": one.frequency,
            "frequency_meaning": meaning("twn_frequency", one.frequency),
            "weekly_hours": money(one.weekly_hours),
            "year_to_date": money(one.year_to_date),
            "as_of": day(one.as_of),
        },
        lists={"periods": [_period(each) for each in one.periods]},
        carried=Carried(ssns=(person.ssn,)),
        cursor="transaction",
        pad=_pad(asked, "10", found, at),
        unfinished=True,
        sources=SOURCE,
    )


def _period(paid: Paid) -> Line:
    values = {
        "begin": day(paid.begin),
        "end": day(paid.end),
        "paid": day(paid.pay_date),
        "gross": money(paid.gross, 12),
        "hours": money(paid.hours, 8),
    }
    return Line(values)


def _hours_screen(
    request: Request, person: ParticipantRow, asked: Asked, found: Sequence[Verification]
) -> Show:
    """The hours of participation by month, for the TANF Work Participation Rate."""
    return Show(
        "TWNHR",
        values=person_words(request, person)
        | {"chosen": str(len(found)), "employers": ", ".join(one.employer.name for one in found)},
        lists={"months": [_month_line(each) for each in months_of(found)]},
        carried=Carried(ssns=(person.ssn,)),
        cursor="transaction",
        pad=_pad(asked, "hours", found),
        unfinished=True,
        sources=SOURCE,
    )


def months_of(found: Sequence[Verification]) -> list[MonthOfHours]:
    """The hours of the chosen employers by month."""
    return hours_by_month(
        Worked(one.employer.reference, each.begin, each.end, each.hours)
        for one in found
        for each in one.periods
    )


def _month_line(each: MonthOfHours) -> Line:
    return Line(
        {
            "month": month(each.month),
            "hours": money(each.hours, 8),
            "periods": str(each.periods).rjust(3),
            "from_employers": str(each.employers).rjust(3),
        }
    )


def _documents_screen(
    request: Request, person: ParticipantRow, asked: Asked, found: Sequence[Verification]
) -> Show:
    """Step 11: the documents, a page each, and the question whether anything is new."""
    return Show(
        "TWN11",
        values=person_words(request, person),
        lists={"lines": [Line({"text": text}) for text in document_lines(found, months_of(found))]},
        carried=Carried(ssns=(person.ssn,)),
        cursor="new",
        pad=_pad(asked, "11", found),
        unfinished=True,
        sources=SOURCE,
    )


def finish(request: Request, person: ParticipantRow) -> Reply:
    """After step 11: what is new to the county is shared with those who work the case."""
    assert request.pad is not None
    new = typed_words(request.fields).get("new", "").upper()
    if new not in ("Y", "N"):
        return Refuse(message("IMS1028"), cursor="new")
    if new == "N":
        return Return(message("IMS1030"), changed=False)
    if refusal := not_allowed(request, Asked.of_pad(person.ssn, request.pad)):
        return refusal
    found = verifications(request, request.pad["chosen"].split())
    if found is None:
        return Refuse(message("IMS1027"))
    workers = list(dict.fromkeys((person.calworks_worker, person.case_manager)))
    for user_id in workers:
        send(
            request.connection,
            user_id,
            person.ssn,
            _news(found),
            request.user.user_id,
            request.now,
        )
    return Return(message("IMS1029", users=" AND ".join(workers)))


def _news(found: Sequence[Verification]) -> str:
    """What is told of the employments; hours and wages are verified with the service itself."""
    told = "; ".join(
        f"{one.employer.name}, {meaning('twn_status', one.employer.status)},"
        f" HIRED {day(one.employer.hire_date)}"
        + (f", ENDED {day(one.employer.end_date)}" if one.employer.end_date else "")
        for one in found
    )
    return f"NEW TO THE COUNTY, FROM THE WORK NUMBER: {told}."
