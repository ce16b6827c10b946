"""UIB: a claim with its weeks, its monthly amount and the case's (OKDHS 13)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.office.case import CaseIncome
from data.store.store import Store
from tests.transactions.agencies import DORA, claim
from tests.transactions.desk import Desk
from tests.transactions.office import put
from tests.transactions.rows import file

SCREENS = {
    "UIB": ["UIB 900000007"],
}
"""Inputs that lead to each golden screen."""


def test_the_claim_of_the_newest_week(worker: Desk) -> None:
    worker.enter("UIB 900000007")
    assert worker.value("place") == "NEWEST WEEK" and worker.value("record_date") == "03/13/2026"
    assert worker.row(6) == " STATUS              P  PAID WEEKLY"
    assert worker.row(8).split()[2:] == ["235.00", "COUNTS", "FOR", "03/2026", "1,011.00", "WEEK",
                                         "X", "4.3"]  # fmt: skip
    assert worker.value("balance") == "    4,700.00" and worker.value("intercept") == "       60.00"
    assert worker.row(14).split() == ["C000004", "01", "APPLICATION", "0.00", "1,011.00"]


def test_an_earlier_week_from_its_line_and_back(worker: Desk) -> None:
    worker.enter("UIB 900000007", "@19 UIB")
    assert worker.value("record_date") == "02/27/2026" and worker.value("place") == "LINE 2 OF 2"
    assert worker.value("month") == "02/2026" and worker.value("weeks_paid") == " 4"
    worker.enter("[PF3]")
    assert worker.value("place") == "NEWEST WEEK"


def test_the_case_is_that_of_the_month_of_the_match(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [
        CaseIncome(case_number="C000004", person_code=1, month=month, income_type="UIB",
                   amount=Decimal(amount))
        for month, amount in ((202602, "400.00"), (202603, "1011.00"))
    ])  # fmt: skip
    quick.enter("UIB 900000007")
    assert quick.row(14).split() == ["C000004", "01", "APPLICATION", "1,011.00", "0.00"]
    quick.enter("@19 UIB")
    assert quick.row(14).split() == ["C000004", "01", "APPLICATION", "400.00", "611.00"]


@pytest.mark.parametrize(
    ("status", "reason", "meaning"),
    [
        ("S", "01", "RETURNED TO WORK"),
        ("X", "08", "MAXIMUM BENEFITS PAID"),
        ("H", "99", "MEANING NOT KNOWN"),
    ],
)
def test_a_stopped_claim_counts_nothing_and_says_why(
    sqlite_store: Store, quick: Desk, status: str, reason: str, meaning: str
) -> None:
    stopped = claim(47, date(2026, 3, 20), 7, "1645.00")
    stopped.status, stopped.stop_reason, stopped.last_week_paid = status, reason, None
    put(sqlite_store, [file(47, "UIB", date(2026, 3, 20))])
    put(sqlite_store, [stopped])
    quick.enter("UIB 900000007")
    assert quick.value("stop_reason_meaning") == meaning
    assert quick.value("monthly") == "        0.00" and quick.value("last_week_paid") == "NONE"
    assert quick.row(18).split()[2] == status and quick.row(20).split()[2] == "P"


def test_from_py_and_back(quick: Desk) -> None:
    quick.enter(f"PY {DORA}")
    row = next(n for n in range(13, 23) if quick.row(n).split()[:1] == ["UIB"])
    assert quick.enter(f"@{row} UIB").image.name == "UIB"
    assert quick.enter("PY").image.name == "PY" and quick.value("ssn") == "900-00-0007"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000001", "IMS0205E NO UIB RECORD FOR SSN 900-00-0001"),
        ("C000001", "IMS0102E AN SSN IS NINE DIGITS: C000001"),
        ("", "IMS0101E UIB NEEDS AN SSN"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"UIB {key}".strip()) == message
