"""DXL: history of a person's messages (OKDHS 5(c))."""

from __future__ import annotations

from datetime import date

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import posted, put

SCREENS = {
    "DXL": ["DXL 900000001"],
}
"""Inputs that lead to each golden screen."""


def test_the_five_things_of_each_message(worker: Desk) -> None:
    worker.enter("DXL 900000001")
    resolved = {name: worker.value(f"{name}.4") for name in (
        "type", "found", "resolved", "system", "case_income", "exchange_income",
    )}  # fmt: skip
    assert resolved == {
        "type": "AMOUNT",
        "found": "12/05/2025",
        "resolved": "01/03/2026",
        "system": "SDX",
        "case_income": "      900.00",
        "exchange_income": "        880.00",
    }
    assert worker.row(12).strip() == "C000001 01  C NO CHANGE BY WKR02"
    assert worker.row(5).split() == [
        "AMOUNT",
        "03/10/2026",
        "OPEN",
        "OWG",
        "3Q/25",
        "0.00",
        "950.00",
    ]
    assert worker.value("counts") == "4 POSTED, 3 OPEN"


def test_the_newest_stands_first(worker: Desk) -> None:
    worker.enter("DXL 900000001")
    found = [worker.value(f"found.{line}") for line in range(1, 5)]
    assert found == ["03/10/2026"] * 3 + ["12/05/2025"]


def test_an_identity_message_tells_what_differs(sqlite_store: Store, quick: Desk) -> None:
    message = posted("SDX", 202603, date(2026, 3, 15), "0.00", "0.00", resolved=True)
    message.error_type, message.differs = "IDENTITY", "NAME, BIRTH DATE, CLAIM NUMBER"
    message.case_amount = message.exchange_amount = None
    message.reason = "7"
    put(sqlite_store, [message])
    quick.enter("DXL 900000001")
    assert quick.row(5).split() == ["IDENTITY", "03/15/2026", "01/03/2026", "SDX", "03/26"]
    assert quick.row(6).strip() == "C000001 01  7 REDUCTION BY WKR02  DIFFERS: NAME, DOB, CLAIM NO"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000003", "IMS0208I NO DISCREPANCY WAS EVER POSTED FOR THIS PERSON"),
        ("000-00-0000", "IMS0201E SSN 000-00-0000 NOT ON FILE"),
        ("C000001", "IMS0104E A PERSON CODE IS 01 TO 99: (BLANK)"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"DXL {key}") == message


def test_codes_typed_on_a_message(quick: Desk) -> None:
    quick.enter("DXL 900000001", "@9 SDX")
    assert quick.code == "SDX"
    quick.enter("[PF3]", "@9 OWG")
    assert quick.screen.message == "IMS0010E OWG CANNOT BE USED ON THIS LINE (SDX)"
