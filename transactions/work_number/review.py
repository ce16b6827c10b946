"""Steps 9 to 11 of TWN: the employers, the review of each, the hours, the documents (WN)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data.audit.print_log import printed_since
from data.office.case_message import send
from data.office.duty import Duty, answer_duty, begin_duty, owed
from data.office.participant import Participant, participant
from data.rules.codes import meaning
from data.rules.participation_hours import Employed, MonthOfHours, Worked, hours_by_month
from data.store.tokens import ssn_token
from data.systems.twn.service import Employer, Verification
from transactions.core.messages import message
from transactions.core.reply import Line, Pad, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import is_yes, typed_words
from transactions.core.words import coded, day, money, month
from transactions.work_number import lookup
from transactions.work_number.lookup import Asked, screen

MOST_EMPLOYERS: Final = 14
"""Lines of the screen. If there are more employers, it shows those hired last."""
PART, TWICE = "*", "+"
"""Marks of a total that lacks part of the month, and of one with a day in two pay periods."""
SOURCE: Final = frozenset({"TWN"})
PAGE_LINES: Final = 17
"""Lines of a page of documents: twelve pay periods below five lines about the employment."""


def employers_screen(person: Participant, asked: Asked, employers: Sequence[Employer]) -> Show:
    """Show step 9: the employers, each with its check box."""
    shown = employers[:MOST_EMPLOYERS]
    pad = {"step": "9", "listed": " ".join(each.reference for each in shown), **asked.pad()}
    values = {
        **coded("purpose", "twn_purpose", asked.purpose),
        "programs": " ".join(asked.programs),
    }
    lines = [Line(_employer(each)) for each in shown]
    said = message("IMS1032")
    return screen("TWN9", person, pad, values, {"employers": lines}, said, sources=SOURCE)


def _employer(employer: Employer) -> dict[str, str]:
    return {
        "employer": employer.name,
        "code": employer.code,
        **coded("status", "twn_status", employer.status),
        "hired": day(employer.hire_date),
        "ended": day(employer.end_date),
    }


def choose(request: Request, person: Participant) -> Show:
    """Take the input of step 9, and show the first of the chosen employers."""
    assert request.pad is not None
    references = request.pad["listed"].split()
    marks = {
        number: typed.upper()
        for number in range(1, len(references) + 1)
        if (typed := request.fields.get(f"check.{number}", "").strip())
    }
    wrong = next((number for number, mark in marks.items() if mark != "X"), None)
    if not marks or wrong is not None:
        raise refusal("IMS1026", f"check.{wrong or 1}")
    asked = lookup.asked_of(request)
    lookup.ensure_allowed(request, asked)
    found = _verifications(request, [references[number - 1] for number in marks])
    lookup.record(request, asked, lookup.REVIEWED, [each.employer.code for each in found])
    by = request.user.user_id
    begin_duty(request.connection, by, person.ssn, _news(found), request.now)
    return _review_screen(request, person, found, 0)


def _verifications(request: Request, references: Sequence[str]) -> list[Verification]:
    """Return the service's records of the chosen employments."""
    service = lookup.service_of(request)
    found = [service.verification(reference) for reference in references]
    if None in found:
        raise refusal("IMS1027")
    return [each for each in found if each is not None]


def _chosen(request: Request) -> list[Verification]:
    """Return the chosen employments. Every key checks again that the lookup is allowed."""
    assert request.pad is not None
    lookup.ensure_allowed(request, lookup.asked_of(request))
    return _verifications(request, request.pad["chosen"].split())


def review(request: Request, person: Participant) -> Show:
    """Take Enter in step 10: show the next employer, and after the last one the hours."""
    assert request.pad is not None
    found, at = _chosen(request), int(request.pad["at"]) + 1
    if at < len(found):
        return _review_screen(request, person, found, at)
    return _hours_screen(request, person, found)


def _pad(request: Request, step: str, found: Sequence[Verification], at: int = 0) -> Pad:
    chosen = " ".join(each.employer.reference for each in found)
    return {"step": step, "chosen": chosen, "at": str(at), **lookup.asked_of(request).pad()}


def _review_screen(
    request: Request, person: Participant, found: Sequence[Verification], at: int
) -> Show:
    """Show step 10: one employment."""
    one = found[at]
    values = {
        **_employer(one.employer),
        "number": f"{at + 1} OF {len(found)}",
        "employee_id": one.employer.employee_id,
        "title_held": one.title,
        "pay_rate": money(one.pay_rate),
        **coded("basis", "twn_basis", one.rate_basis),
        **coded("frequency", "twn_frequency", one.frequency),
        "weekly_hours": money(one.weekly_hours),
        "year_to_date": money(one.year_to_date),
        "as_of": day(one.as_of),
    }
    periods = [
        Line(
            {
                "begin": day(paid.begin),
                "end": day(paid.end),
                "paid": day(paid.pay_date),
                "gross": money(paid.gross, 12),
                "hours": money(paid.hours, 8),
            }
        )
        for paid in one.periods
    ]
    pad = _pad(request, "10", found, at)
    return screen("TWN10", person, pad, values, {"periods": periods}, sources=SOURCE)


def _hours_screen(request: Request, person: Participant, found: Sequence[Verification]) -> Show:
    """Show the hours of participation by month, for the TANF Work Participation Rate."""
    months = [
        Line(
            {
                "month": month(each.month),
                "hours": money(each.hours, 8),
                "part": PART if each.partial else "",
                "twice": TWICE if each.overlaps else "",
                "covered": f"{each.covered:>3} OF {each.days}",
                "weekly": money(each.weekly, 8),
                "periods": str(each.periods).rjust(3),
                "from_employers": str(each.employers).rjust(3),
            }
        )
        for each in _months(found)
    ]
    values = {
        "chosen": str(len(found)),
        "employers": ", ".join(one.employer.name for one in found),
    }
    pad = _pad(request, "hours", found)
    return screen("TWNHR", person, pad, values, {"months": months}, sources=SOURCE)


def _months(found: Sequence[Verification]) -> list[MonthOfHours]:
    """Return the hours of the chosen employers by month."""
    jobs = [one.employer for one in found]
    return hours_by_month(
        (
            Worked(one.employer.reference, each.begin, each.end, each.hours)
            for one in found
            for each in one.periods
        ),
        (Employed(job.reference, job.hire_date, job.end_date) for job in jobs),
    )


def hours(request: Request, person: Participant) -> Show:
    """Show step 11: a page for each document, and the question whether anything is new."""
    found = _chosen(request)
    lines = [Line({"text": text}) for text in _documents(found)]
    return screen("TWN11", person, _pad(request, "11", found), {}, {"lines": lines}, sources=SOURCE)


def _documents(found: Sequence[Verification]) -> list[str]:
    """Return a document for each employment and one of the hours, each at the top of a page."""
    lines: list[str] = []
    for document in (*map(_employment, found), _hours(_months(found))):
        lines += [""] * (-len(lines) % PAGE_LINES)
        lines += document
    return lines


def _employment(one: Verification) -> Iterator[str]:
    employer = one.employer
    ended = f"  ENDED {day(employer.end_date)}" if employer.end_date else ""
    yield f"{employer.name}  EMPLOYER CODE {employer.code}  EMPLOYEE ID {employer.employee_id}"
    yield f"STATUS {meaning('twn_status', employer.status)}  HIRED {day(employer.hire_date)}{ended}"
    yield (
        f"TITLE {one.title}  RATE {money(one.pay_rate)} {meaning('twn_basis', one.rate_basis)}"
        f"  PAID {meaning('twn_frequency', one.frequency)}"
    )
    yield (
        f"HOURS A WEEK {money(one.weekly_hours)}  YEAR TO DATE {money(one.year_to_date)}"
        f"  AS OF {day(one.as_of)}"
    )
    yield "PERIOD FROM  TO          PAID               GROSS     HOURS"
    for each in one.periods:
        yield (
            f"{day(each.begin)}   {day(each.end)}  {day(each.pay_date):<10}"
            f"  {money(each.gross, 12)}  {money(each.hours, 8)}"
        )


def _hours(months: Sequence[MonthOfHours]) -> Iterator[str]:
    yield "HOURS OF PARTICIPATION IN EMPLOYMENT BY MONTH, FOR THE TANF WPR"
    yield "MONTH       HOURS    DAYS COVERED   HOURS A WEEK  PAY PERIODS  EMPLOYERS"
    for each in months:
        marks = f"{PART if each.partial else '':1}{TWICE if each.overlaps else '':1}"
        yield (
            f"{month(each.month)}  {money(each.hours, 8)} {marks}"
            f"  {each.covered:>5} OF {each.days:<3}"
            f"  {money(each.weekly, 12)}  {each.periods:>11}  {each.employers:>9}"
        )
    yield f"{PART} PAY PERIODS COVER PART OF THE MONTH   {TWICE} PAY PERIODS OVERLAP"


def finish(request: Request, person: Participant) -> Return:
    """Take the answer after step 11, and share what is new to the county."""
    is_new = is_yes(typed_words(request.fields), "new", "IMS1028")
    _chosen(request)
    waiting = owed(request.connection, request.user.user_id)
    duty = next((each for each in waiting[::-1] if each.ssn == person.ssn), None)
    if duty is None:
        return Return(message("IMS1056"), changed=False)
    token = ssn_token(request.token_key, person.ssn)
    if not printed_since(request.connection, request.user.user_id, token, "TWN", duty.reviewed_at):
        raise refusal("IMS1054", "new")
    return answered(request, duty, is_new)


def answered(request: Request, duty: Duty, is_new: bool) -> Return:
    """Record the answer about a review, and share what is new in the name of who reviewed it."""
    by = duty.user_id
    if not answer_duty(request.connection, duty.duty_id, by, is_new, request.now):
        raise refusal("IMS1056")
    person = participant(request.connection, duty.ssn)
    if not is_new or person is None:
        return Return(message("IMS1030"))
    workers = list(dict.fromkeys((person.calworks_worker, person.case_manager)))
    for user_id in workers:
        send(request.connection, user_id, person.ssn, duty.news, by, request.now)
    return Return(message("IMS1029", users=" AND ".join(workers)))


def _news(found: Sequence[Verification]) -> str:
    """Return the text to share, without hours and wages: others verify them with the service."""
    told = "; ".join(
        f"{one.employer.name}, {meaning('twn_status', one.employer.status)},"
        f" HIRED {day(one.employer.hire_date)}"
        + (f", ENDED {day(one.employer.end_date)}" if one.employer.end_date else "")
        for one in found
    )
    return f"NEW TO THE COUNTY, FROM THE WORK NUMBER: {told}."
