"""List the painted formats: `python -m tools.formats`. Show one: `python -m tools.formats PY`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from screens.attribute import Attribute
from screens.format import Format, FormatError, UnknownFormat
from screens.geometry import COLS
from screens.loader import load, names
from screens.painting import RULER


def main(arguments: Sequence[str]) -> int:
    """Print the list of formats, or the named formats. Return 1 if one is unknown or wrong."""
    status = 0
    for name in arguments or names():
        try:
            made = load(name)
        except (FormatError, UnknownFormat) as error:
            print(error, file=sys.stderr)
            status = 1
        else:
            print("\n".join(show(made)) if arguments else f"{name:<8}  {made.title}")
    return status


def show(format: Format) -> list[str]:
    """Return the picture of a format with its field names, and a table of the fields."""
    lines = [f"{format.name}  {format.title}", RULER, *_picture(format), RULER]
    lines.append(f"{'FIELD':<20} ROW COL LEN {'ATTRIBUTE':<28} {'BLOCK':<5} HELP")
    first_lines = {0, *(area.line for area in format.lists.values())}
    for field in format.fields:
        if field.line in first_lines:
            place = f"{field.row:>3} {field.column:>3} {field.length:>3}"
            words = f"{describe(field.attribute):<28} {field.block:<5}"
            explained = format.help.get(field.name, "")
            lines.append(f"{field.key:<20} {place} {words} {explained}".rstrip())
    return lines


def describe(attribute: Attribute) -> str:
    """Describe an attribute in the words of a format's head."""
    words = ["protected" if attribute.protected else "unprotected"]
    if attribute.numeric and not attribute.protected:
        words.append("numeric")
    if attribute.intensity.value:
        words.append("hidden" if attribute.hidden else "bright")
    if attribute.colour:
        words.append(attribute.colour.name.lower())
    if attribute.mdt:
        words.append("mdt")
    return " ".join(words)


def _picture(format: Format) -> list[str]:
    cells = list(format.text)
    for field in format.fields:
        filler = "." if field.attribute.protected else "_"
        name = field.name[: field.length].ljust(field.length, filler)
        cells[field.address : field.address + field.length] = name
    text = "".join(cells)
    return [text[start : start + COLS].rstrip() for start in range(0, len(text), COLS)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
