"""TPQYC and TPQYI word for word (OKDHS 15(3)): case, SSN, confirmation, 48 hours, rounding."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import update

from data.questions.answer import take
from data.store.store import Store
from data.systems.request import ExchangeRequest
from data.systems.tpq import TpqAnswer
from screens.loader import load
from tests.data.questions.queries import NOW, about, count
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.later import DAY, HOUR, SECOND, later
from tests.transactions.office import MARIA
from transactions.okdhs.tpq import MEANING_WIDTH

ANSWERED = Path(__file__).parents[1] / "golden" / "answered"
SENT = "IMS0714I QUERY SENT; EXPECT THE RESPONSE WITHIN 48 HOURS ON TPQYI"
QUESTION = "IMS0713W TYPE Y TO SEND THE QUERY; ANYTHING ELSE SENDS NOTHING"
REFUSED = "IMS0702E TPQYC SENT 03/20/2026 BY WKR01; MAY BE REPEATED 03/22/2026 10:30"
WHOLE = TpqAnswer(
    last_name="LOPEZ", first_name="MARIA", birth_date=date(1990, 5, 17),
    response_date=date(2026, 3, 21), verification="V", claim_number="900000001A",
    rsdi_status="CP", rsdi_gross=Decimal("349.50"), rsdi_since=date(2021, 2, 1),
    part_a_since=date(2023, 2, 1), part_b_since=date(2023, 2, 1), part_b_payer="370",
    ssi_status="C01", ssi_net=Decimal("650.50"), living_arrangement="A",
)  # fmt: skip


def answered(store: Store, answer: TpqAnswer, code: str = "OK", after: timedelta = DAY) -> None:
    with store.transaction() as connection:
        assert take(connection, about(store, "TPQ")[0], code, answer, NOW + after)


def test_case_then_ssn_then_confirmation(worker: Desk, store: Store) -> None:
    assert worker.say("TPQYC C000001") == "" and worker.cursor == "ssn"
    assert worker.screen.image.field("confirm").attribute.protected
    assert worker.say("ssn=900000001") == QUESTION
    assert (worker.value("person"), worker.value("person_name")) == ("01", "LOPEZ, MARIA")
    assert worker.cursor == "confirm" and count(store) == 0
    assert worker.say("confirm=y") == SENT
    (asked,) = about(store, "TPQ")
    assert (asked.ssn, asked.case_number, asked.person_code) == (MARIA, "C000001", 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("ssn=900000003", "IMS0712E SSN 900-00-0003 IS NOT ON CASE C000001"),
        ("ssn=000000000", "IMS0712E SSN 000-00-0000 IS NOT ON CASE C000001"),
        ("ssn=90000000", "IMS0102E AN SSN IS NINE DIGITS: 90000000"),
        ("ssn= ", "IMS0711E TYPE THE SSN OF A PERSON ON THE CASE"),
        ("[ENTER]", "IMS0711E TYPE THE SSN OF A PERSON ON THE CASE"),
    ],
)
def test_an_ssn_that_is_not_on_the_case(typed: str, message: str, quick: Desk) -> None:
    quick.enter("TPQYC C000001")
    assert quick.say(typed) == message and quick.cursor == "ssn"


@pytest.mark.parametrize("said", ["confirm=N", "[PF3]", "PY 900000001"])
def test_anything_but_y_sends_nothing(said: str, quick: Desk, sqlite_store: Store) -> None:
    quick.enter("PY 900000001", "TPQYC C000001", "ssn=900000001")
    assert quick.say(said) == "IMS0005I TPQYC NOT DONE" and count(sqlite_store) == 0


@pytest.mark.parametrize("said", ["confirm= ", "confirm=X", "[ENTER]"])
def test_without_y_or_n_it_is_asked_again(said: str, quick: Desk, sqlite_store: Store) -> None:
    quick.enter("TPQYC C000001", "ssn=900000001")
    assert quick.say(said) == "IMS0026W ANSWER Y OR N; NOTHING HAS BEEN DONE YET"
    assert quick.cursor == "confirm" and count(sqlite_store) == 0


def test_n_goes_back_to_the_ssn_that_was_typed(quick: Desk) -> None:
    quick.enter("TPQYC C000001", "ssn=900000001", "confirm=N")
    assert quick.cursor == "ssn" and quick.value("ssn") == "900000001"
    assert quick.value("person_name") == ""
    assert quick.say("[ENTER]").startswith("IMS0713W")


def test_the_end_carries_the_person_who_was_asked_about(quick: Desk) -> None:
    quick.enter("TPQYC C000001", "ssn=900000001", "confirm=Y")
    assert quick.code == "DFSMO1"
    quick.enter("TPQYI")
    assert (quick.code, quick.value("ssn")) == ("TPQYI", "900-00-0001")


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("900000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: 900000001"),
    ],
)
def test_the_key_is_a_case_number(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"TPQYC {key}") == message


def ask(at: Desk) -> str:
    at.enter("[CLEAR]", "TPQYC C000001", "ssn=900000001")
    return at.screen.message


@pytest.mark.parametrize(
    ("after", "refused"),
    [(SECOND, True), (48 * HOUR - SECOND, True), (48 * HOUR, False), (9 * DAY, False)],
)
def test_a_silent_query_is_repeated_after_48_hours(
    after: timedelta, refused: bool, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    ask(quick)
    quick.enter("confirm=Y")
    with sqlite_store.transaction() as connection:
        connection.execute(update(ExchangeRequest).values(due_at=None))  # it is lost
    then = later(sqlite_store, tmp_path, after, "WKR02")
    assert ask(then) == (REFUSED if refused else QUESTION)
    if not refused:
        then.enter("[CLEAR]", "TPQYI 900000001")
        assert (then.value("pending") or "").endswith("NO RESPONSE; REPEAT: TPQYC"), "it is offered"
        ask(then)
        assert then.say("confirm=Y") == SENT and count(sqlite_store) == 2


def test_an_answered_query_may_be_repeated_at_once(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    ask(quick)
    quick.enter("confirm=Y")
    answered(sqlite_store, WHOLE, after=SECOND)
    assert ask(later(sqlite_store, tmp_path, SECOND)) == QUESTION


def test_of_two_terminals_at_the_question_one_sends(store: Store, tmp_path: Path) -> None:
    first, second = (desk(store, tmp_path, user, user) for user in ("WKR01", "WKR02"))
    ask(first)
    ask(second)
    assert first.say("confirm=Y") == SENT
    assert second.say("confirm=Y") == REFUSED and count(store) == 1
    first.enter("[ENTER]", "[ENTER]")
    assert count(store) == 1


PAGES = ("SSN VERIFICATION", "SOCIAL SECURITY", "MEDICARE", "SSI")


def test_the_answer_in_four_pages(store: Store, tmp_path: Path) -> None:
    first = desk(store, tmp_path)
    ask(first)
    first.enter("confirm=Y")
    answered(store, WHOLE)
    then = later(store, tmp_path, 2 * DAY)
    then.enter("PY 900000001")
    line = next(n for n in range(13, 23) if " TPQ " in then.row(n))
    assert "RSDI 349 SSI 651" in then.row(line), "gross rounded down, net to the nearest"
    then.enter(f"@{line} TPQ")
    assert then.code == "TPQYI" and then.value("page") == "PAGE 1 OF 4"
    for number, title in enumerate(PAGES, start=1):
        assert then.value("label.1") == f"{number} {title}"
        assert_golden(ANSWERED / f"TPQYI-{number}.txt", screen_text(then.screen.image))
        then.enter("[PF8]")
    assert then.screen.message.startswith("DFS223")


def shown(at: Desk, label: str) -> tuple[str | None, str | None]:
    """Return value and meaning of a line on any page."""
    at.enter("TPQYI 900000001")
    for _ in PAGES:
        for line in range(1, 17):
            if at.value(f"label.{line}") == label:
                return at.value(f"value.{line}"), at.value(f"meaning.{line}")
        at.enter("[PF8]")
    raise AssertionError(label)


def test_whole_dollars_and_which_record_is_fresher(sqlite_store: Store, quick: Desk) -> None:
    ask(quick)
    quick.enter("confirm=Y")
    answered(sqlite_store, WHOLE)
    assert shown(quick, "GROSS") == ("349", "WHOLE DOLLARS, ROUNDED DOWN")
    assert shown(quick, "NET") == ("651", "WHOLE DOLLARS, TO THE NEAREST")
    assert shown(quick, "PART B PAID BY") == ("370", "STATE OF OKLAHOMA")
    assert shown(quick, "SDX RECORD OF") == ("03/02/2026", "C01 GROSS 650.50")
    assert shown(quick, "FRESHER IS") == ("", "THIS ANSWER")
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE exchange_segment SET latest_date = '2026-03-22'")
    assert shown(quick, "FRESHER IS") == ("", "SDX, TYPE SDX TO SEE IT")


def test_a_condition_has_its_meaning(sqlite_store: Store, quick: Desk) -> None:
    ask(quick)
    quick.enter("confirm=Y")
    nothing = TpqAnswer(response_date=date(2026, 3, 21), verification="3")
    answered(sqlite_store, nothing, "02")
    assert shown(quick, "CONDITION") == ("02", "NAME OR DATE OF BIRTH DOES NOT MATCH")
    assert shown(quick, "VERIFICATION") == ("3", "NAME MATCHES - DATE OF BIRTH DOES NOT")


def test_what_was_not_released_is_not_shown_as_none(sqlite_store: Store, quick: Desk) -> None:
    ask(quick)
    quick.enter("confirm=Y")
    answered(sqlite_store, TpqAnswer(response_date=date(2026, 3, 21), verification="3"), "02")
    quick.enter("TPQYI 900000001")
    for title in PAGES[1:]:
        quick.enter("[PF8]")
        assert title in (quick.value("label.1") or "")
        assert (quick.value("label.3"), quick.value("value.3")) == ("NOT RELEASED", "02")
        assert quick.value("meaning.3") == "NAME OR DATE OF BIRTH DOES NOT MATCH"
        assert "NO BENEFIT" not in quick.text and "FRESHER" not in quick.text
    assert shown(quick, "SDX RECORD OF") == ("03/02/2026", "C01 GROSS 650.50")


def test_a_long_meaning_goes_on_in_the_next_line(sqlite_store: Store, quick: Desk) -> None:
    ask(quick)
    quick.enter("confirm=Y")
    answered(sqlite_store, WHOLE.model_copy(update={"rsdi_status": "S3"}))
    assert shown(quick, "PAYMENT STATUS") == ("S3", "SUSPENDED: INSURED PERSON WORKS IN THE")
    assert quick.value("meaning.5") == "UNITED STATES" and quick.value("label.6") == "GROSS"
    assert load("TPQYI").field("meaning.1").length == MEANING_WIDTH


def test_never_asked_and_pending(quick: Desk) -> None:
    assert quick.say("TPQYI 900000001") == "IMS0715E TPQYC WAS NEVER USED FOR SSN 900-00-0001"
    ask(quick)
    quick.enter("confirm=Y")
    assert quick.say("TPQYI 900000001") == "IMS0716I NO RESPONSE YET"


def test_the_responder_answers_within_48_hours(store: Store, tmp_path: Path) -> None:
    first = desk(store, tmp_path)
    ask(first)
    first.enter("confirm=Y")
    then = later(store, tmp_path, 48 * HOUR)
    assert then.say("TPQ 900000001") == "" and then.value("page") == "PAGE 1 OF 4"
