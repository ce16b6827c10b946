"""TWNM: messages are shown at sign-on, and each is acknowledged (WN, information shared)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from data.audit.event import AuditEvent
from data.office.case_message import acknowledge, acknowledged, pending, send
from data.office.participant import Participant
from data.store.clock import FixedClock
from data.store.store import Store
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk, local_door
from tests.transactions.office import CLOCK, MARIA, TODAY, put
from tests.transactions.rows import at

SIGN_ON = "user_id=CWW01;password=LEARN01"
FIRST = "IMS1090E MESSAGES WAIT FOR YOU: ACKNOWLEDGE THEM WITH TWNM FIRST"
TEXT = "NEW: CASHIER AT PRAIRIE FOODS SINCE 01/05/2026."


def tell(store: Store, number: int = 1, to: str = "CWW01", text: str = TEXT) -> None:
    """Send messages this morning."""
    with store.transaction() as connection:
        for n in range(number):
            send(connection, to, MARIA + n, text, "REV01", at(TODAY, 8, n))


def waiting(store: Store, user: str = "CWW01") -> list[int]:
    with store.reading() as connection:
        return [sent.ssn for sent in pending(connection, user)]


@pytest.fixture
def panel(store: Store, tmp_path: Path) -> Desk:
    """Terminal without a signed-on user, once on each engine."""
    return desk(store, tmp_path, "")


@pytest.fixture
def quick_panel(sqlite_store: Store, tmp_path: Path) -> Desk:
    """Terminal without a signed-on user."""
    return desk(sqlite_store, tmp_path, "")


def test_who_has_none_sees_the_status(quick_panel: Desk, sqlite_store: Store) -> None:
    tell(sqlite_store, to="WCM01")
    assert quick_panel.say(SIGN_ON) == "DFS3650I SESSION STATUS"
    assert quick_panel.say("TWNM") == "IMS1096I THERE ARE NO MESSAGES FOR YOU"


def test_a_message_is_the_first_screen_and_is_acknowledged(panel: Desk, store: Store) -> None:
    put(
        store,
        [
            Participant(
                ssn=MARIA, last_name="LOPEZ", first_name="MARIA", middle_name="", programs="CW",
                birth_date=date(1990, 5, 17), county_case="3000001", calworks_worker="CWW01",
                case_manager="WCM01",
            )
        ],
    )  # fmt: skip
    tell(store)
    said = panel.say(SIGN_ON)
    assert said == "IMS1091W TO ACKNOWLEDGE: 1. READ, TYPE Y IN ACK, PRESS ENTER"
    assert (panel.code, panel.cursor) == ("TWNM", "ack.1")
    shown = [panel.value(f"{name}.1") for name in ("ssn", "about", "by", "sent", "line_1")]
    assert shown == ["900-00-0001", "LOPEZ, MARIA", "REV01", "03/20/2026 08:00", TEXT]
    assert panel.say("ack.1=y") == "IMS1095I EVERY MESSAGE IS ACKNOWLEDGED"
    with store.reading() as connection:
        assert not pending(connection, "CWW01")
        (read,) = acknowledged(connection, "CWW01")
    assert read.acknowledged_at == CLOCK.now()
    panel.enter("TWNM")
    assert panel.value("acknowledged.1") == "03/20/26"
    assert panel.screen.image.field("ack.1").attribute.protected


def test_each_is_acknowledged_for_itself(quick_panel: Desk, sqlite_store: Store) -> None:
    tell(sqlite_store, 6)
    quick_panel.enter(SIGN_ON)
    assert quick_panel.say("ack.2=Y;ack.4=Y") == (
        "IMS1094W ACKNOWLEDGED: 2. STILL TO ACKNOWLEDGE: 4"
    )
    assert waiting(sqlite_store) == [MARIA, MARIA + 2, MARIA + 4, MARIA + 5]
    quick_panel.enter("[PF8]")
    assert all(quick_panel.screen.image.field(f"ack.{n}").attribute.protected for n in (1, 2))
    assert quick_panel.say("[ENTER]").startswith("IMS1092E"), "the other page marks nothing"
    quick_panel.enter("[PF7]", "ack.1=Y;ack.2=Y;ack.3=Y;ack.4=Y")
    assert not waiting(sqlite_store)


def test_the_screen_is_as_a_person_last_agreed_to(quick_panel: Desk, sqlite_store: Store) -> None:
    tell(sqlite_store, 2)
    quick_panel.enter(SIGN_ON, "ack.1=Y")
    tell(sqlite_store, text=f"{TEXT} " * 6)
    image = quick_panel.enter("/SIGN OFF", SIGN_ON).image
    assert_golden(Path(__file__).parents[1] / "golden" / "TWNM.txt", screen_text(image))


def test_a_long_message_is_shown_whole(quick_panel: Desk, sqlite_store: Store) -> None:
    words = " ".join(f"WORD{n:03}" for n in range(60))
    tell(sqlite_store, text=words)
    tell(sqlite_store, to="CWW01")
    quick_panel.enter(SIGN_ON)
    whole = quick_panel.text.split()
    assert [word for word in whole if word.startswith("WORD")] == words.split()
    assert quick_panel.say("ack.1=Y").startswith("IMS1094W ACKNOWLEDGED: 1")
    assert quick_panel.value("line_1.1") == TEXT


def test_it_is_acknowledged_only_where_it_ends(quick_panel: Desk, sqlite_store: Store) -> None:
    words = " ".join(f"WORD{n:03}" for n in range(130))
    tell(sqlite_store, text=words)
    tell(sqlite_store, to="CWW01")
    quick_panel.enter(SIGN_ON)
    assert "WORD129" not in quick_panel.text and quick_panel.cursor != "ack.1"
    assert all(quick_panel.screen.image.field(f"ack.{n}").attribute.protected for n in range(1, 5))
    quick_panel.enter("[PF8]")
    assert "WORD129" in quick_panel.text
    fields = [quick_panel.screen.image.field(f"ack.{n}") for n in range(1, 5)]
    (end,) = (field.key for field in fields if not field.attribute.protected)
    assert quick_panel.say(f"{end}=Y").startswith("IMS1094W ACKNOWLEDGED: 1")
    assert len(waiting(sqlite_store)) == 1 and quick_panel.value("line_1.1") == TEXT


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("[ENTER]", "IMS1092E NOTHING WAS ACKNOWLEDGED: TYPE Y IN ACK NEXT TO WHAT YOU HAVE READ"),
        ("ack.1=N", "IMS1093E ACK IS Y, OR BLANK IF YOU HAVE NOT READ IT"),
        ("ack.1=Y;ack.2=X", "IMS1093E ACK IS Y, OR BLANK IF YOU HAVE NOT READ IT"),
        ("TWNM X", "IMS1089E THIS TRANSACTION TAKES NO KEY: IT SHOWS ONLY YOUR OWN WORK"),
    ],
)
def test_what_acknowledges_nothing(
    typed: str, said: str, quick_panel: Desk, sqlite_store: Store
) -> None:
    tell(sqlite_store, 2)
    quick_panel.enter(SIGN_ON)
    assert quick_panel.say(typed) == said and len(waiting(sqlite_store)) == 2


@pytest.mark.parametrize(
    "way",
    [
        ("[CLEAR]",), ("[PF3]",), ("/EXIT",), ("/HOLD",), ("/FOR TWNX",), ("/FOR DFS3650I",),
        ("/SET TRAN TWNX",), ("M", "[PF3]"), ("[PF1]", "[PF3]"), ("/DIS A", "[PF3]"),
        ("/SIGN OFF", SIGN_ON),
    ],
)  # fmt: skip
def test_no_command_skips_them(
    way: tuple[str, ...], quick_panel: Desk, sqlite_store: Store
) -> None:
    tell(sqlite_store)
    quick_panel.enter(SIGN_ON, *way)
    preset = way[0].startswith("/SET")
    assert quick_panel.say("900000001" if preset else "TWNX 900000001").startswith(FIRST)
    assert quick_panel.code == "TWNM"
    assert waiting(sqlite_store) == [MARIA]
    quick_panel.enter("ack.1=Y", "/RESET")
    assert quick_panel.say("TWNX 900000001").startswith("IMS1031E"), "now it is carried out"


def test_leaving_them_is_said(quick_panel: Desk, sqlite_store: Store) -> None:
    tell(sqlite_store)
    quick_panel.enter(SIGN_ON)
    assert quick_panel.say("M") == "IMS0005I TWNM NOT DONE"


def test_one_that_comes_meanwhile_waits_for_the_next_sign_on(
    quick_panel: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    tell(sqlite_store)
    quick_panel.enter(SIGN_ON)
    with sqlite_store.transaction() as connection:
        later = CLOCK.now() + timedelta(minutes=5)
        send(connection, "CWW01", MARIA + 1, TEXT, "REV01", later)
        (first, _) = pending(connection, "CWW01")
        acknowledge(connection, first.message_id, "CWW01", CLOCK.now())
    quick_panel.enter("[CLEAR]")
    assert quick_panel.say("TWNX 900000001").startswith("IMS1031E")
    clock = FixedClock(CLOCK.now() + timedelta(hours=1))
    again = Desk(local_door(sqlite_store, clock, "TEST", tmp_path), "")
    assert again.say(SIGN_ON).startswith("IMS1091W TO ACKNOWLEDGE: 1.")


def test_only_the_own_and_only_once(store: Store) -> None:
    tell(store)
    with store.transaction() as connection:
        (sent,) = pending(connection, "CWW01")
        assert not acknowledge(connection, sent.message_id, "WCM01", CLOCK.now())
        assert acknowledge(connection, sent.message_id, "CWW01", CLOCK.now())
        assert not acknowledge(connection, sent.message_id, "CWW01", at(TODAY, 23))
        (read,) = acknowledged(connection, "CWW01")
    assert read.acknowledged_at == CLOCK.now()


def test_sign_on_messages_and_acknowledgement_leave_an_event_each(
    quick_panel: Desk, sqlite_store: Store
) -> None:
    tell(sqlite_store)
    quick_panel.enter(SIGN_ON, "TWNX 900000001", "ack.1=Y")
    with sqlite_store.reading() as connection:
        events = [
            tuple(event)
            for event in connection.execute(
                select(AuditEvent.user_id, AuditEvent.transaction, AuditEvent.outcome)
            )
        ]
    assert events == [
        ("CWW01", "/SIGN", "DFS3650I"),
        ("CWW01", "TWNM", "IMS1091"),
        ("CWW01", "TWNX", "IMS1090"),
        ("CWW01", "TWNM", "IMS1091"),
        ("CWW01", "TWNM", "CHANGED"),
    ]


def test_run_shows_them_too(sqlite_store: Store, tmp_path: Path) -> None:
    tell(sqlite_store)
    scripted = desk(sqlite_store, tmp_path, "CWW01")
    assert scripted.say("TWNX 900000001") == FIRST
    assert scripted.code == "TWNM" and scripted.say("ack.1=Y").startswith("IMS1095I")
