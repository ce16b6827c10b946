"""Buffer of a terminal as the server knows it, and the writes that bring it up to date."""

from __future__ import annotations

from collections.abc import Mapping

from ims_tui.doors.tn3270 import orders
from ims_tui.doors.tn3270.datastream import ERASE_WRITE, WRITE
from ims_tui.doors.tn3270.query import Abilities
from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.geometry import CELLS, COLS
from screens.image import BLANK
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH, EraseWrite, MessageWrite, Output

_MESSAGE_END = MESSAGE_ADDRESS + MESSAGE_LENGTH
_BLANK = 0x40


class Glass:
    """The 1,920 cells of a terminal in EBCDIC, its attributes, tags and cursor.

    Unprotected fields are as the terminal last sent them. Later typing is not known here, so every
    change of the screen writes all unprotected fields.
    """

    def __init__(self) -> None:
        self.abilities = Abilities()
        self._name = ""
        self._cells = bytearray(CELLS)
        self._attributes: Mapping[int, Attribute] = {}
        self._tagged: set[int] = set()
        self._cursor = 0
        self._stale = True

    @property
    def formatted(self) -> bool:
        """True if the terminal's screen has fields."""
        return bool(self._attributes)

    def know(self, abilities: Abilities) -> None:
        """Take the terminal's abilities. If they are new, the next write is a full one."""
        if abilities != self.abilities:
            text = self.abilities.page.decode(bytes(self._cells))
            self.abilities = abilities
            self._cells[:] = abilities.page.encode(text)
            self._stale = True

    def spoil(self) -> None:
        """Make the next write a full one, because the terminal may show something else."""
        self._stale = True

    def clear(self) -> None:
        """Erase the buffer, as the operator's Clear key has erased the terminal's."""
        self._load("", BLANK.text, {}, BLANK.cursor)

    def type(self, cursor: int, fields: tuple[tuple[int | None, str], ...]) -> None:
        """Take the cursor and the modified fields that the terminal has sent."""
        self._cursor = cursor
        for address, text in fields:
            attribute = None if address is None else self._attributes.get(address - 1)
            if address is None or attribute is None or attribute.protected:
                continue
            end = min((start for start in self._attributes if start >= address), default=CELLS)
            typed = self.abilities.page.encode(text[: end - address])
            self._cells[address:end] = typed.ljust(end - address, b"\0")
            self._tagged.add(address - 1)

    def write(self, output: Output) -> bytes:
        """Return the write that shows an output and restores the keyboard."""
        if isinstance(output, MessageWrite):
            return self._message(output)
        if not isinstance(output, EraseWrite):
            text = cell_text(output.text)[:CELLS].ljust(CELLS, NULL)
            self._load("", text, {}, COLS)
            return self.full()
        image, old_cells, old_attributes = output.image, self._cells, self._attributes
        same = image.name == self._name and image.attributes.keys() == old_attributes.keys()
        self._load(image.name, image.text, image.attributes, image.cursor)
        if self._stale or not same or not image.formatted:
            return self.full(output.alarm)
        return self._changes(old_cells, old_attributes, output.alarm)

    def restore(self) -> bytes:
        """Return a Write that restores the keyboard and changes nothing else."""
        return bytes((WRITE, orders.control(reset=False)))

    def full(self, alarm: bool = False) -> bytes:
        """Return an Erase/Write of the whole buffer."""
        self._stale = False
        out = [bytes((ERASE_WRITE, orders.control(alarm=alarm)))]
        cells = bytes(self._cells)
        at = 0
        for start in sorted(self._attributes):
            out += orders.data(at, cells[at:start], erased=True)
            out.append(self._field(start))
            at = start + 1
        out += orders.data(at, cells[at:], erased=True)
        out.append(orders.cursor(self._cursor))
        return b"".join(out)

    def _message(self, output: MessageWrite) -> bytes:
        text = self.abilities.page.encode(cell_text(output.text)[:MESSAGE_LENGTH])
        text = text.ljust(MESSAGE_LENGTH, bytes((_BLANK,)))
        self._cells[MESSAGE_ADDRESS:_MESSAGE_END] = text
        if output.cursor is not None:
            self._cursor = output.cursor % CELLS
        if self._stale:
            return self.full(output.alarm)
        out = [
            bytes((WRITE, orders.control(reset=False, alarm=output.alarm))),
            orders.move(MESSAGE_ADDRESS),
            *orders.data(MESSAGE_ADDRESS, text, erased=False),
        ]
        if output.cursor is not None:
            out.append(orders.cursor(self._cursor))
        return b"".join(out)

    def _changes(
        self, old_cells: bytearray, old_attributes: Mapping[int, Attribute], alarm: bool
    ) -> bytes:
        """Return a Write of what differs from a screen with fields in the same places."""
        cells, attributes = self._cells, self._attributes
        out = [bytes((WRITE, orders.control(alarm=alarm)))]
        starts = sorted(attributes)
        # The cells before the first attribute belong to the last field.
        for start, end in zip([starts[-1] - CELLS, *starts], [*starts, CELLS], strict=True):
            attribute = attributes[start % CELLS]
            if start >= 0 and (attribute.mdt or attribute != old_attributes[start]):
                out += (orders.move(start), self._field(start))
            first, last = max(start + 1, 0), end
            if attribute.protected:
                first, last = _difference(old_cells, cells, first, last)
            if first < last:
                out.append(orders.move(first))
                out += orders.data(first, bytes(cells[first:last]), erased=False)
        out.append(orders.cursor(self._cursor))
        return b"".join(out)

    def _load(self, name: str, text: str, attributes: Mapping[int, Attribute], cursor: int) -> None:
        self._name = name
        self._cells = bytearray(self.abilities.page.encode(text))
        for start in attributes:
            self._cells[start] = _BLANK
        self._attributes = attributes
        self._tagged = set()
        self._cursor = cursor

    def _field(self, start: int) -> bytes:
        attribute = self._attributes[start]
        return orders.field(attribute, attribute.mdt or start in self._tagged, self.abilities.color)


def _difference(old: bytearray, new: bytearray, first: int, last: int) -> tuple[int, int]:
    """Return the address of the first cell that differs and that after the last one."""
    if old[first:last] == new[first:last]:
        return last, last
    while old[first] == new[first]:
        first += 1
    while old[last - 1] == new[last - 1]:
        last -= 1
    return first, last
