"""Help on transactions and messages, as M and PF1 show it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.office.user import OKDHS, ORANGE_CA
from data.rules.codes import code_column, code_table
from transactions.core.ims_commands import ims_commands, keys_and_pages
from transactions.core.messages import Message, MessageType, message_types
from transactions.core.registry import Transaction, codes_of
from transactions.core.reply import NOTHING, Carried, Line, Show
from transactions.core.words import wrapped

WIDTH = 78
ELSEWHERE = "NOT AVAILABLE HERE; ENTER ONE TO SEE WHAT TO USE INSTEAD"
_INSTRUCTIONS = {OKDHS: "OKDHS INSTRUCTIONS", ORANGE_CA: "POLICY 203-A"}
"""The source document of an agency."""
LETTERS = "AIWE"
"""Last letters of message numbers: action, information, warning, error."""


def help_screen(
    subject: str, lines: list[str], carried: Carried = NOTHING, said: Message | None = None
) -> Show:
    """Show lines of help, and carry the keys for a transaction typed on the bottom line."""
    return Show(
        "M",
        values={"subject": subject},
        lists={"lines": [Line({"text": line}) for line in lines]},
        carried=carried,
        message=said,
    )


def message_type(number: str) -> MessageType | None:
    """Find a message by its number, with or without the letter that ends it."""
    digits = number.rstrip(LETTERS)
    return next(
        (kind for kind in message_types().values() if kind.number.rstrip(LETTERS) == digits), None
    )


def index_lines(agency: str) -> list[str]:
    """List the codes of an agency with title and key; * marks our own codes. The codes that are not
    available here come last.
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
        "",
        "M = DESCRIBES PAGE REQUESTS, M PF1 THE KEYS.",
        "M /SIGN DESCRIBES AN IMS COMMAND. /SIGN OFF SIGNS OFF. THE COMMANDS ARE",
        "/FOR /SIGN /EXIT /HOLD /REL /DIS /SET /RESET /RCL",
        *(["", ELSEWHERE, "", *elsewhere] if elsewhere else []),
    ]


def command_lines(command: str) -> list[str]:
    """Return the forms of an IMS command, each with its effect."""
    return _forms(ims_commands()[command])


def keys_lines(kind: str) -> list[str]:
    """Return the keys or the page requests, each with what it does."""
    return _forms(keys_and_pages()[kind])


def _forms(forms: Mapping[str, str]) -> list[str]:
    return [
        line
        for form, does in forms.items()
        for line in (form, *(f"    {each}" for each in wrapped(does, WIDTH - 4)))
    ]


def key_words(declared: Transaction) -> str:
    """Name the keys of a transaction in a few words, in parentheses where they may be left out."""
    wanted = (key.wanted.removeprefix("AN ").removeprefix("A ") for key in declared.keys)
    words = ", ".join(wanted).replace(" AND PERSON CODE", " + PERSON")
    return words if declared.key_needed else f"({words})"


def transaction_lines(declared: Transaction) -> list[str]:
    """Return the help text of a transaction, its source, its aliases and its glossary."""
    origin = "SOURCE"
    if declared.ours:
        origin = "THIS SYSTEM'S OWN CODE; SEE"
    elif declared.elsewhere:
        origin = "NOT AVAILABLE HERE; NAMED IN"
    also = f"   ALSO: {' '.join(declared.aliases)}" if declared.aliases else ""
    glossary = _glossary(declared.glossary) if declared.glossary else []
    return [*wrapped(declared.help, WIDTH), "", f"{origin} {declared.source}{also}", *glossary]


def _glossary(table: str) -> list[str]:
    """List every code of a table with its meaning and explanation."""
    explained = code_column(table, "explained")
    lines = ["", "CODES"]
    for code, meant in code_table(table).items():
        lines += [f"{code}  {meant}", f"    {explained[code]}"]
    return lines


def message_lines(explained: MessageType, text: str = "") -> list[str]:
    """Return text, cause and action of a message; `text` is the one shown, with its values."""
    return [
        *wrapped(text or re.sub(r"[{}]", "", explained.text), WIDTH),
        "",
        *wrapped(f"Cause: {explained.cause}", WIDTH),
        "",
        *wrapped(f"Action: {explained.action}", WIDTH),
    ]
