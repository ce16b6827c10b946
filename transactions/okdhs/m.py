"""M: describe a transaction or message, or list all transactions (OKDHS 5(a))."""

from __future__ import annotations

from transactions.core.help import (
    command_lines,
    help_screen,
    index_lines,
    keys_lines,
    message_lines,
    message_type,
    transaction_lines,
)
from transactions.core.ims_commands import command_name, ims_commands, keys_and_pages
from transactions.core.keys import NameKey
from transactions.core.registry import Transaction, codes_of
from transactions.core.reply import Show, refusal
from transactions.core.request import Request

HELP = """
M describes any transaction: enter M space and the transaction code. It also explains any message by
its number: M DFS064, any IMS command: M /SIGN, the page requests: M =, and the keys: M PF1. M alone
lists all transaction codes.

PF1 explains whatever the cursor is on, without typing: a field, the message on the last line, or
the screen.
"""


@Transaction(
    "M",
    "DESCRIPTION OF TRANSACTIONS AND MESSAGES",
    "OKDHS 5(a)",
    (NameKey,),
    HELP,
    key_needed=False,
    agency="",
)
def m(request: Request) -> Show:
    """Describe the transaction, message or IMS command, or list the transactions."""
    agency = request.user.agency
    if request.key is None:
        return help_screen("ALL TRANSACTIONS", index_lines(agency))
    name = request.keyed(NameKey).name
    if (command := command_name(name.removeprefix("/"), ims_commands())) and name.startswith("/"):
        return help_screen(f"IMS COMMAND /{command}", command_lines(command))
    if name.startswith("="):
        return help_screen("PAGE REQUESTS", keys_lines("PAGE REQUESTS"))
    if name in ("KEYS", *keys_and_pages()["KEYS"]):
        return help_screen("KEYS", keys_lines("KEYS"))
    declared = codes_of(agency).get(name)
    if declared is not None:
        return help_screen(f"{declared.code}  {declared.title}", transaction_lines(declared))
    explained = message_type(name)
    if explained is None or not explained.known_to(agency):
        raise refusal("IMS0014", name=name)
    return help_screen(f"MESSAGE {explained.shown_number}", message_lines(explained))
