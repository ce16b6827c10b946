"""Code pages of terminals."""

from __future__ import annotations

import pytest

from ims_tui.doors.tn3270.codepage import BRACKET, CP037, CP1047, CodePage
from screens.cell import DUP, FIELD_MARK, NULL, REPLACEMENT

LATIN = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100)))


@pytest.mark.parametrize("page", [CP037, CP1047, BRACKET])
def test_every_latin_character_returns(page: CodePage) -> None:
    assert page.decode(page.encode(LATIN)) == LATIN


def test_037_is_that_of_the_standard_library() -> None:
    assert CP037.encode(LATIN) == LATIN.encode("cp037")


@pytest.mark.parametrize(
    ("page", "codes"),
    [(CP037, "babbb05fadbd"), (CP1047, "adbd5fb0babb"), (BRACKET, "adbdb05fbabb")],
)
def test_the_places_that_differ(page: CodePage, codes: str) -> None:
    assert page.encode("[]^¬Ý¨").hex() == codes


def test_marks_have_their_own_codes() -> None:
    assert CP037.encode(NULL + DUP + FIELD_MARK) == b"\x00\x1c\x1e"


def test_a_character_that_the_page_lacks_is_sent_as_a_question_mark() -> None:
    assert CP037.encode("A\N{EURO SIGN}" + REPLACEMENT) == "A??".encode("cp037")


def test_controls_never_become_text() -> None:
    controls = bytes(code for code in (*range(1, 0x40), 0xFF) if code not in (0x1C, 0x1E))
    assert set(CP037.decode(controls)) == {REPLACEMENT}
