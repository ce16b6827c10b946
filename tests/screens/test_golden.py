"""Golden texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.attribute import Attribute, Colour
from tests.golden import assert_golden, screen_text
from tests.screens.paint import image


def test_a_golden_text_is_written_only_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "A.txt"
    monkeypatch.delenv("UPDATE_GOLDEN", raising=False)
    with pytest.raises(AssertionError, match="is missing"):
        assert_golden(path, "A\n")
    monkeypatch.setenv("UPDATE_GOLDEN", "1")
    assert_golden(path, "A\n")
    monkeypatch.delenv("UPDATE_GOLDEN")
    assert_golden(path, "A\n")
    with pytest.raises(AssertionError):
        assert_golden(path, "B\n")


def test_a_screen_as_text_shows_every_attribute() -> None:
    shown = image(
        {0: Attribute(), 2: Attribute(protected=True, colour=Colour.RED), 9: Attribute(mdt=True)},
        {1: "A"},
    )
    lines = screen_text(shown).splitlines()
    assert lines[2] == " A"
    assert lines[27] == "u p      u"
    assert lines[-3:] == ["cursor 1/1", "1/3 red", "1/10 mdt"]
