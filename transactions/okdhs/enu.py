"""ENU: has SSA match a person's SSN, and shows what came back (OKDHS 11)."""

from __future__ import annotations

from collections.abc import Sequence

from data.questions.asking import PersonAsked, waiting
from data.rules.codes import meaning
from data.rules.ssn import message_type, verifies
from data.systems.enu import EnuAnswer
from data.systems.request import Asked, questions_about
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Reply, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import ssn_words
from transactions.shapes.question import (
    Questions,
    asked_words,
    pending_words,
    person_asked,
)
from transactions.shapes.record import columns

HELP = """
ENU has the Social Security number of a person matched with the records of SSA. It is for a client
who is required to have an SSN when none is shown, or one that is not verified. Enter ENU, a blank
and the SSN; or ENU, a blank, the case number and the person code, which also serves for a person
without SSN.

The first time the person's data are sent at once, as they stand on the case; of several cases with
the SSN an open one is taken. After that ENU shows what came back. Enter on the screen sends again
when the last answer did not verify the SSN. A second question while the first one waits is refused
for three business days; that time is this system's own, the source document names none.

SSA returns one of 12 messages, which is posted to ENU, G3 and PY. V, X, F, M, P and R verify: PS-2
block F42 becomes Y on every case that has the person with the SSN, name and date of birth that were
sent. G3 shows them for 45 days as information, with nothing to clear. X also says that SSA shows
the person as deceased: review the case and clear the message DECEASED with DXD. 1, 3, 5, *, . and Z
do not verify: F42 stays as it is, and a message of type SSN is posted to G3, G1DX and PY, to be
cleared with DXD. With * SSA shows another number for the person; ask the client for the card.

For detailed information refer to the OKDHS InfoNet, Family Support Services Division (FSSD),
Information Privacy and Security, Social Security Number Process.
"""

QUESTIONS = Questions("ENU", "ENU")


@Transaction(
    "ENU",
    "SOCIAL SECURITY NUMBER ENUMERATION",
    "OKDHS 11",
    (SsnKey, CasePersonKey),
    HELP,
    system="ENU",
)
def enu(request: Request) -> Reply:
    """Send the person's data the first time and on demand; show every question and answer."""
    found = person_asked(request)
    asked = questions_about(request.connection, "ENU", found.subject)
    if found.ssn_verified == "Y":
        if request.pad is not None:
            raise refusal("IMS0703")
        deceased = bool(asked) and message_type(asked[0].answer_code) == "DECEASED"
        return _screen(request, found, asked, message("IMS0718" if deceased else "IMS0703"))
    if asked and request.pad is None:
        waits = waiting(request.connection, "ENU", found.subject, request.now)
        return _screen(request, found, asked, None if waits else message("IMS0705"))
    QUESTIONS.ask(request, found.subject, found.question)
    asked = questions_about(request.connection, "ENU", found.subject)
    return _screen(request, found, asked, message("IMS0701"))


def _screen(
    request: Request, found: PersonAsked, asked: Sequence[Asked], said: Message | None
) -> Show:
    answered = next((one for one in asked if one.answered_at is not None), None)
    other = None if answered is None else answered.answer(EnuAnswer).found_ssn
    return Show(
        "ENU",
        values={
            **columns(found, "ENU", ssn=ssn_words(found.ssn) or "NONE"),
            "verified_meaning": "SSN IS VERIFIED" if found.ssn_verified else "SSN IS NOT VERIFIED",
            "status": _status(request, asked),
            "found_ssn": ssn_words(other),
        },
        lists={"questions": [_line(one) for one in asked]},
        carried=about(found.ssn, found),
        message=said,
        pad={},
    )


def _status(request: Request, asked: Sequence[Asked]) -> str:
    if not asked:
        return "NEVER ASKED"
    if asked[0].answered_at is None:
        return pending_words(asked[0], request.now, "ENTER")
    code = asked[0].answer_code
    return f"{code} {meaning('enu_answer', code)}"


def _line(asked: Asked) -> Line:
    answered = asked.answered_at is not None
    effect = "F42 = Y, G3" if verifies(asked.answer_code) else "G3 MESSAGE"
    state = "ASKED AGAIN" if asked.repeated_at is not None else "WAITING"
    return Line(
        {
            **asked_words(asked),
            "code": asked.answer_code,
            "code_meaning": meaning("enu_answer", asked.answer_code) if answered else state,
            "effect": effect if answered else "",
        }
    )
