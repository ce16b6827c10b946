"""TWNM: messages about persons, each to be acknowledged (WN, "WP Reviewers Responsibility":
information new to the county is shared with the CalWORKs worker and the WTW case manager).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.office.case_message import Sent, acknowledge, acknowledged, pending
from data.office.user import ORANGE_CA
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Reply, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.words import local_day, moment, name_words, short_day, ssn_words, wrapped
from transactions.shapes.conversation import HELD
from transactions.work_number.staff import NoKey

HELP = """
TWNM shows the messages that other staff have sent you about persons: information from The Work
Number that is new to the county, for the CalWORKs worker and the Welfare-To-Work case manager.

Messages waiting at sign-on are shown first, and only TWNM and M are accepted until you have
acknowledged each one: type Y in ACK next to the messages you have read, and press Enter. The date
and time are recorded. A message that arrives while you are signed on waits until your next sign-on
or until you enter TWNM.

Messages you acknowledged earlier follow with their dates, newest first. Type a code at the left of
a line to act on the person it is about.

TWNM is this system's own code.
"""

WIDTH: Final = 74
"""Columns of a line of text."""
LINES: Final = 3
"""Lines of text next to one heading; a longer message continues below, without a heading."""
ROOM: Final = 4
"""Number of these on a page."""


@Transaction(
    "TWNM",
    "THE WORK NUMBER: MESSAGES TO YOU",
    "WN WP REVIEWERS RESPONSIBILITY",
    (NoKey,),
    HELP,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
def twnm(request: Request) -> Reply:
    """Show the messages; acknowledge those that were marked."""
    if request.pad is None:
        return _screen(request)
    return _marked(request, [int(number) for number in request.pad["shown"].split()])


def _marked(request: Request, shown: Sequence[int]) -> Reply:
    """Acknowledge the marked messages; `shown` has the number of each line's message, or 0."""
    marks = {
        name: text.strip().upper()
        for name, text in request.fields.items()
        if name.startswith("ack.") and text.strip()
    }
    if not marks:
        raise refusal("IMS1092" if any(shown) else "IMS0001")
    for name, mark in marks.items():
        if mark != "Y":
            raise refusal("IMS1093", name)
    user = request.user.user_id
    lines = [int(name.partition(".")[2]) for name in marks]
    meant = [shown[line - 1] for line in lines if line <= len(shown) and shown[line - 1]]
    done = sum(acknowledge(request.connection, each, user, request.now) for each in meant)
    left = len(pending(request.connection, user))
    if left:
        return _screen(request, message("IMS1094", count=done, number=left))
    return Return(message("IMS1095"))


def _screen(request: Request, said: Message | None = None) -> Show:
    """Show the unread messages that fit on the first page, oldest first, and then the read ones."""
    user = request.user.user_id
    unread, read = pending(request.connection, user), acknowledged(request.connection, user)
    lines: list[Line] = []
    shown: list[int] = []
    for sent in unread:
        parts = _lines(sent)
        if lines and len(lines) + len(parts) > ROOM:
            break
        lines += parts
        if len(parts) > ROOM:
            lines, shown = _to_the_last_page(parts, sent.message_id)
            break
        shown += [sent.message_id, *[0] * (len(parts) - 1)]
    for sent in read:
        lines += _lines(sent)
    waiting = message("IMS1091", number=len(unread)) if unread else None
    return Show(
        "TWNM",
        values={"counts": f"{len(unread)} TO ACKNOWLEDGE, {len(read)} ACKNOWLEDGED"},
        lists={"messages": lines},
        message=said or waiting or (None if read else message("IMS1096")),
        cursor="ack.1" if unread and not lines[0].attributes else "transaction",
        pad={"shown": " ".join(map(str, shown))},
        unfinished=bool(unread),
        from_top=True,
    )


def _to_the_last_page(parts: Sequence[Line], number: int) -> tuple[list[Line], list[int]]:
    """Split a message longer than a page; only its last part can be acknowledged."""
    *before, last = parts
    held = [replace(part, attributes={"ack": HELD}) for part in before]
    return [*held, replace(last, attributes={})], [*[0] * (len(before) % ROOM), number]


def _lines(sent: Sent) -> list[Line]:
    """Return a message as list items: the heading with the first lines of text, then the rest."""
    text = wrapped(sent.text, WIDTH)
    at = sent.acknowledged_at
    head = {
        "ssn": ssn_words(sent.ssn),
        "about": name_words(sent.last_name or "", sent.first_name or "", sent.middle_name or ""),
        "by": sent.sent_by,
        "sent": moment(sent.sent_at),
        "acknowledged": "" if at is None else short_day(local_day(at)),
    }
    return [
        Line(
            {f"line_{n}": line for n, line in enumerate(text[start : start + LINES], start=1)}
            | (head if not start else {}),
            Carried(ssns=(sent.ssn,)),
            attributes={"ack": HELD} if at is not None or start else {},
        )
        for start in range(0, max(1, len(text)), LINES)
    ]
