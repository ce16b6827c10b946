from __future__ import annotations

import pytest

from screens.geometry import CELLS, address, position


def test_address_and_position_are_inverse() -> None:
    assert [address(*position(cell)) for cell in range(CELLS)] == list(range(CELLS))
    assert address(1, 1) == 0
    assert address(24, 80) == CELLS - 1
    assert position(80) == (2, 1)


@pytest.mark.parametrize("place", [(0, 1), (1, 0), (25, 1), (1, 81)])
def test_address_refuses_what_is_not_on_the_screen(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not on a 24x80 screen"):
        address(*place)


@pytest.mark.parametrize("cell", [-1, CELLS])
def test_position_refuses_what_is_not_on_the_screen(cell: int) -> None:
    with pytest.raises(ValueError, match="not on a 24x80 screen"):
        position(cell)
