"""DXD: clear a discrepancy message after it has been documented and acted on (OKDHS 16(3))."""

from __future__ import annotations

import hmac
import re

from data.office.case_reading import case_head, noted_since, reduced_since
from data.office.discrepancy import Posted, message_by_id, open_on_case, resolve
from data.rules.codes import code_table
from data.store.clock import OFFICE_ZONE
from data.store.tokens import ssn_token
from screens.attribute import Attribute, Intensity
from transactions.core.keys import CaseKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.words import day, name_words, person
from transactions.shapes.discrepancy import carried_by, comparison_words, note_words, seen

HELP = """
DXD clears a data exchange discrepancy after the information has been documented and appropriate
action taken. Enter DXD, a blank and the case number, or type DXD on a line of G1DX or G3.

The open messages of the case are shown, with a number each. Type your own SSN (it does not show),
the system type, and the reason code: 7 when the error caused a reduction of benefits, 9 an
increase, C no change. Where several messages of the system are open, type the number of the one you
clear.

A case note must have been written since the message was posted: NO NOTE stands before a message
that has none; write it with FCN first. For reason 7 it must be a case
action: a reduction, suspension or closure with a basis that carries it. Wage, IRS or BEER data that
nobody verified, an anonymous contact's word, or a missing answer of USCIS do not.

After Enter confirmation is requested. Y clears the message from G1DX and G3 and posts the resolved
date on DXL, and you are back where you came from. Anything else changes nothing: N goes back to
what you typed, and without Y or N it is asked again.
"""

REDUCTION = "7"
TYPED = Attribute(protected=False)
HELD = Attribute(protected=True, intensity=Intensity.HIGH)
HELD_HIDDEN = Attribute(protected=True, intensity=Intensity.HIDDEN)


def dxd(request: Request) -> Reply:
    """The prompt, then the check and the question, then the answer."""
    assert isinstance(request.key, CaseKey)
    if request.pad is not None and "asked" in request.pad:
        return _answered(request, int(request.pad["asked"]), request.pad["reason"])
    case_number = request.key.case_number
    case = case_head(request.connection, case_number)
    if case is None:
        return Refuse(message("IMS0202", case=case_number))
    messages = seen(request, open_on_case(request.connection, case_number))
    if not messages:
        return Refuse(message("IMS0301", case=case_number))
    name = name_words(case.last_name, case.first_name, case.middle_name)
    head = {"case": case_number, "name": name, "date": day(request.today)}
    if request.pad is None:
        return _prompt(request, messages, head)
    return _checked(request, messages, head)


def _prompt(request: Request, messages: list[Posted], head: dict[str, str]) -> Show:
    values = dict(head)
    for number, posted in enumerate(messages, start=1):
        if request.record.get("discrepancy") == str(posted.discrepancy_id):
            values |= {"system": posted.system, "message": str(number)}
    return _screen(request, messages, values, cursor="worker_ssn", pad={})


def _screen(
    request: Request,
    messages: list[Posted],
    values: dict[str, str],
    cursor: str,
    pad: dict[str, str],
    chosen: Posted | None = None,
) -> Show:
    about = messages if chosen is None else [chosen]
    return Show(
        "DXD",
        values=values,
        lists={"messages": [_line(n, posted) for n, posted in enumerate(messages, start=1)]},
        carried=Carried(
            ssns=tuple(dict.fromkeys(posted.ssn for posted in about)),
            cases=tuple(dict.fromkeys((p.case_number, p.person_code) for p in about)),
        ),
        message=None if chosen is None else message("IMS0310"),
        cursor=cursor,
        overrides={} if chosen is None else _asking(),
        pad=pad,
        asks="" if chosen is None else "confirm",
        unfinished=True,
    )


def _asking() -> dict[str, Attribute]:
    """While the question stands, what was typed is held and only the answer can be typed."""
    held = dict.fromkeys(("system", "reason", "message"), HELD)
    return held | {"worker_ssn": HELD_HIDDEN, "confirm": TYPED}


def _line(number: int, posted: Posted) -> Line:
    values = {
        "note": note_words(posted),
        "number": str(number).rjust(2),
        "listed_system": posted.system,
        "type": posted.error_type,
        "person": person(posted.person_code),
        "found": day(posted.found_date),
        "due": day(posted.due_date),
        "person_name": name_words(posted.last_name, posted.first_name, posted.middle_name),
        "comparison": comparison_words(posted),
    }
    return Line(values, carried_by(posted), system=posted.system)


def _checked(request: Request, messages: list[Posted], head: dict[str, str]) -> Reply:
    typed = {name: text.strip().upper() for name, text in request.fields.items()}
    system, reason = typed.get("system", ""), typed.get("reason", "")
    for name in ("worker_ssn", "system", "reason"):
        if not typed.get(name):
            return Refuse(message("IMS0308"), cursor=name)
    if not re.fullmatch("[0-9]{9}", typed["worker_ssn"], re.ASCII):
        return Refuse(message("IMS0313"), cursor="worker_ssn")
    if not is_own_ssn(request, typed["worker_ssn"]):
        return Refuse(message("IMS0302"), cursor="worker_ssn")
    if reason not in code_table("reason"):
        return Refuse(message("IMS0304"), cursor="reason")
    chosen = _chosen(messages, system, typed.get("message", ""))
    if isinstance(chosen, Refuse):
        return chosen
    number, posted = chosen
    if not sees(request, posted.system):
        return Refuse(message("IMS0601", system=posted.system), cursor="system")
    if not noted_since(request.connection, posted.case_number, posted.posted_at):
        return Refuse(message("IMS0307", date=day(posted.found_date)), cursor="transaction")
    if reason == REDUCTION and not reduced_since(
        request.connection, posted.case_number, posted.posted_at
    ):
        return Refuse(message("IMS0919", date=day(posted.found_date)), cursor="transaction")
    values = head | {"system": system, "reason": reason, "message": str(number)}
    pad = {"asked": str(posted.discrepancy_id), "reason": reason}
    return _screen(request, messages, values, "confirm", pad, posted)


def is_own_ssn(request: Request, typed: str) -> bool:
    """Whether nine digits are the user's own SSN, by keyed hash; the SSN goes no further."""
    return hmac.compare_digest(ssn_token(request.token_key, int(typed)), request.user.ssn_token)


def _chosen(messages: list[Posted], system: str, number: str) -> tuple[int, Posted] | Refuse:
    """The one message meant: by its number, or because it is the only one of the system."""
    of_system = {n: p for n, p in enumerate(messages, start=1) if p.system == system}
    if not of_system:
        return Refuse(message("IMS0303", system=system), cursor="system")
    if number:
        wanted = int(number) if re.fullmatch("[0-9]{1,2}", number, re.ASCII) else 0
        if wanted not in of_system:
            wrong = message("IMS0306", number=number, system=system)
            return Refuse(wrong, cursor="message")
        return wanted, of_system[wanted]
    if len(of_system) > 1:
        return Refuse(message("IMS0305", system=system), cursor="message")
    return next(iter(of_system.items()))


def _answered(request: Request, discrepancy_id: int, reason: str) -> Reply:
    """Y was answered, and clears if the message is still open; the store lets one of two workers
    win.
    """
    won = resolve(
        request.connection, discrepancy_id, reason, request.user.user_id, request.now, request.today
    )
    posted = message_by_id(request.connection, discrepancy_id)
    assert posted is not None
    if won:
        done = {"system": posted.system, "case": posted.case_number, "reason": reason}
        return Return(message("IMS0311", **done))
    assert posted.resolved_at is not None
    at = posted.resolved_at.astimezone(OFFICE_ZONE)
    first = {"user": posted.resolved_by, "date": day(at.date()), "time": f"{at:%H:%M}"}
    return Return(message("IMS0312", **first), changed=False)


TRANSACTION = Transaction(
    code="DXD",
    title="CLEAR A DATA EXCHANGE DISCREPANCY",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 16(3)",
    work=dxd,
)
