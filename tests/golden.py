"""Golden texts: screens as a person last approved them."""

from __future__ import annotations

import os
from pathlib import Path

from screens.attribute import Attribute
from screens.geometry import CELLS, COLS, position
from screens.image import ScreenImage
from screens.painting import RULER


def assert_golden(path: Path, text: str) -> None:
    """Compare a text with the file; with UPDATE_GOLDEN=1 in the environment write the file."""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is missing: UPDATE_GOLDEN=1 writes it"
    agreed = path.read_text(encoding="utf-8")
    assert text == agreed, f"{path} differs: make golden writes it, git diff shows how"


def screen_text(image: ScreenImage) -> str:
    """A screen as two blocks of 24 rows, what is seen and the attribute cells, then the rest.

    Letters: u unprotected, n numeric, s skip, p protected; capitals are bright. Under the blocks
    the cursor and what the letters do not tell: hidden, colour, modified data tag.
    """
    letters = [" "] * CELLS
    for address, attribute in image.attributes.items():
        letters[address] = _letter(attribute)
    seen = [row.rstrip() for row in image.rows()]
    block = ["".join(letters[start : start + COLS]).rstrip() for start in range(0, CELLS, COLS)]
    lines = [image.name, RULER, *seen, RULER, *block, RULER, f"cursor {_place(image.cursor)}"]
    lines += [
        f"{_place(address)} {' '.join(words)}"
        for address, attribute in sorted(image.attributes.items())
        if (words := _words(attribute))
    ]
    return "\n".join(lines) + "\n"


def _letter(attribute: Attribute) -> str:
    kinds = {(False, False): "u", (False, True): "n", (True, True): "s", (True, False): "p"}
    letter = kinds[attribute.protected, attribute.numeric]
    return letter.upper() if attribute.intensity.name == "HIGH" else letter


def _words(attribute: Attribute) -> list[str]:
    words = ["hidden"] if attribute.hidden else []
    words += [attribute.colour.name.lower()] if attribute.colour else []
    return words + (["mdt"] if attribute.mdt else [])


def _place(address: int) -> str:
    row, column = position(address)
    return f"{row}/{column}"
