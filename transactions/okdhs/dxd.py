"""DXD: clear a discrepancy message after documentation and action (OKDHS 16(3))."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.office.case_reading import CaseHead, noted_since, reduced_since
from data.office.discrepancy import Posted, message_by_id, open_on_case, resolve
from data.rules.codes import code_table
from data.store.tokens import ssn_token
from transactions.core.keys import CaseKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed
from transactions.core.words import day, moment
from transactions.shapes.case import case_of, case_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.discrepancy import message_line, message_words, note_words, seen
from transactions.shapes.identity import undecided

HELP = """
DXD clears a data exchange discrepancy after the information has been documented and appropriate
action taken. Enter DXD space case number, or type DXD on a line of G1DX or G3.

The open messages of the case are numbered. Type your own SSN (it is not displayed), the system
type, and the reason code: 7 if the error caused a reduction in benefits, 9 an increase, C no
change. If the system has more than one open message, also type the number of the message you are
clearing.

A case note must have been written since the message was posted. NO NOTE marks a message without
one; write the note first with FCN. For reason 7 it must be a case action: a reduction, suspension
or closure on a sufficient basis. Wage, IRS or BEER data that no one verified, the word of an
anonymous contact, or a missing response from USCIS is not sufficient.

After you press Enter, confirmation is requested. Y clears the message from G1DX and G3, posts the
resolved date on DXL, and returns you to the screen you came from. Any other answer changes nothing:
N returns to what you typed, and anything else asks again.

Clearing an IDENTITY message does not decide whose record it is. DXI does that, and should come
first: the confirmation says so when nobody has decided.
"""

REDUCTION = "7"
UNDECIDED = "NOBODY HAS DECIDED WHOSE RECORD IT IS. USE DXI FIRST; CLEARING IS ALLOWED"


class Open(NamedTuple):
    """A case and its open messages, numbered from 1 as on the screen."""

    case: CaseHead
    messages: Sequence[Posted]

    @property
    def numbered(self) -> dict[int, Posted]:
        """The messages by number; a case without any is refused."""
        if not self.messages:
            raise refusal("IMS0301", case=self.case.case_number)
        return dict(enumerate(self.messages, start=1))


def _open(request: Request) -> Open:
    case = case_of(request)
    return Open(case, seen(request, open_on_case(request.connection, case.case_number)))


def _panel(request: Request, about: Open, asked: Typed) -> Show:
    marked = asked.get("discrepancy", request.record.get("discrepancy"))
    chosen = {n: p for n, p in about.numbered.items() if str(p.discrepancy_id) == marked}
    values = case_words(about.case)
    for number, posted in chosen.items():
        values |= {"system": posted.system, "message": str(number)}
    listed = chosen if asked else about.numbered
    meant = list(listed.values())
    return Show(
        "DXD",
        values=values,
        lists={"messages": [_line(number, posted) for number, posted in listed.items()]},
        carried=Carried(
            ssns=tuple(dict.fromkeys(posted.ssn for posted in meant if posted.ssn)),
            cases=tuple(dict.fromkeys((p.case_number, p.person_code) for p in meant)),
        ),
        from_top=bool(asked),
        unfinished=True,
    )


def _line(number: int, posted: Posted) -> Line:
    return message_line(
        posted,
        "DXD",
        note=note_words(posted),
        number=str(number).rjust(2),
        listed_system=posted.system,
        comparison=message_words(posted),
    )


def _check(request: Request, about: Open, typed: Typed) -> dict[str, str]:
    numbered = about.numbered
    for name in ("worker_ssn", "system", "reason"):
        if name not in typed:
            raise refusal("IMS0308", name)
    if not re.fullmatch("[0-9]{9}", typed["worker_ssn"], re.ASCII):
        raise refusal("IMS0313", "worker_ssn")
    if not is_own_ssn(request, typed["worker_ssn"]):
        raise refusal("IMS0302", "worker_ssn")
    system, reason = typed["system"].upper(), typed["reason"].upper()
    if reason not in code_table("reason"):
        raise refusal("IMS0304", "reason")
    number = _chosen(numbered, system, typed.get("message", ""))
    posted = numbered[number]
    if not sees(request, posted.system):
        raise refusal("IMS0601", "system", system=posted.system)
    since = (request.connection, posted.case_number, posted.posted_at)
    if not noted_since(*since):
        raise refusal("IMS0307", "transaction", date=day(posted.found_date))
    if reason == REDUCTION and not reduced_since(*since):
        raise refusal("IMS0919", "transaction", date=day(posted.found_date))
    discrepancy = str(posted.discrepancy_id)
    return {
        "system": system,
        "reason": reason,
        "message": str(number),
        "discrepancy": discrepancy,
        "hint": UNDECIDED if undecided(request.connection, posted) else "",
    }


def is_own_ssn(request: Request, typed: str) -> bool:
    """Return whether nine digits are the user's own SSN, by keyed hash; the SSN is not stored."""
    return hmac.compare_digest(ssn_token(request.token_key, int(typed)), request.user.ssn_token)


def _chosen(numbered: Mapping[int, Posted], system: str, number: str) -> int:
    """Return the number of the message: as typed, or the only one of the system."""
    of_system = [each for each, posted in numbered.items() if posted.system == system]
    if not of_system:
        raise refusal("IMS0303", "system", system=system)
    if not number:
        if len(of_system) > 1:
            raise refusal("IMS0305", "message", system=system)
        return of_system[0]
    wanted = int(number) if re.fullmatch("[0-9]{1,2}", number, re.ASCII) else 0
    if wanted not in of_system:
        raise refusal("IMS0306", "message", number=number, system=system)
    return wanted


def _clear(request: Request, about: Open, asked: Typed) -> Return:
    """Clear the message if it is still open; if two workers try, the store lets one succeed."""
    key, reason, by = int(asked["discrepancy"]), asked["reason"], request.user.user_id
    won = resolve(request.connection, key, reason, by, request.now, request.today)
    posted = message_by_id(request.connection, key)
    assert posted is not None
    if won:
        done = {"system": posted.system, "case": posted.case_number, "reason": reason}
        return Return(message("IMS0311", **done))
    assert posted.resolved_at is not None
    date, _, time = moment(posted.resolved_at).partition(" ")
    first = message("IMS0312", user=posted.resolved_by, date=date, time=time)
    return Return(first, changed=False)


dxd = Transaction("DXD", "CLEAR A DATA EXCHANGE DISCREPANCY", "OKDHS 16(3)", (CaseKey,), HELP)(
    Conversation(_open, _panel, _check, _clear, question="IMS0310")
)
