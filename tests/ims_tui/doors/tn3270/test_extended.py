"""Negotiation of TN3270E, RFC 2355."""

from __future__ import annotations

import pytest

from ims_tui.doors.tn3270.events import Bad, NameAsked, Negotiated, Reason
from ims_tui.doors.tn3270.machine import Tn3270
from tests.ims_tui.doors.tn3270.dialog import WILL_E, answer, device, e_sub, type_is

ASKED = e_sub(b"\x08\x02")


def asked() -> Tn3270:
    machine = Tn3270()
    assert machine.start() == bytes.fromhex("fffd28")
    assert answer(machine, WILL_E) == ([], ASKED)
    return machine


def named() -> Tn3270:
    machine = asked()
    answer(machine, device())
    return machine


def test_a_name_is_asked_and_given() -> None:
    machine = asked()
    events, sent = answer(machine, device(lu=b"pt0007"), "PT0007")
    assert events == [NameAsked("PT0007", "IBM-3278-2-E")]
    assert sent == e_sub(b"\x02\x04IBM-3278-2-E\x01PT0007")


@pytest.mark.parametrize("byte_by_byte", [False, True])
def test_s3270_is_answered_as_it_asks(byte_by_byte: bool) -> None:
    machine = named()
    # BIND-IMAGE, RESPONSES, SYSREQ: never BIND-IMAGE.
    data = e_sub(b"\x03\x07\x00\x02\x04")
    if byte_by_byte:
        for byte in data[:-1]:
            assert answer(machine, bytes((byte,))) == ([], b"")
        data = data[-1:]
    assert answer(machine, data) == ([], e_sub(b"\x03\x07\x02\x04"))
    events, sent = answer(machine, e_sub(b"\x03\x04\x02\x04"))
    assert events == [Negotiated("PT01", "IBM-3278-2-E", True)]
    # Query: the 0xFF of the structured field is doubled, its length is not. It asks for an error
    # response.
    assert sent == bytes.fromhex("0000010000 f3000501ffff02 ffef")


@pytest.mark.parametrize("functions", [b"", b"\x02", b"\x04", b"\x04\x02"])
def test_functions_that_are_supported_are_accepted(functions: bytes) -> None:
    events, sent = answer(named(), e_sub(b"\x03\x07" + functions))
    assert events == [Negotiated("PT01", "IBM-3278-2-E", True)]
    assert sent.startswith(e_sub(b"\x03\x04" + bytes(sorted(functions))))


def test_a_client_may_repeat_what_is_agreed() -> None:
    machine = named()
    answer(machine, e_sub(b"\x03\x07"))
    assert answer(machine, e_sub(b"\x03\x04")) == ([], b"")


def test_unknown_functions_are_left_out() -> None:
    assert answer(named(), e_sub(b"\x03\x07\x02\x05\x63"))[1] == e_sub(b"\x03\x07\x02")


def test_a_client_may_not_agree_to_what_was_not_offered() -> None:
    events, _ = answer(named(), e_sub(b"\x03\x04\x00"))
    assert isinstance(events[0], Bad)


def test_a_taken_name_is_rejected_and_another_may_be_asked_for() -> None:
    machine = asked()
    machine.receive(device(lu=b"PT01"))
    assert machine.reject(Reason.IN_USE)
    assert machine.pending() == e_sub(b"\x02\x06\x05\x01")
    events, sent = answer(machine, device(lu=b"PT02"), "PT02")
    assert events == [NameAsked("PT02", "IBM-3278-2-E")]
    assert sent == e_sub(b"\x02\x04IBM-3278-2-E\x01PT02")


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (device(b"IBM-3287-1"), Reason.BAD_DEVICE_TYPE),
        (device(b"VT100"), Reason.BAD_DEVICE_TYPE),
        (device(lu=b"NO SPACE"), Reason.BAD_NAME),
        (device(lu=b"\xe9"), Reason.BAD_NAME),
        (e_sub(b"\x02\x07IBM-3287-1\x00PT01"), Reason.BAD_ASSOCIATE),
    ],
)
def test_what_cannot_be_served_is_rejected_with_its_reason(request_: bytes, reason: Reason) -> None:
    assert answer(asked(), request_) == ([], e_sub(b"\x02\x06\x05" + bytes((reason,))))


@pytest.mark.parametrize("name", [b"IBM-3278-5", b"IBM-3279-4-E", b"IBM-DYNAMIC", b"IBM-3179-2"])
def test_every_display_is_accepted(name: bytes) -> None:
    assert answer(asked(), device(name))[0] == [NameAsked("", name.decode())]


def test_only_the_extended_data_stream_is_queried() -> None:
    machine = asked()
    answer(machine, device(b"IBM-3278-2"))
    assert answer(machine, e_sub(b"\x03\x07"))[1] == e_sub(b"\x03\x04")


@pytest.mark.parametrize("early", [e_sub(b"\x03\x07"), e_sub(b"\x03\x04\x02"), device() + device()])
def test_a_step_out_of_turn_ends_the_connection(early: bytes) -> None:
    machine = asked()
    assert isinstance(machine.receive(early)[-1], Bad)
    assert machine.receive(device()) == []


def test_a_client_that_gives_up_tn3270e_gets_classic() -> None:
    machine = asked()
    machine.receive(device(lu=b"PT01"))
    machine.reject(Reason.IN_USE)
    machine.pending()
    assert answer(machine, bytes.fromhex("fffc28")) == ([], bytes.fromhex("fffe28 fffd18"))
    answer(machine, bytes.fromhex("fffb18"))
    assert answer(machine, type_is(b"IBM-3278-2@PT02"))[0] == [NameAsked("PT02", "IBM-3278-2")]


def test_endless_negotiation_ends_the_connection() -> None:
    events = asked().receive(bytes.fromhex("fffd06") * 200_000)
    assert [type(event) for event in events] == [Bad]
