"""Layout in windows of every size."""

from __future__ import annotations

import pytest

from ims_tui.terminal.layout import BUTTONS, Layout, arrange

WIDTHS = (80, 81, 82, 106, 107, 120, 200)
HEIGHTS = range(24, 50)


def _used(layout: Layout) -> list[tuple[int, int]]:
    """Return every window cell of the screen, the information area and the keypad."""
    cells = [(layout.left + x, layout.top + y) for y in range(24) for x in range(80)]
    if not layout.overlaid:
        cells += [(layout.left + x, layout.status_row) for x in range(80)]
    return cells


@pytest.mark.parametrize("keypad", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_everything_is_inside_the_window(width: int, keypad: bool) -> None:
    for height in HEIGHTS:
        _check_inside(width, height, keypad)


def _check_inside(width: int, height: int, keypad: bool) -> None:
    layout = arrange(width, height, keypad)
    cells = _used(layout)
    place = layout.keypad
    keys = set()
    if place is not None:
        keys = {
            (place.left + x, place.top + y)
            for y in range(place.keypad.height)
            for x in range(place.keypad.width)
        }
    for x, y in [*cells, *keys]:
        assert 0 <= x < width
        assert 0 <= y < height
    frame = 1 if layout.framed else 0
    assert layout.left >= frame
    assert layout.status_row + frame < height
    assert (place is None) is not keypad
    roomy = width >= 80 + 27 or height >= 25 + 6
    assert not (roomy and keys & set(cells)), "beside or under, wherever there is room"


@pytest.mark.parametrize(
    ("height", "overlaid", "ruled", "framed"),
    [
        (24, True, False, False),
        (25, False, False, False),
        (26, False, True, False),
        (28, False, True, True),
    ],
)
def test_what_a_taller_window_adds(height: int, overlaid: bool, ruled: bool, framed: bool) -> None:
    layout = arrange(100, height)
    assert (layout.overlaid, layout.ruled, layout.framed) == (overlaid, ruled, framed)


@pytest.mark.parametrize(("width", "height"), [(79, 24), (80, 23), (1, 1), (0, 0)])
def test_too_small(width: int, height: int) -> None:
    assert not arrange(width, height, keypad=True).fits


@pytest.mark.parametrize("cursor_row", range(24))
def test_a_keypad_over_the_screen_leaves_the_cursor_free(cursor_row: int) -> None:
    place = arrange(80, 24, keypad=True, cursor_row=cursor_row).keypad
    assert place is not None
    assert not place.top <= cursor_row < place.top + place.keypad.height


def test_cells_under_the_mouse() -> None:
    layout = arrange(100, 30)
    assert layout.cell(layout.left, layout.top) == (0, 0)
    assert layout.cell(layout.left + 79, layout.top + 23) == (23, 79)
    assert layout.cell(layout.left - 1, layout.top) is None
    assert layout.cell(layout.left, layout.top + 24) is None


@pytest.mark.parametrize(("width", "height"), [(80, 24), (80, 40), (120, 30)])
def test_each_button_is_where_its_label_is(width: int, height: int) -> None:
    place = arrange(width, height, keypad=True).keypad
    assert place is not None
    hits = [
        place.hit(x, y)
        for y in range(place.top, place.top + place.keypad.height)
        for x in range(place.left, place.left + place.keypad.width)
    ]
    assert [hit for n, hit in enumerate(hits) if hit and hits[n - 1] != hit] == [
        action for action, _ in BUTTONS
    ]
    assert place.hit(place.left - 1, place.top) is None
    assert place.hit(place.left, place.top - 1) is None
