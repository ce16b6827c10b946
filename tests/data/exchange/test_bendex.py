"""BENDEX compared with the case by the rule of the instructions, not digit by digit (OKDHS 6)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from data.exchange.load import load_file
from data.exchange.results import PostResult
from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.rules.bendex import Benefit, countable_social_security, dual_rule
from data.store.store import Store
from data.systems.ben import BenRecord
from data.systems.bil import BilRecord
from tests.data.exchange.files import (
    CLOCK,
    SSN,
    TODAY,
    add_case,
    add_income,
    add_person,
    amounts,
    file_of,
    load,
    messages,
)
from tests.data.exchange.social_security_files import OTHER_CLAIM, OWN_CLAIM, ben, bil, pair


def budget(store: Store, counted: str) -> None:
    """Set the income of the case for the month in which the benefits are paid."""
    with store.transaction() as connection:
        add_income(connection, "RSDI", {202603: counted})


@pytest.mark.parametrize(
    ("counted", "posted"),
    [("349.00", []), ("347.00", []), ("351.00", []), ("346.99", [("346.99", "349.00")]),
     ("351.01", [("351.01", "349.00")])],
)  # fmt: skip
def test_the_whole_dollars_may_differ_by_two(
    store: Store, tmp_path: Path, counted: str, posted: list[tuple[str, str]]
) -> None:
    budget(store, counted)
    load(store, tmp_path, "BEN", ben("349.50"))
    assert amounts(store) == posted


def test_it_is_acted_on_in_ten_days_and_cleared_in_forty_five(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "BEN", ben("349.50"))
    with store.reading() as connection:
        row = connection.execute(select(Discrepancy)).one()
    assert (row.system, row.error_type, row.period) == ("BEN", "AMOUNT", 202603)
    assert row.act_by_date == TODAY + timedelta(days=10)
    assert row.due_date == TODAY + timedelta(days=45)


@pytest.mark.parametrize("counted", ["843.00", "844.00", "845.00", "846.00"])
def test_a_dollar_or_two_of_a_combined_check_is_never_posted(
    store: Store, tmp_path: Path, counted: str
) -> None:
    budget(store, counted)
    load(store, tmp_path, "BEN", *pair("845.60", "310.90"))
    assert messages(store) == []


def test_a_combined_check_is_compared_by_the_rule_of_the_instructions(
    store: Store, tmp_path: Path
) -> None:
    budget(store, "1156.00")  # the two grosses, added
    load(store, tmp_path, "BEN", *pair("845.60", "310.90"))
    assert amounts(store) == [("1156.00", "844.00")]


def test_two_checks_are_added(store: Store, tmp_path: Path) -> None:
    budget(store, "202.00")
    other = ben("361.23", claim_number=OTHER_CLAIM)
    load(store, tmp_path, "BEN", ben("202.51"), other)
    assert amounts(store) == [("202.00", "563.00")]


def test_of_half_a_combined_check_the_message_has_both_claim_numbers(
    store: Store, tmp_path: Path
) -> None:
    budget(store, "845.00")
    half = pair("845.60", "310.90")[1]
    assert load(store, tmp_path, "BEN", half).posted == PostResult(1, 1)
    assert messages(store) == [("BEN", "DUAL", 202603, None, None, "", False)]
    with store.reading() as connection:
        subject = connection.scalar(select(Discrepancy.subject))
    assert subject == f"{half['claim_number']} {half['cross_reference']}"


def test_the_other_half_completes_it(sqlite_store: Store, tmp_path: Path) -> None:
    """The message says that its difference has gone, and the amount is compared again."""
    budget(sqlite_store, "845.00")
    whole, half = pair("845.60", "310.90")
    load(sqlite_store, tmp_path, "BEN", half)
    completed = load(sqlite_store, tmp_path, "BEN", whole, sequence=2).posted
    assert completed == PostResult(1, updated=1)
    with sqlite_store.reading() as connection:
        row = connection.execute(select(Discrepancy.gone, Discrepancy.gone_date)).one()
    assert tuple(row) == ("R", TODAY)


def test_an_open_amount_is_not_gone_while_the_other_half_is_missing(
    sqlite_store: Store, tmp_path: Path
) -> None:
    budget(sqlite_store, "800.00")
    whole, half = pair("845.60", "310.90")
    load(sqlite_store, tmp_path, "BEN", whole, half)
    elsewhere = {**whole, "cross_reference": "900550098B"}
    load(sqlite_store, tmp_path, "BEN", elsewhere, sequence=2)
    with sqlite_store.reading() as connection:
        found = connection.execute(
            select(Discrepancy.error_type, Discrepancy.gone).order_by(Discrepancy.discrepancy_id)
        ).all()
    assert [tuple(row) for row in found] == [("AMOUNT", ""), ("DUAL", "")]


def test_the_claim_number_of_either_record_may_be_that_of_the_case(
    store: Store, tmp_path: Path
) -> None:
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(claim_number=OTHER_CLAIM))
    result = load(store, tmp_path, "BEN", *pair("845.60", "310.90"))
    assert (result.exact, result.partial) == (2, 0)


def test_another_claim_number_differs(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(claim_number="900550088A"))
    load(store, tmp_path, "BEN", *pair("845.60", "310.90"))
    assert [(row[1], row[5]) for row in messages(store)] == [("IDENTITY", "CLAIM NUMBER")]


def test_equal_digits_are_not_the_same_person(store: Store, tmp_path: Path) -> None:
    """The child's claim number starts with the mother's SSN. The child's SSN is on no case."""
    budget(store, "0.00")
    result = load(store, tmp_path, "BEN", ben("300.00", ssn=900_55_0002, claim_number=f"{SSN}C1"))
    assert (result.exact, result.unmatched) == (0, 1)
    assert messages(store) == []


def random_records(rng: Random, ssn: int) -> list[dict[str, Any]]:
    claims = [f"{ssn}A", f"{ssn - 1}D", f"{ssn - 2}BT", f"{ssn - 3}T"]
    paired = rng.random() < 0.5
    status = dict(zip(claims, ("CP", "AD", "CP", "CP"), strict=True))
    other = dict(zip(claims, [claims[1], claims[0], *claims[:2]], strict=True))
    return [
        ben(
            f"{rng.choice((0, 310, 845))}.{rng.randrange(100):02}",
            ssn=ssn,
            claim_number=claim,
            payment_status=status[claim] if paired else rng.choice(("CP", "CP", "AD", "S9")),
            dual=rng.choice(("D", "D", "D", "")),
            cross_reference=rng.choice((other[claim], other[claim], "")),
        )
        for claim in (claims[: rng.randint(2, 4)] if paired else rng.sample(claims, 2))
    ]


def test_the_batch_counts_as_the_rule_does(sqlite_store: Store, tmp_path: Path) -> None:
    """The amounts posted for 600 persons with records of all kinds are those of the rule."""
    rng, ssns = Random("bendex"), range(900_56_0010, 900_56_6010, 10)
    held = {ssn: random_records(rng, ssn) for ssn in ssns}
    with sqlite_store.transaction() as connection:
        for number, ssn in enumerate(ssns):
            add_case(connection, f"D{number:06}")
            add_person(connection, f"D{number:06}", ssn=ssn)
    load(sqlite_store, tmp_path, "BEN", *(each for records in held.values() for each in records))
    with sqlite_store.reading() as connection:
        columns = select(Discrepancy.ssn, Discrepancy.error_type, Discrepancy.exchange_amount)
        found = connection.execute(columns).all()
    posted = {row.ssn: row.exchange_amount for row in found if row.error_type == "AMOUNT"}
    halves = {row.ssn for row in found if row.error_type == "DUAL"}
    rule = dual_rule(TODAY)
    expected: dict[int, Decimal] = {}
    combined = 0
    for ssn, records in held.items():
        names = ("claim_number", "payment_status", "gross", "dual", "cross_reference")
        benefits = [Benefit(*(record[name] for name in names)) for record in records]
        counted = countable_social_security(benefits, rule)
        assert (ssn in halves) == bool(counted.incomplete)
        if counted.incomplete:
            continue
        combined += counted.combined
        if counted.amount > 2:
            expected[ssn] = counted.amount
    assert posted == expected
    assert combined > 25 and len(halves) > 25


def test_the_order_of_the_lines_does_not_matter(sqlite_store: Store, tmp_path: Path) -> None:
    records = (*pair("900.10", "250.90"), ben("100.00", claim_number="900550098B"))
    found = []
    for number, order in enumerate(permutations(records)):
        path = file_of(tmp_path, "BEN", *order, sequence=number)
        load_file(sqlite_store, "BEN", path, CLOCK)
        found.append(amounts(sqlite_store))
    assert found == [[("0.00", "999.00")]] * 6


def test_every_record_of_a_person_is_on_one_line_of_py(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "BEN", *pair("845.60", "310.90"))
    with store.reading() as connection:
        segment = connection.execute(select(ExchangeSegment)).one()
    assert (segment.system, segment.records) == ("BEN", 2)
    assert segment.summary == f"CP GROSS 845.60 {OWN_CLAIM}"


@pytest.mark.parametrize("claim", ["900550001", "WA123456", "1EG4TE5MK73", "A900550001"])
def test_a_row_without_a_claim_number_is_rejected(
    sqlite_store: Store, tmp_path: Path, claim: str
) -> None:
    whole = ben("100.00")
    path = file_of(tmp_path, "BEN", whole)
    text = path.read_text("ascii").replace(OWN_CLAIM.ljust(12), claim.ljust(12))
    path.write_text(text, "ascii", newline="")
    assert load_file(sqlite_store, "BEN", path, CLOCK).rows_rejected == 1


def test_a_file_is_taken_in_once(store: Store, tmp_path: Path) -> None:
    path = file_of(tmp_path, "BEN", *pair("845.60", "310.90"))
    first, second = (load_file(store, "BEN", path, CLOCK) for _ in range(2))
    assert not first.already_loaded and second.already_loaded
    with store.reading() as connection:
        assert len(connection.execute(select(BenRecord.claim_number)).all()) == 2


def test_odd_dates_of_a_buy_in_are_kept_as_they_came(store: Store, tmp_path: Path) -> None:
    odd = ("00010101", "99999999", "20260231", "00000000")
    records = [bil(record_date=date(2026, 1, n), stop_date=day) for n, day in enumerate(odd, 1)]
    result = load(store, tmp_path, "BIL", *records, bil("A"))
    assert (result.rows_good, result.rows_rejected, result.posted) == (5, 0, None)
    with store.reading() as connection:
        kept = connection.scalars(
            select(BilRecord.stop_date).where(BilRecord.part == "B").order_by(BilRecord.record_date)
        ).all()
    assert tuple(kept) == odd
    assert messages(store) == []


def test_a_railroad_number_is_a_medicare_claim_number(store: Store, tmp_path: Path) -> None:
    result = load(store, tmp_path, "BIL", bil(claim_number="WCA123456"))
    assert result.rows_good == 1
