"""TWN: the answers of the verification service."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from data.office.lookup import set_fault
from data.office.participant import Participant
from data.store.store import Store
from data.systems.twn import Employment, PayPeriod
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, local_door
from tests.transactions.office import CLOCK
from tests.transactions.participants import ANA, LEE, MAX
from tests.transactions.test_hostile_rows import PAYLOADS, assert_harmless
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON, change, held
from tests.transactions.work_number.other_service import OtherService
from transactions.core.options import Options

GOLDEN = Path(__file__).parents[1] / "golden"


TELEPHONE = "1-800-660-3399"


def test_an_employer_that_does_not_allow_access_by_ssn(quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {LEE}", *SIGN_ON, REQUEST)
    assert quick_reviewer.code == "TWNNR"
    quick_reviewer.enter("[ENTER]")
    assert quick_reviewer.code == "TWN5"
    quick_reviewer.enter(f"other=X;other_id=e-77;{REQUEST}")
    assert quick_reviewer.value("employer.1") == "CANYON FREIGHT"
    assert [(row.outcome, row.by_other_id) for row in held(office, LEE)] == [
        ("NO RECORD", False), ("LISTED", True),
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["E-99", "E-11"])
def test_the_id_number_of_another_person_shows_nothing(
    number: str, quick_reviewer: Desk, office: Store
) -> None:
    quick_reviewer.enter(f"TWN {LEE}", *SIGN_ON, f"other=X;other_id={number};{REQUEST}")
    assert quick_reviewer.code == "TWNNR" and "COAST" not in quick_reviewer.text
    assert held(office, LEE)[0].outcome == "NO RECORD"


def test_no_record_says_that_it_does_not_say_there_is_no_job(
    quick_reviewer: Desk, office: Store
) -> None:
    quick_reviewer.enter(f"TWN {MAX}", *SIGN_ON, REQUEST)
    assert_golden(GOLDEN / "TWNNR.txt", screen_text(quick_reviewer.screen.image))
    assert "NO RECORD DOES NOT MEAN THAT THERE IS NO JOB" in quick_reviewer.text
    (row,) = held(office, MAX)
    assert (row.outcome, row.purpose, row.programs) == ("NO RECORD", "WPR", "CW WTW")


@pytest.mark.parametrize("step", range(4))
def test_when_the_service_does_not_answer_the_screen_has_the_number(
    step: int, quick_reviewer: Desk, office: Store
) -> None:
    quick_reviewer.enter(f"TWN {ANA}", SIGN_ON[0], SIGN_ON[1])
    inputs = [SIGN_ON[2], REQUEST, "check.1=X", "[ENTER]"]
    quick_reviewer.enter(*inputs[:step]) if step else None
    with office.transaction() as connection:
        set_fault(connection, "TWN", True, CLOCK.now())
    said = quick_reviewer.say(inputs[step])
    assert said.startswith("IMS1024E") and TELEPHONE in said
    assert held(office, ANA)[-1].outcome == "NO ANSWER"
    with office.transaction() as connection:
        set_fault(connection, "TWN", False, CLOCK.now())
    code = quick_reviewer.code
    quick_reviewer.enter(inputs[step])
    assert quick_reviewer.code != code, "it goes on where it stood"


def test_a_record_that_is_gone(quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    change(office, delete(PayPeriod), delete(Employment).where(Employment.ssn == ANA))
    assert quick_reviewer.say("check.1=X").startswith("IMS1027E")


def test_a_county_puts_its_own_connection_behind_it(office: Store, tmp_path: Path) -> None:
    options = Options(verification=OtherService)
    at_desk = Desk(local_door(office, CLOCK, "TEST", tmp_path, options), "REV01")
    at_desk.enter(f"TWN {ANA}", SIGN_ON[0])
    assert "PRACTICE THE SERVICE" not in at_desk.text
    at_desk.enter("user_name=Me", "password=Secret", REQUEST)
    assert at_desk.value("employer.1") == "ELSEWHERE"


def test_without_a_service_none_answers(office: Store, tmp_path: Path) -> None:
    at_desk = Desk(local_door(office, CLOCK, "TEST", tmp_path, Options()), "REV01")
    at_desk.enter(f"TWN {ANA}")
    assert at_desk.say(SIGN_ON[0]).startswith("IMS1024")


SHOWN = {
    Participant: ("last_name", "first_name", "middle_name", "county_case"),
    Employment: (
        "employer_name", "employee_id", "title", "status", "rate_basis", "frequency",
    ),
}  # fmt: skip
"""Columns that are only shown."""


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_text(payload: str, quick_reviewer: Desk, office: Store) -> None:
    for model, columns in SHOWN.items():
        change(office, *(update(model).values({name: payload}) for name in columns))
    for typed in (
        f"TWN {ANA}", *SIGN_ON, REQUEST, "check.1=X;check.2=X", "[ENTER]", "[ENTER]", "[ENTER]",
        "[PF8]", "new=Y", f"TWNF {ANA}",
    ):  # fmt: skip
        screen = quick_reviewer.enter(typed)
        assert_harmless(screen.cells)
        assert not screen.message.startswith(("DFS555I", "IMS0016")), typed
