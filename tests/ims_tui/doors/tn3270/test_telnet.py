"""Telnet: tokens from bytes in segments of any size."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_tui.doors.tn3270.telnet import (
    RECORD_LIMIT,
    SUB_LIMIT,
    Command,
    Option,
    ProtocolError,
    Record,
    Sub,
    Telnet,
    Token,
    doubled,
    record,
    sub,
)

TALK = bytes.fromhex("fffb28 fffa28020749424d ff ff f0fff0 fff1 c1ffffc2ffef ffef fff6")
TOKENS: list[Token] = [
    Option(0xFB, 40),
    Sub(40, bytes.fromhex("020749424dfff0")),
    Command(0xF1),
    Record(b"\xc1\xff\xc2"),
    Record(b""),
    Command(0xF6),
]


def tokens(*segments: bytes) -> list[Token]:
    telnet = Telnet()
    return [token for segment in segments for token, _ in telnet.feed(segment)]


def test_one_segment_has_many_tokens() -> None:
    assert tokens(TALK) == TOKENS


def test_one_byte_a_segment_gives_the_same() -> None:
    assert tokens(*(bytes((byte,)) for byte in TALK)) == TOKENS


@given(st.lists(st.integers(0, len(TALK)), max_size=6))
def test_any_cut_gives_the_same(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(TALK)]
    segments = [TALK[a:b] for a, b in itertools.pairwise(places)]
    assert tokens(*segments) == TOKENS


@given(st.binary())
def test_records_and_subnegotiations_return(data: bytes) -> None:
    assert tokens(record(data), sub(24, data)) == [Record(data), Sub(24, data)]


def test_a_token_tells_if_bytes_follow() -> None:
    assert [more for _, more in Telnet().feed(TALK)] == [True] * 5 + [False]


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    for token, _ in Telnet().feed(data):
        assert isinstance(token, Command | Option | Sub | Record)


def test_a_record_has_a_limit() -> None:
    telnet = Telnet()
    assert not list(telnet.feed(b"\x40" * RECORD_LIMIT))
    with pytest.raises(ProtocolError, match="record"):
        list(telnet.feed(b"\x40"))


def test_a_record_of_doubled_bytes_has_the_limit_too() -> None:
    with pytest.raises(ProtocolError, match="record"):
        list(Telnet().feed(b"\xff\xff" * (2 * RECORD_LIMIT) + b"\x40"))


def test_a_subnegotiation_has_a_limit() -> None:
    with pytest.raises(ProtocolError, match="subnegotiation"):
        list(Telnet().feed(b"\xff\xfa\x18" + b"A" * (SUB_LIMIT + 1)))


def test_data_without_an_end_can_be_dropped() -> None:
    telnet = Telnet()
    list(telnet.feed(b"hello\r\n"))
    telnet.discard()
    assert [token for token, _ in telnet.feed(record(b"\x7d"))] == [Record(b"\x7d")]


def test_an_iac_in_data_is_doubled() -> None:
    assert doubled(b"\xff\x00\xff") == b"\xff\xff\x00\xff\xff"
