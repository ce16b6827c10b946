"""Input recall: the transactions entered last, one key away."""

from __future__ import annotations

from collections import deque

from screens.image import ScreenImage
from screens.message import InputMessage

_KEPT = 50
_TRANSACTION = "transaction"


class Recall:
    """The last 50 transactions of one user, newest last, with a place in them.

    Texts with a password are never kept: no /SIGN, and nothing with a parenthesis behind the code.
    """

    def __init__(self) -> None:
        self._texts: deque[str] = deque(maxlen=_KEPT)
        self._back = 0

    def record(self, text: str) -> None:
        """Keep what was sent, once if it repeats the last one."""
        code = text.strip()
        if not code or code.upper().startswith("/SIG") or "(" in code.split(maxsplit=1)[0]:
            return
        if not self._texts or self._texts[-1] != code:
            self._texts.append(code)

    def from_newest(self) -> None:
        """Begin again behind the newest, as on every screen."""
        self._back = 0

    def previous(self) -> str | None:
        """One further back; None when there is nothing further."""
        if self._back >= len(self._texts):
            return None
        self._back += 1
        return self._texts[-self._back]

    def next(self) -> str | None:
        """One newer; "" behind the newest, None when there already."""
        if self._back == 0:
            return None
        self._back -= 1
        return self._texts[-self._back] if self._back else ""

    def clear(self) -> None:
        """Forget everything, for another user."""
        self._texts.clear()
        self.from_newest()


def transaction_address(image: ScreenImage) -> int | None:
    """Where a transaction is typed: 0 on a blank screen, None where there is no such field."""
    if not image.formatted:
        return 0
    try:
        field = image.field(_TRANSACTION)
    except KeyError:
        return None
    return None if field.attribute.hidden or field.attribute.protected else field.address


def transaction_text(image: ScreenImage, message: InputMessage) -> str:
    """What an input message holds as a transaction, "" if nothing."""
    wanted = transaction_address(image)
    for address, text in message.fields:
        if address is None or address == wanted:
            return text
    return ""
