"""Small formats painted for a test."""

from __future__ import annotations

from screens.attribute import Attribute
from screens.format import Format
from screens.geometry import CELLS
from screens.image import ScreenImage
from screens.keyboard import Keyboard
from screens.loader import parse
from screens.output import EraseWrite
from screens.painting import RULER
from screens.space import PresentationSpace

LIST = "[lists.records]\nrow = 5\n"
MESSAGE = " system_message" + "." * 64


def source(rows: dict[int, str], head: str = "") -> str:
    """Return the text of a format with these lines, with a system message field by default."""
    lines = [{24: MESSAGE, **rows}.get(row, "") for row in range(1, 25)]
    return "\n".join([head, RULER, *lines, RULER, ""])


def paint(rows: dict[int, str], head: str = "") -> Format:
    """Return the format `T` with these lines."""
    return parse("T", source(rows, head))


def keyboard(image: ScreenImage | None = None, numeric_lock: bool = False) -> Keyboard:
    """Return a keyboard on a space that shows an image, or the blank screen."""
    made = Keyboard(PresentationSpace(), numeric_lock)
    if image is not None:
        made.receive(EraseWrite(image))
    return made


def image(attributes: dict[int, Attribute], texts: dict[int, str] | None = None) -> ScreenImage:
    """Return a screen of attribute cells and texts by address, nulls elsewhere, cursor 0."""
    cells = ["\0"] * CELLS
    for start, text in (texts or {}).items():
        for offset, character in enumerate(text):
            cells[(start + offset) % CELLS] = character
    for cell in attributes:
        cells[cell] = " "
    return ScreenImage("T", "".join(cells), attributes, 0)


OPEN = Attribute()
NUMERIC = Attribute(numeric=True)
PROTECTED = Attribute(protected=True)
