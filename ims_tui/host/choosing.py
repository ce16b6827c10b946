"""From what was typed to a transaction with its key."""

from __future__ import annotations

from ims_tui.host.way import Entry
from transactions.core.keys import Key
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction, transactions_by_code
from transactions.core.reply import Carried, Line, RefusedError


class NotChosenError(Exception):
    """What was typed does not lead to a transaction; `message` says why."""

    def __init__(self, why: Message, code: str = "") -> None:
        super().__init__(why.text)
        self.message = why
        self.code = code


def named(code: str, agency: str) -> Transaction:
    """The transaction of this code that the staff of an agency have.

    Raises:
        NotChosenError: DFS064, there is none; another agency's is none.
    """
    declared = transactions_by_code().get(code)
    if declared is None or not declared.known_to(agency):
        raise NotChosenError(message("DFS064", dest=code[:8]), code)
    return declared


def entered(declared: Transaction, text: str, carried: Carried) -> Entry:
    """The transaction with its key: as typed behind the code, else as the screen supplies it.

    Raises:
        NotChosenError: the key is malformed or missing, or several fit.
    """
    key = _key_from_text(declared, text) if text else _key_from_screen(declared, carried)
    return Entry(declared.code, key)


def entered_on_line(declared: Transaction, line: Line, screen: Carried) -> Entry:
    """The transaction typed on a line, which supplies key and record.

    Raises:
        NotChosenError: the line holds another system's data, or nothing that the transaction takes.
    """
    if not declared.fits(line.system):
        raise NotChosenError(message("IMS0010", code=declared.code, system=line.system))
    if any(kind.from_carried(line.carried) for kind in declared.keys):
        key = _key_from_screen(declared, line.carried)
    else:
        key = _key_from_screen(declared, screen)
    return Entry(declared.code, key, line.carried.record)


def _key_from_text(declared: Transaction, text: str) -> Key:
    kinds = declared.keys
    kind = next((kind for kind in kinds if kind.reads(text)), kinds[0])
    try:
        return kind.from_text(text)
    except RefusedError as refused:
        raise NotChosenError(refused.message) from None


def _key_from_screen(declared: Transaction, carried: Carried) -> Key | None:
    for kind in declared.keys:
        candidates = kind.from_carried(carried)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise NotChosenError(message("IMS0011", what=kind.several))
    if declared.key_needed:
        wanted = " OR ".join(kind.wanted for kind in declared.keys)
        raise NotChosenError(message("IMS0101", code=declared.code, key=wanted))
    return None
