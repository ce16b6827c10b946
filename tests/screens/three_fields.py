"""Screen with three unprotected fields."""

from __future__ import annotations

from screens.attribute import SKIP
from screens.image import ScreenImage
from screens.keyboard import Keyboard
from tests.screens.paint import OPEN, PROTECTED, image, keyboard

A, B, C = 100, 200, 300
"""Three unprotected fields of nine cells, with first cells at 101, 201 and 301."""
FIELDS = {A: OPEN, A + 10: SKIP, B: OPEN, B + 10: PROTECTED, C: OPEN, C + 10: SKIP}


def screen(texts: dict[int, str] | None = None) -> ScreenImage:
    return image(FIELDS, texts)


def at(cursor: int, texts: dict[int, str] | None = None) -> Keyboard:
    made = keyboard(screen(texts))
    made.space.cursor = cursor
    return made


def text(made: Keyboard, start: int, length: int = 9) -> str:
    return "".join(made.space.cells[start : start + length]).replace("\0", ".")


def tagged(made: Keyboard) -> list[int]:
    return [cell for cell, attribute in made.space.attributes.items() if attribute.mdt]
