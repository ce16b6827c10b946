"""Query replies of real emulators and of damaged ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ims_tui.doors.tn3270.codepage import BRACKET, CP037, CP1047
from ims_tui.doors.tn3270.query import Abilities, abilities

S3270 = bytes.fromhex(
    "000e81808081848586878895a1a6"
    "0017818101000050001801000a02e50002006f090c0780"
    "0008818400078000"
    "001b81858200090c000000000700100002b900250100f103c30136"
    "0026818600"
    "1000f4f1f1f2f2f3f3f4f4f5f5f6f6f7f7f8f8f9f9fafafbfbfcfcfdfdfefeffff"
    "000f81870500f0f1f1f2f2f4f4f8f8"
    "00078188000102"
    "000c81950000400040000101"
    "001281a1000000000000000006a7f3f2f7f0"
    "001181a600000b01000050001800500018"
)
"""Reply of s3270 4.1ga10 with -model 3279-2-E."""


def test_s3270_has_colors_and_brackets_of_its_own() -> None:
    assert abilities(S3270) == Abilities(True, BRACKET)


def test_s3270_with_another_code_page() -> None:
    assert abilities(S3270.replace(b"\x02\xb9\x00\x25", b"\x02\xb9\x04\x17")).page is CP1047


def test_another_emulator_with_037() -> None:
    assert abilities(S3270.replace("x3270".encode("cp037"), b"\x40" * 5)).page is CP037


def test_a_terminal_without_colors() -> None:
    assert not abilities(S3270.replace(b"\x81\x86", b"\x81\xfe")).color


def test_no_answer_means_neither() -> None:
    assert abilities(b"") == Abilities(False, CP037)


@given(st.binary(max_size=60), st.integers(0, len(S3270)))
def test_damaged_replies_are_ignored(noise: bytes, cut: int) -> None:
    abilities(S3270[:cut] + noise)
    abilities(noise + S3270[cut:])
