"""Terminal that applies writes by the manual (GA23-0059), with no part of the product's encoder."""

from __future__ import annotations

from screens.attribute import GRAPHIC, Attribute, Colour, Intensity

CELLS = 1920


class Interpreter:
    """Buffer of a 24x80 terminal in EBCDIC bytes and attribute bytes."""

    def __init__(self) -> None:
        self.cells = bytearray(CELLS)
        self.attributes: dict[int, tuple[int, int]] = {}
        """Attribute bits and extended color (0 = none) by address."""
        self.cursor = 0
        self.locked = True
        self.alarms = 0

    def write(self, stream: bytes) -> None:
        """Apply a Write or Erase/Write."""
        command, control = stream[0], GRAPHIC.index(stream[1])
        assert command in (0xF1, 0xF5)
        if command == 0xF5:
            self.cells[:] = bytes(CELLS)
            self.attributes.clear()
            self.cursor = 0
        if control & 0x01:
            self.attributes = {at: (a & ~1, c) for at, (a, c) in self.attributes.items()}
        self.alarms += bool(control & 0x04)
        self.locked = self.locked and not control & 0x02
        self._orders(stream[2:], 0 if command == 0xF5 else self.cursor)

    def type(self, address: int, text: bytes) -> None:
        """Type in the field that starts at an address."""
        self.cells[address : address + len(text)] = text
        bits, color = self.attributes[address - 1]
        self.attributes[address - 1] = (bits | 1, color)

    def _orders(self, data: bytes, at: int) -> None:
        place = 0
        while place < len(data):
            order = data[place]
            if order == 0x11:
                at = _address(data[place + 1 : place + 3])
                place += 3
            elif order == 0x13:
                self.cursor = at
                place += 1
            elif order == 0x3C:
                stop = _address(data[place + 1 : place + 3]) or CELLS
                assert at < stop
                for cell in range(at, stop):
                    self._put(cell, data[place + 3])
                at = stop % CELLS
                place += 4
            elif order in (0x1D, 0x29):
                bits, color, place = _attribute(data, place)
                self._put(at, 0x40)
                self.attributes[at] = (bits, color)
                at = (at + 1) % CELLS
            else:
                assert order == 0 or order >= 0x40 or order in (0x1C, 0x1E), hex(order)
                self._put(at, order)
                at = (at + 1) % CELLS
                place += 1

    def _put(self, cell: int, code: int) -> None:
        self.attributes.pop(cell, None)
        self.cells[cell] = code


def _attribute(data: bytes, place: int) -> tuple[int, int, int]:
    if data[place] == 0x1D:
        return GRAPHIC.index(data[place + 1]), 0, place + 2
    pairs = data[place + 1]
    end = place + 2 + 2 * pairs
    found = dict(zip(data[place + 2 : end : 2], data[place + 3 : end : 2], strict=True))
    return GRAPHIC.index(found[0xC0]), found.get(0x42, 0), end


def _address(pair: bytes) -> int:
    address = GRAPHIC.index(pair[0]) << 6 | GRAPHIC.index(pair[1])
    assert address < CELLS
    return address


def wanted(attribute: Attribute, color: bool) -> tuple[int, int]:
    """Return the bits and color that an attribute has on a terminal."""
    bits = 0x20 * attribute.protected | 0x10 * attribute.numeric | attribute.mdt
    bits |= {Intensity.NORMAL: 0, Intensity.HIGH: 8, Intensity.HIDDEN: 12}[attribute.intensity]
    colours = {Colour.RED: 0xF2, Colour.YELLOW: 0xF6}
    return bits, colours[attribute.colour] if color and attribute.colour else 0
