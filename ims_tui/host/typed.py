"""What a user typed on a formatted screen, sorted: codes on lines, the bottom line, the screen's
own fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from screens.image import PlacedField, ScreenImage
from screens.message import InputMessage

SELECT = "select"
TRANSACTION = "transaction"


@dataclass(frozen=True, slots=True)
class Typed:
    """Selections by line number, the text of the bottom line, and the other fields by name."""

    selections: Mapping[int, str]
    bottom: str
    own: Mapping[str, str]

    def kept(self, image: ScreenImage) -> dict[str, str]:
        """What a screen gets back when the user returns: its own fields, hidden ones never."""
        return {
            key: text for key, text in self.own.items() if not image.field(key).attribute.hidden
        }


def read_typed(image: ScreenImage, message: InputMessage) -> Typed:
    """Sort the modified fields of a message by what they are for."""
    selections: dict[int, str] = {}
    own: dict[str, str] = {}
    bottom = ""
    for key, text in image.read(message).items():
        name, _, line = key.partition(".")
        if name == SELECT:
            if text.strip():
                selections[int(line)] = text.strip().upper()
        elif key == TRANSACTION:
            bottom = basic_edit(text)
        else:
            own[key] = text
    return Typed(selections, bottom, own)


def basic_edit(text: str) -> str:
    """Text as IMS basic edit leaves it: upper case, trimmed, cancelled by two asterisks at its end.

    A password in parentheses behind the code is taken out and goes no further.
    """
    words = " ".join(text.upper().split())
    if words.endswith("**"):
        return ""
    head, _, rest = words.partition(" ")
    if "(" in head or rest.startswith("("):
        code, _, behind = words.partition("(")
        return f"{code.strip()} {behind.partition(')')[2].strip()}".strip()
    return words


def field_under(image: ScreenImage, cursor: int) -> PlacedField | None:
    """The named field that the cursor stands in."""
    for field in image.fields:
        if field.address <= cursor < field.address + field.length:
            return field
    return None
