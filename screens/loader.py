"""Loading painted formats: the files of `screens/formats`, read once and checked."""

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
    """The names of all formats, sorted."""
    found = (entry.name for entry in files("screens").joinpath("formats").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


@cache
def load(name: str) -> Format:
    """The format of this name; UnknownFormat, or the FormatError of its file."""
    if name not in names():
        raise UnknownFormat(name)
    path = files("screens").joinpath("formats", name + SUFFIX)
    return parse(name, path.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Format:
    """A format from its painted text; FormatError names the row and column at fault."""
    head, lines = split(name, text)
    return lay_out(name, read_head(name, head), read_picture(name, lines), shared_help())


@cache
def shared_help() -> dict[str, str]:
    """What fields mean on every screen that draws them, by field name."""
    text = files("screens").joinpath("fields.toml").read_text(encoding="utf-8")
    return {name: str(explained) for name, explained in tomllib.loads(text).items()}
