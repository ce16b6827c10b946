"""TWNA: access to The Work Number is given and taken away (WN, manager)."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from data.office.case_message import send
from data.office.participant import Participant
from data.office.reviewer import PositionChange, ReviewerAccess, access, last_changes, staff
from data.office.user import ORANGE_CA, User
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, TODAY
from tests.transactions.participants import ANA, furnish_participants
from tests.transactions.test_hostile_rows import PAYLOADS, assert_harmless
from tests.transactions.work_number.reviewer_access import held


def test_the_list_is_the_county_s_staff(manager: Desk) -> None:
    manager.enter("TWNA")
    assert [manager.value(f"user.{n}") for n in range(1, 9)] == [
        "CWW01", "REV01", "REV02", "REV03", "RMGR1", "RSUP1", "WCM01", "",
    ]  # fmt: skip
    assert "WKR01" not in manager.text and "2 ACTIVE OF 7" in manager.text


def test_activating_takes_effect_and_says_who_did_it(manager: Desk, store: Store) -> None:
    assert not held(store, "REV02").active
    manager.enter("TWNA", "@7 TWNA")
    assert manager.say("change=A") == "IMS1074I ACCESS OF REV02 ACTIVATED"
    assert manager.code == "TWNA" and manager.value("status.3") == "ACTIVE 03/20/26"
    row = held(store, "REV02")
    assert row.active and (row.activated_by, row.activated_on) == ("RMGR1", TODAY)


def test_deactivating_and_activating_again(manager: Desk, store: Store) -> None:
    assert manager.say("TWNA REV01") == ""
    assert manager.say("change=d") == "IMS1075I ACCESS OF REV01 DEACTIVATED"
    row = held(store, "REV01")
    assert not row.active and (row.deactivated_by, row.deactivated_on) == ("RMGR1", TODAY)
    manager.enter("TWNA REV01")
    assert "DEACTIVATED 03/20/26" in manager.text
    assert manager.say("change=D") == "IMS1071E THE ACCESS OF REV01 IS NOT ACTIVE"
    assert manager.say("change=A") == "IMS1074I ACCESS OF REV01 ACTIVATED"
    assert held(store, "REV01").active


@pytest.mark.parametrize(
    ("typed", "said", "cursor"),
    [
        ("change=X", "IMS1062E CHANGE IS A ACTIVATE, U UPDATE, D DEACTIVATE OR R REOPEN", "change"),
        ("[ENTER]", "IMS1062E CHANGE IS A ACTIVATE, U UPDATE, D DEACTIVATE OR R REOPEN", "change"),
        ("change=U", "IMS1072E NOTHING WAS CHANGED: NOTHING TO UPDATE", "position"),
        ("change=U;position=CLERK", "IMS1064E", "position"),
        ("change=U;job_need=X", "IMS1065E JOB NEED IS Y OR N", "job_need"),
        ("change=U;agreement=03/21/2026", "IMS1077E", "agreement"),
        ("change=U;agreement=YES", "IMS1077E", "agreement"),
        ("change=U;workstation=NINECHARSX", "IMS1078E", "workstation"),
        ("change=A;job_need=N", "IMS1067E", "job_need"),
        ("change=A;agreement=\"\"", "IMS1068E", "agreement"),
        ("change=A;workstation=\"\"", "IMS1069E", "workstation"),
        ("change=A;position=WTW", "IMS1066E NOT ACTIVATED: REV02 IS NOT A REVIEWER", "position"),
    ],
)  # fmt: skip
def test_refusals_change_nothing(
    typed: str, said: str, cursor: str, boss: Desk, sqlite_store: Store
) -> None:
    before = held(sqlite_store, "REV02")
    boss.enter("TWNA REV02")
    assert boss.say(typed).startswith(said) and boss.cursor == cursor
    assert held(sqlite_store, "REV02") == before
    assert boss.code == "TWNAU"


def test_who_signs_on_as_something_else_is_not_activated(boss: Desk, sqlite_store: Store) -> None:
    boss.enter("TWNA CWW01")
    typed = "change=A;position=REVIEWER;job_need=Y;agreement=03/01/2026;workstation=LTERM01A"
    assert boss.say(typed) == "IMS1066E NOT ACTIVATED: CWW01 IS NOT A REVIEWER"
    with sqlite_store.reading() as connection:
        assert access(connection, "CWW01") is None


@pytest.mark.parametrize("change", "AUD")
def test_nobody_changes_the_own_access(change: str, boss: Desk, sqlite_store: Store) -> None:
    boss.enter("TWNA RMGR1")
    typed = f"change={change};position=REVIEWER;job_need=Y;agreement=03/01/2026;workstation=T"
    assert boss.say(typed) == "IMS1063E YOU CANNOT CHANGE YOUR OWN ACCESS"
    with sqlite_store.reading() as connection:
        assert access(connection, "RMGR1") is None


@pytest.mark.parametrize("user", ["WKR01", "NOBODY"])
def test_another_agency_s_user_is_as_unknown(user: str, boss: Desk) -> None:
    for code in ("TWNA", "TWNS"):
        said = boss.say(f"{code} {user}")
        assert said == f"IMS1061E USER {user} IS NOT ONE OF THE COUNTY'S STAFF"


@pytest.mark.parametrize("key", ["9X", "NINECHARSX", "A B"])
def test_a_user_id_is_one(key: str, boss: Desk) -> None:
    assert boss.say(f"TWNA {key}").startswith("IMS1060E A USER ID IS UP TO 8 LETTERS")


def test_an_update_keeps_what_was_left_alone(boss: Desk, sqlite_store: Store) -> None:
    before = held(sqlite_store, "REV01")
    boss.enter("TWNA REV01", "change=U;workstation=lterm02a, lterm02b")
    after = held(sqlite_store, "REV01")
    assert after == before._replace(workstation="LTERM02A LTERM02B")
    boss.enter("TWNA REV01", 'change=U;agreement="";job_need=n')
    assert held(sqlite_store, "REV01") == after._replace(agreement_signed_on=None, job_need=False)


def test_a_new_position_is_kept_with_its_day(boss: Desk, sqlite_store: Store) -> None:
    boss.enter("TWNA REV01", "change=U;position=SUP")
    assert held(sqlite_store, "REV01").position == "supervisor"
    with sqlite_store.reading() as connection:
        moved = last_changes(connection)["REV01"]
    assert (moved.from_position, moved.to_position) == ("reviewer", "supervisor")
    assert (moved.changed_on, moved.recorded_by) == (TODAY, "RMGR1")
    assert boss.say("TWNA REV01") == "IMS1073W NO LONGER A REVIEWER: DEACTIVATE THIS ACCESS"
    boss.enter("TWNS")
    assert boss.value("due.2") == "DUE TODAY" and "2 TO DEACTIVATE" in boss.text


def test_it_takes_effect_at_the_next_key(boss: Desk, sqlite_store: Store) -> None:
    with sqlite_store.transaction() as connection:
        before = access(connection, "REV01")
        boss_sees = staff(connection, ORANGE_CA)
    assert before is not None and before.active and len(boss_sees) == 7
    boss.enter("TWNA REV01", "change=D")
    with sqlite_store.reading() as connection:
        after = access(connection, "REV01")
    assert after is not None and not after.active


def test_a_session_loses_it_at_the_next_key(sqlite_store: Store, tmp_path: Path) -> None:
    furnish_participants(sqlite_store)
    reviewer, boss = (desk(sqlite_store, tmp_path, user) for user in ("REV01", "RMGR1"))
    reviewer.enter(f"TWN {ANA}", "menu=1;log_in=X", "user_name=OCREV01", "password=verify01")
    boss.enter("TWNA REV01", "change=D")
    request = "purpose=WPR;cw=X"
    assert reviewer.say(request) == "IMS1012E YOUR ACCESS HAS BEEN DEACTIVATED"
    assert "COAST BAKERY" not in reviewer.text
    boss.enter("TWNA REV01", "change=A")
    reviewer.enter(f"TWN {ANA}")
    assert reviewer.code == "TWNB" and "IMS1036E" in reviewer.text, "the form was seen before"


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_shown_as_text(payload: str, sqlite_store: Store, tmp_path: Path) -> None:
    furnish_participants(sqlite_store)
    with sqlite_store.transaction() as connection:
        send(connection, "CWW01", ANA, payload, "REV01", CLOCK.now())
        connection.execute(update(User).values(name=payload))
        connection.execute(update(Participant).values(last_name=payload, county_case=payload))
        connection.execute(update(ReviewerAccess).values(workstation=payload, position=payload))
        connection.execute(update(PositionChange).values(to_position=payload))
    shown = []
    for user, inputs in {
        "RMGR1": ("TWNA", "TWNA REV01", "TWNS", "TWNS REV03"),
        "CWW01": ("TWNM", "ack.1=Y", f"TWNX {ANA}"),
    }.items():
        at_desk = desk(sqlite_store, tmp_path, user)
        for entered in inputs:
            screen = at_desk.enter(entered)
            assert not screen.message.startswith(("DFS555I", "IMS0016")), entered
            assert_harmless(screen.cells)
            shown.append(at_desk.code)
    assert shown == ["TWNA", "TWNAU", "TWNS", "TWNSU", "TWNM", "TWNM", "TWNX"]
