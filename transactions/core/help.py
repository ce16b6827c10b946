"""Help on transactions and messages, as M and PF1 show it."""

from __future__ import annotations

import re

from data.office.user import OKDHS, ORANGE_CA
from data.rules.codes import code_column, code_table
from transactions.core.messages import Message, MessageType, message_types
from transactions.core.registry import Transaction, codes_of
from transactions.core.reply import NOTHING, Carried, Line, Show
from transactions.core.words import wrapped

WIDTH = 78
ELSEWHERE = "NOT CARRIED OUT HERE; EACH SAYS WHAT IT DID AND WHAT HELPS"
_INSTRUCTIONS = {OKDHS: "OKDHS INSTRUCTIONS", ORANGE_CA: "POLICY 203-A"}
"""The source document of an agency."""
LETTERS = "AIWE"
"""Last letters of message numbers: action, information, warning, error."""


def help_screen(
    subject: str, lines: list[str], carried: Carried = NOTHING, said: Message | None = None
) -> Show:
    """Lines of help as a screen, with what it keeps for the transaction typed at its bottom."""
    return Show(
        "M",
        values={"subject": subject},
        lists={"lines": [Line({"text": line}) for line in lines]},
        carried=carried,
        message=said,
    )


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
    """The keys that a transaction takes, in a few words."""
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
