"""Sort an input into line selections, the bottom line and the screen's own fields, and find the
transaction and key in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ims_tui.host.way import Entry
from screens.cell import cell_text
from screens.image import ScreenImage, plain
from screens.message import InputMessage
from screens.plain_text import plain_marks
from transactions.core.keys import Key
from transactions.core.registry import Transaction, transactions_by_code
from transactions.core.reply import Carried, Line, refusal

SELECT = "select"
TRANSACTION = "transaction"
COMMANDING = "/="
"""First characters of IMS commands and page requests."""


class Typed(NamedTuple):
    """Selections by line number, the bottom line, the screen's own fields, and the field with the
    cursor ("" for the bottom line or a protected field).
    """

    selections: Mapping[int, str]
    bottom: str
    own: Mapping[str, str]
    cursor: str = ""

    def kept(self, image: ScreenImage) -> dict[str, str]:
        """Return the fields to restore when the user returns: all but hidden ones."""
        return without_hidden(image, self.own)


NOTHING_TYPED = Typed({}, "", {})


def read_typed(image: ScreenImage, message: InputMessage) -> Typed:
    """Sort the modified fields of a message by purpose."""
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
    if selections and not bottom and (meant := _for_bottom_line(image, selections)):
        bottom, selections = meant, {}
    under = image.field_at(message.cursor)
    typing = under is not None and not under.attribute.protected and under.name != TRANSACTION
    return Typed(selections, bottom, own, under.key if under is not None and typing else "")


def _for_bottom_line(image: ScreenImage, selections: Mapping[int, str]) -> str:
    """Return a command or page request typed where the cursor was, in the selection fields, or
    blank. What does not fit in one field goes on in the next.
    """
    whole = ""
    lines = sorted(selections)
    for line, text in sorted(selections.items()):
        if not whole and text[0] not in COMMANDING:
            return ""
        room = image.field(f"{SELECT}.{line}").length
        whole += text if line == lines[-1] else text.ljust(room)
    return basic_edit(whole)


def own_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the screen's own fields, without line selections and the bottom line."""
    return {
        key: text for key, text in typed.items() if key != TRANSACTION and not _is_selection(key)
    }


def without_hidden(image: ScreenImage, typed: Mapping[str, str]) -> dict[str, str]:
    """Return the typed fields that are not hidden."""
    return {key: text for key, text in typed.items() if not image.field(key).attribute.hidden}


def blank_screen_text(message: InputMessage) -> str:
    """Return the text typed on the unformatted screen, with spaces between its pieces."""
    return " ".join(plain(text) for address, text in message.fields if address is None)


def basic_edit(text: str) -> str:
    """Edit text as IMS basic edit does: upper case, trimmed, canceled by two asterisks at the end.

    A password in parentheses after the code is removed here, so that nothing can log it.
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
    """Return the transaction with this code.

    Raises:
        RefusedError: DFS064, there is no such code, or it is another agency's.
    """
    declared = transactions_by_code().get(code)
    if declared is None or not declared.known_to(agency):
        raise refusal("DFS064", dest=code[:8])
    return declared


def entered(
    declared: Transaction, text: str, carried: Carried, lines: Iterable[Line] = ()
) -> Entry:
    """Return the transaction with the key typed after the code, or else supplied by the screen.

    `lines` are those of the screen's lists.

    Raises:
        RefusedError: the key is not valid or missing, or the screen supplies several.
    """
    if text:
        return Entry(declared.code, _key_from_text(declared, text))
    if declared.key_needed and not any(kind.from_carried(carried) for kind in declared.keys):
        for kind in declared.keys:
            fit = {key for line in lines for key in kind.from_carried(line.carried)}
            if len(fit) == 1:
                return Entry(declared.code, fit.pop())
            if fit:
                raise refusal("IMS0011", what=kind.several)
    return Entry(declared.code, _key_from_screen(declared, carried))


def entered_on_line(declared: Transaction, line: Line, screen: Carried) -> Entry:
    """Return the transaction typed on a line, with the key and record that the line supplies.

    Raises:
        RefusedError: the line has another system's data, or no key that the transaction takes.
    """
    if not declared.fits(line.system):
        raise refusal("IMS0010", code=declared.code, system=line.system)
    if any(kind.from_carried(line.carried) for kind in declared.keys):
        key = _key_from_screen(declared, line.carried)
    else:
        key = _key_from_screen(declared, screen)
    return Entry(declared.code, key, line.carried.record)


def _key_from_text(declared: Transaction, text: str) -> Key:
    kinds, text = declared.keys, plain_marks(text)
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
