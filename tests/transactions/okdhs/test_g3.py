"""G3: expanded messages of a case."""

from __future__ import annotations

from datetime import date

import pytest

from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import posted, put

SCREENS = {
    "G3": ["G3 C000001"],
}
"""Inputs that lead to each golden screen."""


def test_a_message_at_full_length(worker: Desk) -> None:
    worker.enter("G3 C000001")
    assert worker.value("counts") == "4 OPEN" and worker.value("name") == "LOPEZ, MARIA"
    assert worker.row(5).split() == [
        "OWG",
        "AMOUNT",
        "02",
        "LOPEZ,",
        "LUIS",
        "900-00-0002",
        "OVERDUE",
    ]
    assert worker.row(6).strip() == "WAGES OF QUARTER 2025/1 ARE 500.00, THE CASE COUNTS 0.00"
    assert worker.row(9).strip() == "SSI GROSS (006) FOR 04/2026 IS 650.50, THE CASE COUNTS 900.00"
    assert worker.row(10).split() == [
        "FOUND", "03/10/2026", "DUE", "04/24/2026", "ACT", "BY", "03/20/2026",
        "NO", "CASE", "NOTE", "YET",
    ]  # fmt: skip


def test_an_identity_message_names_every_part_that_differs(
    sqlite_store: Store, quick: Desk
) -> None:
    message = posted("SDX", 202603, date(2026, 3, 1), "0.00", "0.00")
    message.error_type, message.differs = "IDENTITY", "NAME, BIRTH DATE, CLAIM NUMBER"
    message.case_amount = message.exchange_amount = None
    put(sqlite_store, [message])
    quick.enter("G3 C000001")
    said = "SDX RECORD DIFFERS IN NAME, BIRTH DATE, CLAIM NUMBER: MAY BE ANOTHER'S"
    assert quick.row(9).strip() == said


def test_a_note_since_the_posting_is_told(quick: Desk) -> None:
    quick.enter("FCN C000001", "text=CLIENT CALLED", "G3")
    assert quick.row(7).endswith(" NOTE 03/20/2026")


@pytest.mark.parametrize(
    ("code", "format"), [("PY", "PY"), ("OWC", "OWG"), ("DXL", "DXL"), ("FCN", "FCN")]
)
def test_from_a_message_to_the_rest(code: str, format: str, quick: Desk) -> None:
    assert quick.enter("G3 C000001", f"@11 {code}").image.name == format


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("900000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: 900000001"),
        ("C000001 01", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: C000001 01"),
        ("C-000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: C-000001"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"G3 {key}") == message


def test_a_case_without_messages(quick: Desk) -> None:
    assert quick.say("g3 s000001") == "IMS0206I NO OPEN MESSAGES"
    assert quick.value("case") == "S000001" and quick.cursor == "transaction"


@pytest.mark.parametrize(
    ("system", "period", "words"),
    [
        ("BEN", 202602, "COUNTABLE RSDI FOR 02/2026 IS 12,345.00"),
        ("SDX", 202602, "SSI GROSS (006) FOR 02/2026 IS 12,345.00"),
        ("UIB", 202602, "UIB (A WEEK X 4.3) FOR 02/2026 IS 12,345.00"),
        ("OWG", 20244, "WAGES OF QUARTER 2024/4 ARE 12,345.00"),
    ],
)
def test_an_amount_is_called_what_its_system_reports(
    system: str, period: int, words: str, sqlite_store: Store, quick: Desk
) -> None:
    found = date(2026, 1, 2)
    put(sqlite_store, [posted(system, period, found, "10000.00", "12345.00")])
    quick.enter("G3 C000001")
    assert f"{words}, THE CASE COUNTS 10,000.00\n" in quick.text
