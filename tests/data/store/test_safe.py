from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.safe import REPLACEMENT, safe_text


@pytest.mark.parametrize("text", ["", "MARTINEZ", "PEÑA-CASTILLO", "O'NEAL [/b]", "ÀÉÎÕÜß", "日本"])
def test_text_that_can_stand_on_a_screen_stays(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\x00", id="NUL"),
        pytest.param("\x1b", id="ESC"),
        pytest.param("\n", id="LF"),
        pytest.param("\x7f", id="DEL"),
        pytest.param("\x9b", id="CSI"),
        pytest.param("\u00ad", id="soft hyphen"),
        pytest.param("\u200b", id="zero width space"),
        pytest.param("\u200f", id="right-to-left mark"),
        pytest.param("\u202e", id="right-to-left override"),
        pytest.param("\u2028", id="line separator"),
        pytest.param("\u2066", id="left-to-right isolate"),
        pytest.param("\u0301", id="combining acute"),
        pytest.param("\u3164", id="hangul filler"),
        pytest.param("\ufe0f", id="variation selector"),
        pytest.param("\ufeff", id="byte order mark"),
        pytest.param("\ud800", id="surrogate"),
        pytest.param("\ue000", id="private use"),
        pytest.param("\U000e0041", id="tag"),
    ],
)
def test_what_moves_or_hides_text_is_replaced(character: str) -> None:
    assert safe_text(f"A{character}B") == f"A{REPLACEMENT}B"


@given(st.text())
def test_every_character_is_kept_or_replaced_one_for_one(text: str) -> None:
    safe = safe_text(text)
    assert len(safe) == len(text)
    assert all(new in (old, REPLACEMENT) for old, new in zip(text, safe, strict=True))
    assert not {"Cc", "Cf", "Cs", "Mn"} & {unicodedata.category(character) for character in safe}
    assert safe_text(safe) == safe
