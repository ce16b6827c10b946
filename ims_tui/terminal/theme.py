"""Themes: colors of fields, the cursor and the operator information area."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from rich.style import Style

from data.store.safe import ExpectedError
from screens.attribute import Attribute, Intensity

DEFAULT = "default"


class ThemeError(ExpectedError, ValueError):
    """The settings name an unknown theme; the text lists the themes."""


class Theme:
    """One theme of themes.toml as styles."""

    def __init__(self, name: str, table: Mapping[str, object]) -> None:
        self.name = name
        self.title = str(table["title"])
        self._table = {key: str(value) for key, value in table.items() if isinstance(value, str)}
        colours = table.get("colours", {})
        self._colours = dict(colours) if isinstance(colours, dict) else {}
        self._looks: dict[Attribute | None, Style] = {}
        self.plain = self._style("unprotected")
        """Style of the unformatted screen, attribute cells and the area around the screen."""
        self.frame = self._style("protected")
        self.status = self._bar("oia")
        self.warning = self._bar("warning") + Style(bold=True)
        self.insert_cursor = self._insert_cursor()

    def look(self, attribute: Attribute | None) -> Style:
        """Return the style of a field's cells; `attribute` is None outside of fields."""
        style = self._looks.get(attribute)
        if style is None:
            style = self._looks[attribute] = self._look(attribute)
        return style

    def _look(self, attribute: Attribute | None) -> Style:
        if attribute is None:
            return self.plain
        high = attribute.intensity is Intensity.HIGH
        style = self._style(
            ("protected" if attribute.protected else "unprotected") + ("_high" if high else "")
        )
        if attribute.colour is not None and self._colours:
            style += Style(color=self._colours[attribute.colour.name.lower()])
        return style + Style(bold=high, underline=not attribute.protected)

    def _style(self, key: str) -> Style:
        return Style(color=self._table[key], bgcolor=self._table["background"])

    def _bar(self, key: str) -> Style:
        background = self._table["oia_background"]
        if background == DEFAULT:
            return Style(color=DEFAULT, bgcolor=DEFAULT, reverse=True)
        return Style(color=self._table[key], bgcolor=background)

    def _insert_cursor(self) -> Style:
        """Return the style added to the field's at the cursor in insert mode."""
        colour = self._table["insert"]
        if colour == DEFAULT:
            return Style(reverse=True, bold=True, blink=True)
        return Style(color=self._table["background"], bgcolor=colour, underline=True)


@lru_cache(maxsize=1)
def themes() -> Mapping[str, Theme]:
    """Return the themes by name, in the order of the theme key."""
    # Not importlib.resources, whose import takes longer than reading the file.
    text = Path(__file__).with_name("themes.toml").read_text("utf-8")
    return {name: Theme(name, table) for name, table in tomllib.loads(text).items()}


def theme_named(name: str) -> Theme:
    """Return the theme with this name.

    Raises:
        ThemeError: there is no such theme.
    """
    try:
        return themes()[name]
    except KeyError:
        raise ThemeError(f"theme {name!r}: not one of {', '.join(themes())}") from None


def theme_after(theme: Theme) -> Theme:
    """Return the next theme, or the first after the last."""
    every = list(themes().values())
    return every[(every.index(theme) + 1) % len(every)]
