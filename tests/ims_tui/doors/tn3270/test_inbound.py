"""Records of a terminal: keys, cursor and fields."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_tui.doors.tn3270.codepage import CP037
from ims_tui.doors.tn3270.inbound import read
from ims_tui.doors.tn3270.telnet import ProtocolError
from screens.cell import DUP, REPLACEMENT
from screens.message import Aid, InputMessage

AT_11, AT_100 = b"\x11\x40\x4b", b"\x11\xc1\xe4"


def ebcdic(text: str) -> bytes:
    return text.encode("cp037")


def test_enter_has_cursor_and_modified_fields() -> None:
    record = b"\x7d\x40\x4c" + AT_11 + ebcdic("py 900") + AT_100
    assert read(record, True, CP037) == InputMessage(Aid.ENTER, 12, ((11, "py 900"), (100, "")))


@pytest.mark.parametrize("aid", [aid for aid in Aid if not aid.short])
def test_every_key_with_fields(aid: Aid) -> None:
    record = bytes((aid.value,)) + b"\x00\x50" + AT_11 + ebcdic("X")
    assert read(record, True, CP037) == InputMessage(aid, 80, ((11, "X"),))


@pytest.mark.parametrize("aid", [Aid.PA1, Aid.PA2, Aid.PA3, Aid.CLEAR])
def test_short_reads_have_neither(aid: Aid) -> None:
    assert read(bytes((aid.value,)), True, CP037) == InputMessage(aid)
    assert read(bytes((aid.value,)) + b"\x40\x4c" + AT_11, True, CP037) == InputMessage(aid)


@pytest.mark.parametrize(
    "text",
    [
        ebcdic("py 900"),
        b"\x11\x40\x40" + ebcdic("py 900"),
        b"\x11\x40\x40" + ebcdic("py") + b"\x11\x40\xd0" + ebcdic("900"),
        b"\x11\x40\x40\x11\x40\xd0" + ebcdic("py 900"),
        b"\x00" + ebcdic("p\0y 900") + b"\x00",
    ],
)
def test_the_blank_screen_gives_one_text(text: bytes) -> None:
    message = read(b"\x7d\x40\x40" + text, False, CP037)
    assert message == InputMessage(Aid.ENTER, 0, ((None, "py 900"),))


def test_an_empty_blank_screen_gives_none() -> None:
    assert read(b"\x7d\x40\x40", False, CP037) == InputMessage(Aid.ENTER)


def test_text_before_the_first_field_is_not_a_field() -> None:
    assert read(b"\x7d\x40\x40" + ebcdic("X"), True, CP037) == InputMessage(Aid.ENTER)


def test_sysreq_of_classic_is_no_key_with_fields() -> None:
    assert read(bytes.fromhex("016c6102") + ebcdic("X"), True, CP037) == InputMessage(Aid.SYSREQ)


def test_marks_stay_and_controls_do_not() -> None:
    record = b"\x7d\x40\x40" + AT_11 + b"\xc1\x1c\x05\xff\x08\xc1"
    message = read(record, True, CP037)
    assert message is not None
    assert message.fields == ((11, "A" + DUP + REPLACEMENT * 3),)


@pytest.mark.parametrize("code", [0x60, 0x7E, 0x88, 0xE6, 0x01])
def test_a_key_without_a_meaning_is_none(code: int) -> None:
    assert read(bytes((code,)) + b"\x40\x40", True, CP037) is None


@pytest.mark.parametrize(
    "record",
    ["7d", "7d40", "7d4040 11", "7d4040 1140", "7d 5e40", "7d4040 11ffff c1", "7d3fff"],
)
def test_a_damaged_record_is_refused(record: str) -> None:
    with pytest.raises(ProtocolError):
        read(bytes.fromhex(record), True, CP037)


@given(st.binary(min_size=1, max_size=60), st.booleans())
def test_no_record_breaks_it(record: bytes, formatted: bool) -> None:
    with suppress(ProtocolError):
        read(record, formatted, CP037)
