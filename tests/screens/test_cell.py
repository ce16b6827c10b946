from __future__ import annotations

import sys
import unicodedata

import pytest
from rich.cells import cell_len

from screens.cell import REPLACEMENT, cell_text, is_control


def test_text_of_the_field_is_kept() -> None:
    assert cell_text("PY 900-12-3456 'A' [b]") == "PY 900-12-3456 'A' [b]"
    assert cell_text("Muñoz ÅÄÖ ß § £ ½") == "Muñoz ÅÄÖ ß § £ ½"


CONTROLS = "\0\x07\n\x1b\x7f\x85\x9b"
FORMATS = "\u202e\u2066\u200b\u200d\xad\ufe0f\u2028"
COMBINING = "\u0301\u20dd\u0903\u1160"
WIDE = "\u4e2d\uff21\u3000\U0001f600\u2630"
NOTHING = "\ue000\ud800\uffff"


@pytest.mark.parametrize("character", CONTROLS + FORMATS + COMBINING + WIDE + NOTHING)
def test_what_is_not_one_plain_cell_is_replaced(character: str) -> None:
    assert cell_text(f"A{character}B") == f"A{REPLACEMENT}B"


def test_other_blanks_of_one_cell_are_blanks() -> None:
    assert cell_text("A\xa0B\u2009C") == "A B C"


def test_every_character_of_unicode_becomes_one_cell_and_no_control() -> None:
    for code in range(sys.maxunicode + 1):
        shown = cell_text(chr(code))
        assert len(shown) == 1
        assert unicodedata.category(shown) not in {"Cc", "Cf", "Mn", "Me", "Zl", "Zp"}
        assert cell_len(shown) == 1, hex(code)


def test_control_characters_are_c0_del_and_c1() -> None:
    controls = [code for code in range(0x200) if is_control(chr(code))]
    assert controls == [*range(0x20), *range(0x7F, 0xA0)]
