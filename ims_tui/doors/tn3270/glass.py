"""Buffer of a terminal as the server knows it, and the writes that bring it up to date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from ims_tui.doors.tn3270 import orders
from ims_tui.doors.tn3270.datastream import ERASE_WRITE, WRITE
from ims_tui.doors.tn3270.plan import Plan, plan
from ims_tui.doors.tn3270.query import Abilities
from screens.attribute import Attribute
from screens.cell import NULL, cell_text
from screens.geometry import CELLS, COLS
from screens.image import BLANK
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH, EraseWrite, MessageWrite, Output

_MESSAGE_END = MESSAGE_ADDRESS + MESSAGE_LENGTH
_BLANK = 0x40
_DIFFERENT = re.compile(rb"[^\x00]+")


class Glass:
    """The 1,920 cells of a terminal in EBCDIC, its attributes, tags and cursor.

    Unprotected fields are as the terminal last sent them. Later typing is not known here, so every
    change of the screen writes all unprotected fields.
    """

    def __init__(self) -> None:
        self.abilities = Abilities()
        self._name = ""
        self._cells = bytearray(CELLS)
        self._plan = plan({}, False)
        self._tagged: set[int] = set()
        self._cursor = 0
        self._stale = True

    @property
    def formatted(self) -> bool:
        """True if the terminal's screen has fields."""
        return bool(self._plan.starts)

    def know(self, abilities: Abilities) -> None:
        """Take the terminal's abilities. If they are new, the next write is a full one."""
        if abilities != self.abilities:
            text = self.abilities.page.decode(bytes(self._cells))
            self.abilities = abilities
            self._cells[:] = abilities.page.encode(text)
            self._plan = plan(self._plan.attributes, abilities.color)
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
        starts, attributes = self._plan.starts, self._plan.attributes
        for address, text in fields:
            attribute = None if address is None else attributes.get(address - 1)
            if address is None or attribute is None or attribute.protected:
                continue
            place = bisect_left(starts, address)
            end = starts[place] if place < len(starts) else CELLS
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
        image, old_cells, old_plan = output.image, self._cells, self._plan
        same_name = image.name == self._name
        self._load(image.name, image.text, image.attributes, image.cursor)
        same = same_name and image.formatted and self._plan.starts == old_plan.starts
        if self._stale or not same:
            return self.full(output.alarm)
        return self._changes(old_cells, old_plan, output.alarm)

    def restore(self) -> bytes:
        """Return a Write that restores the keyboard and changes nothing else."""
        return bytes((WRITE, orders.control(reset=False)))

    def full(self, alarm: bool = False) -> bytes:
        """Return an Erase/Write of the whole buffer."""
        self._stale = False
        out = [bytes((ERASE_WRITE, orders.control(alarm=alarm)))]
        cells = bytes(self._cells)
        for order, first, last in self._plan.segments:
            if self._tagged and first - 1 in self._tagged:
                order = orders.field(self._plan.attributes[first - 1], True, self.abilities.color)
            text = cells[first:last]
            long = last - first >= orders.SHORTEST_RUN
            out += (order, orders.data(first, text, erased=True) if long else text)
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
            orders.data(MESSAGE_ADDRESS, text, erased=False),
        ]
        if output.cursor is not None:
            out.append(orders.cursor(self._cursor))
        return b"".join(out)

    def _changes(self, old_cells: bytearray, old: Plan, alarm: bool) -> bytes:
        """Return a Write of what differs from a screen with fields in the same places."""
        new, cells = self._plan, bytes(self._cells)
        out = [bytes((WRITE, orders.control(alarm=alarm)))]
        places: Iterable[int] = new.tagged  # whose tags the control character has reset
        if new is not old:
            differ = (p for p in range(len(new.starts)) if new.order(p) != old.order(p))
            places = sorted({*new.tagged, *old.tagged, *differ})
        for place in places:
            out += (orders.move(new.starts[place]), new.order(place))
        for field in new.open:
            text = old_cells[field.first : field.last] = cells[field.first : field.last]
            if text.count(0) == len(text):
                out.append(field.empty)
            else:
                out += (field.move, orders.data(field.first, text, erased=False))
        # Attribute cells are blanks in both, so that no difference covers one.
        differences = int.from_bytes(old_cells) ^ int.from_bytes(cells)
        for run in _DIFFERENT.finditer(differences.to_bytes(CELLS)):
            first, last = run.span()
            out += (orders.move(first), orders.data(first, cells[first:last], erased=False))
        out.append(orders.cursor(self._cursor))
        return b"".join(out)

    def _load(self, name: str, text: str, attributes: Mapping[int, Attribute], cursor: int) -> None:
        self._name = name
        self._cells = bytearray(self.abilities.page.encode(text))
        for start in attributes:
            self._cells[start] = _BLANK
        self._plan = plan(attributes, self.abilities.color)
        self._tagged = set()
        self._cursor = cursor
