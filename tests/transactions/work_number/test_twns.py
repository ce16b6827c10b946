"""TWNS: reviews of the guidelines, and reviewers who moved on (WN, supervisor)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from data.office.reviewer import GuidelineReview, access, keep_access, last_changes, last_reviews
from data.store.store import Store
from tests.transactions.county import SIGNED
from tests.transactions.desk import Desk
from tests.transactions.work_number.reviewer_access import held


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
