"""ASV: responses of USCIS, with the same status for a person every time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Connection

from data.practice.agencies.asked import answering, day_of
from data.practice.draw import Stream
from data.rules.alien_status import INITIAL, answered_at
from data.systems.asv import SaveAnswer, SaveQuestion
from data.systems.request import Asked, Subject

SECONDS = (3, 5)
"""Response time of an initial verification (OKDHS 17(a)(1))."""
UNDECIDED, NOT_READABLE = 0.15, 0.06
"""Share of initial verifications that need an additional one, and of additional verifications that
need a copy of the document.
"""
PERMANENT = "LPR"
_SHARES = {"LPR": 60.0, "REF": 10.0, "ASY": 6.0, "PEN": 8.0, "PAR": 4.0, "TMP": 2.0, "NON": 6.0,
           "CIT": 3.0, "CIA": 1.0}  # fmt: skip
_CLASSES = {
    "LPR": ("IR1", "IR6", "F24", "DV1", "RE6", "AS6"),
    "REF": ("RE1",),
    "ASY": ("AS1",),
    "PEN": ("C09",),
    "PAR": ("DT",),
    "TMP": ("W16",),
    "NON": ("B2", "F1"),
    "CIT": ("USC",),
}
_COUNTRIES = ("MEXICO", "GUATEMALA", "VIETNAM", "BURMA", "HONDURAS", "AFGHANISTAN", "CUBA",
              "MARSHALL ISLANDS", "UKRAINE", "VENEZUELA")  # fmt: skip
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def due(subject: Subject, question: SaveQuestion, now: datetime) -> datetime | None:
    """Return the time of the response, by level. An initial verification is never lost."""
    rng, lost = answering("ASV", subject, now)
    if lost and question.level != INITIAL:
        return None
    at = answered_at(question.level, now, rng.randint(*SECONDS))
    return max(at, now + timedelta(seconds=1))


def answer(
    _connection: Connection, asked: Asked, plain: bool = False, code: str = ""
) -> tuple[str, SaveAnswer]:
    """Return a code, or the given one, and the answer. With `plain`, everybody is a permanent
    resident.
    """
    question = SaveQuestion.model_validate_json(asked.question_json)
    who = f"ASV {question.a_number} {question.birth_date} {question.last_name}"
    about = Stream(who)
    status = about.choices(list(_SHARES), list(_SHARES.values()))[0]
    if plain:
        code = code or PERMANENT
    code = code or _code(Stream(who, question.document), question.level, status)
    decided = code in _SHARES
    response = day_of(asked)
    entry = response - timedelta(days=about.randrange(200, 9000))
    return code, SaveAnswer(
        last_name=question.last_name,
        first_name=question.first_name,
        middle_name=question.middle_name,
        birth_date=question.birth_date,
        verification_number=question.case_verification or _number(asked, plain),
        class_of_admission=about.choice(_CLASSES.get(code, ("",))),
        country=about.choice(_COUNTRIES) if decided else "",
        entry_date=max(entry, question.birth_date) if decided else None,
        until_date=_until(about, response) if code in ("NON", "PAR") else None,
        response_date=response,
    )


def _code(rng: Random, level: str, status: str) -> str:
    share = rng.random()
    if level == INITIAL:
        return "IAV" if share < UNDECIDED else status
    return "RES" if share < NOT_READABLE else status


def _until(about: Random, response: date) -> date:
    return response + timedelta(days=about.randrange(-60, 700))


def _number(asked: Asked, plain: bool) -> str:
    """Make a unique number of 13 digits, with the question's reference in them, and two letters."""
    if plain:
        return f"{asked.request_id:013}AA"
    rng = Stream("number", asked.request_id, int(asked.requested_at.timestamp()))
    letters = "".join(rng.choices(_LETTERS, k=2))
    return f"{rng.randrange(10**4, 10**5):05}{asked.request_id:08}{letters}"
