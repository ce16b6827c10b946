"""NHL: both feeds of one person, then the next in SSN order of the user's office (OKDHS 10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.audit.event import AuditEvent
from data.office.case import CaseIncome
from data.office.user import User
from data.store.store import Store
from data.store.tokens import ssn_token
from data.systems.nhl import StateHire
from tests.transactions.agencies import ANN, DORA, ROY, state_hire
from tests.transactions.desk import Desk, desk
from tests.transactions.office import LUIS, posted, put
from tests.transactions.rows import file, on_case
from transactions.core.words import ssn_words

SCREENS = {
    "NHL": ["NHL 900000007"],
}
"""Inputs that lead to each golden screen."""


def test_state_and_national_hires_of_one_person(worker: Desk) -> None:
    worker.enter("NHL 900000007")
    assert worker.row(5).split() == ["SNH", "02/17/2026", "REDBUD", "CAFE", "89-0000001", "EXACT"]
    assert worker.row(7).split()[:2] == ["NNH", "01/12/2026"]
    assert worker.row(8).strip().startswith("9 DOCK RD, DALLAS TX 75201")
    assert worker.value("case_counts") == "C000004 01 NO WAGE"


def test_no_field_of_the_screen_is_a_wage_of_the_hire(quick: Desk) -> None:
    quick.enter("NHL 900000007")
    names = {field.name for field in quick.screen.image.fields}
    assert not {name for name in names if "wage" in name or "amount" in name}


def test_the_list_goes_on_in_the_users_office_only(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("NHL 900000007")
    assert quick.row(13) == " NEXT IN SSN ORDER, OFFICE 55A"
    assert quick.row(14).split()[:2] == ["SNH", "900-00-0011"]
    assert "900-00-0013" not in quick.text, "Ann is on a case of 72A"
    quick.enter("@14 NHL")
    assert quick.value("ssn") == "900-00-0011"
    assert quick.screen.message == "IMS0602I NO MORE NEW HIRES ON CASES OF OFFICE 55A"


def test_a_further_line_that_is_not_exact_says_so(quick: Desk, sqlite_store: Store) -> None:
    quick.enter("NHL 900000007")
    assert "PARTIAL" not in quick.row(14)
    with sqlite_store.transaction() as connection:
        mistaken = {"last_name": "PEACH", "match": "P", "differs": "NAME"}
        connection.execute(update(StateHire).where(StateHire.ssn == ROY).values(mistaken))
    quick.enter("NHL 900000007")
    assert " PARTIAL PEACH, DORA " in quick.row(14)


def test_another_office_sees_its_own(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(update(User).where(User.user_id == "WKR02").values(office="72A"))
    other = desk(sqlite_store, tmp_path, "WKR02")
    other.enter("NHL 900000007")
    assert other.row(14).split()[:2] == ["SNH", "900-00-0013"]
    assert "900-00-0011" not in other.text


def test_persons_before_are_not_listed_and_the_order_is_the_ssns(
    sqlite_store: Store, quick: Desk
) -> None:
    put(sqlite_store, [state_hire(LUIS, date(2026, 3, 1))])
    quick.enter(f"NHL {LUIS:09}")
    listed = [quick.row(n).split()[1] for n in range(14, 23) if quick.row(n)]
    assert listed == ["900-00-0007", "900-00-0007", "900-00-0011"]
    quick.enter("@14 NHL")
    assert "900-00-0002" not in quick.text


@pytest.mark.parametrize("ssn", [LUIS, 900_00_0000, DORA + 1])
def test_an_ssn_without_hires_is_a_place_in_the_order(ssn: int, quick: Desk) -> None:
    said = quick.say(f"NHL {ssn:09}")
    assert said == f"IMS0603I NO NEW HIRE FOR SSN {ssn_words(ssn)}; THE LIST CONTINUES IN SSN ORDER"
    assert quick.value("ssn") == ssn_words(ssn) and quick.row(5) == ""
    listed = [quick.row(n).split()[1] for n in range(14, 23) if quick.row(n)]
    after = ["900-00-0011"] if ssn > DORA else ["900-00-0007", "900-00-0007", "900-00-0011"]
    assert listed == after


def test_each_person_shown_is_recorded(sqlite_store: Store, quick: Desk) -> None:
    quick.enter("NHL 900000007")
    with sqlite_store.reading() as connection:
        events = connection.execute(
            select(AuditEvent.transaction, AuditEvent.token, AuditEvent.outcome).order_by(
                AuditEvent.event_id
            )
        ).all()
    token = partial(ssn_token, sqlite_store.token_key)
    assert [tuple(event) for event in events][-2:] == [
        ("NHL", token(DORA), "SHOWN"),
        ("NHL", token(ROY), "SHOWN"),
    ]


def test_the_persons_of_every_page_are_recorded_as_they_are_shown(
    sqlite_store: Store, quick: Desk
) -> None:
    several = [900_10_0000 + n for n in range(15)]
    put(sqlite_store, [
        on_case("C000004", n + 10, ssn, "MANY", "ANN", date(1990, 1, 1))
        for n, ssn in enumerate(several)
    ])  # fmt: skip
    put(sqlite_store, [state_hire(ssn, date(2026, 3, 1)) for ssn in several])
    quick.enter("NHL 900000011")
    assert _recorded(sqlite_store, several) == several[:9]
    quick.enter("[PF8]")
    assert _recorded(sqlite_store, several) == several


def _recorded(store: Store, ssns: list[int]) -> list[int]:
    with store.reading() as connection:
        tokens = set(connection.scalars(select(AuditEvent.token)))
    return [ssn for ssn in ssns if ssn_token(store.token_key, ssn) in tokens]


def test_a_later_file_corrects_a_hire(sqlite_store: Store, quick: Desk) -> None:
    corrected = state_hire(DORA, date(2026, 2, 17))
    corrected.file_id, corrected.employer_name = 48, "BLUESTEM CAFE"
    put(sqlite_store, [file(48, "SNH", date(2026, 3, 13))])
    put(sqlite_store, [corrected])
    quick.enter("NHL 900000007")
    assert "BLUESTEM CAFE" in quick.row(5) and "REDBUD CAFE" not in quick.row(7)


def test_the_wages_of_the_case_stand_beside(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [
        CaseIncome(case_number="C000004", person_code=1, month=202603, income_type="WAGE",
                   amount=Decimal("812.40"))
    ])  # fmt: skip
    quick.enter("NHL 900000007")
    assert quick.value("case_counts") == "C000004 01 03/2026 812.40"


@pytest.mark.parametrize("system", ["SNH", "NNH"])
@pytest.mark.parametrize("code", ["NHL", "SNH", "NNH"])
def test_from_either_line_of_py(system: str, code: str, quick: Desk) -> None:
    quick.enter(f"PY {DORA}")
    row = next(n for n in range(13, 23) if quick.row(n).split()[:1] == [system])
    assert quick.enter(f"@{row} {code}").image.name == "NHL"


def test_a_line_of_another_system_does_not_take_it(quick: Desk) -> None:
    quick.enter(f"PY {DORA}")
    row = next(n for n in range(13, 23) if quick.row(n).split()[:1] == ["UIB"])
    assert quick.say(f"@{row} NHL") == "IMS0010E NHL CANNOT BE USED ON THIS LINE (UIB)"


def test_the_message_of_a_hire_has_no_amount(sqlite_store: Store, quick: Desk) -> None:
    hired = posted("SNH", 202603, date(2026, 3, 10), "0.00", "0.00")
    hired.case_number, hired.person_code, hired.ssn = "C000004", 2, ROY
    hired.error_type, hired.case_amount, hired.exchange_amount = "NEW HIRE", None, None
    put(sqlite_store, [hired])
    quick.enter("G3 C000004")
    assert quick.value("type.1") == "NEW HIRE" and quick.value("act_by.1") == ""
    assert quick.value("comparison.1") == "HIRED IN 03/2026, THE CASE COUNTS NO WAGE SINCE THEN"
    quick.enter(f"DXL {ROY}")
    assert quick.value("case_income.1") == quick.value("exchange_income.1") == ""
    quick.enter("G1DX 55A 0210")
    row = next(n for n in range(7, 23) if "NEW HIRE" in quick.row(n))
    assert quick.row(row + 1).split()[:2] == ["10", "03/26"] and "0.00" not in quick.row(row + 1)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000098", "IMS0205E NO NEW HIRE RECORD FOR SSN 900-00-0098"),
        ("55A", "IMS0102E AN SSN IS NINE DIGITS: 55A"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"NHL {key}") == message


def test_a_person_of_another_office_is_found_by_ssn(quick: Desk) -> None:
    assert quick.enter(f"NHL {ANN}").image.name == "NHL"
