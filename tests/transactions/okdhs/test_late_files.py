"""Late file, made before one that is loaded: the newer file's record remains in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.store.base import Base
from data.store.store import Store
from data.systems.ben import ben_of_claim
from data.systems.bil import bil_of_person
from data.systems.bwg import earnings
from data.systems.iev import incomes
from data.systems.nhl import hires
from data.systems.owg import wages
from data.systems.uib import claims
from tests.transactions.agencies import DORA, claim, earning, income, state_hire
from tests.transactions.elders import OPAL, ben, bil
from tests.transactions.office import MARIA, put, wage
from tests.transactions.rows import file

LATE = 99
"""Load a file that is older than all loaded ones."""


def take_in(store: Store, system: str, record: Base) -> None:
    record.file_id = LATE  # type: ignore[attr-defined]
    put(store, [file(LATE, system, date(2025, 12, 1))])
    put(store, [record])


def test_ben(sqlite_store: Store) -> None:
    take_in(sqlite_store, "BEN", ben(OPAL, "900000061A", "1.00"))
    with sqlite_store.reading() as connection:
        newest = ben_of_claim(connection, "900000061A")[0]
    assert newest.gross == Decimal("845.60")


def test_bil(sqlite_store: Store) -> None:
    take_in(sqlite_store, "BIL", bil("B", date(2026, 3, 1), reply="99"))
    with sqlite_store.reading() as connection:
        held = bil_of_person(connection, OPAL)
    assert "99" not in [event.reply for event in held]


def test_uib(sqlite_store: Store) -> None:
    take_in(sqlite_store, "UIB", claim(LATE, date(2026, 3, 13), 1, "1.00"))
    with sqlite_store.reading() as connection:
        assert [each.weeks_paid for each in claims(connection, DORA)] == [6, 4]


def test_nhl(sqlite_store: Store) -> None:
    hired = state_hire(DORA, date(2026, 2, 17))
    hired.employer_name = "BLUESTEM CAFE"
    take_in(sqlite_store, "SNH", hired)
    with sqlite_store.reading() as connection:
        held = {hire.employer_name for hire in hires(connection, DORA)}
    assert held == {"REDBUD CAFE", "LONE STAR FREIGHT"}


@pytest.mark.parametrize("payer", ["AAA BANK", "ZZZ BANK"])
def test_iev(payer: str, sqlite_store: Store) -> None:
    take_in(sqlite_store, "IEV", income("92", "1.00", payer, "ACCT77442"))
    with sqlite_store.reading() as connection:
        held = incomes(connection, DORA)
    assert [each.amount for each in held] == [Decimal("2468.13"), Decimal("6420.86")]


def test_wages_of_an_employer_whose_name_was_corrected(sqlite_store: Store) -> None:
    take_in(sqlite_store, "OWG", wage(MARIA, "9876543210", "AAA CAFE", "1.00"))
    with sqlite_store.reading() as connection:
        held = wages(connection, MARIA)
    assert [each.gross_wage for each in held] == [Decimal("1500.00"), Decimal("300.00")]


def test_earnings_of_an_employer_whose_name_was_corrected(sqlite_store: Store) -> None:
    take_in(sqlite_store, "BWG", earning(2023, "1.00", "AAA WORKS"))
    with sqlite_store.reading() as connection:
        held = earnings(connection, DORA)
    assert [each.tax_year for each in held] == [2023, 2022]
    assert held[0].wages == Decimal("7531.57")
