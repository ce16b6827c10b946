"""Rows, styles and redrawing."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style

from ims_tui.terminal.picture import Rectangle, Row, changed, space_rows
from ims_tui.terminal.screen_widget import draw_row
from ims_tui.terminal.theme import Theme, ThemeError, theme_named, themes
from screens.attribute import Attribute, Colour, Intensity
from screens.geometry import address
from screens.output import EraseWrite
from screens.space import PresentationSpace
from tests.ims_tui.terminal.fake_host import PERSON, image

HIGH = Intensity.HIGH
ATTRIBUTES = [
    Attribute(protected=protected, intensity=intensity)
    for protected in (False, True)
    for intensity in (Intensity.NORMAL, HIGH)
]


def _space() -> PresentationSpace:
    space = PresentationSpace()
    space.apply(EraseWrite(PERSON))
    return space


def _styles(row: Row, theme: Theme | None = None, own_cursor: bool = True) -> list[Style]:
    """Return the style of each of the 80 cells."""
    strip = draw_row(row, theme or theme_named("base"), own_cursor)
    styles = [style or Style() for text, style, _ in strip for _ in text]
    assert len(styles) == 80
    return styles


def test_every_row_has_the_text_of_the_space() -> None:
    space = _space()
    rows = space_rows(space, insert=False, mark=None)
    theme = theme_named("base")
    assert [draw_row(row, theme).text for row in rows] == space.rows()


def test_unprotected_cells_are_underlined_and_attribute_cells_are_not() -> None:
    row = space_rows(_space(), insert=False, mark=None)[3]
    underlined = [n for n, style in enumerate(_styles(row)) if style.underline]
    assert underlined == list(range(9, 29))


def test_a_field_runs_on_over_the_end_of_a_row_and_of_the_screen() -> None:
    wrapping = image("W", {}, {"long": (24, 78, 6, Attribute())}, (1, 1))
    space = PresentationSpace()
    space.apply(EraseWrite(wrapping))
    rows = space_rows(space, insert=False, mark=None)
    assert [n for n, style in enumerate(_styles(rows[23])) if style.underline] == [77, 78, 79]
    assert [n for n, style in enumerate(_styles(rows[0])) if style.underline] == [0, 1, 2]


def test_a_blank_screen_is_not_underlined() -> None:
    rows = space_rows(PresentationSpace(), insert=False, mark=None)
    assert not any(style.underline for row in rows for style in _styles(row))


def test_cursor_insert_cursor_and_mark() -> None:
    space = _space()
    mark = Rectangle(2, 8, 2, 10)
    plain, marked, insert = (
        _styles(space_rows(space, insert=inserting, mark=marking)[2])
        for inserting, marking in ((False, None), (False, mark), (True, None))
    )
    assert [n for n, style in enumerate(plain) if style.reverse] == [9]
    assert [n for n, style in enumerate(marked) if style.reverse] == [8, 10]
    assert [n for n, style in enumerate(insert) if style.reverse] == []
    assert insert[9].bgcolor != plain[8].bgcolor
    row = space_rows(space, insert=False, mark=None)[2]
    assert not any(style.reverse for style in _styles(row, own_cursor=False))


def test_only_the_cells_that_differ_are_drawn_again() -> None:
    space = _space()
    before = space_rows(space, insert=False, mark=None)
    assert [changed(row, row) for row in before] == [(0, 0)] * 24
    space.cells[address(3, 10)] = "9"
    space.cursor += 1
    after = space_rows(space, insert=False, mark=None)
    spans = [changed(old, new) for old, new in zip(before, after, strict=True)]
    assert spans == [(0, 0), (0, 0), (9, 11), *[(0, 0)] * 21]


@pytest.mark.parametrize("theme", themes().values(), ids=list(themes()))
def test_intensity_and_protection_need_no_colour(theme: Theme) -> None:
    looks = [theme.look(attribute) for attribute in ATTRIBUTES]
    shapes = {(bool(look.bold), bool(look.underline)) for look in looks}
    assert len(shapes) == 4


@pytest.mark.parametrize("theme", themes().values(), ids=list(themes()))
def test_every_text_can_be_read(theme: Theme) -> None:
    styles = [theme.look(attribute) for attribute in ATTRIBUTES]
    styles += [theme.look(Attribute(colour=colour)) for colour in Colour]
    styles += [theme.status, theme.warning, theme.insert_cursor]
    for style in styles:
        assert style.color is None or style.bgcolor is None or _contrast(style) >= 4.5


def test_a_dark_window_with_16_colours_still_shows_all_text() -> None:
    from rich.color import ColorSystem

    for theme in themes().values():
        for attribute in ATTRIBUTES:
            style = theme.look(attribute)
            if style.color is None or style.color.is_default:
                continue
            assert style.bgcolor is not None
            front, back = (
                colour.downgrade(ColorSystem.STANDARD) for colour in (style.color, style.bgcolor)
            )
            assert front.number != back.number


def test_explicit_colours_count_only_where_the_theme_has_colours() -> None:
    pink = Attribute(protected=True, colour=Colour.PINK)
    assert theme_named("base").look(pink).color == Color.parse("#ff00ff")
    assert theme_named("green").look(pink) == theme_named("green").look(Attribute(protected=True))


def test_an_unknown_theme() -> None:
    with pytest.raises(ThemeError, match="'pink': not one of base, green, amber, contrast, plain"):
        theme_named("pink")


def _contrast(style: Style) -> float:
    """Return the WCAG contrast ratio, or the best possible one for the window's own colors."""
    if style.color is None or style.bgcolor is None or style.color.is_default:
        return 21.0
    light, dark = sorted(map(_luminance, (style.color, style.bgcolor)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.get_truecolor()]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(p * weight for p, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
