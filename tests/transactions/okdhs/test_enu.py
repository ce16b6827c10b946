"""ENU (OKDHS 11): sent once, twelve messages, F42 only when verified, G3 and PY."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.questions.answer import take
from data.rules.codes import code_column, code_table
from data.rules.ssn import verifies
from data.store.store import Store
from data.systems.enu import EnuAnswer
from data.systems.request import ExchangeRequest
from tests.data.questions.queries import NOW, about, count
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.later import DAY, SECOND, later
from tests.transactions.office import LUIS

ANSWERED = Path(__file__).parents[1] / "golden" / "answered"
SENT = "IMS0701I SENT TO SSA FOR MATCHING; THE RESULT IS POSTED TO ENU, G3 AND PY"
AGAIN = "IMS0705W NOT VERIFIED: PRESS ENTER TO SEND THE INFORMATION AGAIN"


def answered(store: Store, code: str, after: timedelta = DAY, found: int | None = None) -> None:
    with store.transaction() as connection:
        asked = about(store, "ENU", LUIS)[0]
        assert take(connection, asked, code, EnuAnswer(found_ssn=found), NOW + after)


def f42(store: Store) -> str | None:
    with store.reading() as connection:
        return connection.scalar(select(CasePerson.ssn_verified).where(CasePerson.ssn == LUIS))


def enu_messages(store: Store) -> list[str]:
    with store.reading() as connection:
        found = connection.scalars(select(Discrepancy.differs).where(Discrepancy.system == "ENU"))
        return list(found)


@pytest.mark.parametrize("key", ["900000002", "C000001 02"])
def test_the_persons_data_are_sent(key: str, worker: Desk, store: Store) -> None:
    assert worker.say(f"ENU {key}") == SENT
    (asked,) = about(store, "ENU", LUIS)
    assert (asked.case_number, asked.person_code) == ("C000001", 2)
    assert (asked.question.first_name, str(asked.question.birth_date)) == ("LUIS", "2015-01-02")
    waits = "PENDING SINCE 03/20/2026 10:30 BY WKR01; MAY BE REPEATED 03/25/2026"
    assert worker.value("status") == waits and worker.value("code_meaning.1") == "WAITING"


def test_double_enter_and_two_terminals_make_one_question(store: Store, tmp_path: Path) -> None:
    first, second = (desk(store, tmp_path, user, user) for user in ("WKR01", "WKR02"))
    assert first.say("ENU 900000002") == SENT
    refused = "IMS0702E ENU SENT 03/20/2026 BY WKR01; MAY BE REPEATED 03/25/2026"
    assert first.say("[ENTER]") == refused
    assert second.say("ENU 900000002") == "" and second.say("[ENTER]") == refused
    assert count(store) == 1


def test_coming_back_to_the_screen_sends_nothing(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("ENU 900000002")
    answered(sqlite_store, "3", SECOND)
    quick.enter("PY", "[PF3]", "PF1", "[PF1]", "[PF3]")
    assert count(sqlite_store) == 1


@pytest.mark.parametrize("code", code_table("enu_answer"))
def test_each_of_the_twelve_answers(code: str, quick: Desk, sqlite_store: Store) -> None:
    assert len(code_table("enu_answer")) == 12
    quick.enter("ENU 900000002")
    answered(sqlite_store, code)
    quick.enter("ENU 900000002")
    words = code_table("enu_answer")[code]
    assert quick.value("status") == f"{code} {words}"
    assert (quick.value("code.1"), quick.value("code_meaning.1")) == (code, words)
    if verifies(code):
        assert f42(sqlite_store) == "Y"
        assert enu_messages(sqlite_store) == (["X"] if code == "X" else [])
        assert quick.screen.message.startswith("IMS0718W" if code == "X" else "IMS0703I")
        assert quick.value("effect.1") == "F42 = Y, G3"
    else:
        assert f42(sqlite_store) == "" and enu_messages(sqlite_store) == [code]
        assert quick.screen.message == AGAIN and quick.value("effect.1") == "G3 MESSAGE"


@pytest.mark.parametrize("code", code_table("enu_answer"))
def test_each_of_the_twelve_answers_reaches_g3_and_py(
    code: str, quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    quick.enter("ENU 900000002")
    answered(sqlite_store, code)
    then = later(sqlite_store, tmp_path, 2 * DAY)
    then.enter("G3 C000001")
    lines = [n for n in range(5, 23) if then.row(n).split()[:1] == ["ENU"]]
    assert len(lines) == 1, then.text
    assert then.row(lines[0] + 1).strip() == f"{code} {code_table('enu_answer')[code]}"
    then.enter("PY 900000002")
    (line,) = (then.row(n) for n in range(13, 23) if then.row(n).split()[:1] == ["ENU"])
    assert line.endswith(f" {code} {code_column('enu_answer', 'short')[code]}"), "not cut"


def test_a_verified_ssn_is_information_that_needs_no_clearing(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    quick.enter("ENU 900000002")
    answered(sqlite_store, "F")
    then = later(sqlite_store, tmp_path, 2 * DAY)
    then.enter("G3 C000001")
    information = then.text[then.text.index("ENU  VERIFIED") :].splitlines()
    assert "NONE" in information[0]
    assert information[2].strip() == (
        "FOUND 03/21/2026  DUE NONE        INFORMATION       NOTHING TO CLEAR"
    )
    assert "4 OPEN" in then.row(2), "not counted among the open ones"
    then.enter("G1DX 55A")
    assert " ENU " not in then.text
    past = later(sqlite_store, tmp_path, 47 * DAY)
    past.enter("G3 C000001")
    assert "VERIFIED" not in past.text


def test_a_message_says_that_the_ssn_was_verified_since(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    quick.enter("ENU 900000002")
    answered(sqlite_store, "1", SECOND)
    then = later(sqlite_store, tmp_path, 2 * SECOND)
    then.enter("ENU 900000002", "[ENTER]")
    answered(sqlite_store, "V")
    last = later(sqlite_store, tmp_path, 2 * DAY)
    last.enter("G3 C000001")
    assert "ENDED 03/21/26: SSA VERIFIED THE SSN" in last.text
    assert "5 OPEN" in last.row(2), "it is still the worker who clears"


def test_a_death_stands_out_and_is_worked(quick: Desk, sqlite_store: Store, tmp_path: Path) -> None:
    quick.enter("ENU 900000002")
    answered(sqlite_store, "X")
    then = later(sqlite_store, tmp_path, 2 * DAY)
    then.enter("G3 C000001")
    assert "ENU  DECEASED   02 LOPEZ, LUIS" in then.text
    assert "X SSN VERIFIED - SSA SHOWS DECEASED" in then.text
    then.enter("G1DX 55A")
    assert "DECEASED" in then.text
    then.enter("DXL 900000002")
    assert "DECEASED" in then.text and "X SSN VERIFIED - SSA SHOWS DECEASED" in then.text
    then.enter("ENU 900000002")
    assert then.screen.message == "IMS0718W SSA SHOWS THE PERSON AS DECEASED: REVIEW THE CASE"


def test_the_codes_that_verify() -> None:
    assert {code for code in code_table("enu_answer") if verifies(code)} == set("VXFMPR")


def test_a_non_verifying_answer_is_on_g3_g1dx_py_and_dxl(store: Store, tmp_path: Path) -> None:
    desk(store, tmp_path).enter("ENU 900000002")
    answered(store, "3")
    then = later(store, tmp_path, 2 * DAY)
    then.enter("G3 C000001")
    text = then.text
    assert "ENU  SSN        02 LOPEZ, LUIS" in text and "NAME MATCHES - DATE OF BIRTH" in text
    assert "FOUND 03/21/2026  DUE 05/05/2026" in text
    then.enter("G1DX 55A")
    assert " ENU " in then.text and " SSN " in then.text
    then.enter("PY 900000002")
    line = next(n for n in range(13, 23) if " ENU " in then.row(n))
    assert "ENUMERATION    03/21/2026   1" in then.row(line)
    assert "3 DATE OF BIRTH DIFFERS" in then.row(line)
    then.enter(f"@{line} ENU")
    assert then.code == "ENU"
    assert_golden(ANSWERED / "ENU.txt", screen_text(then.screen.image))
    then.enter("DXL 900000002")
    assert "3 NAME MATCHES - DATE OF BIRTH DOES NOT" in then.text


def test_enter_sends_again_what_was_not_verified(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    quick.enter("ENU 900000002")
    answered(sqlite_store, "5", SECOND)
    then = later(sqlite_store, tmp_path, 2 * SECOND)
    then.enter("ENU 900000002")
    assert count(sqlite_store) == 1, "looking sends nothing"
    assert then.say("[ENTER]") == SENT and count(sqlite_store) == 2
    answered(sqlite_store, "V")
    assert f42(sqlite_store) == "Y"


@pytest.mark.parametrize(
    ("after", "refused"),
    [(4 * DAY + timedelta(hours=13, minutes=29), True), (5 * DAY, False)],
)
def test_a_silent_question_is_repeated_after_three_business_days(
    after: timedelta, refused: bool, quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    quick.enter("ENU 900000002")
    with sqlite_store.transaction() as connection:
        connection.execute(update(ExchangeRequest).values(due_at=None))
    then = later(sqlite_store, tmp_path, after)
    then.enter("ENU 900000002")
    assert then.say("[ENTER]").startswith("IMS0702E" if refused else "IMS0701I")


def test_a_person_without_ssn_and_the_number_ssa_has(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    assert quick.say("ENU C000001 03") == SENT and quick.value("ssn") == "NONE"
    with sqlite_store.transaction() as connection:
        asked = about(sqlite_store, "ENU", None)[0]
        take(connection, asked, "*", EnuAnswer(found_ssn=900_00_0077), NOW + DAY)
    then = later(sqlite_store, tmp_path, 2 * DAY)
    then.enter("ENU C000001 03")
    assert then.value("found_ssn") == "900-00-0077"
    then.enter("G3 C000001")
    assert "000-00-0000" not in then.text and "SEE CORRECTED SSN" in then.text
    line = next(n for n in range(5, 20) if " ENU " in then.row(n))
    then.enter(f"@{line} PY")
    assert then.code == "PY" and then.value("ssn") == "NO SSN" and " ENU " in then.text
    then.enter("[PF3]", f"@{line} DXL")
    assert then.code == "DXL" and then.value("counts") == "1 POSTED, 1 OPEN"


def test_persons_without_ssn_share_no_history(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    for typed in ("C000001 03", "S000050 04"):
        quick.enter("[CLEAR]", f"ENU {typed}")
    with sqlite_store.transaction() as connection:
        for asked in about(sqlite_store, "ENU", None):
            take(connection, asked, "Z", EnuAnswer(), NOW + DAY)
    then = later(sqlite_store, tmp_path, 2 * DAY)
    for typed in ("C000001 03", "S000050 04"):
        then.enter("[CLEAR]", f"DXL {typed}")
        assert then.value("counts") == "1 POSTED, 1 OPEN" and typed in then.text
        then.enter("[CLEAR]", f"PY {typed}")
        assert then.code == "PY" and " ENU " in then.text
    assert then.say("DXL 000000000") == "IMS0201E SSN 000-00-0000 NOT ON FILE"
    with sqlite_store.transaction() as connection:
        connection.execute(
            update(CasePerson)
            .where(CasePerson.case_number == "C000001", CasePerson.person_code == 3)
            .values(ssn=900_00_0078)
        )
    then.enter("[CLEAR]", "DXL 900000078")
    assert then.value("counts") == "1 POSTED, 1 OPEN", "kept from before the SSN"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000098", "IMS0801E SSN 900-00-0098 IS ON NO CASE"),
        ("C000001 09", "IMS0203E NO PERSON 09 ON CASE C000001"),
        ("C000001", "IMS0104E A PERSON CODE IS 01 TO 99: (BLANK)"),
    ],
)
def test_whom_ssa_is_not_asked_about(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"ENU {key}") == message


def test_a_verified_ssn_is_not_sent(quick: Desk, sqlite_store: Store) -> None:
    said = "IMS0703I THE SSN IS VERIFIED (F42 IS Y): NOTHING WAS SENT"
    assert quick.say("ENU 900000001") == said and quick.say("[ENTER]") == said
    assert count(sqlite_store) == 0
