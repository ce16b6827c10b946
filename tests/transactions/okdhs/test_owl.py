"""OWL (OKDHS 15(1)): answered at once, once a day; due at application and review."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection

from data.office.case import CaseIncome
from data.store.store import Store
from data.systems.owl import OwlAnswer
from tests.data.questions.queries import NOW, about, count
from tests.transactions.desk import Desk
from tests.transactions.later import DAY, later
from tests.transactions.office import JOHN, LUIS, MARIA, put


def py_line(at: Desk, ssn: int, system: str) -> str:
    at.enter(f"PY {ssn}")
    return next((at.row(n) for n in range(13, 23) if f" {system} " in at.row(n)), "")


def test_the_answer_is_there_at_once(worker: Desk, store: Store) -> None:
    assert worker.say("OWL 900000001") == ""
    assert worker.value("run") == "03/20/2026 10:30"
    assert worker.value("quarters") == "2025/4 AND 2025/3"
    assert worker.row(6).split() == ["2025/4", "PRAIRIE", "FOODS", "1234567890", "1,500.00"]
    assert worker.value("weekly_amount") == "NONE"
    (run,) = about(store, "OWL")
    assert run.answered_at == NOW and run.requested_by == "WKR01" and run.case_number == "C000001"


def test_it_is_run_once_a_day_and_shown_again(
    quick: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    quick.enter("OWL 900000001", "OWL 900000001", "PY", "[PF3]")
    late = later(sqlite_store, tmp_path, timedelta(hours=13, minutes=29), "WKR02")
    late.enter("OWL 900000001")
    assert count(sqlite_store) == 1 and late.value("user") == "WKR01"
    then = later(sqlite_store, tmp_path, timedelta(hours=13, minutes=30), "WKR02")
    then.enter("OWL 900000001")
    assert count(sqlite_store) == 2 and then.value("user") == "WKR02"


def test_py_says_that_it_is_due_and_when_it_was_run(worker: Desk) -> None:
    assert "OWL DUE: REVIEW 01/05/26" in py_line(worker, MARIA, "OWL")
    worker.enter("OWL")
    line = py_line(worker, MARIA, "OWL")
    assert "03/20/2026   1" in line and "LAST RUN, 2 WAGES" in line and "DUE" not in line


def grown_up(connection: Connection, ssn: int) -> None:
    """Make a child old enough for wages."""
    connection.exec_driver_sql(
        "UPDATE ps2_person SET birth_date = '2010-01-02' WHERE ssn = ?", (ssn,)
    )


def test_it_is_never_due_for_a_child_too_young_for_wages(quick: Desk) -> None:
    assert py_line(quick, LUIS, "OWL") == ""
    quick.enter("PS2 C000001")
    assert quick.value("wage_link.4") == ""
    quick.enter("EF C000001 02")
    assert quick.value("wage_link") == "NOT DUE, NEVER RUN"


def test_due_for_an_application(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE ps2_case SET status = 'A', review_date = NULL, application_date = '2026-03-19'"
        )
        grown_up(connection, LUIS)
    assert "OWL DUE: APPLICATION" in py_line(quick, LUIS, "OWL")
    quick.enter("OWL 900000002")
    assert "APPLICATION OF 03/19/2026" in quick.text and " DONE" in quick.text
    assert "DUE" not in py_line(quick, LUIS, "OWL")


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("APPROVAL", "IMS0402W NOTE ADDED; OWL MUST BE RUN, IT IS DUE FOR PERSON 01"),
        ("INCREASE", "IMS0401I NOTE ADDED TO CASE C000001"),
    ],
)
def test_an_approval_is_warned_of_while_it_is_due(action: str, said: str, quick: Desk) -> None:
    quick.enter("FCN C000001")
    assert quick.say(f"action={action};basis=EMPLOYER;text=CERTIFIED") == said
    quick.enter("[CLEAR]", "OWL 900000001", "FCN C000001")
    done = quick.say(f"action={action};basis=EMPLOYER;text=CERTIFIED")
    assert done == "IMS0401I NOTE ADDED TO CASE C000001"


def test_the_warning_names_everybody_who_can_have_wages(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        grown_up(connection, LUIS)
    quick.enter("FCN C000001")
    said = quick.say("action=APPROVAL;basis=EMPLOYER;text=CERTIFIED")
    assert said == "IMS0402W NOTE ADDED; OWL MUST BE RUN, IT IS DUE FOR PERSON 01, 02"


def test_a_review_after_the_run_makes_it_due_again(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter("OWL 900000001")
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_case SET review_date = '2026-03-21'")
    then = later(sqlite_store, tmp_path, DAY)
    line = py_line(then, MARIA, "OWL")
    assert "OWL DUE: REVIEW 03/21/26" in line and "03/20/2026" in line


def test_no_line_where_it_was_never_run_and_is_not_due(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_case SET status = 'C'")
    assert py_line(quick, MARIA, "OWL") == ""


def test_wages_of_the_case_where_no_file_brought_any_and_benefits(
    sqlite_store: Store, quick: Desk
) -> None:
    put(sqlite_store, [
        CaseIncome(case_number="C000001", person_code=2, month=month, income_type=kind,
                   amount=Decimal(amount))
        for month, kind, amount in (
            (202510, "WAGE", "300.00"), (202511, "WAGE", "300.00"), (202603, "UIB", "430.00"),
        )
    ])  # fmt: skip
    quick.enter("OWL 900000002")
    answer = about(sqlite_store, "OWL", LUIS)[0].answer(OwlAnswer)
    assert [(wage.quarter, wage.gross_wage) for wage in answer.wages] == [(20254, Decimal(600))]
    assert (quick.value("weekly_amount") or "").strip() == "100.00"
    assert "LAST RUN, 1 WAGE, UIB" in py_line(quick, LUIS, "OWL")


def test_somebody_without_anything(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("OWL 900000002")
    assert "NO WAGES REPORTED" in quick.row(6)


def test_somebody_on_no_case(quick: Desk) -> None:
    assert quick.say("OWL 900000098") == "IMS0801E SSN 900-00-0098 IS ON NO CASE"


def test_the_quarterly_file_is_not_a_wage_link_answer(quick: Desk) -> None:
    quick.enter("OWL 900000003", "OWG")
    assert quick.code == "OWG" and JOHN == 900_00_0003
    assert "OESC WAGES" in py_line(quick, JOHN, "OWG")


@pytest.mark.parametrize("code", ["OWG", "SDX"])
def test_only_owl_fits_its_line(code: str, quick: Desk) -> None:
    quick.enter("PY 900000001")
    row = next(n for n in range(13, 23) if " OWL " in quick.row(n))
    assert quick.say(f"@{row} {code}") == f"IMS0010E {code} CANNOT BE USED ON THIS LINE (OWL)"
