"""Dialogs of raw clients with the machine."""

from __future__ import annotations

from ims_tui.doors.tn3270.events import Event, NameAsked
from ims_tui.doors.tn3270.machine import Tn3270
from screens.output import Output

WILL_E = bytes.fromhex("fffb28")
WONT_E = bytes.fromhex("fffc28")


def e_sub(text: bytes) -> bytes:
    """Return a subnegotiation of TN3270E."""
    return b"\xff\xfa\x28" + text + b"\xff\xf0"


def device(name: bytes = b"IBM-3278-2-E", lu: bytes = b"") -> bytes:
    """Return a request for a device type."""
    return e_sub(b"\x02\x07" + name + (b"\x01" + lu if lu else b""))


def type_is(name: bytes) -> bytes:
    """Return a terminal type, as classic clients tell it."""
    return b"\xff\xfa\x18\x00" + name + b"\xff\xf0"


CLASSIC_OPTIONS = bytes.fromhex("fffb19 fffd19 fffb00 fffd00")


def answer(machine: Tn3270, data: bytes, lu: str = "PT01") -> tuple[list[Event], bytes]:
    """Give bytes to the machine, accept every name, and return the events and what it sends."""
    events = machine.receive(data)
    for event in events:
        if isinstance(event, NameAsked):
            events += machine.accept(lu)
    return events, machine.pending()


def extended(functions: bytes = b"\x02\x04", name: bytes = b"IBM-3278-2") -> Tn3270:
    """Return a machine that has negotiated TN3270E."""
    machine = Tn3270()
    machine.start()
    for data in (WILL_E, device(name), e_sub(b"\x03\x07" + functions)):
        answer(machine, data)
    return machine


def classic(name: bytes = b"IBM-3278-2") -> Tn3270:
    """Return a machine that has negotiated classic TN3270."""
    machine = Tn3270()
    machine.start()
    for data in (WONT_E, bytes.fromhex("fffb18"), type_is(name), CLASSIC_OPTIONS):
        answer(machine, data)
    return machine


def shown(machine: Tn3270, output: Output) -> bytes:
    """Return the data stream of an output, without telnet and header."""
    data = machine.show(output)
    assert data.endswith(b"\xff\xef")
    data = data[:-2].replace(b"\xff\xff", b"\xff")
    return data[5:] if machine.extended else data
