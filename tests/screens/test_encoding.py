"""Characters that an encoding lacks."""

from __future__ import annotations

import pytest

from screens.encoding import SIMILAR


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("PEÑA", "ascii", b"PENA"),
        ("PEÑA", "latin-1", b"PE\xd1A"),
        ("ŁUKASZ ĐẶNG-ØRSTED ß", "latin-1", b"LUKASZ DANG-\xd8RSTED \xdf"),
        ("│─┌┼┘", "ascii", b"|-+++"),
        ("½ € \ufffd 王 \ud800", "ascii", b"1 ? ? ? ?"),
    ],
)
def test_each_character_stays_one(text: str, encoding: str, written: bytes) -> None:
    assert text.encode(encoding, SIMILAR) == written
    assert len(written) == len(text)
