"""Connection as a whole: locked keyboards, responses, limits and hostile bytes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_tui.doors.tn3270.events import Bad, Input
from ims_tui.doors.tn3270.machine import Tn3270
from screens.image import BLANK
from screens.message import Aid, InputMessage
from screens.output import EraseWrite, MessageWrite
from tests.ims_tui.doors.tn3270.dialog import answer, classic, extended, shown
from tests.screens.three_fields import screen

ENTER = bytes.fromhex("7d4040")
CLEAR, PA1, BREAK = b"\x6d", b"\x6c", b"\xff\xf3"
SCREEN = EraseWrite(screen())
NO = MessageWrite("NO")

Make = Callable[[], Tn3270]
both = pytest.mark.parametrize("make", [classic, extended])


def record(machine: Tn3270, data: bytes) -> bytes:
    header = bytes(5) if machine.extended else b""
    return header + data.replace(b"\xff", b"\xff\xff") + b"\xff\xef"


def keys(machine: Tn3270, data: bytes) -> list[Aid]:
    events = machine.receive(data)
    return [event.message.aid for event in events if isinstance(event, Input)]


@both
def test_an_input_is_taken_after_the_one_before_is_answered(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    two = record(machine, ENTER) + record(machine, PA1)
    assert keys(machine, two) == [Aid.ENTER]
    assert keys(machine, record(machine, PA1)) == []
    machine.show(NO)
    assert keys(machine, record(machine, PA1)) == [Aid.PA1]


@both
def test_clear_erases_here_too(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    assert keys(machine, record(machine, CLEAR)) == [Aid.CLEAR]
    assert shown(machine, EraseWrite(BLANK))[0] == 0xF5
    text = bytes.fromhex("7d4040 97a8")
    assert machine.receive(record(machine, text)) == [
        Input(InputMessage(Aid.ENTER, 0, ((None, "py"),)))
    ]


@both
def test_clear_while_locked_gives_a_full_write(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    keys(machine, record(machine, ENTER) + record(machine, CLEAR))
    assert shown(machine, NO)[0] == 0xF5
    keys(machine, record(machine, ENTER))
    assert shown(machine, NO)[0] == 0xF1


@both
def test_attn_and_interrupt_are_a_key(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    assert keys(machine, BREAK) == [Aid.ATTN]
    machine.show(NO)
    assert keys(machine, b"\xff\xf4") == [Aid.ATTN]


def test_sysreq_of_tn3270e_writes_the_whole_screen() -> None:
    machine = extended()
    machine.show(SCREEN)
    assert keys(machine, b"\xff\xf5") == [Aid.SYSREQ]
    assert shown(machine, NO)[0] == 0xF5


def test_sysreq_while_locked_waits_for_the_answer() -> None:
    machine = extended()
    machine.show(SCREEN)
    assert keys(machine, record(machine, ENTER) + b"\xff\xf5") == [Aid.ENTER]
    assert shown(machine, NO)[0] == 0xF5


@both
def test_a_key_without_a_meaning_only_unlocks(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    assert machine.receive(record(machine, bytes.fromhex("7e4040"))) == []
    assert machine.pending().endswith(bytes.fromhex("f1c2ffef"))


def test_records_are_numbered_and_doubled() -> None:
    machine = extended()
    sent = [machine.show(SCREEN) for _ in range(257)]
    assert sent[0].startswith(bytes.fromhex("0000010000f5"))
    assert sent[1].startswith(bytes.fromhex("0000010001f1"))
    assert sent[255].startswith(bytes.fromhex("00000100ffff f1"))
    assert sent[256].startswith(bytes.fromhex("0000010100f1"))


def test_no_response_is_asked_for_without_the_function() -> None:
    assert extended(b"").show(SCREEN).startswith(bytes.fromhex("0000000000f5"))


@pytest.mark.parametrize(
    ("response", "command"), [("0200000001 00", 0xF1), ("0200010001 00", 0xF5)]
)
def test_a_negative_response_gives_a_full_write(response: str, command: int) -> None:
    machine = extended()
    machine.show(SCREEN)
    assert machine.receive(bytes.fromhex(response + "ffef")) == []
    assert shown(machine, NO)[0] == command


@pytest.mark.parametrize(
    "data", ["", "00", "00000000", "0000000000", "05000000007d", "99", "07000000008889"]
)
def test_other_records_are_ignored(data: str) -> None:
    machine = extended()
    machine.show(SCREEN)
    assert answer(machine, bytes.fromhex(data) + b"\xff\xef") == ([], b"")


@both
def test_an_input_comes_byte_by_byte_with_an_iac_in_its_data(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    data = record(machine, bytes.fromhex("7d4040 11c1e5 c1ffc2"))
    events = [event for byte in data for event in machine.receive(bytes((byte,)))]
    assert len(events) == 1 and isinstance(events[0], Input)
    assert events[0].message.fields == ((101, "A\N{REPLACEMENT CHARACTER}B"),)


@both
def test_a_record_of_8_kib_is_answered_and_one_of_64_is_not(make: Make) -> None:
    machine = make()
    machine.show(SCREEN)
    long = bytes.fromhex("7d4040 11c1e5") + b"\xc1" * 8192
    assert keys(machine, record(machine, long)) == [Aid.ENTER]
    machine.show(NO)
    assert isinstance(machine.receive(b"\xc1" * 65536)[0], Bad)
    assert machine.receive(record(machine, ENTER)) == []


@both
@given(data=st.lists(st.binary(max_size=40), max_size=10))
def test_no_bytes_break_it(make: Make, data: list[bytes]) -> None:
    machine = make()
    machine.show(SCREEN)
    for segment in data:
        events = machine.receive(segment + b"\xff\xef")
        assert len(events) <= 2
        if any(isinstance(event, Input) for event in events):
            machine.show(NO)
        machine.pending()


@given(st.lists(st.binary(max_size=40), max_size=10))
def test_no_first_bytes_break_it(data: list[bytes]) -> None:
    machine = Tn3270()
    machine.start()
    for segment in data:
        answer(machine, segment)
