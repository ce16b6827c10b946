"""Negotiation of classic TN3270 and of what every telnet client may ask."""

from __future__ import annotations

import pytest

from ims_tui.doors.tn3270.events import Bad, Event, Input, NameAsked, Negotiated, Reason, StartTls
from ims_tui.doors.tn3270.machine import Tn3270
from screens.image import BLANK
from screens.message import Aid, InputMessage
from screens.output import EraseWrite
from tests.ims_tui.doors.tn3270.dialog import (
    CLASSIC_OPTIONS,
    WONT_E,
    answer,
    classic,
    extended,
    type_is,
)

SEND_TYPE = bytes.fromhex("fffa1801fff0")


def asked_type() -> Tn3270:
    machine = Tn3270()
    machine.start()
    assert answer(machine, WONT_E)[1] == bytes.fromhex("fffd18")
    assert answer(machine, bytes.fromhex("fffb18"))[1] == SEND_TYPE
    return machine


def test_all_five_options_are_negotiated() -> None:
    machine = asked_type()
    events, sent = answer(machine, type_is(b"IBM-3278-2"))
    assert events == [NameAsked("", "IBM-3278-2")]
    assert sent == bytes.fromhex("fffd19 fffb19 fffd00 fffb00")
    negotiated: list[list[Event]] = []
    for at in range(0, len(CLASSIC_OPTIONS), 3):
        events, sent = answer(machine, CLASSIC_OPTIONS[at : at + 3])
        negotiated.append(events)
        assert sent == b""
    assert negotiated == [[], [], [], [Negotiated("PT01", "IBM-3278-2", False)]]


def test_a_name_comes_with_the_terminal_type() -> None:
    events, _ = answer(asked_type(), type_is(b"IBM-3279-2-E@pt07"))
    assert events == [NameAsked("PT07", "IBM-3279-2-E")]


def test_a_taken_name_is_said_in_words() -> None:
    machine = asked_type()
    machine.receive(type_is(b"IBM-3278-2@PT07"))
    assert not machine.reject(Reason.IN_USE)
    assert machine.pending() == b"THIS TERMINAL NAME IS IN USE\r\n"


def test_a_client_may_offer_everything_before_it_is_asked() -> None:
    machine = asked_type()
    assert answer(machine, CLASSIC_OPTIONS)[1] == bytes.fromhex("fffd19 fffb19 fffd00 fffb00")
    events, sent = answer(machine, type_is(b"IBM-3278-2"))
    assert events[-1] == Negotiated("PT01", "IBM-3278-2", False)
    assert sent == b""


def test_a_terminal_type_may_be_offered_first() -> None:
    machine = Tn3270()
    machine.start()
    assert answer(machine, bytes.fromhex("fffb18"))[1] == bytes.fromhex("fffd18")
    assert answer(machine, WONT_E)[1] == SEND_TYPE


def test_the_first_3270_name_of_several_is_taken() -> None:
    machine = asked_type()
    assert answer(machine, type_is(b"XTERM")) == ([], SEND_TYPE)
    assert answer(machine, type_is(b"IBM-3278-2"))[0] == [NameAsked("", "IBM-3278-2")]


def test_a_plain_telnet_client_is_told_what_is_needed() -> None:
    machine = asked_type()
    answer(machine, type_is(b"XTERM"))
    events, sent = answer(machine, type_is(b"XTERM"))
    assert isinstance(events[0], Bad)
    assert sent == b"THIS SERVER NEEDS A 3270 DISPLAY TERMINAL\r\n"


@pytest.mark.parametrize("refusal", ["fffc19", "fffe19", "fffc00", "fffe00"])
def test_a_client_that_refuses_binary_records_is_refused(refusal: str) -> None:
    machine = asked_type()
    answer(machine, type_is(b"IBM-3278-2"))
    assert isinstance(answer(machine, bytes.fromhex(refusal))[0][0], Bad)


@pytest.mark.parametrize("make", [classic, extended])
def test_a_late_do_binary_is_no_data(make: type[Tn3270]) -> None:
    machine = make()
    machine.show(EraseWrite(BLANK))
    machine.receive(bytes.fromhex("fffd00"))
    assert machine.pending() in (b"", bytes.fromhex("fffb00"))
    enter = "7d4040" if make is classic else "00000000007d4040"
    assert machine.receive(bytes.fromhex("fffd00" + enter + "ffef")) == [
        Input(InputMessage(Aid.ENTER))
    ]


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        ("fffd06", "fffc06"),  # TIMING-MARK
        ("fffb27", "fffe27"),  # NEW-ENVIRON
        ("fffd18", "fffc18"),
        ("fffb2e", "fffe2e"),  # STARTTLS that was not asked for
        ("fff6", "fff1"),  # are you there
        ("fff1", ""),
        ("fffc63", ""),
        ("fffe63", ""),
    ],
)
def test_other_questions_are_refused_or_ignored(asked: str, reply: str) -> None:
    machine = classic()
    assert answer(machine, bytes.fromhex(asked)) == ([], bytes.fromhex(reply))


def test_starttls_comes_before_telnet() -> None:
    machine = Tn3270(starttls=True)
    assert machine.start() == bytes.fromhex("fffd2e")
    assert answer(machine, bytes.fromhex("fffb2e")) == ([], bytes.fromhex("fffa2e01fff0"))
    assert answer(machine, bytes.fromhex("fffa2e01fff0")) == ([StartTls()], b"")
    machine.secured()
    assert machine.pending() == bytes.fromhex("fffd28")
    assert answer(machine, WONT_E)[1] == bytes.fromhex("fffd18")


@pytest.mark.parametrize(
    "data", ["fffc2e", "fffa2e01fff0", "fffb2e fffa2e02fff0", "fffb2e fffa2e01fff0 fffb28"]
)
def test_no_terminal_gets_past_starttls(data: str) -> None:
    machine = Tn3270(starttls=True)
    machine.start()
    assert isinstance(machine.receive(bytes.fromhex(data))[-1], Bad)
    assert machine.receive(WONT_E) == []
