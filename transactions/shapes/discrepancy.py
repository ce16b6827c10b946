"""Discrepancy messages on screens: restricted parts, ages, periods, amounts and comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.office.discrepancy import CASE_RECORDS, Posted
from data.rules.codes import meaning
from data.systems.registry import system_name
from transactions.core.reply import Line, about
from transactions.core.request import Request
from transactions.core.restricted import RESTRICTED, sees
from transactions.core.words import (
    CASE_COUNTS,
    differs_words,
    local_day,
    money,
    month,
    quarter,
    short_day,
)
from transactions.shapes.record import columns

NO_PERIOD = 0
NOT_BY_MONTH = "NOT REPORTED BY MONTH"
"""Said of the wages of a quarter of which only some months count."""


def seen(request: Request, messages: Iterable[Posted]) -> list[Posted]:
    """Return the messages as the user may see them.

    A user without authority sees that a restricted source has a message on a case and when it is
    due. Its content is removed here, before any screen is made from it.
    """
    return [
        posted
        if sees(request, posted.system)
        else posted._replace(
            error_type=RESTRICTED,
            period=NO_PERIOD,
            case_amount=None,
            exchange_amount=None,
            differs="",
            subject="",
            detail="",
            gone="",
            gone_date=None,
            reason=None,
        )
        for posted in messages
    ]


def is_overdue(posted: Posted, today: date) -> bool:
    """Return whether the due date has passed (OKDHS 16)."""
    return posted.due_date < today


def age_words(posted: Posted, today: date) -> str:
    """Return the days left, OVERDUE, or ACT NOW after the 10 days for a verified source."""
    if is_overdue(posted, today):
        return "OVERDUE"
    if posted.act_by_date is not None and today > posted.act_by_date:
        return "ACT NOW"
    return str((posted.due_date - today).days).rjust(7)


def short_period(posted: Posted) -> str:
    """Format the period as `11/26` for a month, `3Q/26` for a quarter, `2026` for a year."""
    if posted.period < 10_000:
        return str(posted.period or "")
    if posted.period < 100_000:
        return f"{posted.period % 10}Q/{posted.period // 10 % 100:02}"
    return f"{posted.period % 100:02}/{posted.period // 100 % 100:02}"


def message_line(posted: Posted, format: str, /, **others: object) -> Line:
    """Return a message as a line of a list; `others` are columns that only this list has."""
    # A quarter of which some months count has no amount to compare.
    shown = posted.exchange_amount is not None and posted.error_type != "QUARTER"
    common: dict[str, object] = {
        "type": posted.error_type,
        "found": posted.found_date,
        "due": posted.due_date,
        "period": short_period(posted),
        "case_income": posted.case_amount if shown else None,
        "exchange_income": posted.exchange_amount if shown else None,
    }
    if not posted.ssn:
        common["ssn"] = "NO SSN"
    values = columns(posted, format, "messages", **(common | others))
    carried = about(posted.ssn or None, posted, discrepancy=str(posted.discrepancy_id))
    return Line(values, carried, system=posted.system)


def noted_on(posted: Posted) -> date | None:
    """Return the date of the newest case note, if it was written since the posting."""
    if posted.noted_at is None or posted.noted_at < posted.posted_at:
        return None
    return local_day(posted.noted_at)


def note_words(posted: Posted) -> str:
    """Return the date of the case note since the posting, in eight characters, or NO NOTE."""
    return short_day(noted_on(posted)) or "NO NOTE"


def comparison_words(posted: Posted) -> str:
    """Return the comparison as one sentence."""
    if posted.error_type == RESTRICTED:
        return f"{RESTRICTED}: FOR THE FTI SPECIALIST TO WORK AND CLEAR"
    if posted.error_type == "IDENTITY":
        return _identity_words(posted)
    if posted.error_type in ("SSN", "DECEASED"):
        return f"{posted.differs} {meaning('enu_answer', posted.differs)}"
    if posted.error_type == "NEW HIRE":
        return _hire_words(posted)
    if posted.error_type == "DISQUAL":
        return _disqualification_words(posted)
    if posted.error_type == "DUAL":
        return _dual_words(posted)
    counted, reported = money(posted.case_amount), money(posted.exchange_amount)
    if posted.error_type == "QUARTER":
        count = "COUNT" if " " in posted.detail else "COUNTS"
        wages = f"WAGES {quarter(posted.period)} {NOT_BY_MONTH}: {posted.detail}"
        return f"{wages} {count} {counted}"
    if posted.detail:
        paid = f"{posted.system} {posted.detail} PAYS NOTHING: {reported}"
        return f"{paid} FOR {month(posted.period)}, {CASE_COUNTS} {counted}"
    return f"{_reported(posted)} {reported}, {CASE_COUNTS} {counted}"


def message_words(posted: Posted) -> str:
    """Return the comparison or, on an open message without a difference any more, why it ended."""
    if not posted.gone or posted.resolved_date is not None:
        return comparison_words(posted)
    since = f"ENDED {short_day(posted.gone_date)}:"
    counted, reported = money(posted.case_amount), money(posted.exchange_amount)
    if posted.exchange_amount is None or posted.gone not in "ABC":
        return f"{since} {meaning('gone', posted.gone)}"
    if posted.gone == "A":
        return f"{since} NOW REPORTED {reported}, {CASE_COUNTS} {counted}"
    return f"{since} REPORTED {reported}, NOW {CASE_COUNTS} {counted}"


def subject_words(posted: Posted) -> str:
    """Return a few words on the subject of a message, without amounts, for the line of a list."""
    gone = (
        f"ENDED {short_day(posted.gone_date)} " if posted.gone and not posted.resolved_date else ""
    )
    return gone + _subject(posted)


def _subject(posted: Posted) -> str:
    match posted.error_type:
        case "IDENTITY":
            differs = f"DIFFERS: {differs_words(posted.differs, 20)}"
            return f"{differs} {posted.subject}".rstrip()
        case "SSN" | "DECEASED":
            return comparison_words(posted)
        case "NEW HIRE":
            return f"{posted.subject[:10]} {posted.detail}".strip()
        case "QUARTER":
            return f"{NOT_BY_MONTH}: {posted.detail}"
        case _:
            return f"{posted.subject} {posted.detail}".strip()


def _hire_words(posted: Posted) -> str:
    """Name the employer and the day of a hire, in the 71 columns of G3."""
    if not posted.subject:
        return f"HIRED IN {month(posted.period)}, THE CASE COUNTS NO WAGE SINCE THEN"
    hired, _ = posted.subject.split()
    return f"HIRED {hired} BY {posted.detail}: NO WAGE ON CASE"


def _disqualification_words(posted: Posted) -> str:
    """Name program, state and length of a disqualification."""
    if not posted.subject:
        return f"DISQUALIFICATION DETERMINED IN {month(posted.period)}, SEE FSD"
    program, state, decided = posted.subject.split()
    return f"{program} DISQUALIFIED BY {state} {decided}, {posted.detail}, SEE FSD"


def _dual_words(posted: Posted) -> str:
    """Name both claim numbers of a dual entitlement."""
    claim, _, other = posted.subject.partition(" ")
    return f"DUAL ENTITLEMENT INCOMPLETE: AD {claim}, NO CP OF {other or 'ANOTHER'}"


def _identity_words(posted: Posted) -> str:
    """Both sides of an identity; the client's stands above."""
    if posted.system == CASE_RECORDS:
        return f"THE SSN IS ALSO {posted.subject}'S"
    if not posted.subject:
        return f"{posted.system} RECORD DIFFERS IN {posted.differs}: MAY BE ANOTHER'S"
    return f"{posted.system} NAMES {posted.subject}: {posted.differs} DIFFERS"


def _reported(posted: Posted) -> str:
    """Return the beginning of the sentence; systems without their own words use their name."""
    match posted.system:
        case "OWG":
            return f"WAGES OF QUARTER {quarter(posted.period)} ARE"
        case "SDX":
            return f"SSI GROSS (006) FOR {month(posted.period)} IS"
        case "BEN":
            return f"COUNTABLE RSDI FOR {month(posted.period)} IS"
        case "UIB":
            return f"UIB (A WEEK X 4.3) FOR {month(posted.period)} IS"
        case "IEV":
            return f"UNEARNED INCOME OF {posted.period} IS"
        case _:
            return f"{system_name(posted.system)} FOR {short_period(posted)} IS"
