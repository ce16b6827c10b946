"""Manners of IMS seen from a real emulator: lines, messages, pages, keys and commands."""

from __future__ import annotations

import pytest

from screens.geometry import address
from screens.message import Aid
from tests.ims_tui.doors.tn3270.serving import Served
from tests.s3270 import S3270

pytestmark = pytest.mark.debian("s3270")

COMMAND = address(23, 7)
NOT_FOUND = " DFS064 10:30:00 DESTINATION CAN NOT BE FOUND OR CREATED, DEST=ZZZ"


def code(terminal: S3270) -> str:
    return terminal.rows()[0][1:9].rstrip()


def message(terminal: S3270) -> str:
    return terminal.rows()[23].rstrip()


def test_a_code_on_a_line(terminal: S3270, office: Served) -> None:
    terminal.enter("PY 900000001")
    terminal.move(address(15, 2))
    terminal.enter("SDX")
    assert code(terminal) == "SDX"
    assert office.inputs[-1].fields == ((address(15, 2), "SDX"),)
    assert office.inputs[-1].cursor == address(15, 5)


def test_codes_on_two_lines_do_nothing(terminal: S3270) -> None:
    terminal.enter("PY 900000001")
    terminal.at(address(4, 2), "DXD")
    terminal.at(address(15, 2), "SDX")
    terminal.run("Enter()")
    assert code(terminal) == "PY" and message(terminal).startswith(" IMS")
    assert terminal.cursor == address(4, 2)


def test_an_unknown_code_disturbs_nothing_and_is_corrected_in_place(terminal: S3270) -> None:
    terminal.enter("PY 900000001")
    terminal.at(address(15, 2), "SXD")
    terminal.move(address(15, 4))
    before = terminal.rows()
    terminal.run("Enter()")
    assert message(terminal) == NOT_FOUND.replace("ZZZ", "SXD")
    assert terminal.rows()[:23] == before[:23]
    assert terminal.cursor in (address(15, 2), address(15, 4))
    terminal.move(address(15, 3))
    terminal.enter("DX")
    assert code(terminal) == "SDX"


def test_pages_turn_by_keys_and_words(terminal: S3270) -> None:
    terminal.enter("M IEV")
    first = terminal.rows()

    def page() -> str:
        return terminal.rows()[0][63:].strip()

    last = page().split()[-1]
    assert page().startswith("PAGE 1 OF") and last != "1"
    for key, number in (("PF(8)", "2"), ("PF(7)", "1"), ("PA(1)", "2")):
        terminal.run(key)
        assert page() == f"PAGE {number} OF {last}"
    for word, number in (("=1", "1"), ("=+1", "2"), ("=-1", "1"), ("=L", last)):
        terminal.move(COMMAND)
        terminal.enter(word)
        assert page() == f"PAGE {number} OF {last}"
    terminal.run("PA(1)")
    assert message(terminal).startswith(" DFS223 10:30:00 PAGE REQUESTED")
    assert page() == f"PAGE {last} OF {last}"
    terminal.at(COMMAND, "=X")
    terminal.run("Enter()")
    assert message(terminal) == " DFS222 10:30:00 INVALID PAGE REQUEST"
    terminal.at(COMMAND, "=1")
    terminal.run("Enter()")
    assert terminal.rows() == first


def test_clear_then_an_unknown_code_then_a_good_one(terminal: S3270) -> None:
    for _ in range(2):
        terminal.enter("PY 900000001")
        assert code(terminal) == "PY"
        terminal.run("Clear()")
        assert terminal.query("Formatted") == "unformatted"
        terminal.enter("ZZZ 1")
        assert "DEST=ZZZ" in "".join(terminal.rows())
        terminal.run("Clear()")
    terminal.enter("dxl 900000001")
    assert code(terminal) == "DXL"


@pytest.mark.parametrize("prefix", ["", "N:"])
def test_every_key_is_itself_and_none_leaves_the_keyboard_locked(
    prefix: str, office: Served
) -> None:
    keys = {f"PF({n})": f"PF{n}" for n in range(1, 25)} | {f"PA({n})": f"PA{n}" for n in (1, 2, 3)}
    if prefix:
        keys["Attn()"] = "ATTN"  # TN3270E without BIND has none: s3270 says so itself
    keys |= {"SysReq()": "SYSREQ", "Enter()": "ENTER", "Clear()": "CLEAR"}
    state = "connected-3270" if prefix else "connected-tn3270e"
    with S3270() as emulator:
        emulator.connect(prefix + office.address)
        emulator.enter("PY 900000001")
        for action, name in [*keys.items(), *keys.items()]:
            count = len(office.inputs) + 1
            emulator.run(action)
            office.until(count)
            assert office.inputs[-1].aid is Aid[name]
            if name in ("ATTN", "SYSREQ"):  # for whose answers no action waits
                emulator.until(lambda: name in message(emulator))  # noqa: B023
            assert not emulator.locked
        emulator.enter("DXL 900000001")
        assert code(emulator) == "DXL"
        assert emulator.query("ConnectionState") == state


def test_commands_of_ims(terminal: S3270) -> None:
    terminal.enter("/FOR FCN")
    assert code(terminal) == "FCN"
    terminal.run("Clear()")
    terminal.enter("/DIS A")
    assert "DFS058I 10:30:00 " in "".join(terminal.rows())
    terminal.enter("G1DX")
    terminal.at(address(6, 2), "DXD")
    terminal.run("Enter()")
    assert code(terminal) == "DXD"
    terminal.at(COMMAND, "/HOLD")
    terminal.run("Enter()")
    assert message(terminal) == " DFS999I 10:30:00 HELD CONVERSATION ID IS 0001"
    terminal.run("Clear()")
    terminal.enter("/REL CONV 0001")
    assert code(terminal) == "DXD"
    terminal.at(COMMAND, "/EXIT")
    terminal.run("Enter()")
    assert message(terminal) == " DFS058I 10:30:00 EXIT COMMAND COMPLETED"
    terminal.run("Clear()")
    terminal.enter("/SIGN ON WKR01 WRONG")
    assert "REJECTED" in "".join(terminal.rows())
    terminal.run("Clear()")
    terminal.enter("/SIGN ON WKR01 LEARN01")
    assert code(terminal) == "DFS3650I"
    terminal.run("Clear()")
    terminal.try_('String("/RCL")', "Enter()", "Wait(5,Disconnect)")
    assert terminal.query("ConnectionState") == "not-connected"
