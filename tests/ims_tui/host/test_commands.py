"""IMS commands: right use, wrong use, and the exact texts."""

from __future__ import annotations

import pytest

from screens.message import Aid, InputMessage
from screens.output import Disconnect
from tests.ims_tui.host.door import Door
from tests.transactions.desk import Desk

DONE = "DFS058I 10:30:00 {} COMMAND COMPLETED"
UNKNOWN = "DFS215I 10:30:00 COMMAND INVALID ON THIS IMS SYSTEM"
NOT_ALLOWED = "DFS3662W COMMAND REJECTED BY DEFAULT COMMAND SECURITY"
NO_KEYWORD = "DFS213 10:30:00 COMMAND FORMAT IS INVALID FOR LTERM"
NOT_FOUND = "DFS064 10:30:00 DESTINATION CAN NOT BE FOUND OR CREATED, DEST={}"
INACTIVE = "DFS183I 10:30:00 CONVERSATION ID INACTIVE ON PTERM OR USER, COMMAND +"
"""Part that fits the line. Enter shows the last word, UNPROCESSED."""
IN_USE = "DFS184 10:30:00 CONVERSATION IN USE. CANNOT PROCESS COMMAND"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("/FOR NOSUCH", "DFS057I REQUESTED BLOCK NOT AVAILABLE: NOSUCH RC = 04"),
        ("/FORMAT", "DFS057I REQUESTED BLOCK NOT AVAILABLE:  RC = 04"),
        ("/FOR ../../etc/passwd", "DFS057I REQUESTED BLOCK NOT AVAILABLE: ../../ET RC = 04"),
        ("/EXIT", INACTIVE),
        ("/EXIT CONV 0001", INACTIVE),
        ("/EXIT CONV", INACTIVE),
        ("/EXIT CONV X", INACTIVE),
        ("/HOLD", INACTIVE),
        ("/REL CONV 0001", INACTIVE),
        ("/REL", INACTIVE),
        ("/REL CONV 99999", INACTIVE),
        ("/DIS", NO_KEYWORD),
        ("/DIS POOL", NOT_ALLOWED),
        ("/SET", NO_KEYWORD),
        ("/SET LTERM X", NOT_ALLOWED),
        ("/SET TRAN NOSUCH", NOT_FOUND.format("NOSUCH")),
        ("/BRO ALL", NOT_ALLOWED),
        ("/STOP TRAN PY", NOT_ALLOWED),
        ("/SIGN", UNKNOWN),
        ("/SIGN UP", UNKNOWN),
        ("/XYZ", UNKNOWN),
        ("/", UNKNOWN),
        ("/FO PY", UNKNOWN),
        ("//FOR PY", UNKNOWN),
        ("/FORMATX PY", UNKNOWN),
    ],
)  # fmt: skip
def test_wrong_use(typed: str, message: str, quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say(typed) == message
    assert quick.code == "PY" and quick.terminal.failed and quick.value("transaction") == typed
    quick.enter("[CLEAR]")
    assert quick.say(typed) == message and quick.code == "DFSMO1"


@pytest.mark.parametrize("verb", ["/FOR", "/FORM", "/FORMA", "/FORMAT", "/for"])
def test_format_shows_the_empty_screen(verb: str, quick: Desk) -> None:
    assert quick.say(f"{verb} dxd") == "" and quick.code == "DXD"
    assert quick.value("case") == "" and quick.cursor == "worker_ssn"


EMPTY = "IMS0027W EMPTY FORMAT: TYPE {} ON THE BOTTOM LINE"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("DXD", "DXD AND A CASE NUMBER"),
        ("QTRC", "QTRC AND AN SSN"),
        ("G3", "G3 AND A CASE NUMBER"),
        ("G1DX", "G1DX"),
    ],
)
def test_an_empty_format_says_what_it_is_sent_with(name: str, what: str, quick: Desk) -> None:
    quick.enter(f"/FOR {name}")
    assert quick.say("[ENTER]") == EMPTY.format(what) and quick.code == name


def test_an_empty_format_is_filled_in_and_sent(quick: Desk) -> None:
    quick.enter("/FOR QTRC", "last_name=REYES;sex=F")
    assert quick.screen.message == EMPTY.format("QTRC AND AN SSN")
    assert quick.value("last_name") == "REYES", "and what was typed stands"
    assert quick.say("QTRC").startswith("IMS0101E QTRC NEEDS AN SSN")
    quick.enter("first_name=ANA;birth_date=01/02/1990;transaction=QTRC 900000001")
    assert quick.screen.message.startswith("IMS0706W"), "the question, and nothing released yet"
    assert quick.value("last_name") == "REYES" and quick.value("ssn") == "900-00-0001"
    assert quick.say("[ENTER]").startswith("IMS0707I")


def test_errors_in_a_filled_in_format_are_shown_on_it(quick: Desk) -> None:
    quick.enter("FCN C000001", "text=SEEN")
    own = "worker_ssn=987654320;system=SDX;reason=X"
    quick.enter("/FOR DXD", f"{own};transaction=DXD C000001")
    assert quick.screen.message.startswith("IMS0304E") and quick.cursor == "reason"
    assert (quick.value("system"), quick.value("case")) == ("SDX", "C000001")
    assert quick.say("reason=C").startswith("IMS0308E"), "what was hidden is typed again"


def test_format_leaves_a_conversation(quick: Desk) -> None:
    quick.enter("DXD C000001")
    assert quick.say("/FOR PY") == "IMS0005I DXD NOT DONE"
    quick.enter("[PF3]")
    assert quick.code == "DXD"


def test_a_long_message_goes_on_with_enter(quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say("/HOLD") == INACTIVE
    assert quick.say("[ENTER]") == "UNPROCESSED"
    assert quick.say("[ENTER]") == INACTIVE, "then the line is entered again"
    assert quick.say("DXL") == "" and quick.code == "DXL", "what is typed anew is never eaten"


def test_display_lists_transactions(quick: Desk) -> None:
    assert quick.say("/DIS TRAN ALL") == DONE.format("DISPLAY")
    assert "  ALX      STARTED  ALFX CLIENT RECORDS" in quick.text
    quick.enter("/dis tran sdx nosuch")
    assert quick.row(4) == "   SDX      STARTED  SSI STATE DATA EXCHANGE RECORD"
    assert quick.row(5) == "   NOSUCH   IS INVALID" and quick.row(6) == ""


def test_display_of_the_terminal(quick: Desk) -> None:
    quick.enter("/DIS A")
    assert (quick.row(3), quick.row(5)) == (
        "   THIS TERMINAL",
        "   TEST     WKR01    55A 0210  ACTIVE",
    )
    quick.enter("/SET TRAN PY", "/DIS ACTIVE")
    assert quick.row(5).endswith("PRE-SET TRAN PY")


def test_display_lies_over_the_screen_and_its_conversation(quick: Desk) -> None:
    quick.enter("DXD C000001")
    quick.fill(reason="9")
    quick.enter("/DIS CONV")
    assert quick.row(4) == "         DXD      ACTIVE"
    quick.enter("[PF3]")
    assert quick.code == "DXD" and quick.value("reason") == "9"
    assert quick.value("transaction") == ""
    quick.enter("/DIS A", "[ENTER]")
    assert quick.code == "DXD"


def test_display_on_the_blank_screen(quick: Desk) -> None:
    quick.enter("[CLEAR]", "/DIS CONV")
    assert quick.row(4) == "   NO CONVERSATIONS"
    assert not quick.enter("[PF3]").image.formatted


def test_preset_destination_and_reset(quick: Desk) -> None:
    assert quick.say("/SET TRAN PY") == DONE.format("SET")
    quick.enter("900000001")
    assert quick.code == "PY" and quick.value("ssn") == "900-00-0001"
    assert quick.say("DXL 900000001").startswith("IMS0103E"), "everything is a key for PY now"
    quick.enter("[CLEAR]", "900000003")
    assert quick.value("ssn") == "900-00-0003"
    quick.enter("@4 DXL")
    assert quick.screen.message.startswith("IMS0208I"), "a code on a line is a code still"
    quick.enter("[CLEAR]")
    assert quick.say("/RESET") == DONE.format("RESET")
    assert quick.say("900000001").startswith("DFS064")


def test_hold_release_and_exit(quick: Desk) -> None:
    quick.enter("G1DX", "@6 DXD")
    quick.fill(reason="9")
    assert quick.say("/HOLD") == "DFS999I 10:30:00 HELD CONVERSATION ID IS 0001"
    quick.enter("DXD C000001")
    assert quick.say("/REL CONV 0001") == IN_USE
    quick.fill(transaction="")
    assert quick.say("/HOL") == "DFS999I 10:30:00 HELD CONVERSATION ID IS 0002"
    quick.enter("/DIS CONV")
    assert (quick.row(4), quick.row(5)) == ("   0001  DXD      HELD", "   0002  DXD      HELD")
    quick.enter("/RELEASE CONV 1")
    assert quick.code == "DXD" and (quick.value("system"), quick.value("reason")) == ("SDX", "9")
    assert quick.say("worker_ssn=987654320").startswith("IMS0307E"), "it goes on"
    assert quick.say("/EXIT CONV 0002") == DONE.format("EXIT")
    assert quick.code == "DXD"
    quick.fill(transaction="")
    assert quick.say("/EXIT") == DONE.format("EXIT") and quick.code == "DFSMO1"
    assert quick.say("/REL CONV 0002") == INACTIVE


def test_a_question_is_still_open_after_hold(quick: Desk) -> None:
    quick.enter("FCN C000001", "text=SEEN", "G1DX", "@6 DXD", "worker_ssn=987654320;reason=C")
    quick.enter("/HOLD", "PY 900000001")
    assert quick.say("/REL CONV 0001").startswith("IMS0310W TYPE Y TO CLEAR")
    assert quick.say("confirm=Y").startswith("IMS0311I")


def test_at_most_nine_conversations_are_held(quick: Desk) -> None:
    for number in range(1, 10):
        assert quick.enter("DXD C000001", "/HOLD").message.endswith(f"IS {number:04}")
    quick.enter("DXD C000001")
    assert quick.say("/HOLD") == "IMS0012E NO MORE THAN 9 CONVERSATIONS CAN BE ON HOLD"
    assert quick.code == "DXD"


@pytest.mark.parametrize("verb", ["/RCL", "/RCLSDST"])
def test_disconnect(verb: str, quick: Desk) -> None:
    quick.enter("DXD C000001")
    door = Door.of(quick.session, quick.screen.image)
    door.enter(verb)
    assert isinstance(door.output, Disconnect) and quick.session.user_id == ""
    assert door.output.text == "SIGNED OFF"
    door.send(InputMessage(Aid.ENTER, 0, ((None, "PY 900000001"),)))
    assert door.said == "DFS2469W TRANSACTION REJECTED SIGNON REQUIRED"
