"""From a practice store's sample files through PY to the screens of UIB, NHL, BWG and IEV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data.exchange.load import load_file
from data.office.case import Case, CasePerson
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.practice.documented import DOCUMENTED
from data.practice.files import FEEDS, write_sample_files
from data.practice.population import make_population
from data.rules.periods import MONTHS, months_after
from data.rules.ssn import practice_ssn
from data.schema import create_store
from data.store.clock import at_office
from data.store.store import Store
from data.systems.bwg import BwgEarning
from data.systems.iev import IevIncome
from data.systems.uib import UibRecord
from tests.transactions.desk import desk

DAY = date(2026, 3, 20)
CLOCK = at_office(DAY, 10)
SYSTEMS = ("UIB", "SNH", "NNH", "BWG", "IEV")
SCREENS = {"UIB": "UIB", "SNH": "NHL", "NNH": "NHL", "BWG": "BWG", "IEV": "IEV"}
ANNA, JAMES = 900_12_3499, 900_12_3464


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Practice store with the files of two months."""
    folder = tmp_path_factory.mktemp("practice")
    store = create_store(f"sqlite:///{folder / 'store.db'}", DAY)
    make_population(store, 1_200, 5, DAY)
    for day in (date(2026, 2, 13), DAY):
        for path in write_sample_files(store, folder, 5, at_office(day, 6)):
            system = path.name.partition("-")[0]
            if system in SYSTEMS:
                load_file(store, system, path, at_office(day, 6))
    yield store
    store.close()


@pytest.mark.parametrize("system", SYSTEMS)
def test_from_the_file_over_py_to_the_screen(office: Store, tmp_path: Path, system: str) -> None:
    at_desk = desk(office, tmp_path, "FTI01", clock=CLOCK)
    with office.reading() as connection:
        held = connection.scalars(
            select(ExchangeSegment.ssn).where(ExchangeSegment.system == system).limit(15)
        ).all()
    assert held
    for ssn in held:
        at_desk.enter("[CLEAR]", f"PY {ssn:09}")
        row = next(n for n in range(13, 23) if at_desk.row(n).split()[:1] == [system])
        at_desk.enter(f"@{row} {system}")
        assert at_desk.code == SCREENS[system] and not at_desk.screen.message.startswith("DFS")
        at_desk.enter("PY")
        assert at_desk.code == "PY"


def test_every_applicant_of_an_earning_age_has_earnings(office: Store) -> None:
    with office.reading() as connection:
        applying = connection.execute(
            select(CasePerson.ssn, CasePerson.birth_date)
            .join(Case, Case.case_number == CasePerson.case_number)
            .where(Case.status == "A", CasePerson.ssn.is_not(None))
        ).all()
        known = set(connection.scalars(select(BwgEarning.ssn)))
    adults = {ssn for ssn, born in applying if 1950 < born.year < 2005} - set(DOCUMENTED)
    assert adults <= known and len(known) > len(adults), "applicants, and some others"


def test_earnings_are_18_to_24_months_old_whenever_the_file_is_made(office: Store) -> None:
    feed = next(each for each in FEEDS if each.layout.system == "BWG")
    for month in range(1, 13):
        day = date(2027, month, 15)
        made = feed.made(day)
        assert made <= day
        assert months_after(made.year - 2, made) in MONTHS
    with office.reading() as connection:
        assert connection.scalar(select(func.max(BwgEarning.tax_year))) == 2023


def test_documented_persons_are_reported_as_promised(office: Store) -> None:
    with office.reading() as connection:
        found = connection.execute(
            select(Discrepancy.ssn, Discrepancy.system, Discrepancy.error_type)
            .where(Discrepancy.ssn.in_(DOCUMENTED), Discrepancy.system.in_(SYSTEMS))
            .distinct()
        ).all()
        earned = set(connection.scalars(select(BwgEarning.ssn))) & set(DOCUMENTED)
    assert {tuple(row) for row in found} >= {
        (ANNA, "UIB", "AMOUNT"),
        (ANNA, "SNH", "NEW HIRE"),
        (JAMES, "IEV", "UNEARNED"),
    }
    assert earned == {ANNA}
    assert {row.ssn for row in found} <= {
        ssn for ssn, person in DOCUMENTED.items()
        if person.reported.irs or person.reported.hired or person.reported.uib_weekly
    }  # fmt: skip


def test_most_of_what_is_reported_agrees(office: Store) -> None:
    with office.reading() as connection:
        claims = set(connection.scalars(select(UibRecord.ssn)))
        returns = set(connection.scalars(select(IevIncome.ssn)))
        posted = Counter(
            connection.execute(select(Discrepancy.system, Discrepancy.ssn).distinct()).scalars()
        )
        ssns = set(connection.scalars(select(BwgEarning.ssn))) | claims | returns
    assert 0 < posted["UIB"] < len(claims) / 2
    assert 0 < posted["IEV"] <= len(returns)
    assert not posted["BWG"]
    assert all(practice_ssn(ssn) for ssn in ssns)


def test_a_claim_keeps_its_beginning_from_week_to_week(office: Store) -> None:
    with office.reading() as connection:
        rows = connection.execute(select(UibRecord.ssn, UibRecord.claim_date))
        weeks = Counter((row.ssn, row.claim_date) for row in rows)
    assert set(weeks.values()) <= {1, 2} and Counter(weeks.values())[2] > len(weeks) / 2
    assert len({ssn for ssn, _ in weeks}) == len(weeks), "nobody has two claims"
