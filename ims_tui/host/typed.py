"""What a user typed, sorted: codes on lines, the bottom line, the screen's own fields; and the
transaction with its key that it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ims_tui.host.way import Entry
from screens.cell import cell_text
from screens.image import ScreenImage, plain
from screens.message import InputMessage
from transactions.core.keys import Key
from transactions.core.registry import Transaction, transactions_by_code
from transactions.core.reply import Carried, Line, refusal

SELECT = "select"
TRANSACTION = "transaction"


class Typed(NamedTuple):
    """Selections by line number, the text of the bottom line, the screen's own fields by name, and
    the field that the cursor stood in ("" for the bottom line and for none to type in).
    """

    selections: Mapping[int, str]
    bottom: str
    own: Mapping[str, str]
    cursor: str = ""

    def kept(self, image: ScreenImage) -> dict[str, str]:
        """What a screen gets back when the user returns: its own fields, hidden ones never."""
        return without_hidden(image, self.own)


NOTHING_TYPED = Typed({}, "", {})


def read_typed(image: ScreenImage, message: InputMessage) -> Typed:
    """Sort the modified fields of a message by what they are for."""
    selections: dict[int, str] = {}
    own: dict[str, str] = {}
    bottom = ""
    for key, text in image.read(message).items():
        if key == TRANSACTION:
            bottom = basic_edit(text)
        elif not _is_selection(key):
            own[key] = text
        elif text.strip():
            selections[int(key.partition(".")[2])] = text.strip().upper()
    under = image.field_at(message.cursor)
    typing = under is not None and not under.attribute.protected and under.name != TRANSACTION
    return Typed(selections, bottom, own, under.key if under is not None and typing else "")


def own_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """The fields that are the screen's own business: neither codes on lines nor the bottom line."""
    return {
        key: text for key, text in typed.items() if key != TRANSACTION and not _is_selection(key)
    }


def without_hidden(image: ScreenImage, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed in plain sight."""
    return {key: text for key, text in typed.items() if not image.field(key).attribute.hidden}


def blank_screen_text(message: InputMessage) -> str:
    """What was typed on the unformatted screen, its pieces a blank apart."""
    return " ".join(plain(text) for address, text in message.fields if address is None)


def basic_edit(text: str) -> str:
    """Text as IMS basic edit leaves it: upper case, trimmed, cancelled by two asterisks at its end.

    A password in parentheses behind the code is taken out and goes no further.
    """
    words = " ".join(cell_text(text).upper().split())
    if words.endswith("**"):
        return ""
    head, _, rest = words.partition(" ")
    if "(" in head or rest.startswith("("):
        code, _, behind = words.partition("(")
        return f"{code.strip()} {behind.partition(')')[2].strip()}".strip()
    return words


def _is_selection(key: str) -> bool:
    return key.partition(".")[0] == SELECT


def named(code: str, agency: str) -> Transaction:
    """The transaction of this code that the staff of an agency have.

    Raises:
        RefusedError: DFS064, there is none; another agency's is none.
    """
    declared = transactions_by_code().get(code)
    if declared is None or not declared.known_to(agency):
        raise refusal("DFS064", dest=code[:8])
    return declared


def entered(declared: Transaction, text: str, carried: Carried) -> Entry:
    """The transaction with its key: as typed behind the code, else as the screen supplies it.

    Raises:
        RefusedError: the key is malformed or missing, or several fit.
    """
    key = _key_from_text(declared, text) if text else _key_from_screen(declared, carried)
    return Entry(declared.code, key)


def entered_on_line(declared: Transaction, line: Line, screen: Carried) -> Entry:
    """The transaction typed on a line, which supplies key and record.

    Raises:
        RefusedError: the line holds another system's data, or nothing that the transaction takes.
    """
    if not declared.fits(line.system):
        raise refusal("IMS0010", code=declared.code, system=line.system)
    if any(kind.from_carried(line.carried) for kind in declared.keys):
        key = _key_from_screen(declared, line.carried)
    else:
        key = _key_from_screen(declared, screen)
    return Entry(declared.code, key, line.carried.record)


def _key_from_text(declared: Transaction, text: str) -> Key:
    kinds = declared.keys
    return next((kind for kind in kinds if kind.reads(text)), kinds[0]).from_text(text)


def _key_from_screen(declared: Transaction, carried: Carried) -> Key | None:
    for kind in declared.keys:
        candidates = kind.from_carried(carried)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise refusal("IMS0011", what=kind.several)
    if declared.key_needed:
        wanted = " OR ".join(kind.wanted for kind in declared.keys)
        raise refusal("IMS0101", code=declared.code, key=wanted)
    return None
