"""DXD: clear a discrepancy message after documentation and action (OKDHS 16(3))."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from data.office.case_reading import CaseHead, add_note, case_head, case_notes, reduced_since
from data.office.discrepancy import (
    Posted,
    message_by_id,
    open_on_case,
    resolve,
    same_on_other_cases,
)
from data.rules.codes import code_table
from data.store.tokens import ssn_token
from transactions.core.keys import CaseKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Pad, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed, typed_ssn
from transactions.core.words import day, moment
from transactions.shapes.case import case_of, case_words
from transactions.shapes.conversation import GOES_ON, HELD, HIDDEN, Conversation
from transactions.shapes.discrepancy import (
    message_line,
    message_words,
    note_words,
    noted_on,
    seen,
)
from transactions.shapes.guided_note import CASE_ACTION
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

If another case of the household has an open message of the same difference, DXD goes on with it.
Your SSN need not be typed again. Type that case's own reason code, because the effect on its
program may be another, and confirm with its own Y. The note is filed on that case too, unless it
has one of its own; reason 7 needs a case action noted on the case itself. PF3 leaves the message
open.
"""

REDUCTION = "7"
UNDECIDED = "NOBODY HAS DECIDED WHOSE RECORD IT IS. USE DXI FIRST; CLEARING IS ALLOWED"
FILED_FROM = "filed_from"
"""In the scratch pad: the case whose note is filed on the next case too."""


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
    pad = request.pad or {}
    marked = pad.get(GOES_ON) or asked.get("discrepancy", request.record.get("discrepancy"))
    chosen = {n: p for n, p in about.numbered.items() if str(p.discrepancy_id) == marked}
    values = case_words(about.case)
    for number, posted in chosen.items():
        values |= {"system": posted.system, "message": str(number)}
    listed = chosen if asked or GOES_ON in pad else about.numbered
    meant = list(listed.values())
    first = None if asked else _not_noted(chosen or listed)
    return Show(
        "DXD",
        values=values,
        lists={"messages": [_line(number, posted) for number, posted in listed.items()]},
        carried=Carried(
            ssns=tuple(dict.fromkeys(posted.ssn for posted in meant if posted.ssn)),
            cases=tuple(dict.fromkeys((p.case_number, p.person_code) for p in meant)),
        ),
        message=None if first is None else message("IMS0315", date=day(first)),
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
    numbered, pad = about.numbered, request.pad or {}
    if GOES_ON in pad:
        return _check_going_on(request, numbered, pad, typed)
    fit = {n: each for n, each in numbered.items() if _fits(n, each, typed)}
    if (first := _not_noted(fit or numbered)) is not None:
        raise refusal("IMS0307", "transaction", date=day(first))
    for name in ("worker_ssn", "system", "reason"):
        if name not in typed:
            raise refusal("IMS0308", name)
    ssn = typed_ssn(typed["worker_ssn"])
    if ssn is None:
        raise refusal("IMS0313", "worker_ssn")
    if not is_own_ssn(request, ssn):
        raise refusal("IMS0302", "worker_ssn")
    system, reason = typed["system"].upper(), _reason(typed)
    number = _chosen(numbered, system, typed.get("message", ""))
    posted = numbered[number]
    if not sees(request, posted.system):
        raise refusal("IMS0601", "system", system=posted.system)
    if noted_on(posted) is None:
        raise refusal("IMS0307", "transaction", date=day(posted.found_date))
    return _checked(request, number, posted, reason)


def _check_going_on(
    request: Request, numbered: Mapping[int, Posted], pad: Pad, typed: Typed
) -> dict[str, str]:
    """Check the reason code for the next case of the household."""
    if "reason" not in typed:
        raise refusal("IMS0304", "reason")
    found = [n for n, each in numbered.items() if str(each.discrepancy_id) == pad[GOES_ON]]
    if not found:
        raise refusal("IMS0303", "reason", system=pad["system"])
    checked = _checked(request, found[0], numbered[found[0]], _reason(typed))
    return checked | {FILED_FROM: pad[FILED_FROM]}


def _checked(request: Request, number: int, posted: Posted, reason: str) -> dict[str, str]:
    since = (request.connection, posted.case_number, posted.posted_at)
    if reason == REDUCTION and not reduced_since(*since):
        raise refusal("IMS0919", "transaction", date=day(posted.found_date))
    return {
        "system": posted.system,
        "reason": reason,
        "message": str(number),
        "discrepancy": str(posted.discrepancy_id),
        "hint": UNDECIDED if undecided(request.connection, posted) else "",
    }


def _reason(typed: Typed) -> str:
    reason = typed["reason"].upper()
    if reason not in code_table("reason"):
        raise refusal("IMS0304", "reason")
    return reason


def _fits(number: int, posted: Posted, typed: Typed) -> bool:
    """Return whether a message may be the one meant by what has been typed so far."""
    system, wanted = typed.get("system", "").upper(), typed.get("message", "")
    return system in ("", posted.system) and wanted in ("", str(number))


def _not_noted(messages: Mapping[int, Posted]) -> date | None:
    """Return the earliest found date if none of the messages has a case note since, else None."""
    if any(noted_on(posted) for posted in messages.values()):
        return None
    return min(posted.found_date for posted in messages.values())


def is_own_ssn(request: Request, ssn: int) -> bool:
    """Return whether an SSN is the user's own, by keyed hash; the SSN is not stored."""
    return hmac.compare_digest(ssn_token(request.token_key, ssn), request.user.ssn_token)


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
        if FILED_FROM in asked:
            _file_note(request, posted, asked[FILED_FROM])
        done = {"system": posted.system, "case": posted.case_number, "reason": reason}
        for same in seen(request, same_on_other_cases(request.connection, posted)):
            said = message("IMS0314", **done, other=same.case_number)
            return Return(said, then=_going_on(request, same, posted))
        return Return(message("IMS0311", **done))
    assert posted.resolved_at is not None
    date, _, time = moment(posted.resolved_at).partition(" ")
    first = message("IMS0312", user=posted.resolved_by, date=date, time=time)
    return Return(first, changed=False)


def _going_on(request: Request, same: Posted, cleared: Posted) -> Show:
    """Make the panel for the same difference on another case; the SSN has been checked."""
    case = case_head(request.connection, same.case_number)
    assert case is not None
    messages = seen(request, open_on_case(request.connection, same.case_number))
    pad = {
        GOES_ON: str(same.discrepancy_id),
        FILED_FROM: cleared.case_number,
        "system": same.system,
    }
    panel = _panel(replace(request, pad=pad), Open(case, messages), {})
    return replace(
        panel,
        pad=pad,
        message=None,
        cursor="reason",
        overrides={"worker_ssn": HIDDEN, "system": HELD, "message": HELD},
        from_top=True,
        unfinished=False,
    )


def _file_note(request: Request, posted: Posted, source: str) -> None:
    """File the note that documents the cleared message of another case, unless there is one.

    A case action is that of the other case's program, so that only its words and basis are filed.
    """
    if noted_on(posted) is not None:
        return
    newest, *_ = case_notes(request.connection, source)
    add_note(
        request.connection,
        posted.case_number,
        request.user.user_id,
        request.now,
        f"AS NOTED ON {source}: {newest.text}",
        "" if newest.kind == CASE_ACTION else newest.kind,
        basis=newest.basis,
    )


dxd = Transaction("DXD", "CLEAR A DATA EXCHANGE DISCREPANCY", "OKDHS 16(3)", (CaseKey,), HELP)(
    Conversation(_open, _panel, _check, _clear, question="IMS0310")
)
