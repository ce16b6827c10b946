"""Verification to initiate, for every case of OKDHS 17(a), and its response time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from data.rules.alien_status import (
    ADDITIONAL,
    DATED,
    INITIAL,
    PAPER,
    answer_due,
    answered_at,
    repeat_at,
    verification,
)
from data.rules.codes import code_table
from data.store.clock import OFFICE_ZONE

TODAY = date(2026, 3, 20)
FRESH = date(2025, 9, 1)
LISTED = [code for code in code_table("save_document") if code not in ("FEE", "OTHER")]


@pytest.mark.parametrize("document", LISTED)
@pytest.mark.parametrize(
    ("number", "level"),
    [
        (0, ADDITIONAL),
        (1, INITIAL),
        (59_999_999, INITIAL),
        (60_000_000, ADDITIONAL),
        (69_999_999, ADDITIONAL),
        (70_000_000, INITIAL),
        (79_999_999, INITIAL),
        (80_000_000, ADDITIONAL),
        (89_999_999, ADDITIONAL),
        (90_000_000, INITIAL),
        # The document's A9999999, read as A99999999; read as it stands, the range would be empty.
        (9_999_999, INITIAL),
        (99_999_999, INITIAL),
        (100_000_000, ADDITIONAL),
        (999_999_999, ADDITIONAL),
    ],
)
def test_a_listed_document_by_its_a_number(document: str, number: int, level: str) -> None:
    issued = FRESH if document in DATED else None
    assert verification(document, number, issued, False, TODAY).level == level


@pytest.mark.parametrize(
    ("document", "letter"),
    [
        ("I-551", "A"), ("I-151", "B"), ("AR-3A", "C"), ("I-688", "D"), ("I-688A", "D"),
        ("I-688B", "D"), ("I-689", "E"), ("I-766", "F"), ("I-327", "G"), ("I-571", "H"),
        ("I-181A", "I"), ("I-94", "J"),
    ],
)  # fmt: skip
def test_the_item_of_each_document(document: str, letter: str) -> None:
    issued = FRESH if document in DATED else None
    assert verification(document, 12_345_678, issued, False, TODAY).item == f"17(A)(1)({letter})"


@pytest.mark.parametrize(
    ("document", "number", "issued", "altered", "item"),
    [
        ("I-551", 12_345_678, None, True, "17(A)(2)(A)"),
        ("I-551", None, None, False, "17(A)(2)(B)"),
        ("I-551", 65_000_000, None, False, "17(A)(2)(C)"),
        ("I-551", 85_000_000, None, False, "17(A)(2)(C)"),
        ("FEE", 12_345_678, None, False, "17(A)(2)(D)"),
        ("I-181A", 12_345_678, date(2025, 3, 19), False, "17(A)(2)(E)"),
        ("I-94", 12_345_678, date(2025, 3, 19), False, "17(A)(2)(E)"),
        ("OTHER", 12_345_678, None, False, "17(A)(1)"),
        ("I-94", 12_345_678, None, False, "17(A)(1)"),
        # Several at once: the first one says it.
        ("FEE", None, None, True, "17(A)(2)(A)"),
    ],
)
def test_when_additional_verification_is_initiated_at_once(
    document: str, number: int | None, issued: date | None, altered: bool, item: str
) -> None:
    ruled = verification(document, number, issued, altered, TODAY)
    assert (ruled.level, ruled.item) == (ADDITIONAL, item)


@pytest.mark.parametrize("document", sorted(DATED))
@pytest.mark.parametrize(
    ("issued", "today", "level"),
    [
        (date(2025, 3, 21), date(2026, 3, 20), INITIAL),
        (date(2025, 3, 20), date(2026, 3, 20), ADDITIONAL),
        (date(2025, 3, 19), date(2026, 3, 20), ADDITIONAL),
        (date(2024, 2, 29), date(2025, 2, 28), INITIAL),
        (date(2024, 2, 29), date(2025, 3, 1), ADDITIONAL),
        (date(2026, 3, 20), date(2026, 3, 20), INITIAL),
    ],
)
def test_less_than_one_year_of_age(document: str, issued: date, today: date, level: str) -> None:
    assert verification(document, 12_345_678, issued, False, today).level == level


def test_one_year_to_the_day_is_neither_less_nor_more() -> None:
    ruled = verification("I-94", 12_345_678, date(2025, 3, 20), False, date(2026, 3, 20))
    assert (ruled.level, ruled.item) == (ADDITIONAL, "17(A)(1)")


@pytest.mark.parametrize(
    ("level", "asked", "due"),
    [
        (ADDITIONAL, date(2026, 3, 20), date(2026, 3, 25)),
        (ADDITIONAL, date(2026, 1, 16), date(2026, 1, 22)),
        (ADDITIONAL, date(2026, 11, 24), date(2026, 11, 30)),
        (ADDITIONAL, date(2026, 3, 21), date(2026, 3, 25)),
        (PAPER, date(2026, 3, 20), date(2026, 4, 3)),
        (PAPER, date(2026, 12, 18), date(2027, 1, 5)),
        (INITIAL, date(2026, 3, 20), date(2026, 3, 20)),
    ],
)
def test_federal_business_days(level: str, asked: date, due: date) -> None:
    assert answer_due(level, asked) == due


def test_when_the_answer_comes_and_when_it_may_be_repeated() -> None:
    asked = datetime(2026, 3, 20, 16, 30, tzinfo=OFFICE_ZONE)
    assert answered_at(INITIAL, asked, 4) == asked + timedelta(seconds=4)
    for level in (ADDITIONAL, PAPER):
        due = answer_due(level, asked.date())
        came = answered_at(level, asked, 4)
        assert came.astimezone(OFFICE_ZONE).date() == due
        again = repeat_at(level, asked).astimezone(OFFICE_ZONE)
        assert came < again and (again.hour, again.minute) == (0, 0)
    assert repeat_at(INITIAL, asked) > answered_at(INITIAL, asked, 5)


@pytest.mark.parametrize(
    ("document", "number", "issued", "altered", "why"),
    [
        ("I-551", 12_345_678, None, True, "THE DOCUMENT APPEARS COUNTERFEIT OR ALTERED"),
        ("I-551", None, None, False, "THERE IS NO A-NUMBER ON ANY DOCUMENT"),
        ("I-551", 65_000_000, None, False,
         "THE A-NUMBER IS IN THE A60000000 OR A80000000 SERIES"),
        ("FEE", 12_345_678, None, False, "A FEE RECEIPT OTHER THAN I-689"),
        ("I-94", 12_345_678, date(2025, 3, 19), False, "PROCESSED MORE THAN ONE YEAR AGO"),
        ("OTHER", 12_345_678, None, False, "THE DOCUMENT IS NOT ONE OF (A) TO (J)"),
        ("I-94", 12_345_678, None, False, "NOT LESS THAN ONE YEAR OF AGE"),
        ("I-551", 12_345_678, None, False, "I-551, A-NUMBER IN RANGE"),
    ],
)  # fmt: skip
def test_the_reason_is_told(
    document: str, number: int | None, issued: date | None, altered: bool, why: str
) -> None:
    assert verification(document, number, issued, altered, TODAY).why == why


def test_a_number_in_no_range() -> None:
    ruled = verification("I-551", 100_000_000, None, False, TODAY)
    assert (ruled.level, ruled.item) == (ADDITIONAL, "17(A)(1)") and "A-NUMBER" in ruled.why


def test_days_are_the_offices() -> None:
    # Late in the evening of Friday the 20th: in UTC it is Saturday.
    asked = datetime(2026, 3, 20, 23, 30, tzinfo=OFFICE_ZONE).astimezone(UTC)
    came = answered_at(ADDITIONAL, asked, 4).astimezone(OFFICE_ZONE)
    assert came == datetime(2026, 3, 25, 9, 0, tzinfo=OFFICE_ZONE)
    assert repeat_at(ADDITIONAL, asked) == datetime(2026, 3, 26, tzinfo=OFFICE_ZONE)
    assert repeat_at(INITIAL, asked) == asked + timedelta(minutes=1)
