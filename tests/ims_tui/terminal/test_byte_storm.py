"""A short storm of bytes on every screen that takes keys; `make stress` sends a long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ims_tui.terminal.byte_storm import SCREENS, ride


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_rides_out_a_storm(screen: str, tmp_path: Path) -> None:
    ride(screen, 150, 7, tmp_path)
