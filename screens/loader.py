"""Loading of painted formats from `screens/formats`. Each is read and checked once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from screens.format import Format, UnknownFormat
from screens.head import read_head
from screens.layout import lay_out
from screens.painting import read_picture, split

SUFFIX = ".fmt"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    found = (entry.name for entry in files("screens").joinpath("formats").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


@cache
def load(name: str) -> Format:
    """Load a format; UnknownFormat, or FormatError if its file is wrong."""
    if name not in names():
        raise UnknownFormat(name)
    path = files("screens").joinpath("formats", name + SUFFIX)
    return parse(name, path.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Format:
    """Parse the text of a format; FormatError with the row and column of the error."""
    head, lines = split(name, text)
    return lay_out(name, read_head(name, head), read_picture(name, lines), shared_help())


@cache
def shared_help() -> dict[str, str]:
    """Read the help of fields that is the same on every screen, by field name."""
    text = files("screens").joinpath("fields.toml").read_text(encoding="utf-8")
    return {name: str(explained) for name, explained in tomllib.loads(text).items()}
