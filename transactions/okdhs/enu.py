"""ENU: send a person's information to SSA for matching, and show the result (OKDHS 11)."""

from __future__ import annotations

from collections.abc import Sequence

from data.questions.question import PersonAsked, waiting
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
ENU sends a client's information for matching with SSA records. Use it when a client is required to
have an SSN, but none is shown, or one is shown but not verified. Enter ENU space SSN; or ENU space
case number and person code, also for a person without an SSN.

The first ENU sends the information on the case at once; if the SSN is on several cases, that of an
open case. After that, ENU shows the result. Press Enter on the screen to send the information again
if the last result did not verify the SSN. While a request is waiting, a second one is refused for
three business days. That limit is this system's own; the instructions give none.

SSA returns one of 12 possible messages, which is posted to ENU, G3 and PY. V, X, F, M, P and R
verify the SSN: PS-2 block F42 is updated with Y on every case where the person has the SSN, name
and date of birth that were sent. G3 shows these messages for 45 days as information, with nothing
to clear. X also means that SSA shows the person as deceased: review the case and clear the DECEASED
message with DXD. 1, 3, 5, *, . and Z do not verify the SSN: F42 is not changed, and a message of
type SSN is posted to G3, G1DX and PY, to be cleared with DXD. With *, SSA shows another number for
the person; ask the client for the card.

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
    """Send the information the first time and on demand; show every request and its result."""
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
