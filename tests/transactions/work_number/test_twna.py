"""TWNA and TWNS: access to The Work Number is given and taken away (WN, manager, supervisor)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import update

from data.office.case_message import send
from data.office.participant import Participant
from data.office.reviewer import (
    GuidelineReview,
    PositionChange,
    ReviewerAccess,
    ReviewerAccessRow,
    access,
    keep_access,
    last_changes,
    last_reviews,
    staff,
)
from data.office.user import ORANGE_CA, User
from data.rules.reviewer_access import Criterion, days_overdue, to_deactivate, unmet
from data.store.store import Store
from tests.transactions.county import MOVED, SIGNED
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, TODAY
from tests.transactions.participants import ANA, furnish_participants
from tests.transactions.test_hostile_rows import PAYLOADS, assert_harmless

DAYS = [None, TODAY, TODAY + timedelta(days=1)]


@pytest.fixture
def manager(store: Store, tmp_path: Path) -> Desk:
    """RMGR1 at a terminal, once on each engine."""
    return desk(store, tmp_path, "RMGR1")


@pytest.fixture
def boss(sqlite_store: Store, tmp_path: Path) -> Desk:
    """RMGR1 at a terminal."""
    return desk(sqlite_store, tmp_path, "RMGR1")


@pytest.fixture
def supervisor(sqlite_store: Store, tmp_path: Path) -> Desk:
    """RSUP1 at a terminal."""
    return desk(sqlite_store, tmp_path, "RSUP1")


def held(store: Store, user_id: str) -> ReviewerAccessRow:
    with store.reading() as connection:
        row = access(connection, user_id)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("position", "need", "signed", "workstation"),
    list(product(["reviewer", "calworks"], [True, False], DAYS, ["LTERM01A", ""])),
)
def test_an_authorized_person_meets_every_criterion(
    position: str, need: bool, signed: date | None, workstation: str
) -> None:
    row = ReviewerAccessRow("REV01", position, need, signed, None, None, None, None, workstation)
    why = unmet(row, TODAY)
    lacking = {
        Criterion.POSITION: position != "reviewer",
        Criterion.JOB_NEED: not need,
        Criterion.AGREEMENT: signed != TODAY,
        Criterion.WORKSTATION: not workstation,
    }
    assert why is next((what for what, lacks in lacking.items() if lacks), None)


@pytest.mark.parametrize(
    ("changed", "days"), [(TODAY, 0), (TODAY - timedelta(days=1), 1), (MOVED, 12)]
)
def test_a_deactivation_is_due_on_the_day_of_the_change(changed: date, days: int) -> None:
    assert days_overdue(changed, TODAY) == days
    assert to_deactivate("calworks", True)
    assert not to_deactivate("calworks", False) and not to_deactivate("reviewer", True)


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


def test_the_overdue_come_first_with_their_days(supervisor: Desk) -> None:
    supervisor.enter("TWNS")
    lines = [
        tuple(supervisor.value(f"{name}.{n}") for name in ("user", "due", "reviewed"))
        for n in (1, 2, 3)
    ]
    assert lines == [
        ("REV03", "OVERDUE 12", "NEVER"),
        ("REV01", "ACTIVE", "02/02/26"),
        ("REV02", "NOT ACTIVE", "NEVER"),
    ]
    assert "1 TO DEACTIVATE, GUIDELINES DUE WITH 1" in supervisor.text


def test_a_review_of_long_ago_does_not_count(supervisor: Desk, sqlite_store: Store) -> None:
    supervisor.enter("TWNS")
    assert [supervisor.value(f"guidelines.{n}") for n in (1, 2, 3)] == ["DUE", "", "DUE"]
    with sqlite_store.transaction() as connection:
        connection.execute(update(GuidelineReview).values(reviewed_on=date(1900, 1, 1)))
    supervisor.enter("TWNS")
    assert supervisor.value("guidelines.2") == "DUE" and "GUIDELINES DUE WITH 2" in supervisor.text


def test_the_deactivated_are_overdue_no_more(boss: Desk) -> None:
    boss.enter("TWNA REV03", "change=D", "TWNS")
    assert "0 TO DEACTIVATE" in boss.text and "OVERDUE" not in boss.text


def test_a_review_is_recorded(supervisor: Desk, sqlite_store: Store) -> None:
    supervisor.enter("TWNS", "@6 TWNS")
    assert supervisor.value("user") == "REV01"
    said = supervisor.say("reviewed_on=03/19/2026")
    assert said == "IMS1084I REVIEW OF THE GUIDELINES WITH REV01 RECORDED"
    assert supervisor.code == "TWNS" and supervisor.value("reviewed.2") == "03/19/26"
    with sqlite_store.reading() as connection:
        review = last_reviews(connection)["REV01"]
    assert (review.supervisor, review.reviewed_on) == ("RSUP1", date(2026, 3, 19))


def test_who_left_is_to_be_deactivated(supervisor: Desk, sqlite_store: Store) -> None:
    supervisor.enter("TWNS REV01")
    said = supervisor.say("new_position=LEFT;changed_on=03/10/2026;reviewed_on=03/09/2026")
    assert said == "IMS1085I NEW POSITION OF REV01: LEFT. A MANAGER DEACTIVATES: TWNA"
    supervisor.enter("TWNS")
    assert (supervisor.value("user.2"), supervisor.value("due.2")) == ("REV01", "OVERDUE 10")
    row = held(sqlite_store, "REV01")
    assert row.active and row.position == "left" and row.agreement_signed_on == SIGNED


@pytest.mark.parametrize(
    ("typed", "said", "cursor"),
    [
        ("[ENTER]", "IMS0001W NOTHING WAS ENTERED", "reviewed_on"),
        ("reviewed_on=03/21/2026", "IMS1077E", "reviewed_on"),
        ("reviewed_on=SOON", "IMS1077E", "reviewed_on"),
        ("reviewed_on=01/01/1900", "IMS1113E", "reviewed_on"),
        ("reviewed_on=03/19/2025", "IMS1113E", "reviewed_on"),
        ("new_position=WTW", "IMS1082E", "changed_on"),
        ("changed_on=03/01/2026", "IMS1082E", "new_position"),
        ("new_position=CLERK;changed_on=03/01/2026", "IMS1064E", "new_position"),
        ("new_position=REV;changed_on=03/01/2026", "IMS1083E", "new_position"),
        ("new_position=WTW;changed_on=03/21/2026", "IMS1077E", "changed_on"),
    ],
)
def test_what_a_supervisor_cannot_record(
    typed: str, said: str, cursor: str, supervisor: Desk, sqlite_store: Store
) -> None:
    supervisor.enter("TWNS REV01")
    assert supervisor.say(typed).startswith(said) and supervisor.cursor == cursor
    with sqlite_store.reading() as connection:
        assert "REV01" not in last_changes(connection)
        assert last_reviews(connection)["REV01"].reviewed_on == date(2026, 2, 2)


def test_who_is_no_reviewer_is_not_on_the_list(supervisor: Desk) -> None:
    assert supervisor.say("TWNS WCM01") == "IMS1080E WCM01 IS NOT A REVIEWER AND NEVER HAD ACCESS"


def test_nobody_reviews_with_him_or_herself(supervisor: Desk, sqlite_store: Store) -> None:
    with sqlite_store.transaction() as connection:
        row = access(connection, "REV01")
        assert row is not None
        keep_access(connection, row._replace(user_id="RSUP1"))
    supervisor.enter("TWNS RSUP1")
    said = supervisor.say("reviewed_on=03/19/2026")
    assert said == "IMS1081E YOU CANNOT RECORD THIS ABOUT YOURSELF"


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
