"""Records of a terminal: attention keys with cursor and modified fields."""

from __future__ import annotations

import re

from ims_tui.doors.tn3270.codepage import CodePage
from ims_tui.doors.tn3270.datastream import GRAPHIC_ESCAPE, SBA, TEST_REQUEST, address_of
from ims_tui.doors.tn3270.telnet import ProtocolError
from screens.cell import NULL
from screens.geometry import CELLS
from screens.message import Aid, InputMessage

_AIDS = {aid.value: aid for aid in Aid if aid not in (Aid.NONE, Aid.ATTN)}
_ESCAPED = re.compile(rb"\x08.", re.DOTALL)


def read(record: bytes, formatted: bool, page: CodePage) -> InputMessage | None:
    """Return the input in a record; None for a key that has no meaning here.

    A PA key or Clear has no cursor and fields. The texts of an unformatted screen become one, with
    a blank between them, as in IMS basic edit.

    Raises:
        ProtocolError: the record is not one that a terminal sends.
    """
    if record.startswith(TEST_REQUEST):
        return InputMessage(Aid.SYSREQ)
    aid = _AIDS.get(record[0])
    if aid is None:
        return None
    if aid.short:
        return InputMessage(aid)
    if len(record) < 3:
        raise ProtocolError("an input has no cursor address")
    cursor = _cell(record, 1)
    fields = _fields(record, formatted, page)
    if formatted:
        return InputMessage(aid, cursor, fields)
    words = " ".join(text for _, text in fields if text)
    return InputMessage(aid, cursor, ((None, words),) if words else ())


def _fields(record: bytes, formatted: bool, page: CodePage) -> tuple[tuple[int | None, str], ...]:
    """Return the texts after each Set Buffer Address, and on an unformatted screen before it."""
    found: list[tuple[int | None, str]] = []
    address: int | None = None
    at = 3
    while at <= len(record):
        end = record.find(SBA, at)
        end = len(record) if end < 0 else end
        if address is not None or not formatted:
            found.append((address, _text(record[at:end], page)))
        if end == len(record):
            break
        address = _cell(record, end + 1)
        at = end + 3
    return tuple(found)


def _text(data: bytes, page: CodePage) -> str:
    if GRAPHIC_ESCAPE in data:
        # A character of another set; the next byte is its code there.
        data = _ESCAPED.sub(bytes((GRAPHIC_ESCAPE,)), data)
    return page.decode(data).replace(NULL, "")


def _cell(record: bytes, at: int) -> int:
    if at + 2 > len(record):
        raise ProtocolError("an input ends within an address")
    cell = address_of(record[at], record[at + 1])
    if cell >= CELLS:
        raise ProtocolError("an input has an address outside 24x80")
    return cell
