"""M: describes a transaction or message; without a name it lists the transactions (OKDHS 5(a))."""

from __future__ import annotations

import re

from data.office.agencies import OKDHS, ORANGE_CA
from data.rules.codes import code_column, code_table
from transactions.core.keys import NameKey
from transactions.core.messages import MessageType, message, message_types
from transactions.core.registry import Transaction, codes_of
from transactions.core.reply import Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, wrapped

HELP = """
M describes any transaction: enter M, a blank and the transaction code. It also explains any message
by its number: M DFS064. M alone lists all transaction codes.

PF1 does the same without typing, for whatever the cursor is on: a field, the message on the last
line, or the screen.
"""

WIDTH = 78
ELSEWHERE = "NOT CARRIED OUT HERE; EACH SAYS WHAT IT DID AND WHAT HELPS"
_INSTRUCTIONS = {OKDHS: "OKDHS INSTRUCTIONS", ORANGE_CA: "POLICY 203-A"}
"""The source document of an agency."""
LETTERS = "AIWE"
"""What a message number may end in: action, information, warning, error."""


def m(request: Request) -> Reply:
    """Describe the transaction or message that the key names, or list the transactions."""
    agency = request.user.agency
    if request.key is None:
        return _show(request, "ALL TRANSACTIONS", index_lines(agency))
    assert isinstance(request.key, NameKey)
    name = request.key.name
    declared = codes_of(agency).get(name)
    if declared is not None:
        return _show(request, f"{declared.code}  {declared.title}", transaction_lines(declared))
    explained = message_type(name)
    if explained is not None and explained.known_to(agency):
        return _show(request, f"MESSAGE {explained.shown_number}", message_lines(explained))
    return Refuse(message("IMS0014", name=name))


def message_type(number: str) -> MessageType | None:
    """The message that a user means by `number`, with or without the letter behind it."""
    digits = number.rstrip(LETTERS)
    return next(
        (kind for kind in message_types().values() if kind.number.rstrip(LETTERS) == digits), None
    )


def index_lines(agency: str) -> list[str]:
    """One line a code of an agency: title, key; * marks this system's own codes. What is carried
    out elsewhere stands at the end.
    """
    here, elsewhere = [], []
    for code, declared in sorted(codes_of(agency).items()):
        if declared.elsewhere:
            elsewhere.append(f"{code:<9}{declared.title}")
        elif code == declared.code:
            marked = code + "*" * declared.ours
            here.append(f"{marked:<9}{declared.title:<41}{key_words(declared)}")
        else:
            here.append(f"{code:<9}THE SAME AS {declared.code}")
    return [
        f"{'CODE':<9}{'TITLE':<41}KEY",
        "",
        *here,
        "",
        f"* THIS SYSTEM'S OWN CODE, NOT IN THE {_INSTRUCTIONS.get(agency, 'INSTRUCTIONS')}",
        *(["", ELSEWHERE, "", *elsewhere] if elsewhere else []),
    ]


def key_words(declared: Transaction) -> str:
    """What a transaction takes, in a few words."""
    wanted = (key.wanted.removeprefix("AN ").removeprefix("A ") for key in declared.keys)
    words = ", ".join(wanted).replace(" AND PERSON CODE", " + PERSON")
    return words if declared.key_needed else f"({words})"


def transaction_lines(declared: Transaction) -> list[str]:
    """The help of a transaction."""
    origin = "SOURCE"
    if declared.ours:
        origin = "THIS SYSTEM'S OWN CODE; SEE"
    elif declared.elsewhere:
        origin = "NOT CARRIED OUT HERE; NAMED BY"
    also = f"   ALSO: {' '.join(declared.aliases)}" if declared.aliases else ""
    glossary = _glossary(declared.glossary) if declared.glossary else []
    return [*wrapped(declared.help, WIDTH), "", f"{origin} {declared.source}{also}", *glossary]


def _glossary(table: str) -> list[str]:
    """Every code of a table with its meaning and its explanation."""
    explained = code_column(table, "explained")
    lines = ["", "CODES"]
    for code, meant in code_table(table).items():
        lines += [f"{code}  {meant}", f"    {explained[code]}"]
    return lines


def message_lines(explained: MessageType, text: str = "") -> list[str]:
    """Text (as it was said, else with what varies in lower case), cause and action of a message."""
    return [
        *wrapped(text or re.sub(r"[{}]", "", explained.text), WIDTH),
        "",
        *wrapped(f"Cause: {explained.cause}", WIDTH),
        "",
        *wrapped(f"Action: {explained.action}", WIDTH),
    ]


def _show(request: Request, about: str, lines: list[str]) -> Show:
    return Show(
        "M",
        values={"subject": about, "date": day(request.today)},
        lists={"lines": [Line({"text": line}) for line in lines]},
        cursor="transaction",
    )


TRANSACTION = Transaction(
    code="M",
    title="DESCRIPTION OF TRANSACTIONS AND MESSAGES",
    keys=(NameKey,),
    help=HELP,
    source="OKDHS 5(a)",
    work=m,
    key_needed=False,
    agency="",
)
