"""Sample files of a practice store: repeatable, valid, and with the documented persons."""

from __future__ import annotations

import shutil
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.practice.documented import DOCUMENTED
from data.practice.files import FEEDS, write_sample_files
from data.practice.population import make_population
from data.rules.periods import add_months, month_of
from data.rules.ssn import practice_ssn
from data.schema import create_store
from data.store.clock import at_office
from data.store.location import StoreError
from data.store.store import (
    Store,
    open_store,
)
from data.systems.owg import OwgWage
from data.systems.registry import contracts
from data.systems.sdx import SdxRecord
from tests.data.exchange.files import CLOCK, TODAY, messages

PERSONS = 1_500
SEED = 3
LAST_MONTH = date(2026, 1, 6)
SAMPLED = [each.layout.system for each in FEEDS]


@pytest.fixture(scope="module")
def populated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = create_store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.db'}", TODAY)
    make_population(store, PERSONS, SEED, TODAY)
    yield store
    store.close()


@pytest.fixture(scope="module")
def loaded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store with two months of files, to be copied."""
    folder = tmp_path_factory.mktemp("loaded")
    path = folder / "store.db"
    store = create_store(f"sqlite:///{path}", TODAY)
    make_population(store, PERSONS, SEED, TODAY)
    for clock in (at_office(LAST_MONTH), CLOCK):
        for written in write_sample_files(store, folder, SEED, clock):
            load_file(store, written.name.partition("-")[0], written, clock)
    store.close()
    return path


@pytest.fixture
def loaded(loaded_file: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(loaded_file, tmp_path / "store.db")
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    yield store
    store.close()


def test_the_same_seed_and_day_make_the_same_files(populated: Store, tmp_path: Path) -> None:
    one = write_sample_files(populated, tmp_path / "one", SEED, CLOCK)
    assert [path.name for path in one] == [f"{system}-20260210.txt" for system in SAMPLED]
    assert {stat.S_IMODE(path.stat().st_mode) for path in one} == {0o600}
    two = write_sample_files(populated, tmp_path / "two", SEED, at_office(TODAY, 17))
    other = write_sample_files(populated, tmp_path / "other", SEED + 1, CLOCK)
    for first, second, third in zip(one, two, other, strict=True):
        assert first.read_bytes() == second.read_bytes() != third.read_bytes()
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(
        path.name for path in one
    )


def test_every_row_is_right_and_nobody_is_real(loaded: Store) -> None:
    with loaded.reading() as connection:
        known = set(connection.scalars(select(CasePerson.ssn)))
        for model in (SdxRecord, OwgWage):
            found = Counter(connection.scalars(select(model.match)))
            assert found["E"] > 20 * found["P"] > 0
            assert found["U"] > 0
            assert all(practice_ssn(ssn) for ssn in connection.scalars(select(model.ssn)))
            strangers = connection.scalars(select(model.ssn).where(model.match == "U"))
            assert not set(strangers) & known


def test_amounts_differ_now_and_then(loaded: Store) -> None:
    with loaded.reading() as connection:
        for system, model in (("SDX", SdxRecord), ("OWG", OwgWage)):
            persons = len(set(connection.scalars(select(model.ssn))))
            posted = connection.execute(
                select(Discrepancy.ssn, Discrepancy.error_type)
                .where(Discrepancy.system == system)
                .distinct()
            ).all()
            assert 0.02 < len(posted) / persons < 0.2, system
            of_quarters = {"QUARTER"} if system == "OWG" else set()
            assert {row.error_type for row in posted} == {"AMOUNT", "IDENTITY"} | of_quarters


def test_documented_persons_are_reported_as_promised(loaded: Store) -> None:
    with loaded.reading() as connection:
        for ssn, person in DOCUMENTED.items():
            for system, model in (("SDX", SdxRecord), ("OWG", OwgWage)):
                held = connection.scalars(select(model.match).where(model.ssn == ssn)).all()
                promised = getattr(person.reported, system.lower())
                assert bool(held) == promised
                found = connection.execute(
                    select(Discrepancy.error_type, Discrepancy.differs, Discrepancy.case_amount,
                           Discrepancy.exchange_amount, Discrepancy.case_number)
                    .where(Discrepancy.ssn == ssn, Discrepancy.system == system)
                ).all()  # fmt: skip
                over = (
                    person.reported.sdx_gross_over_case
                    if system == "SDX"
                    else person.reported.owg_wage_over_case
                )
                if system == "SDX" and person.reported.sdx_birth_date_days:
                    assert [(row.error_type, row.differs) for row in found] == [
                        ("IDENTITY", "BIRTH DATE")
                    ]
                    assert set(held) == {"P"}
                    continue
                assert set(held) <= {"E"}
                differences = {row.exchange_amount - row.case_amount for row in found}
                assert differences == ({over} if over else set())


def test_recoupment_is_a_tenth_of_counted_income_and_payment(loaded: Store) -> None:
    """Return the amounts paid in the month, which the record of the previous month has."""
    columns = select(*SdxRecord.__table__.columns).order_by(SdxRecord.ssn, SdxRecord.record_date)
    with loaded.reading() as connection:
        records = connection.execute(columns).all()
    seen = 0
    for earlier, later in pairwise(records):
        month_after = add_months(month_of(earlier.record_date), 1)
        if (earlier.ssn, month_after) != (later.ssn, month_of(later.record_date)):
            continue
        withheld = earlier.gross - later.net
        tenth = (later.unearned_counted + earlier.gross) / 10
        recouped = later.over_under in ("O", "B") and earlier.gross > 0
        assert withheld == (tenth.quantize(Decimal("0.01"), ROUND_HALF_UP) if recouped else 0)
        seen += recouped
    assert seen > 2


def test_an_open_message_agrees_with_the_next_files(loaded: Store, tmp_path: Path) -> None:
    """Files of different days agree on the periods that both cover."""
    found = messages(loaded)
    for path in write_sample_files(loaded, tmp_path, SEED, at_office(date(2026, 2, 20))):
        system = contracts()[path.name.partition("-")[0]]
        result = load_file(loaded, system.code, path, at_office(date(2026, 2, 20)))
        assert (result.posted is None) == (system.comparison is None)
        if result.posted is not None:
            assert (result.posted.amounts, result.posted.updated) == (0, 0), system.code
    assert len(found) > 40
    assert messages(loaded) == found


def test_gross_is_for_next_month_and_dates_are_in_this(populated: Store, tmp_path: Path) -> None:
    paths = dict(zip(SAMPLED, write_sample_files(populated, tmp_path, SEED, CLOCK), strict=True))
    sdx, owg = paths["SDX"], paths["OWG"]
    dates = Counter(line[10:16] for line in sdx.read_text("ascii").splitlines()[1:-1])
    assert set(dates) == {"202602"}
    quarters = {line[10:15] for line in owg.read_text("ascii").splitlines()[1:-1]}
    assert quarters == {"20252", "20253"}


@pytest.mark.parametrize(
    ("day", "newest"),
    [(date(2025, 11, 28), "20252"), (date(2025, 11, 29), "20253"), (date(2026, 2, 28), "20253")],
)
def test_wages_arrive_two_months_after_the_quarter(
    populated: Store, tmp_path: Path, day: date, newest: str
) -> None:
    paths = write_sample_files(populated, tmp_path, SEED, at_office(day))
    owg = paths[SAMPLED.index("OWG")]
    assert max(line[10:15] for line in owg.read_text("ascii").splitlines()[1:-1]) == newest


def test_files_go_on_with_the_clock_past_the_first_budgets(
    populated: Store, tmp_path: Path
) -> None:
    paths = write_sample_files(populated, tmp_path, SEED, at_office(date(2026, 9, 1)))
    sdx = paths[SAMPLED.index("SDX")]
    assert sdx.name == "SDX-20260901.txt"
    assert max(line[10:16] for line in sdx.read_text("ascii").splitlines()[1:-1]) == "202609"


def test_bad_rows_are_made_on_request(populated: Store, tmp_path: Path) -> None:
    for path in write_sample_files(populated, tmp_path, SEED, CLOCK, bad_rows=7):
        system = contracts()[path.name.partition("-")[0]]
        result = load_file(populated, system.code, path, CLOCK, post=False)
        assert result.rows_rejected == 7
        assert (result.total > Decimal(0)) == bool(system.layout.total)
    assert messages(populated) == []


def test_a_live_store_gets_no_samples(populated: Store, tmp_path: Path) -> None:
    live = Store(populated.engine, replace(populated.info, kind="live"))
    with pytest.raises(StoreError, match="practice store only"):
        write_sample_files(live, tmp_path / "samples", SEED, CLOCK)
    assert not (tmp_path / "samples").exists()
