"""QTRC and QTRI word for word (OKDHS 15(2)): two Enters, the wait, the answer."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import update

from data.questions.answer import take
from data.schema import create_store
from data.store.store import Store, open_store
from data.systems.qtr import QtrAnswer
from data.systems.request import ExchangeRequest
from tests.data.questions.queries import NOW, about, count
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.later import DAY, SECOND, later
from tests.transactions.office import MARIA, TODAY, furnish

ANSWERED = Path(__file__).parents[1] / "golden" / "answered"
RELEASED = "IMS0707I QUERY RELEASED; EXPECT THE RESPONSE 03/22/2026 TO 03/23/2026 ON QTRI"
REFUSED = "IMS0702E QTRC SENT 03/20/2026 BY WKR01; MAY BE REPEATED 03/25/2026"
PATTERN = QtrAnswer(
    last_name="LOPEZ", first_name="MARIA", birth_date=TODAY.replace(year=1990), first_year=2008,
    pattern="CCCN" + "CCCC" * 10 + "NNNN" + "FFFF" + "##CC" + "CCCC" * 3,
)  # fmt: skip


def answered(store: Store, code: str, answer: QtrAnswer, after: timedelta = DAY) -> None:
    with store.transaction() as connection:
        assert take(connection, about(store, "QTR")[0], code, answer, NOW + after)


def test_the_conversation(worker: Desk, store: Store) -> None:
    worker.enter("QTRC 900000001")
    typed = [worker.value(n) for n in ("last_name", "first_name", "birth_date", "sex")]
    assert typed == ["LOPEZ", "MARIA", "05/17/1990", "F"], "as the case has them"
    assert worker.cursor == "last_name" and count(store) == 0
    asked = worker.say("last_name=Reyes")
    assert asked == "IMS0706W CHECK THE INFORMATION; PRESS ENTER AGAIN TO RELEASE THE QUERY"
    assert worker.value("last_name") == "REYES" and count(store) == 0
    assert worker.screen.image.field("last_name").attribute.protected
    assert worker.say("[ENTER]") == RELEASED
    (question,) = about(store, "QTR")
    assert question.question.last_name == "REYES" and question.requested_by == "WKR01"


@pytest.mark.parametrize(("code", "key"), [("G3", "C000001"), ("DXL", "900-00-0001")])
def test_its_end_carries_the_person_and_the_case(code: str, key: str, quick: Desk) -> None:
    quick.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    assert quick.code == "DFSMO1"
    quick.enter(code)
    assert quick.code == code and key in quick.row(2)


def test_double_enter_makes_one_query(worker: Desk, store: Store) -> None:
    worker.enter("QTRC 900000001", "[ENTER]", "[ENTER]", "[ENTER]", "[ENTER]")
    assert count(store) == 1


@pytest.mark.parametrize("way_out", ["[PF3]", "[CLEAR]", "PY 900000001", "/EXIT"])
def test_only_enter_releases_the_query(way_out: str, quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001", "QTRC", "[ENTER]", way_out)
    if way_out == "[CLEAR]":
        quick.enter("PY 900000001")
    assert count(sqlite_store) == 0
    if way_out != "/EXIT":
        assert quick.screen.message == "IMS0005I QTRC NOT DONE"


@pytest.mark.parametrize(
    ("typed", "message", "cursor"),
    [
        ("last_name= ", "IMS0911E LAST NAME IS MISSING", "last_name"),
        ("birth_date= ", "IMS0911E BIRTH DATE IS MISSING", "birth_date"),
        ("birth_date=13/01/1990", "IMS0709E ENTER THE DATE OF BIRTH AS", "birth_date"),
        ("birth_date=05/17/2027", "IMS0709E ENTER THE DATE OF BIRTH AS", "birth_date"),
        ("birth_date=05/17/1790", "IMS0709E ENTER THE DATE OF BIRTH AS", "birth_date"),
        ("sex=X", "IMS0710E SEX IS F OR M", "sex"),
    ],
)
def test_identifying_data_that_are_none(
    typed: str, message: str, cursor: str, quick: Desk, sqlite_store: Store
) -> None:
    quick.enter("QTRC 900000001")
    assert quick.say(typed).startswith(message)
    assert quick.cursor == cursor and count(sqlite_store) == 0


def test_somebody_on_no_case_is_typed_in(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("QTRC 900000099")
    assert quick.value("last_name") == ""
    quick.enter("last_name=STONE;first_name=PAT;birth_date=01/02/1960;sex=M")
    assert quick.say("[ENTER]") == RELEASED
    assert about(sqlite_store, "QTR", 900_00_0099)[0].question.first_name == "PAT"


def test_a_number_that_ssa_may_issue_is_not_taken(quick: Desk) -> None:
    assert quick.say("QTRC 440123456") == "IMS0201E SSN 440-12-3456 NOT ON FILE"


@pytest.mark.parametrize(
    ("after", "refused"),
    [
        (timedelta(0), True),
        (SECOND, True),
        # Until the end of Tuesday; on Wednesday three business days have gone by.
        (4 * DAY + timedelta(hours=13, minutes=29), True),
        (4 * DAY + timedelta(hours=13, minutes=30), False),
    ],
)
def test_a_second_query_inside_three_business_days(
    after: timedelta, refused: bool, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    with sqlite_store.transaction() as connection:
        connection.execute(update(ExchangeRequest).values(due_at=None))  # it is lost
    then = later(sqlite_store, tmp_path, after, "WKR02")
    assert then.say("QTRC 900000001") == (REFUSED if refused else "")
    if not refused:
        then.enter("QTRI 900000001")
        assert (then.value("pending") or "").endswith("NO RESPONSE; REPEAT: QTRC")
        then.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
        assert then.screen.message.startswith("IMS0707I") and count(sqlite_store) == 2


@pytest.mark.parametrize("code", ["OK", "01", "02", "99"])
def test_an_answered_or_rejected_query_may_be_repeated_at_once(
    code: str, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    answered(sqlite_store, code, PATTERN if code == "OK" else QtrAnswer(), SECOND)
    then = later(sqlite_store, tmp_path, SECOND)
    then.enter("QTRC 900000001", "[ENTER]")
    assert then.say("[ENTER]").startswith("IMS0707I")


def test_of_two_terminals_at_the_confirmation_one_releases(store: Store, tmp_path: Path) -> None:
    first, second = (desk(store, tmp_path, user, user) for user in ("WKR01", "WKR02"))
    for each in (first, second):
        each.enter("QTRC 900000001", "[ENTER]")
    assert first.say("[ENTER]") == RELEASED
    assert second.say("[ENTER]") == REFUSED and second.code == "QTRC"
    assert count(store) == 1


@pytest.fixture
def raced(store_url: str) -> Iterator[Store]:
    made = create_store(store_url, TODAY)
    furnish(made)
    yield made
    made.close()


def test_two_terminals_at_the_same_moment_make_one_query(raced: Store, tmp_path: Path) -> None:
    url = raced.engine.url.render_as_string(hide_password=False)
    barrier = Barrier(2)

    def release(user: str) -> list[str]:
        own = open_store(url)
        at = desk(own, tmp_path, user, user)
        said = []
        for ssn in range(900_20_0001, 900_20_0016):
            at.enter(f"QTRC {ssn}", "last_name=A;first_name=B;birth_date=01/02/1960;sex=M")
            barrier.wait(30)
            said.append(at.say("[ENTER]"))
            at.enter("[CLEAR]")
        own.close()
        return said

    with ThreadPoolExecutor(2) as pool:
        both = zip(*pool.map(release, ("WKR01", "WKR02")), strict=True)
        for pair in both:
            assert sorted(said[:8] for said in pair) == ["IMS0702E", "IMS0707I"]
    assert count(raced) == 15


def test_pending_is_shown(quick: Desk) -> None:
    assert quick.say("QTRI 900000001") == "IMS0715E QTRC WAS NEVER USED FOR SSN 900-00-0001"
    quick.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    assert quick.say("QTRI 900000001") == "IMS0716I NO RESPONSE YET"
    waits = "PENDING SINCE 03/20/2026 10:30 BY WKR01; MAY BE REPEATED 03/25/2026"
    assert quick.value("pending") == waits and quick.value("answered") == ""


def test_the_answer_with_pattern_count_and_lag(store: Store, tmp_path: Path) -> None:
    then = later(store, tmp_path, timedelta(0))
    then.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    answered(store, "OK", PATTERN)
    then = later(store, tmp_path, 2 * DAY)
    then.enter("PY 900000001")
    line = next(n for n in range(13, 23) if " QTR " in then.row(n))
    assert "COVERED QTRS   03/21/2026   1" in then.row(line) and "57 QUARTERS" in then.row(line)
    then.enter(f"@{line} QTR")
    assert then.code == "QTRI"
    shown = [then.value(n) for n in ("covered", "not_covered", "review", "lag", "lag_quarters")]
    assert shown == [" 57", "  9", "  2", "5", "2025/1 TO 2026/1"]
    assert (then.value("year_1.1"), then.value("quarters_1.1")) == ("2008", "CCCN")
    assert (then.value("year_5.3"), then.value("quarters_5.3")) == ("2024", "CCCC")
    symbols = "# MANUAL REVIEW REQUIRED  C COVERED  F NOT COVERED  N NO EARNINGS"
    assert then.value("symbols") == symbols
    assert_golden(ANSWERED / "QTRI.txt", screen_text(then.screen.image))


def test_a_condition_has_its_meaning(sqlite_store: Store, quick: Desk) -> None:
    quick.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    answered(sqlite_store, "02", QtrAnswer())
    quick.enter("QTRI 900000001")
    shown = quick.value("condition"), quick.value("condition_meaning")
    assert shown == ("02", "SYSTEM ERROR, RESUBMIT") and quick.value("covered") == ""


def test_a_newer_query_waits_while_the_older_answer_is_shown(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    answered(sqlite_store, "OK", PATTERN, SECOND)
    then = later(sqlite_store, tmp_path, 2 * SECOND)
    then.enter("QTRC 900000001", "[ENTER]", "[ENTER]", "QTRI 900000001")
    assert then.value("covered") == " 57"
    assert (then.value("pending") or "").startswith("PENDING SINCE 03/20/2026")


def test_the_practice_responder_answers_when_anything_is_entered(
    store: Store, tmp_path: Path
) -> None:
    desk(store, tmp_path).enter("QTRC 900000001", "[ENTER]", "[ENTER]")
    later(store, tmp_path, 2 * DAY - SECOND).enter("M")
    assert about(store, "QTR", MARIA)[0].answered_at is None
    later(store, tmp_path, 3 * DAY).enter("M")
    assert about(store, "QTR", MARIA)[0].answered_at is not None
