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


@pytest.mark.parametrize(
    ("system", "error", "subject", "detail", "words"),
    [
        ("SNH", "NEW HIRE", "03/10/2026 73-1234567", "REDBUD CAFE",
         "HIRED 03/10/2026 BY REDBUD CAFE: NO WAGE ON CASE"),
        ("FSD", "DISQUAL", "SNAP TX 01/15/2026", "PERMANENT FROM 02/01/2026",
         "SNAP DISQUALIFIED BY TX 01/15/2026, PERMANENT FROM 02/01/2026, SEE FSD"),
        ("BEN", "DUAL", "900123545D 900123537A", "",
         "DUAL ENTITLEMENT INCOMPLETE: AD 900123545D, NO CP OF 900123537A"),
        ("BEN", "DUAL", "900123545D", "",
         "DUAL ENTITLEMENT INCOMPLETE: AD 900123545D, NO CP OF ANOTHER"),
    ],
)  # fmt: skip
def test_a_fact_is_named(
    sqlite_store: Store, quick: Desk, system: str, error: str, subject: str, detail: str, words: str
) -> None:
    message = posted(system, 202603, date(2026, 3, 1), "0.00", "0.00")
    message.error_type, message.subject, message.detail = error, subject, detail
    message.case_amount = message.exchange_amount = None
    put(sqlite_store, [message])
    quick.enter("G3 C000001")
    assert f"        {words}\n" in quick.text


@pytest.mark.parametrize(
    ("error", "detail", "period", "words"),
    [
        ("QUARTER", "02/2026 03/2026", 20261,
         "WAGES 2026/1 NOT REPORTED BY MONTH: 02/2026 03/2026 COUNT 220.00"),
        ("AMOUNT", "STATUS T01", 202603,
         "SDX STATUS T01 PAYS NOTHING: 0.00 FOR 03/2026, THE CASE COUNTS 220.00"),
    ],
)  # fmt: skip
def test_what_there_is_no_difference_to_say_of(
    sqlite_store: Store, quick: Desk, error: str, detail: str, period: int, words: str
) -> None:
    message = posted("SDX", period, date(2026, 3, 1), "220.00", "0.00")
    message.error_type, message.detail = error, detail
    put(sqlite_store, [message])
    quick.enter("G3 C000001")
    assert f"        {words}\n" in quick.text
    quick.enter("DXL 900000001")
    line = next(n for n in range(5, 23) if quick.row(n).split()[:1] == [error])
    if error == "QUARTER":
        assert "220.00" not in quick.row(line), "no amounts that could be subtracted"
        assert quick.row(line + 1).endswith("NOT REPORTED BY MONTH: 02/2026 03/2026")


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("A", "ENDED 03/15/26: NOW REPORTED 994.00, THE CASE COUNTS 993.50"),
        ("C", "ENDED 03/15/26: REPORTED 994.00, NOW THE CASE COUNTS 993.50"),
        ("B", "ENDED 03/15/26: REPORTED 994.00, NOW THE CASE COUNTS 993.50"),
        ("R", "ENDED 03/15/26: THE AGENCY NO LONGER REPORTS IT"),
    ],
)
def test_a_difference_that_has_gone(
    sqlite_store: Store, quick: Desk, gone: str, words: str
) -> None:
    message = posted("SDX", 202603, date(2026, 3, 1), "993.50", "994.00")
    message.gone, message.gone_date = gone, date(2026, 3, 15)
    put(sqlite_store, [message])
    quick.enter("G3 C000001")
    assert f"        {words}\n" in quick.text
    assert quick.value("counts") == "5 OPEN", "it is still the worker who clears"
    quick.enter("DXD C000001")
    assert words in quick.text
    quick.enter("DXL 900000001")
    assert "C000001 01  ENDED 03/15/26" in quick.text
