"""Rules in both Python and the engine's SQL agree, at the edges and anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from string import ascii_uppercase
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.exchange import staging
from data.exchange.batch import batch_engine
from data.exchange.matching import name_macros
from data.rules.bendex import (
    COUNTED_SQL,
    INCOMPLETE_SQL,
    Benefit,
    countable_social_security,
    dual_rule,
    incomplete,
)
from data.rules.codes import code_table
from data.rules.disqualification import PERMANENT, end_date, over, over_sql
from data.rules.eligibility import CaseHistory, eligible, eligible_sql
from data.rules.names import Name, Widths, letters, names_agree, plain
from data.rules.payment import counted, counted_sql
from data.rules.unemployment import uib_month, uib_month_sql
from data.systems.check import literal
from data.systems.contract import BatchEngine, Contract
from data.systems.layout import LayoutError
from data.systems.registry import contracts

TODAY = date(2026, 3, 1)
WIDTHS = Widths((5, 9), (7,))
ONE, OTHER, HEALTH = "900000061A", "900000099D", "900000061T"
CORNERS = [0, 1, 99, 100, 101, 199, 200, 31090, 31091, 84560, 84599, 84600]
"""Gross amounts in cents, including equal ones and those one cent off."""


@pytest.fixture(scope="module")
def engine() -> Iterator[BatchEngine]:
    """Engine with the macros for names."""
    with batch_engine() as made:
        name_macros(made)
        yield made


def rows(engine: BatchEngine, query: str, table: str, **columns: list[Any]) -> list[Any]:
    """Run a query over a table with these columns."""
    engine.put(table, pa.table(columns))
    return [tuple(row.values()) for batch in engine.batches(query) for row in batch.to_pylist()]


def two_claims() -> list[list[Benefit]]:
    """Draw the claims of one person, at and near every edge case of a combined check."""
    persons = []
    for first, second in product(CORNERS, repeat=2):
        cp, part = Decimal(first).scaleb(-2), Decimal(second).scaleb(-2)
        persons += [
            [Benefit(ONE, "CP", cp, "D", OTHER), Benefit(OTHER, "AD", part, "D", ONE)],
            [Benefit(ONE, "CP", cp), Benefit(OTHER, "CP", part)],
            [Benefit(ONE, "CP", cp, "D", OTHER), Benefit(OTHER, "CP", part, "D", ONE)],
            [Benefit(HEALTH, "CP", cp), Benefit(OTHER, "S9", part)],
            [Benefit(ONE, "C", cp, "D", OTHER), Benefit(OTHER, "AD", part, "D", ONE)],
            [Benefit(ONE, "T1", cp, "D", OTHER), Benefit(OTHER, "CP", part, "D", ONE)],
        ]
    return persons


def test_social_security_counts_the_same_in_the_batch(engine: BatchEngine) -> None:
    persons = two_claims()
    columns: dict[str, list[Any]] = {
        "person": [n for n, held in enumerate(persons) for _ in held],
        "period": [202603 for held in persons for _ in held],
        "amount": [int(each.gross.scaleb(2)) for held in persons for each in held],
    }
    for name in ("claim_number", "payment_status", "dual", "cross_reference"):
        columns[name] = [getattr(each, name) for held in persons for each in held]
    query = (
        f"SELECT person, sum(counted)::BIGINT FROM (SELECT person, {COUNTED_SQL} AS counted"
        " FROM in_force r) GROUP BY person ORDER BY person"
    )
    counted = [Decimal(cents).scaleb(-2) for _, cents in rows(engine, query, "in_force", **columns)]
    rule = dual_rule(TODAY)
    expected = [countable_social_security(held, rule).amount for held in persons]
    wrong = [each for each in zip(persons, counted, expected, strict=True) if each[1] != each[2]]
    assert not wrong


def test_a_dual_entitlement_is_incomplete_the_same_in_the_batch(engine: BatchEngine) -> None:
    """Every pair of statuses, flags and cross references of two claims."""
    sides = list(product(("CP", "C", "AD", "S9"), ("D", ""), ("own", "third", "")))
    persons = []
    for (status, dual, names), (other, flag, named) in product(sides, repeat=2):
        crossed = {"own": OTHER, "third": HEALTH, "": ""}[names]
        back = {"own": ONE, "third": HEALTH, "": ""}[named]
        one = Benefit(ONE, status, Decimal(800), dual, crossed)
        persons.append([one, Benefit(OTHER, other, Decimal(300), flag, back)])
    columns: dict[str, list[Any]] = {
        "person": [n for n, held in enumerate(persons) for _ in held],
        "period": [202603 for held in persons for _ in held],
        "amount": [int(each.gross.scaleb(2)) for held in persons for each in held],
    }
    for name in ("claim_number", "payment_status", "dual", "cross_reference"):
        columns[name] = [getattr(each, name) for held in persons for each in held]
    query = (
        f"SELECT person, claim_number, {INCOMPLETE_SQL}, {COUNTED_SQL} FROM in_force r"
        " ORDER BY person, claim_number"
    )
    found = rows(engine, query, "in_force", **columns)
    lone = [
        (n, each.claim_number, f"{each.claim_number} {each.cross_reference}".strip())
        for n, held in enumerate(persons)
        for each in held
        if incomplete(each, held)
    ]
    assert [row[:3] for row in found if row[2] is not None] == lone
    assert [row[:2] for row in found if row[3] is None] == [row[:2] for row in lone]


@pytest.mark.parametrize("cents", CORNERS)
def test_a_part_that_is_all_of_the_check_is_still_its_part(cents: int) -> None:
    """AD equal to CP: one combined check, with nothing paid on the claim with CP."""
    gross = Decimal(cents).scaleb(-2)
    held = [Benefit(ONE, "CP", gross, "D", OTHER), Benefit(OTHER, "AD", gross, "D", ONE)]
    counted = countable_social_security(held, dual_rule(TODAY))
    assert counted.combined and counted.amount == gross // 1
    assert [step.amount for step in counted.steps] == [0, 0, gross // 1, gross // 1]


def test_a_week_of_unemployment_makes_the_same_month(engine: BatchEngine) -> None:
    cents = [*range(3000), *range(11490, 11510), *range(23490, 23510), 53_900, 9_999_999]
    found = rows(
        engine,
        f"SELECT {uib_month_sql('weekly')} FROM claims ORDER BY weekly",
        "claims",
        weekly=cents,
    )
    months = [int(uib_month(Decimal(weekly).scaleb(-2)).scaleb(2)) for weekly in cents]
    assert [month for (month,) in found] == months


@pytest.mark.parametrize("table", ["ben_payment_status", "sdx_payment_status", "uib_status"])
def test_a_payment_status_counts_the_same(engine: BatchEngine, table: str) -> None:
    statuses = sorted({*code_table(table), *(f"{letter}99" for letter in ascii_uppercase), ""})
    query = f"SELECT {counted_sql(table, 'status', '99400')} FROM held ORDER BY status"
    found = [cents for (cents,) in rows(engine, query, "held", status=statuses)]
    assert found == [int(counted(table, each, Decimal(994)).scaleb(2)) for each in statuses]


def test_the_months_of_a_case_count_the_same(engine: BatchEngine) -> None:
    days = [date(2025, 2, 1), date(2025, 2, 28), date(2025, 3, 1), date(2025, 5, 31)]
    months = [202501, 202502, 202503, 202505, 202506]
    cases = [
        (CaseHistory(*dates, frozenset({month} if counted else ())), month)
        for dates in product(days, [None, *days], [None, *days])
        for month in months
        for counted in (False, True)
    ]
    found = rows(
        engine,
        f"SELECT {eligible_sql('c', 'c.month', 'c.counted')} FROM cases c ORDER BY n",
        "cases",
        n=list(range(len(cases))),
        application_date=[history.application for history, _ in cases],
        certification_date=[history.certification for history, _ in cases],
        closed_date=[history.closed for history, _ in cases],
        month=[month for _, month in cases],
        counted=[bool(history.budgeted) for history, _ in cases],
    )
    assert [said for (said,) in found] == [eligible(month, history) for history, month in cases]


def test_a_disqualification_is_over_the_same(engine: BatchEngine) -> None:
    starts = [date(2025, 1, 31), date(2025, 2, 28), date(2024, 2, 29), date(2025, 3, 1)]
    cases = [
        (start, months, (end_date(start, months) or TODAY) + timedelta(days=off))
        for start, months in product(starts, [1, 12, 24, 120, PERMANENT])
        for off in (-1, 0, 1)
    ]
    found = rows(
        engine,
        f"SELECT {over_sql('s', 'm', 'd')} FROM periods ORDER BY n",
        "periods",
        n=list(range(len(cases))),
        s=[start for start, _, _ in cases],
        m=[months for _, months, _ in cases],
        d=[day for _, _, day in cases],
    )
    assert [said for (said,) in found] == [over(*each) for each in cases]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=20))
@example(["Ørsted", "ŁUK", "ĐẶNG", "Straße", "Þór", "PEÑA", "O'Neal", "ĲSSEL", "ﬁsh", ""])
def test_a_name_has_the_same_letters(engine: BatchEngine, names: list[str]) -> None:
    query = "SELECT letters(name) FROM spelled ORDER BY n"
    spelled: dict[str, list[Any]] = {
        "n": list(range(len(names))),
        "name": [plain(name) for name in names],
    }
    found = [said for (said,) in rows(engine, query, "spelled", **spelled)]
    assert found == [letters(name) for name in names]


NAMES = st.builds(
    Name,
    *(
        st.lists(
            st.sampled_from(
                ["ROSA", "R", "V", "JR", "JR.", "III", "3RD", "DE", "O'", "Ø", "ł", "J"]
            ),
            max_size=4,
        ).flatmap(
            lambda parts: st.sampled_from([" ", "-", ", ", ""]).map(lambda by: by.join(parts))
        )
        for _ in Name._fields
    ),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=30, max_size=60))
def test_names_agree_the_same(engine: BatchEngine, pairs: list[tuple[Name, Name]]) -> None:
    spelled = [[plain(part) for part in (*sent, *held)] for sent, held in pairs]
    columns: dict[str, list[Any]] = {
        f"c{n}": list(texts) for n, texts in enumerate(zip(*spelled, strict=True))
    }
    widths = f"{list(WIDTHS.last)}, {list(WIDTHS.first)}"
    query = f"SELECT names_agree(c0, c1, c2, c3, c4, c5, {widths}) FROM two ORDER BY n"
    found = [said for (said,) in rows(engine, query, "two", n=list(range(len(pairs))), **columns)]
    assert found == [names_agree(Name(*each[:3]), Name(*each[3:]), WIDTHS) for each in spelled]


ALPHABET = "  0019AZaz*-.X"
"""Blanks, digits, letters and punctuation found in codes, dates and numbers."""


@pytest.mark.parametrize("contract", contracts().values(), ids=list(contracts()))
@settings(max_examples=40)
@given(data=st.data())
def test_a_field_is_judged_the_same(
    engine: BatchEngine, contract: Contract, data: st.DataObject
) -> None:
    item = data.draw(st.sampled_from(contract.layout.detail[1:]), label="field")
    near = [code.ljust(item.length) for code in item.codes] or [item.format.nothing]
    texts = st.text(ALPHABET, min_size=item.length, max_size=item.length)
    days = st.dates(date(1899, 12, 25), date(2100, 1, 5)).map("{:%Y%m%d}".format)
    chosen = st.sampled_from([each.ljust(item.length, each[:1] or " ") for each in near])
    drawn = texts | chosen | days if item.length == 8 else texts | chosen
    text = data.draw(drawn, label="text")
    cases = " ".join(
        f"WHEN {test} THEN {literal(complaint)}"
        for test, complaint in staging.tests(item, "DATE '9999-12-31'")
    )
    value = item.format.typed.format(f"{item.name}_text")
    query = (
        f"SELECT CASE {cases or 'WHEN false THEN NULL'} ELSE '' END FROM"
        f" (SELECT *, {value} AS {item.name} FROM (SELECT text AS {item.name}_text FROM given))"
    )
    ((said,),) = rows(engine, query, "given", text=[text])
    assert said == item.complaint(text) or _unreadable(item, text) == said


def _unreadable(item: Any, text: str) -> str:
    """Characters of the right form that are not a value: 20260230 is not a date."""
    try:
        item.read(text)
    except LayoutError as error:
        return str(error).removeprefix(f"{item.label} ")
    return ""
